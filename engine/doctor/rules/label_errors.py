"""Labels that contradict the pictures."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.rule import Rule
from engine.doctor.signals import brief, input_shift, numbers, percent, progress
from engine.spec.message import say

MOST_RISE = 0.1
"""Of the reference's validation loss over its minimum, in units of H0."""
MOST_LOSS = 0.8
"""Of that validation loss at its end, in units of H0: nearly blind guessing, or worse."""
LEAST_PICTURES = 30
"""Of each class: with fewer any network learns by heart what does not hold for others."""
MOST_SHIFT = 0.5
"""Between training and validation pictures, in deviations: those are then two kinds of pictures."""
LEAST_FIT = 0.8
"""Accuracy on the tiny batch: by heart it can be learnt."""
LEAST_PROGRESS = 0.1


def find(evidence: Evidence) -> Iterable[Finding]:
    """The reference, too, gets worse at new pictures than blind guessing, the more it learns of its own."""
    reference = evidence.reference
    if reference is None or progress(evidence) < LEAST_PROGRESS or evidence.constant_loss <= 0:
        return
    losses = reference.validation_loss[np.isfinite(reference.validation_loss)]
    present = evidence.counts[evidence.counts > 0]
    if not len(losses) or np.median(present) < LEAST_PICTURES or input_shift(evidence) > MOST_SHIFT:
        return
    rise = float(losses[-1] - losses.min()) / evidence.constant_loss
    learns = evidence.batch_fit is None or evidence.batch_fit.accuracy >= LEAST_FIT
    if not (losses[-1] > MOST_LOSS * evidence.constant_loss and rise > MOST_RISE and learns):
        return
    accuracy = float(reference.balanced_accuracy[-1])
    yield Finding(
        "label_errors",
        "problem",
        None,
        0,
        say(
            "A tiny reference network learns these training pictures by heart, and gets {accuracy} of new "
            "ones; the surer it is, the more it is wrong (loss {loss}; blind guessing: {guess}). The labels "
            "contradict one another.",
            accuracy=percent(accuracy),
            loss=brief(float(losses[-1])),
            guess=brief(evidence.constant_loss),
        ),
        numbers(
            reference_loss=float(losses[-1]),
            reference_rise=rise,
            reference_accuracy=accuracy,
            batch_fit=evidence.batch_fit.accuracy if evidence.batch_fit is not None else None,
        ),
        (),
        RULE.cures,
    )


RULE = Rule(
    id="label_errors",
    title=say("Wrong labels"),
    mechanism=say(
        "If the labels do not follow from the pictures there is nothing to learn but each picture by heart. "
        "Then the training loss can fall, and every network guesses at new pictures."
    ),
    formula=(
        "The reference's validation loss at its end is over 0.8 H0 and has risen by more than 0.1 H0 from "
        "its minimum, with 30 training pictures of a class or more, and a tiny batch can be learnt to 80 %."
    ),
    source="Zhang et al. 2017; Northcutt, Athalye and Mueller, Pervasive Label Errors, 2021",
    limits=say(
        "It sees labels of which many are wrong; single wrong ones are found by the examination of the data. "
        "A task that is too hard for the reference looks alike."
    ),
    find=find,
    cures=("show_suspicious",),
    not_cures={
        "more_epochs": say("It would learn more wrong labels by heart."),
        "wider": say("A larger network learns more wrong labels by heart."),
        "lower_learning_rate": say("The steps follow the labels, whatever their length."),
    },
)
