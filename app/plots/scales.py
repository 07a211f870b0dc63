"""Scales: from values to places along an axis and back, with round ticks. Knows no Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_ROUND = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


@dataclass(frozen=True)
class Tick:
    """A mark on an axis."""

    value: float
    label: str


@dataclass(frozen=True)
class Linear:
    """Equal differences are equally long."""

    low: float
    high: float
    percent: bool = False
    """Labels in percent."""

    def share(self, values: ArrayLike) -> NDArray[np.float64]:
        """Where along the axis, 0 at `low` and 1 at `high`."""
        place: NDArray[np.float64] = (np.asarray(values, np.float64) - self.low) / (self.high - self.low)
        return place

    def value(self, share: float) -> float:
        """The value at a place along the axis."""
        return self.low + share * (self.high - self.low)

    def ticks(self, count: int) -> list[Tick]:
        """About `count` round values."""
        step = round_up((self.high - self.low) / max(count, 1), (1.0, 2.0, 5.0, 10.0))
        first = math.ceil(self.low / step - 1e-9)
        last = math.floor(self.high / step + 1e-9)
        return [Tick(i * step, self._label(i * step, step)) for i in range(first, last + 1)]

    def _label(self, value: float, step: float) -> str:
        if self.percent:
            value, step = value * 100, step * 100
        digits = max(0, -math.floor(math.log10(step) + 1e-9))
        if abs(value) >= 1e7 or digits > 5:
            return f"{value:.3g}"
        return f"{value:,.{digits}f}" + (" %" if self.percent else "")


@dataclass(frozen=True)
class Log:
    """Equal ratios are equally long. What is not over 0 lies at the lower end."""

    low: float
    high: float

    def share(self, values: ArrayLike) -> NDArray[np.float64]:
        """Where along the axis, 0 at `low` and 1 at `high`; from 0 to 1, NaN for NaN."""
        low, high = math.log10(self.low), math.log10(self.high)
        with np.errstate(divide="ignore"):
            logs = np.log10(np.maximum(np.asarray(values, np.float64), 0.0))
        place: NDArray[np.float64] = np.clip((logs - low) / (high - low), 0.0, 1.0)
        return place

    def value(self, share: float) -> float:
        """The value at a place along the axis."""
        low, high = math.log10(self.low), math.log10(self.high)
        return float(10.0 ** (low + share * (high - low)))

    def ticks(self, count: int) -> list[Tick]:
        """At most about `count` powers of ten."""
        first, last = (
            math.ceil(math.log10(self.low) - 1e-9),
            math.floor(math.log10(self.high) + 1e-9),
        )
        every = next(k for k in (1, 2, 3, 5, 10, 20, 50) if (last - first) / k <= max(count, 1) or k == 50)
        return [Tick(10.0**k, power_of_ten(k)) for k in range(first, last + 1) if k % every == 0]


@dataclass(frozen=True)
class Split:
    """Linear twice: what lies before `split` takes a quarter of the axis, however long the rest grows,
    so that the first steps stay to be seen."""

    split: float
    high: float

    PART = 0.25

    def share(self, values: ArrayLike) -> NDArray[np.float64]:
        """Where along the axis, 0 at 0 and 1 at `high`."""
        points = [0.0, self.PART, 1.0]
        place: NDArray[np.float64] = np.interp(
            np.asarray(values, np.float64), [0.0, self.split, self.high], points
        )
        return place

    def value(self, share: float) -> float:
        """The value at a place along the axis."""
        return float(np.interp(share, [0.0, self.PART, 1.0], [0.0, self.split, self.high]))

    @property
    def low(self) -> float:
        """Where the axis begins."""
        return 0.0

    def ticks(self, count: int) -> list[Tick]:
        """Round values in both parts."""
        first = Linear(0.0, self.split).ticks(2)
        rest = Linear(self.split, self.high).ticks(max(count - 2, 2))
        return first + [tick for tick in rest if tick.value > self.split]


Scale = Linear | Log | Split


def step_scale(num_steps: int, first: int = 0) -> Linear:
    """The axis of all steps of a run so far: it grows in steps, not with each point."""
    return Linear(float(first), first + round_up(max(num_steps, 20), _ROUND))


def early_scale(num_steps: int, first: int = 0, split: int = 100) -> Linear | Split:
    """The same, with the first `split` steps kept wide once they would be narrower than a quarter."""
    scale = step_scale(num_steps, first)
    return scale if first or scale.high * Split.PART <= split else Split(float(split), scale.high)


def value_scale(low: float, high: float, percent: bool = False) -> Linear:
    """Round ends around the values from `low` to `high`, the same for nearly the same values."""
    span = high - low or abs(high) or 1.0
    step = round_up(span / 4, (1.0, 2.0, 2.5, 5.0, 10.0))
    return Linear(math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step, percent)


def decade_scale(low: float, high: float, most: int = 14) -> Log:
    """Whole decades around the values from `low` to `high`, both over 0; at least two, at most `most`
    of the highest."""
    last = math.ceil(math.log10(high) - 1e-9)
    first = min(max(math.floor(math.log10(low) + 1e-9), last - most), last - 2)
    return Log(10.0**first, 10.0**last)


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
