"""Sigmoids or tanhs that work at their flat ends."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine.doctor.evidence import Evidence, Observation
from engine.doctor.finding import Finding
from engine.doctor.outcome import outcome
from engine.doctor.rule import Rule
from engine.doctor.signals import early, largest, name_of, numbers, percent, persists
from engine.spec.message import say

MOST_SATURATED = 0.5
"""Of the inputs of one layer."""
SURE_SATURATED = 0.8
EARLY = 1 / 6
"""Of the run: what saturates late has learnt to be sure."""


def find(evidence: Evidence) -> Iterable[Finding]:
    """More than half of a layer saturates in the first sixth of the run."""
    observations = early(evidence, EARLY)
    held = [_holds(observation) for observation in observations]
    if not held or not (held[0] or persists(held)):
        return
    worst = max((o for o, holds in zip(observations, held, strict=True) if holds), key=_most)
    shares = np.asarray(worst.saturated_share, np.float64)
    layers = tuple(i for i, s in zip(evidence.activations, shares, strict=False) if s > MOST_SATURATED)
    yield Finding(
        "saturated_activation",
        outcome(evidence).severity(sure=held[0] and _most(observations[0]) > SURE_SATURATED),
        layers[0],
        worst.step,
        say(
            "{share} of what enters {layer} lies on its flat ends, at step {step} already.",
            share=percent(_most(worst)),
            layer=name_of(evidence, evidence.activations[int(np.nanargmax(shares))]),
            step=worst.step,
        ),
        numbers(saturated_share=_most(worst), saturated_layers=len(layers)),
        layers,
        RULE.cures,
    )


def _holds(observation: Observation) -> bool:
    return _most(observation) > MOST_SATURATED


def _most(observation: Observation) -> float:
    return largest(observation.saturated_share)


RULE = Rule(
    id="saturated_activation",
    title=say("Saturated activation"),
    mechanism=say(
        "A sigmoid or tanh is flat where its input is far from 0, and where it is flat its slope, and with "
        "it the gradient, is almost 0. Inputs get that large when the weights or the pictures' numbers are."
    ),
    formula=(
        "The largest sat_l > 0.5 in the first sixth of the run; sat_l is the share of inputs beyond 3 (tanh) "
        "or 5 (sigmoid) in absolute value. A problem where the run is weak."
    ),
    source="Glorot and Bengio 2010; LeCun et al., Efficient BackProp, 1998",
    limits=say(
        "Late in a run saturation is a sign of a network that is sure of itself, so only the beginning "
        "counts. In a deep stack the gradient vanishes as well; that is then named first."
    ),
    find=find,
    cures=("glorot_initialisation", "normalise_input", "batch_norm", "relu", "lsuv"),
    not_cures={
        "clip_gradients": say("Clipping makes gradients smaller; on the flat ends they are too small."),
        "more_epochs": say("Where the slope is almost 0, more steps move almost nothing."),
        "dropout": say("Dropout makes the inputs that remain larger, and saturates them more."),
    },
)
