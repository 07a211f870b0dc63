"""RatioPlot: how far each step moves a layer's weights, measured by their length."""

from __future__ import annotations

import math

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.plots.hub import PlotHub
from app.plots.layer_lines import LayerLines
from app.theme import theme

GOOD = 1e-3
BAND = (3e-4, 3e-3)
"""Half a power of ten to each side of `GOOD` (Karpathy, CS231n, "Neural Networks Part 3")."""


class RatioPlot(LayerLines):
    """One line a layer on a logarithmic axis, with the band in which training usually goes well."""

    quantity = "update_ratio"
    always = (1e-4, 1e-2)

    def title(self) -> str:
        return self.tr("Update-to-weight ratio")

    def explanation(self) -> str:
        return self.tr(
            "The length (L2 norm) of a step's change of a layer's weights, divided by the length of the "
            "weights. Healthy: about 0.001, the green band. Far above it the learning rate is too high "
            "for the layer; far below it the layer hardly learns."
        )

    def invitation(self) -> str:
        return self.tr("Press Train: how fast every layer learns appears here as a line.")

    def __init__(self, hub: PlotHub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self._band = pg.LinearRegionItem(
            values=[math.log10(end) for end in BAND], orientation="horizontal", movable=False
        )
        self._good = pg.InfiniteLine(pos=math.log10(GOOD), angle=0)
        for level, item in enumerate((self._band, self._good)):
            item.setZValue(-2 + level)
            self.views[0].addItem(item, ignoreBounds=True)

    def restyle(self) -> None:
        self._band.setBrush(theme.color("good", 40))
        for line in self._band.lines:
            line.setPen(None)
        self._good.setPen(self.pen("good", Qt.PenStyle.DashLine))
