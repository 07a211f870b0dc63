"""Scales: round ends for axes that grow in steps, and the scale that keeps the first steps wide."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Range = tuple[float, float]

_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_ROUND = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


@dataclass(frozen=True)
class Split:
    """Linear twice: what lies before `split` takes a quarter of the axis, however long the rest grows,
    so that the first steps stay to be seen. Its ends, 0 and `high`, stay where they are."""

    split: float
    high: float

    PART = 0.25

    def place(self, steps: ArrayLike) -> NDArray[np.float64]:
        """Where on an axis from 0 to `high`."""
        place: NDArray[np.float64] = np.interp(np.asarray(steps, np.float64), *self._knees)
        return place

    def step(self, place: float) -> float:
        """What lies at this place of the axis."""
        steps, places = self._knees
        return float(np.interp(place, places, steps))

    @property
    def _knees(self) -> tuple[list[float], list[float]]:
        return [0.0, self.split, self.high], [0.0, self.PART * self.high, self.high]


def step_range(num_steps: int, first: int = 0) -> Range:
    """The ends for all steps of a run so far: they grow in steps, not with each point."""
    return float(first), first + round_up(max(num_steps, 20), _ROUND)


def early_split(num_steps: int, first: int = 0, split: int = 100) -> Split | None:
    """Keeps the first `split` steps wide; None while they take a quarter of `step_range` by themselves."""
    high = step_range(num_steps, first)[1]
    return None if first or high * Split.PART <= split else Split(float(split), high)


def value_range(low: float, high: float) -> Range:
    """Round ends around the values from `low` to `high`, the same for nearly the same values."""
    span = high - low or abs(high) or 1.0
    step = round_up(span / 4, (1.0, 2.0, 2.5, 5.0, 10.0))
    return math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step


def decade_range(low: float, high: float, most: int = 14) -> Range:
    """log10 of whole decades around the values from `low` to `high`, both over 0; at least two, at most
    `most` of the highest."""
    last = math.ceil(math.log10(high) - 1e-9)
    first = max(math.floor(math.log10(low) + 1e-9), last - most)
    return float(min(first, last - 2)), float(last)


def logs(values: ArrayLike, ends: Range) -> NDArray[np.float64]:
    """log10 of the values within the ends; what is not over 0 lies at the lower, NaN stays NaN."""
    with np.errstate(divide="ignore"):
        found = np.log10(np.maximum(np.asarray(values, np.float64), 0.0))
    within: NDArray[np.float64] = np.clip(found, *ends)
    return within


def round_up(value: float, mantissas: tuple[float, ...]) -> float:
    """The smallest m * 10^k that is not less, with m among the mantissas, of which the last is 10."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(m for m in mantissas if m * power >= value * (1 - 1e-9) or m == mantissas[-1]) * power


def power_of_ten(exponent: int) -> str:
    """10⁻³, or 1 and 10 as such."""
    plain = {0: "1", 1: "10"}
    return plain.get(exponent) or "10" + str(exponent).translate(_SUPERSCRIPT)


def scientific(value: float) -> str:
    """Two digits and a power of ten, as wide for every value of a plot: 3.1e-05."""
    return f"{value:.1e}"
