"""PlotsPanel: all plots together, in one row or in two, as the place allows."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.plots.hub import DocumentLike, PlotHub, SessionLike
from app.theme import GRID

if TYPE_CHECKING:
    from app.plots.plot import Plot

TWO_ROWS = 400
"""From this height on, in pixels, the plots lie two by two."""


class PlotsPanel(QWidget):
    """Loss and accuracy, gradients, heat map, updates. They share a cursor, a view and the selection.

    The plots are made when they are first asked for or shown, since pyqtgraph is slow to import.
    """

    def __init__(self, session: SessionLike, document: DocumentLike, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hub = PlotHub(session, document, self)
        self._num_rows = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID // 4)

    @cached_property
    def loss(self) -> Plot:
        from app.plots.loss_plot import LossPlot

        return LossPlot(self.hub, self)

    @cached_property
    def gradient(self) -> Plot:
        from app.plots.gradient_plot import GradientPlot

        return GradientPlot(self.hub, self)

    @cached_property
    def heat_map(self) -> Plot:
        from app.plots.heat_map import HeatMap

        return HeatMap(self.hub, self)

    @cached_property
    def ratio(self) -> Plot:
        from app.plots.ratio_plot import RatioPlot

        return RatioPlot(self.hub, self)

    @property
    def plots(self) -> tuple[Plot, ...]:
        """From the left."""
        return (self.loss, self.gradient, self.heat_map, self.ratio)

    @Slot()
    def prepare(self) -> None:
        """Make the plots now, while nobody waits for them."""
        self._arrange(2 if self.height() >= TWO_ROWS else 1)

    def sizeHint(self) -> QSize:
        return QSize(4 * 320, 260)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.prepare()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._num_rows:
            self.prepare()

    def _arrange(self, num_rows: int) -> None:
        if num_rows == self._num_rows:
            return
        self._num_rows = num_rows
        in_row = len(self.plots) // num_rows
        for index, plot in enumerate(self.plots):
            self._grid.addWidget(plot, index // in_row, index % in_row)
