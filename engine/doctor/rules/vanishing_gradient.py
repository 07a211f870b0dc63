"""The gradient fades on its way from the output to the first layers."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine.doctor.evidence import Evidence, Observation
from engine.doctor.finding import Finding
from engine.doctor.outcome import outcome
from engine.doctor.rule import Rule
from engine.doctor.signals import (
    backward_decades,
    brief,
    early,
    forward_decades,
    half_length,
    largest,
    lost_decades,
    name_of,
    numbers,
    percent,
    persists,
    times,
)
from engine.spec.message import Message, say

MOST_LOST = -2.0
"""B: a hundredth of the gradient arrives."""
MOST_LOST_WITHIN = -1.3
"""B without the classifier: a small last layer is no fault. Healthy networks lose up to 1.2 decades."""
MOST_FADED = -2.3
"""Fz: of the signal itself a two-hundredth is left at the end."""
SURE_LOST = -2.5
"""B without the classifier, or Fz, before the first step: none that lost so much has learnt in time."""
UNSURE_LOST = -2.2
"""The same: of those that lost less many learn."""
ALL_DEAD = 0.9
"""Of a layer's units: then it is they that let nothing through."""
EARLY = 0.25
"""Of the run."""


def find(evidence: Evidence) -> Iterable[Finding]:
    """B < -2 or Fz < -2.3 before the first step, or lasting in the first quarter of the run."""
    observations = early(evidence, EARLY)
    held = [_holds(observation) for observation in observations]
    if not held or not (held[0] or persists(held)):
        return
    worst = min((o for o, holds in zip(observations, held, strict=True) if holds), key=_strength)
    lost, faded = lost_decades(worst.signal_norm), forward_decades(worst)
    within = float(np.fmin(backward_decades(worst), faded))
    result = outcome(evidence)
    unsure = not result.known and within > UNSURE_LOST
    severity = result.severity(sure=worst.step == 0 and within < SURE_LOST, strong=not unsure)
    signal = np.asarray(worst.signal_norm, np.float64)
    weak = [i for i, norm in zip(evidence.layers, signal, strict=False) if norm < 0.01 * signal[-1]]
    layers = tuple(weak or evidence.layers[:1])
    length = half_length(worst.signal_norm)
    yield Finding(
        "vanishing_gradient",
        severity,
        layers[0],
        worst.step,
        _message(evidence, lost, faded, length),
        numbers(decades=lost, forward_decades=faded, half_length=length, layers=len(evidence.layers)),
        layers,
        RULE.cures,
    )


def _holds(observation: Observation) -> bool:
    if largest(observation.dead_share) >= ALL_DEAD:
        return False
    lost = lost_decades(observation.signal_norm) < MOST_LOST
    return (lost and backward_decades(observation) < MOST_LOST_WITHIN) or (
        forward_decades(observation) < MOST_FADED
    )


def _strength(observation: Observation) -> tuple[bool, float]:
    """What was there before the first step counts most."""
    return observation.step > 0, float(np.fmin(backward_decades(observation), forward_decades(observation)))


def _message(evidence: Evidence, lost: float, faded: float, length: float) -> Message:
    first, last = (name_of(evidence, evidence.layers[i]) for i in (0, -1))
    if not lost < MOST_LOST:
        return say(
            "The signal fades on its way: what leaves {last} varies {times} times less than what leaves "
            "{first}.",
            first=first,
            last=last,
            times=times(-faded),
        )
    if not 0 < length < len(evidence.layers):
        return say(
            "The gradient at {first} is {times} times smaller than at {last}.",
            first=first,
            last=last,
            times=times(-lost),
        )
    if length < 1:
        return say(
            "The gradient at {first} is {times} times smaller than at {last}: each layer takes away {share} "
            "of the signal.",
            first=first,
            last=last,
            times=times(-lost),
            share=percent(1 - 2 ** (-1 / length)),
        )
    return say(
        "The gradient at {first} is {times} times smaller than at {last}: half of the signal is lost every "
        "{length} layers.",
        first=first,
        last=last,
        times=times(-lost),
        length=brief(length),
    )


RULE = Rule(
    id="vanishing_gradient",
    title=say("Vanishing gradient"),
    mechanism=say(
        "On the way back each layer multiplies the gradient by its weights and by the slope of its "
        "activation; where that is below 1, what is left shrinks with every layer. The first layers then "
        "hardly move, and the rest learns from features that are still random."
    ),
    formula=(
        "B = log10(d_first / d_last) < -2, and < -1.3 without the classifier, before the first step or in 2 "
        "of the last 3 looks of the first quarter; or Fz = log10(std z_last / std z_first) < -2.3 without "
        "the classifier. d_l is the L2 norm of dL/dz_l, z_l the output of layer l before its activation; the "
        "half-length is log10(2) / slope of log10 d over depth, by Theil-Sen. A problem where the run is "
        "weak; before that is known, where 2.5 decades are lost without the classifier."
    ),
    source="Hochreiter 1991; Bengio, Simard and Frasconi 1994; Glorot and Bengio 2010",
    limits=say(
        "Average pooling over a whole map alone costs about one decade, and residual skips let a network "
        "learn although a branch is starved; so the symptom alone is only information."
    ),
    find=find,
    cures=("relu", "gelu", "batch_norm", "skip_connections", "lsuv", "he_initialisation", "fewer_layers"),
    not_cures={
        "lower_learning_rate": say("The first layers move too little already."),
        "range_test": say(
            "No learning rate suits both ends: the last layers blow up long before the first ones move."
        ),
        "clip_gradients": say("Clipping only makes gradients smaller; here they are too small."),
        "dropout": say("Dropout fights overfitting; this network does not even fit."),
        "more_weight_decay": say("Smaller weights shrink the gradient further."),
    },
)
