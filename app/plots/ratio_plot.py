"""RatioPlot: how far each step moves a layer's weights, measured by their length."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from app.plots.layer_lines import LayerLines
from app.plots.paint import pen
from app.plots.plot import Axes
from app.theme import theme
from engine.train.history import History

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

    def paint_background(self, painter: QPainter, history: History, axes: tuple[Axes, ...]) -> None:
        item = axes[0]
        top, middle, bottom = (float(item.y_of(value)) for value in (BAND[1], GOOD, BAND[0]))
        painter.fillRect(QRectF(item.x, top, item.width, bottom - top), theme.color("good", 40))
        painter.setPen(pen(theme.color("good"), 1.0, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(item.x, middle), QPointF(item.x + item.width, middle))
