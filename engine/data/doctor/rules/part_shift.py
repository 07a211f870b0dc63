"""Validation or test pictures that are brighter, darker or of other contrast than those for training."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine.data.doctor.finding import Finding
from engine.data.doctor.look import Look
from engine.spec.message import say

SHIFT = 0.25
"""Of the training pixels' deviation."""
CERTAIN = 4.0
"""Standard errors: what chance does not explain."""
FEWEST = 10
"""With less pictures in a part nothing is certain."""


def find(look: Look) -> Iterable[Finding]:
    """One finding for each part that differs; it is told with its mean and deviation beside training's."""
    train = look.part == 0
    for part, name in ((1, say("validation")), (2, say("test"))):
        other = look.part == part
        if min(train.sum(), other.sum()) < FEWEST:
            continue
        unit = np.maximum(look.dataset.std, 1.0)
        if not any(_differs(values[train], values[other], unit) for values in (look.mean, look.std)):
            continue
        yield Finding(
            "part_shift",
            "warning",
            say("Pictures for {part} have mean {mean} and deviation {std}, those for training {mean0} and "
                "{std0}.", part=name, mean=_list(look.mean[other]), std=_list(look.std[other]),
                mean0=_list(look.mean[train]), std0=_list(look.std[train])),
            say("They are of another kind than the network learns from. Mix the parts, or augment the "
                "brightness and contrast."),
        )  # fmt: skip


def _differs(train: np.ndarray, other: np.ndarray, unit: np.ndarray) -> bool:
    """Whether the means of (N, channels) are further apart than chance and than a quarter of the unit."""
    gap = np.abs(train.mean(axis=0) - other.mean(axis=0))
    error = np.sqrt(train.var(axis=0) / len(train) + other.var(axis=0) / len(other))
    return bool(((gap > SHIFT * unit) & (gap > CERTAIN * error)).any())


def _list(values: np.ndarray) -> str:
    return ", ".join(f"{value:.0f}" for value in values.mean(axis=0))
