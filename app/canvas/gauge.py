"""A gradient norm as a card shows it: a colour, the length of a bar, and an arrow."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtGui import QColor

from app.theme import COLDEST, HEALTHY, HOTTEST, theme

_STEPS_PER_DECADE = 4
"""A change smaller than this is not seen on a bar, and not painted."""


@dataclass(frozen=True)
class Gauge:
    """`level` is log10 of the norm in steps of a quarter decade; None where it is no number."""

    level: int | None

    @property
    def log10_norm(self) -> float:
        """NaN where it is no number."""
        return self.level / _STEPS_PER_DECADE if self.level is not None else math.nan

    @property
    def color(self) -> QColor:
        """Cold, neutral or hot; the colour of a problem where it is no number."""
        return theme.temperature(self.log10_norm)

    @property
    def tint(self) -> QColor | None:
        """The colour of the whole card, by whole decades: it changes seldom. None while healthy."""
        if not self.trend:
            return None
        return theme.temperature(float(round(self.log10_norm)) if self.level is not None else math.nan)

    @property
    def share(self) -> float:
        """The bar's length, 0 to 1 over the whole scale."""
        return scale_share(self.log10_norm)

    @property
    def trend(self) -> int:
        """-1: it vanishes; 1: it explodes, or is no number; 0: healthy."""
        if self.level is None or self.log10_norm > HEALTHY[1]:
            return 1
        return -1 if self.log10_norm < HEALTHY[0] else 0


def gauge_at(log10_norm: float) -> Gauge:
    """The gauge of a place on the scale; NaN is no number."""
    if math.isnan(log10_norm):
        return Gauge(None)
    bounded = min(max(log10_norm, COLDEST), HOTTEST)
    return Gauge(round(bounded * _STEPS_PER_DECADE))


def scale_share(log10_norm: float) -> float:
    """Where a norm stands on the scale, 0 (coldest) to 1 (hottest, or no number)."""
    if math.isnan(log10_norm):
        return 1.0
    return min(max((log10_norm - COLDEST) / (HOTTEST - COLDEST), 0.0), 1.0)
