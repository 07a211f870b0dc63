"""The network learns its training pictures by heart."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.outcome import LARGEST_GAP, WEAK_VALIDATION, Outcome, outcome
from engine.doctor.rule import Rule
from engine.doctor.signals import brief, numbers, percent
from engine.doctor.structure import DROPOUTS
from engine.spec.message import say

WEAK_BEFORE = 0.6
"""S_val on the way, where it is noisy."""
MOST_RISE = 1.15
"""Validation loss over its minimum."""
LEAST_AGE = 3
"""Validations since that minimum."""
FEW_PICTURES = 50
"""Of each class, to train on."""
FEW_GAP = 0.05
"""Of accuracy, where there are few pictures and all of them are known."""
BY_HEART = 0.95
"""Accuracy on the training pictures."""


def find(evidence: Evidence) -> Iterable[Finding]:
    """A gap in accuracy, and a validation loss that has been rising; or few pictures, known by heart."""
    seen = [v for v in evidence.validations if v.step > 0 and math.isfinite(v.loss)]
    result = outcome(evidence)
    if not seen or not result.gap > FEW_GAP:
        return
    losses = np.array([v.loss for v in seen])
    best = int(losses.argmin())
    rise = float(losses[-1] / max(losses[best], 1e-12))
    present = evidence.counts[evidence.counts > 0]
    pictures = float(np.median(present)) if len(present) else 0.0
    rises = rise > MOST_RISE and len(seen) - 1 - best >= LEAST_AGE
    few = (
        pictures < FEW_PICTURES
        and evidence.observations[-1].accuracy >= BY_HEART
        and not _is_regularised(evidence)
    )
    if not few and not (rises and result.gap > LARGEST_GAP):
        return
    train, validation = percent(evidence.observations[-1].accuracy), percent(seen[-1].accuracy)
    yield Finding(
        "overfitting",
        "problem" if few or _harms(evidence, result, float(losses[-1])) else "warning",
        None,
        seen[best].step,
        say(
            "The network knows {train} of its training pictures but {validation} of new ones; the validation "
            "loss has risen to {times} times its best of step {step}.",
            train=train,
            validation=validation,
            times=brief(rise),
            step=seen[best].step,
        )
        if rises
        else say(
            "The network knows {train} of its training pictures but {validation} of new ones: {pictures} "
            "pictures of a class are too few.",
            train=train,
            validation=validation,
            pictures=brief(pictures),
        ),
        numbers(
            gap=result.gap,
            rise=rise,
            best_step=seen[best].step,
            validation_loss=float(losses[-1]),
            pictures_of_a_class=pictures,
        ),
        (),
        RULE.cures,
    )


def _is_regularised(evidence: Evidence) -> bool:
    """Whether something is done against it already."""
    plan = evidence.project.training
    drops = any(node.layer.type in DROPOUTS for node in evidence.project.network.nodes)
    return drops or bool(plan.augmentations or plan.optimizer.weight_decay or plan.l1)


def _harms(evidence: Evidence, result: Outcome, loss: float) -> bool:
    """Whether it is far behind the reference, or behind and more wrong than a blind guess. Else nothing is
    lost but time: the run keeps its best weights."""
    worse = evidence.project.training.loss.type == "CrossEntropy" and loss > evidence.constant_loss
    return (worse and result.behind) or result.validation < (WEAK_VALIDATION if result.ended else WEAK_BEFORE)


RULE = Rule(
    id="overfitting",
    title=say("Overfitting"),
    mechanism=say(
        "With enough weights a network can remember each training picture instead of what the pictures of a "
        "class have in common. It then gets surer and surer of answers that are wrong for new pictures."
    ),
    formula=(
        "Training accuracy - validation accuracy > 15 points, validation loss > 1.15 times its minimum, and "
        "that minimum at least 3 validations old: a warning; a problem where S_val < 0.75, or behind with a "
        "validation loss over H0. Or under 50 training pictures of a class, 95 % of them known, a gap of "
        "over 5 points, and neither dropout nor decay nor augmentation."
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
