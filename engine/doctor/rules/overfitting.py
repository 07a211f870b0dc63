"""The network learns its training pictures by heart."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.outcome import WEAK_VALIDATION, outcome
from engine.doctor.rule import Rule
from engine.doctor.signals import brief, numbers, percent
from engine.spec.message import say

LEAST_GAP = 0.15
"""Of accuracy, between training and validation."""
MOST_RISE = 1.15
"""Validation loss over its minimum."""
LEAST_AGE = 3
"""Validations since that minimum."""


def find(evidence: Evidence) -> Iterable[Finding]:
    """A gap in accuracy, and a validation loss that has been rising for a while."""
    seen = [v for v in evidence.validations if v.step > 0 and math.isfinite(v.loss)]
    if len(seen) <= LEAST_AGE or not evidence.observations or not evidence.project.data.validation_fraction:
        return
    losses = np.array([v.loss for v in seen])
    best = int(losses.argmin())
    rise = float(losses[-1] / max(losses[best], 1e-12))
    gap = evidence.observations[-1].accuracy - seen[-1].accuracy
    if not (gap > LEAST_GAP and rise > MOST_RISE and len(seen) - 1 - best >= LEAST_AGE):
        return
    result = outcome(evidence)
    yield Finding(
        "overfitting",
        "problem" if result.known and result.validation < WEAK_VALIDATION else "warning",
        None,
        seen[best].step,
        say(
            "The network knows {train} of its training pictures but {validation} of new ones; the validation "
            "loss has risen to {times} times its best of step {step}.",
            train=percent(evidence.observations[-1].accuracy),
            validation=percent(seen[-1].accuracy),
            times=brief(rise),
            step=seen[best].step,
        ),
        numbers(gap=gap, rise=rise, best_step=seen[best].step, validation_loss=float(losses[-1])),
        (),
        RULE.cures,
    )


RULE = Rule(
    id="overfitting",
    title=say("Overfitting"),
    mechanism=say(
        "With enough weights a network can remember each training picture instead of what the pictures of a "
        "class have in common. It then gets surer and surer of answers that are wrong for new pictures."
    ),
    formula=(
        "Training accuracy - validation accuracy > 15 points, validation loss > 1.15 times its minimum, and "
        "that minimum at least 3 validations old. A warning; a problem where S_val < 0.75."
    ),
    source="Prechelt, Early Stopping - But When?, 1998; Goodfellow et al. 2016, chapter 7",
    limits=say("With few validation pictures the loss is noisy, and accuracy may still rise while it grows."),
    find=find,
    cures=("early_stopping", "augmentation", "dropout", "more_weight_decay"),
    not_cures={
        "wider": say("More weights remember still more."),
        "more_epochs": say("The longer it trains, the more it knows by heart."),
        "range_test": say("It fits well; it is what it fits that is wrong."),
    },
)
