"""Steps so long that each destroys what the one before achieved."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.outcome import outcome
from engine.doctor.rule import Rule
from engine.doctor.signals import brief, curve, is_adaptive, numbers, update_ratio
from engine.spec.message import say

LARGEST_ADAPTIVE, LARGEST_PLAIN = 0.1, 0.3
LARGEST_EVER = 1.0
"""A layer moved by more than its own length."""
EARLY = 0.2
"""Of the run."""
LEAST_STEPS = 3
LEAST_WEIGHT = 1e-3
"""Norm: a layer that starts at 0 moves by many times its length, and rightly."""


def find(evidence: Evidence) -> Iterable[Finding]:
    """The median update ratio early in the run, or any layer thrown beyond its own length."""
    if evidence.step < LEAST_STEPS:
        return
    usual = update_ratio(evidence, 0.0, EARLY)
    limit = LARGEST_ADAPTIVE if is_adaptive(evidence) else LARGEST_PLAIN
    most, layer, step = _most(evidence)
    if not (usual > limit or most > LARGEST_EVER):
        return
    rate = evidence.project.training.optimizer.learning_rate
    yield Finding(
        "learning_rate_too_high",
        "problem" if outcome(evidence).weak else "information",
        None if usual > limit else layer,
        0 if usual > limit else step,
        say(
            "Each step changes the weights by {share} of their own size; around 0.001 is healthy. The "
            "learning rate of {rate} is too high.",
            share=brief(usual),
            rate=brief(rate),
        )
        if usual > limit
        else say(
            "At step {step} a layer was moved by {times} times its own size; the learning rate of {rate} "
            "is too high.",
            step=step,
            times=brief(most),
            rate=brief(rate),
        ),
        numbers(update_ratio=usual, largest_update_ratio=most, learning_rate=rate),
        () if layer is None else (layer,),
        RULE.cures,
    )


def _most(evidence: Evidence) -> tuple[float, str | None, int]:
    """The largest update ratio of a layer with weights worth the name, its layer and its step."""
    steps, ratios = curve(evidence, "update_ratio")
    weights = curve(evidence, "weight_norm")[1]
    if not len(steps) or evidence.history is None:
        return float("nan"), None, 0
    ratios = np.where(np.isfinite(ratios) & (weights > LEAST_WEIGHT), ratios, 0.0)
    row, column = np.unravel_index(int(ratios.argmax()), ratios.shape)
    return float(ratios[row, column]), evidence.history.layers[column], int(steps[row])


RULE = Rule(
    id="learning_rate_too_high",
    title=say("Learning rate too high"),
    mechanism=say(
        "The gradient is true only near the place where it was measured. A step that is too long lands where "
        "the slope is another, so that the loss jumps about or grows instead of falling."
    ),
    formula=(
        "u_l = norm of the real update / norm of the weights: its median in the first fifth of the run over "
        "0.1 (optimizers with a step of their own length) or 0.3 (gradient descent), or any u_l over 1; and "
        "the run is weak."
    ),
    source="Smith, Cyclical Learning Rates, 2017; Karpathy, A Recipe for Training Neural Networks, 2019",
    limits=say("Behind a normalisation weights of any length do the same, and long steps are soon harmless."),
    find=find,
    cures=("range_test", "lower_learning_rate", "warm_up", "clip_gradients", "cosine_schedule"),
    not_cures={
        "more_epochs": say("It jumps about as long as the steps are too long."),
        "dropout": say("It adds noise to a training that has too much."),
        "wider": say("A larger network has the same trouble with the same steps."),
    },
)
