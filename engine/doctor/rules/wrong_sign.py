"""The loss grows, window by window, while nothing else is wrong: the steps lead uphill."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.rule import Rule
from engine.doctor.signals import brief, curve, numbers, update_ratio, window_means
from engine.spec.message import say

NUM_WINDOWS = 6
LEAST_STEPS = 12
LEAST_GROWTH = 1.05
"""From each window to the next at least 1, from the first to the last so many times."""
LONGEST_STEP = 0.1
"""u: a loss that grows at longer steps grows because of them."""


def find(evidence: Evidence) -> Iterable[Finding]:
    """Every window's mean loss over the one before, from a first loss that was in order."""
    steps, losses = curve(evidence)
    if len(steps) < LEAST_STEPS or not update_ratio(evidence) < LONGEST_STEP:
        return
    windows = window_means(losses, NUM_WINDOWS)
    if not np.isfinite(windows).all() or not (np.diff(windows) > 0).all():
        return
    if not windows[-1] > LEAST_GROWTH * max(windows[0], 1e-12):
        return
    yield Finding(
        "wrong_sign",
        "problem",
        None,
        0,
        say(
            "The loss has grown in every stretch of the run, from {first} to {last}.",
            first=brief(float(windows[0])),
            last=brief(float(windows[-1])),
        ),
        numbers(first=float(windows[0]), last=float(windows[-1]), windows=NUM_WINDOWS),
        (),
        RULE.cures,
    )


RULE = Rule(
    id="wrong_sign",
    title=say("Steps uphill"),
    mechanism=say(
        "The gradient points to where the loss grows, so a step must go against it. With the sign turned, in "
        "the rate or in the loss, the training gets worse at exactly what it should get better at."
    ),
    formula=(
        "The run in 6 windows: the mean loss of each is over that of the one before, the last over 1.05 "
        "times the first, and the median update ratio under 0.1 (else the steps are too long)."
    ),
    source="Humbatova et al., Taxonomy of Real Faults in Deep Learning Systems, 2020",
    limits=say("A loss that grows by a wrong learning rate jumps about; this one grows steadily."),
    find=find,
    cures=("positive_rate", "cross_entropy"),
    not_cures={
        "lower_learning_rate": say("Shorter steps uphill still lead uphill."),
        "more_epochs": say("The longer it goes on, the worse it gets."),
        "batch_norm": say("The direction is wrong, not the scale."),
    },
)
