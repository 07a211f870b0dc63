"""Layers that do not learn: frozen, or cut off from the loss."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.outcome import outcome
from engine.doctor.rule import Rule
from engine.doctor.signals import curve, largest, name_of, numbers
from engine.spec.message import say

ALL_DEAD = 0.9
"""Of a layer's units: it is they that let nothing through."""
LEAST_STEPS = 5
"""So many steps without any movement; a single one may be chance."""


def find(evidence: Evidence) -> Iterable[Finding]:
    """Layers frozen on purpose, and layers whose weights never move or that no gradient reaches."""
    result = outcome(evidence)
    frozen = tuple(layer for layer in evidence.layers if layer in evidence.frozen)
    if frozen:
        yield Finding(
            "frozen_layer",
            "problem" if result.weak else "information",
            frozen[0],
            0,
            say(
                "{count} layers are frozen, from {layer} on: their weights stay as they are.",
                count=len(frozen),
                layer=name_of(evidence, frozen[0]),
            )
            if len(frozen) > 1
            else say("{layer} is frozen: its weights stay as they are.", layer=name_of(evidence, frozen[0])),
            numbers(frozen=len(frozen), layers=len(evidence.layers), on_purpose=True),
            frozen,
            RULE.cures,
        )
    still = tuple(layer for layer in _still(evidence) if layer not in evidence.frozen)
    if still:
        yield Finding(
            "frozen_layer",
            result.severity(sure=True),
            still[0],
            0,
            say("No gradient reaches {layer}: its weights do not move.", layer=name_of(evidence, still[0])),
            numbers(frozen=len(still), layers=len(evidence.layers), on_purpose=False),
            still,
            ("thaw", "relu", "he_initialisation"),
        )


def _still(evidence: Evidence) -> list[str]:
    """By the steps made; before them, by a gradient that is exactly 0 though the signal comes through."""
    looks = evidence.observations
    if not looks or any(largest(look.dead_share) >= ALL_DEAD for look in looks):
        return []
    steps, updates = curve(evidence, "update_ratio")
    if len(steps) >= LEAST_STEPS and evidence.history is not None:
        moves = np.nansum(np.where(np.isfinite(updates), updates, 0.0), axis=0) > 0
        known = np.isfinite(updates).any(axis=0)
        still = np.flatnonzero(known & ~moves)
        return [evidence.history.layers[column] for column in still]
    first = evidence.observations[0]
    pairs = zip(evidence.layers, first.gradient_norm, first.signal_norm, strict=False)
    return [layer for layer, gradient, signal in pairs if gradient == 0 and signal != 0]


RULE = Rule(
    id="frozen_layer",
    title=say("Frozen layer"),
    mechanism=say(
        "A layer whose weights do not move passes on what it made of the pictures before the first step. "
        "Where that was learnt elsewhere it is a saving; where it is random, all that follows has to make do "
        "with it."
    ),
    formula=(
        "Layers that are frozen in the plan: a problem where the run is weak, else information. Layers that "
        "are not, and whose update is exactly 0 in every step (before the first: whose gradient is exactly 0 "
        "though one arrives at their output)."
    ),
    source="Yosinski et al., How Transferable Are Features in Deep Neural Networks?, 2014",
    limits=say("Random frozen filters can serve a small task well; then it says so and leaves them."),
    find=find,
    cures=("thaw",),
    not_cures={
        "range_test": say("A frozen layer takes no step, however long."),
        "adamw": say("No optimizer moves a frozen layer."),
        "batch_norm": say("A norm changes the scale of random features, not what they see."),
    },
)
