"""Steps so long that each destroys what the one before achieved."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from engine.doctor.evidence import Evidence, Floats
from engine.doctor.finding import Finding
from engine.doctor.outcome import outcome
from engine.doctor.rule import Rule
from engine.doctor.signals import brief, curve, growth, numbers, percent, row_medians, times
from engine.doctor.structure import NORMS
from engine.spec.message import Message, say
from engine.spec.problems import Severity

LARGEST_STEP = 0.2
"""u: the median over the layers, of the longest step. Healthy networks that bear more are normed."""
LARGEST_EVER = 1.0
"""u of one layer: moved by more than its own length."""
LARGEST_GROWTH = 4.0
"""Of the weights' norm since the first step."""
SURE_STEP = 0.5
"""u: all layers at once are thrown by half their own length, and nothing norms them."""
LEAST_STEPS = 3
LEAST_WEIGHT = 1e-3
"""Norm: a layer that starts at 0 moves by many times its length, and rightly."""


def find(evidence: Evidence) -> Iterable[Finding]:
    """The longest step of the run, or weights that have grown."""
    if evidence.step < LEAST_STEPS or evidence.history is None:
        return
    steps, ratios, any_ratio, usual = _ratios(evidence)
    longest, most, grown = (
        int(usual.argmax()),
        np.unravel_index(int(any_ratio.argmax()), ratios.shape),
        growth(evidence),
    )
    result, rate = outcome(evidence), evidence.project.training.optimizer.learning_rate
    thrown = bool(usual[longest] > LARGEST_STEP or any_ratio[most] > LARGEST_EVER or grown > LARGEST_GROWTH)
    if not thrown:
        return
    normed = any(node.layer.type in NORMS for node in evidence.project.network.nodes)
    sure = bool(usual[longest] > SURE_STEP) and not normed
    harms = result.weak or (result.behind and not normed) or (sure and not result.ended)
    severity: Severity = "problem" if harms else "information"
    step = int(steps[longest])
    layer = evidence.history.layers[int(most[1])]
    yield Finding(
        "learning_rate_too_high",
        severity,
        layer if usual[longest] <= LARGEST_STEP < any_ratio[most] else None,
        step,
        _message(float(usual[longest]), float(any_ratio[most]), grown, step, rate),
        numbers(
            longest_step=float(usual[longest]),
            largest_update_ratio=float(any_ratio[most]),
            growth=grown,
            learning_rate=rate,
        ),
        (),
        RULE.cures,
    )


def _message(usual: float, most: float, grown: float, step: int, rate: float) -> Message:
    if usual > 2:
        return say(
            "At step {step} the weights changed by {times} times their own size; around a thousandth is "
            "healthy. The learning rate of {rate} is too high.",
            step=step,
            times=times(math.log10(usual)),
            rate=brief(rate),
        )
    if usual > LARGEST_STEP:
        return say(
            "At step {step} the weights changed by {share} of their own size; around 0.1 % is healthy. The "
            "learning rate of {rate} is too high.",
            step=step,
            share=percent(usual),
            rate=brief(rate),
        )
    if most > LARGEST_EVER:
        return say(
            "A layer was moved by {times} times its own size in one step; the learning rate of {rate} is too "
            "high.",
            times=brief(most),
            rate=brief(rate),
        )
    return say(
        "The weights have grown to {times} times their first size; the learning rate of {rate} is too high.",
        times=brief(grown),
        rate=brief(rate),
    )


def _ratios(evidence: Evidence) -> tuple[NDArray[np.int64], Floats, Floats, Floats]:
    """(n,) steps; (n, layers) update ratios, then those of weights worth the name; (n,) medians."""
    steps, ratios = curve(evidence, "update_ratio")
    weights = curve(evidence, "weight_norm")[1]
    worthy = np.where(np.isfinite(ratios) & (weights > LEAST_WEIGHT), ratios, 0.0)
    usual = row_medians(ratios)
    return steps, ratios, worthy, np.where(np.isfinite(usual), usual, 0.0)


RULE = Rule(
    id="learning_rate_too_high",
    title=say("Learning rate too high"),
    mechanism=say(
        "The gradient is true only near the place where it was measured. A step that is too long lands where "
        "the slope is another, so that the loss jumps about or grows instead of falling."
    ),
    formula=(
        "u_l = norm of the real update / norm of the weights: its median over the layers over 0.2 in any "
        "step, any u_l over 1, or weights that have grown to 4 times their norm; and the run is weak, or "
        "ends with S_val < 0.93 without any normalisation. Before that is known: a median over 0.5 without "
        "any normalisation."
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
