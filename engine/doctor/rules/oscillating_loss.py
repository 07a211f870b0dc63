"""The run loses, again and again, what it had reached."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.outcome import outcome
from engine.doctor.rule import Rule
from engine.doctor.signals import batch_size, curve, numbers, percent, progress, window_means
from engine.spec.message import say

NUM_WINDOWS = 20
LEAST_STEPS = 100
LEAST_PROGRESS = 0.25
"""Of the run: its beginning is rough in healthy runs, too."""
MOST_DRAWDOWN = 0.10
"""Of accuracy, under the best window so far."""
MOST_WINDOWS = 0.1
"""The share of windows that lie so deep."""


def find(evidence: Evidence) -> Iterable[Finding]:
    """Window means of the training accuracy, each against the best before it."""
    steps, accuracies = curve(evidence, "accuracy")
    if evidence.step < LEAST_STEPS or progress(evidence) < LEAST_PROGRESS:
        return
    windows = window_means(accuracies, NUM_WINDOWS)
    windows = windows[np.isfinite(windows)]
    if not len(windows):
        return
    drawdown = np.maximum.accumulate(windows) - windows
    deep = drawdown > MOST_DRAWDOWN
    if not deep.mean() > MOST_WINDOWS:
        return
    result = outcome(evidence)
    noise = [o.noise_scale for o in evidence.observations if math.isfinite(o.noise_scale)]
    small = bool(noise) and noise[-1] > 4 * batch_size(evidence)
    yield Finding(
        "oscillating_loss",
        "problem" if result.failing or result.behind else "information",
        None,
        int(steps[int(deep.argmax()) * len(steps) // NUM_WINDOWS]),
        say(
            "In {share} of the run the accuracy lay more than 10 points under what it had reached before, "
            "by {depth} at worst.",
            share=percent(float(deep.mean())),
            depth=percent(float(drawdown.max())),
        ),
        numbers(
            share=float(deep.mean()), drawdown=float(drawdown.max()), noise_scale=noise[-1] if noise else None
        ),
        (),
        ("cosine_schedule", "larger_batch", *RULE.cures[1:3]) if small else RULE.cures,
    )


RULE = Rule(
    id="oscillating_loss",
    title=say("Oscillating loss"),
    mechanism=say(
        "Each step overshoots the floor of the valley and lands on its other side, or follows a batch too "
        "small to know the way. What is won in one stretch is lost in the next."
    ),
    formula=(
        "The training accuracy in 20 windows: over a tenth of them lie more than 10 points under the best "
        "window before. A problem where the run is weak. A larger batch is advised where the noise scale "
        "B_simple is over 4 batches."
    ),
    source="McCandlish et al., An Empirical Model of Large-Batch Training, 2018; Goodfellow et al. 2016",
    limits=say("A schedule that restarts makes such waves on purpose."),
    find=find,
    cures=(
        "cosine_schedule",
        "lower_learning_rate",
        "plateau_schedule",
        "larger_batch",
        "clip_gradients",
        "momentum",
    ),
    not_cures={
        "more_epochs": say("The waves go on as long as the steps are too long."),
        "wider": say("A larger network swings as much."),
        "one_cycle": say("It begins with steps that are longer still."),
    },
)
