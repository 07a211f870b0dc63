"""A softmax before a loss that applies one itself."""

from __future__ import annotations

import math
from collections.abc import Iterable

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.outcome import outcome
from engine.doctor.rule import Rule
from engine.doctor.signals import name_of, numbers, persists
from engine.doctor.structure import end
from engine.spec.message import say


def find(evidence: Evidence) -> Iterable[Finding]:
    """By the drawing, or by outputs that are shares of 1 in observation after observation."""
    loss = evidence.project.training.loss
    if loss.wants != "logits" or loss.reading != "softmax" or loss.type == "Hinge":
        return
    last = end(evidence.project.network)
    drawn = last is not None and last.layer.type == "Softmax"
    seen = persists([o.logits_are_probabilities for o in evidence.observations])
    if not drawn and not seen:
        return
    result = outcome(evidence)
    classes = max(len(evidence.counts), 2)
    floor = math.log(math.e + classes - 1) - 1
    layer = last.id if last is not None and drawn else None
    yield Finding(
        "softmax_before_logits_loss",
        "warning" if result.ended and result.fine else "problem",
        layer,
        0,
        say(
            "The loss applies a softmax itself, and {layer} is one already: the loss cannot fall below "
            "{floor}.",
            layer=name_of(evidence, layer) if layer else "Output",
            floor=f"{floor:.3f}",
        ),
        numbers(floor=floor, classes=classes),
        () if layer is None else (layer,),
        RULE.cures,
    )


RULE = Rule(
    id="softmax_before_logits_loss",
    title=say("Softmax before a loss that has one"),
    mechanism=say(
        "Two softmaxes in a row press the outputs into a narrow range, so that even a perfect answer looks "
        "unsure to the loss. Its gradient fades, most of all where the answer is sure and wrong."
    ),
    formula=(
        "The last layer is a Softmax, or the outputs are never negative and every row sums to 1, and the "
        "loss takes logits: a problem until a run has ended with S_val over 0.93. The loss of K classes "
        "cannot fall below ln(e + K - 1) - 1: 1.461 for 10."
    ),
    source="Humbatova et al., Taxonomy of Real Faults in Deep Learning Systems, 2020",
    limits=say(
        "Networks with it often learn, only slower and less; one that keeps up with the reference gets a "
        "warning."
    ),
    find=find,
    cures=("remove_softmax",),
    not_cures={
        "lower_learning_rate": say("The floor of the loss stays where it is."),
        "more_epochs": say("The floor of the loss stays where it is."),
        "relu": say("It is the last layer that is wrong, not the activations between."),
    },
)
