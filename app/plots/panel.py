"""PlotsPanel: all plots together, in one row or in two, as the place allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.document.document import Document
from app.guard import guarded
from app.plots.hub import PlotHub
from app.theme import GRID
from app.training.session import Session

if TYPE_CHECKING:
    from app.plots.plot import Plot

TWO_ROWS = 400
"""From this height on, in pixels, the plots lie two by two."""


class PlotsPanel(QWidget):
    """Loss and accuracy, gradients, heat map, updates. They share a cursor, a view and the selection.

    The plots are made when they are first shown, since pyqtgraph is slow to import.
    """

    def __init__(self, session: Session, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hub = PlotHub(session, document, self)
        self.plots: tuple[Plot, ...] = ()
        """From the left; none before `prepare`."""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID // 4)

    @Slot()
    def prepare(self) -> None:
        """Make the plots, now at the latest."""
        if self.plots:
            return
        from app.plots.gradient_plot import GradientPlot
        from app.plots.heat_map import HeatMap
        from app.plots.loss_plot import LossPlot
        from app.plots.ratio_plot import RatioPlot

        self.loss = LossPlot(self.hub, self)
        self.gradient = GradientPlot(self.hub, self)
        self.heat_map = HeatMap(self.hub, self)
        self.ratio = RatioPlot(self.hub, self)
        self.plots = (self.loss, self.gradient, self.heat_map, self.ratio)
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(4 * 320, 260)

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.prepare()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        in_row = 2 if self.height() >= TWO_ROWS else 4
        for index, plot in enumerate(self.plots):
            self._grid.addWidget(plot, index // in_row, index % in_row)
