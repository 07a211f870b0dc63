"""The network answers differently in training and in use."""

from __future__ import annotations

from collections.abc import Iterable

from engine.doctor.evidence import Evidence, Observation
from engine.doctor.finding import Finding
from engine.doctor.outcome import Outcome, outcome
from engine.doctor.rule import Rule
from engine.doctor.signals import batch_size, brief, holds_since, numbers
from engine.doctor.structure import DROPOUTS
from engine.spec.message import say

MOST_RATIO = 1.5
LEAST_DIFFERENCE = 0.3
"""In nats: near 0 a ratio says nothing."""
SETTLED = 50
"""Steps until the running statistics have forgotten where they began."""
SMALL_BATCH = 8
LEAST_SKILL, LEAST_SKILL_BEFORE = 0.9, 0.6
"""S_val at the end, and before: validation is made in the mode of use. On the way the best so far of noisy
statistics is low in healthy runs, too."""


def find(evidence: Evidence) -> Iterable[Finding]:
    """The same batch has a loss half as large again, or more, in the mode of use."""
    since = holds_since(evidence, _holds)
    if since is None:
        return
    last = [o for o in evidence.observations if _holds(o)][-1]
    network = evidence.project.network
    norms = tuple(node.id for node in network.of_type("BatchNorm"))
    drops = tuple(node.id for node in network.nodes if node.layer.type in DROPOUTS)
    layers = norms or drops
    small = bool(norms) and batch_size(evidence) <= SMALL_BATCH
    yield Finding(
        "train_eval_mismatch",
        "problem" if _harms(outcome(evidence)) else "information",
        layers[0] if layers else None,
        since,
        say(
            "The same pictures have a loss of {train} in the mode of training and {use} in that of use.",
            train=brief(last.loss),
            use=brief(last.evaluation_loss),
        ),
        numbers(loss=last.loss, evaluation_loss=last.evaluation_loss, batch_size=batch_size(evidence)),
        layers,
        ("group_norm", "larger_batch") if small else RULE.cures,
    )


def _harms(result: Outcome) -> bool:
    return result.validation < (LEAST_SKILL if result.ended else LEAST_SKILL_BEFORE)


def _holds(observation: Observation) -> bool:
    if observation.step < SETTLED:
        return False
    difference = observation.evaluation_loss - observation.loss
    return difference > LEAST_DIFFERENCE and observation.evaluation_loss > MOST_RATIO * observation.loss


RULE = Rule(
    id="train_eval_mismatch",
    title=say("Training and use differ"),
    mechanism=say(
        "BatchNorm uses the batch while training and running means in use; where those do not fit, the "
        "network in use is another one than that which was trained. Small batches and a memory that is too "
        "long or too short are the usual reasons."
    ),
    formula=(
        "After step 50, in 2 of the last 3 looks: the loss of the same batch in the mode of use is over 1.5 "
        "times, and over 0.3 more than, that in the mode of training. A problem where S_val < 0.9 at the "
        "end, or < 0.6 before."
    ),
    source="Ioffe, Batch Renormalization, 2017; Wu and Johnson, Rethinking Batch in BatchNorm, 2021",
    limits=say(
        "A dropout makes the loss in training the larger one; that is as it should be and does not count."
    ),
    find=find,
    cures=("group_norm", "larger_batch", "lower_learning_rate"),
    not_cures={
        "more_epochs": say("The statistics follow the weights; they are as far off later."),
        "dropout": say("It adds one more difference between the two modes."),
        "early_stopping": say("The two modes differ from early on."),
    },
)
