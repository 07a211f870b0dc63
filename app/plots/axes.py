"""The axes of the plots: pyqtgraph's, with whole steps, powers of ten and percent as labels."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF

from app.plots.scales import Split, power_of_ten
from app.theme import GRID, theme

Ticks = list[tuple[float, list[float]]]


class Axis(pg.AxisItem):  # type: ignore[misc]  # it has no types
    """Labels at few round values, in the theme's colours."""

    def __init__(self, orientation: str, grid: bool = False) -> None:
        super().__init__(orientation, maxTickLength=0)
        self.enableAutoSIPrefix(False)
        self.setStyle(maxTickLevel=0, hideOverlappingLabels=2 * GRID)
        self.setZValue(-101)  # the grid lies under the curves: a ViewBox is at -100
        if grid:
            self.setGrid(255)

    def restyle(self) -> None:
        """Take the theme's colours."""
        self.setPen(theme.color("line") if self.orientation == "bottom" else None)
        self.setTickPen(theme.color("line"))
        self.setTextPen(theme.color("muted"))
        self.setStyle(tickAlpha=130 if self.grid else 255 if self.style["tickLength"] else 0)


class ValueAxis(Axis):
    """Values from the bottom to the top. With `log` the places are log10 of the values."""

    def __init__(self, orientation: str = "left", percent: bool = False, log: bool = False) -> None:
        super().__init__(orientation, grid=orientation == "left")
        self.log, self.percent = log, percent
        self.setTickDensity(2.0)

    def boundingRect(self) -> QRectF:
        return QRectF(super().boundingRect()).adjusted(
            0, -GRID, 0, GRID
        )  # the labels at the ends, beside a grid

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:
        found = super().tickSpacing(low, high, size)
        return [(max(spacing, 1.0), offset) for spacing, offset in found] if self.log else found

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        if self.log:
            return [power_of_ten(round(value)) for value in values]
        if self.percent:
            return [f"{value:.0%}".replace("%", " %") for value in values]
        return list(super().tickStrings(values, scale, spacing))


class StepAxis(Axis):
    """Steps from the left to the right; with `split` the first of them are wide."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.split: Split | None = None
        self.setStyle(tickLength=3)

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:
        return [(max(spacing, 1.0), offset) for spacing, offset in super().tickSpacing(low, high, size)]

    def tickValues(self, low: float, high: float, size: float) -> Ticks:
        if self.split is None:
            return list(super().tickValues(low, high, size))
        early = self.split.split
        ticks = super().tickValues(early, high, size * (1 - Split.PART))
        steps = [0.0, early / 2, early, *(step for step in ticks[0][1] if step > early)]
        return [(1.0, self.split.place(steps).tolist())]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        steps = values if self.split is None else [self.split.step(value) for value in values]
        return [f"{step:,.0f}" for step in steps]
