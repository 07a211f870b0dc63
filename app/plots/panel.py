"""PlotsPanel: all plots together, in one row or in two, as the place allows."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.plots.gradient_plot import GradientPlot
from app.plots.heat_map import HeatMap
from app.plots.hub import DocumentLike, PlotHub, SessionLike
from app.plots.loss_plot import LossPlot
from app.plots.plot import Plot
from app.plots.ratio_plot import RatioPlot
from app.theme import GRID

TWO_ROWS = 400
"""From this height on, in pixels, the plots lie two by two."""


class PlotsPanel(QWidget):
    """Loss and accuracy, gradients, heat map, updates. They share a cursor, a view and the selection.

    The plots are attributes, so that a window can put them into docks of their own instead.
    """

    def __init__(self, session: SessionLike, document: DocumentLike, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hub = PlotHub(session, document, self)
        self.loss = LossPlot(self.hub, self)
        self.gradient = GradientPlot(self.hub, self)
        self.heat_map = HeatMap(self.hub, self)
        self.ratio = RatioPlot(self.hub, self)
        self._num_rows = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID // 4)
        self._arrange(1)

    @property
    def plots(self) -> tuple[Plot, ...]:
        """From the left."""
        return (self.loss, self.gradient, self.heat_map, self.ratio)

    def sizeHint(self) -> QSize:
        return QSize(4 * 320, 260)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(2 if self.height() >= TWO_ROWS else 1)

    def _arrange(self, num_rows: int) -> None:
        if num_rows == self._num_rows:
            return
        self._num_rows = num_rows
        in_row = len(self.plots) // num_rows
        for index, plot in enumerate(self.plots):
            self._grid.addWidget(plot, index // in_row, index % in_row)
