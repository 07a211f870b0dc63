"""LossPlot: loss and accuracy, of each step's batch and of the validation pictures."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.plots.axes import ValueAxis
from app.plots.columns import columns, extent
from app.plots.hub import PlotHub
from app.plots.lines import ColumnLines, Style
from app.plots.plot import Plot, Reading, colored
from app.plots.scales import Range, decade_range, logs, value_range
from app.theme import blend, theme
from engine.train.history import EpochQuantity, History, Quantity

WIDE = 200.0
"""The axis of the loss turns logarithmic where the largest loss is so many times the usual one."""
TRAINING, VALIDATION = "accent", "hot"
"""The roles of their colours."""
_ROWS: tuple[tuple[Quantity, EpochQuantity], ...] = (
    ("loss", "validation_loss"),
    ("accuracy", "validation_accuracy"),
)


class LossPlot(Plot):
    """Loss above accuracy: training as a line in its band, validation as points at the epochs' ends."""

    def __init__(self, hub: PlotHub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self._curves = [ColumnLines() for _ in self.views]
        self._points = [pg.PlotDataItem(symbol="s", symbolSize=5, symbolPen=None) for _ in self.views]
        for view, curve, points in zip(self.views, self._curves, self._points, strict=True):
            view.addItem(curve, ignoreBounds=True)
            view.addItem(points, ignoreBounds=True)
        # Where the curves of a network that learns are not.
        self._units = [pg.TextItem(anchor=(1, 0)), pg.TextItem(anchor=(1, 1))]
        for view, unit in zip(self.views, self._units, strict=True):
            unit.textItem.setFont(self.small_font)
            unit.setParentItem(view)
        self.canvas.ci.layout.setRowStretchFactor(0, 5)
        self.canvas.ci.layout.setRowStretchFactor(1, 4)
        hub.session.run_started.connect(self._forget)

    def title(self) -> str:
        return self.tr("Loss and accuracy")

    def explanation(self) -> str:
        return self.tr(
            "Loss: how wrong the network is, the quantity that training makes small. Accuracy: the share "
            "of pictures it gets right. The line is the mean over each pixel's steps, the band behind it "
            "their smallest and largest value; points are the validation pictures, which it never trains "
            "on. Healthy: both losses fall. Where validation rises while training still falls, the "
            "network learns by heart."
        )

    def invitation(self) -> str:
        return self.tr("Press Train: loss and accuracy appear here with the first step.")

    def make_value_axes(self) -> tuple[ValueAxis, ValueAxis]:
        self._loss_axis = ValueAxis()
        return self._loss_axis, ValueAxis(percent=True)

    def restyle(self) -> None:
        for points in self._points:
            points.setPen(self.pen(VALIDATION, Qt.PenStyle.DashLine))
            points.setSymbolBrush(theme.color(VALIDATION))

    def draw(self, history: History, steps: Range) -> None:
        ranges = self._loss_range(history, steps), self._accuracy_range(history, steps)
        log = self._loss_axis.log
        units = self.tr("loss, log scale") if log else self.tr("loss"), self.tr("accuracy")
        cut = columns(history, steps, self.num_columns)
        x = self.pixel_places(cut.pixels, steps)
        color, thickness = theme.color(TRAINING), self.line_thickness()
        styles = Style(blend(color, theme.color("surface"), 0.7), thickness), Style(color, thickness)
        for row, (quantity, at_epochs) in enumerate(_ROWS):
            self.show_range(row, steps, ranges[row])
            self._say(row, units[row])
            mean = cut.mean(history, quantity)
            low, high = (
                self._places(row, np.column_stack([edge, mean])) for edge in cut.envelope(history, quantity)
            )
            self._curves[row].draw(x, low, high, styles)
            self._draw_validation(row, history, at_epochs)

    def legend(self, history: History) -> str:
        training, validation = self.tr("training"), self.tr("validation")
        muted = theme.color("muted")
        return (
            f"{colored('━', theme.color(TRAINING))} {colored(training, muted)} &nbsp; "
            f"{colored('╍', theme.color(VALIDATION))} {colored(validation, muted)}"
        )

    def stop_reading(self) -> None:
        super().stop_reading()
        self._units[0].show()

    def read(self, history: History, index: int) -> None:
        self._units[0].hide()  # its place is needed
        epoch = int(np.searchsorted(history.epochs("step"), history.steps[index]))
        for row, (quantity, at_epochs) in enumerate(_ROWS):
            line: list[Reading] = [
                (_text(quantity, float(history.mean(quantity)[index])), theme.color(TRAINING))
            ]
            if epoch < history.num_epochs and not np.isnan(history.epochs(at_epochs)[epoch]):
                value = float(history.epochs(at_epochs)[epoch])
                line.append((_text(quantity, value), theme.color(VALIDATION)))
            self.show_reading(row, [line])

    def _say(self, row: int, text: str) -> None:
        unit, view = self._units[row], self.views[row]
        unit.fill = pg.mkBrush(theme.color("surface", 215))
        unit.setText(text, theme.color("muted"))
        unit.setPos(view.width(), row * view.height())

    def _draw_validation(self, row: int, history: History, quantity: EpochQuantity) -> None:
        known = ~np.isnan(history.epochs(quantity))
        x, y = history.epochs("step")[known], history.epochs(quantity)[known]
        # One epoch a pixel: dashes are dear.
        last = np.flatnonzero(np.diff(np.floor(x / self.views[0].viewPixelSize()[0]), append=np.inf))
        x, y = x[last], self._places(row, y[last])
        shown = self._points[row].getOriginalDataset()
        if shown[0] is None or not (np.array_equal(shown[0], x) and np.array_equal(shown[1], y)):
            crowded = len(x) * 16 > self.views[0].width()
            self._points[row].setData(x, y, symbol=None if crowded else "s")

    def _places(self, row: int, values: ArrayLike) -> NDArray[np.float64]:
        """On the axis of the row, kept near what is in view."""
        low, high = self.views[row].viewRange()[1]
        if row == 0 and self._loss_axis.log:
            return logs(values, (low, high))
        near: NDArray[np.float64] = np.clip(np.asarray(values, np.float64), 2 * low - high, 2 * high - low)
        return near

    def _loss_range(self, history: History, steps: Range) -> Range:
        found = extent(history, steps, "loss")
        if found is None:
            return 0.0, 1.0
        low, high = found
        if self.hub.view is None:
            # Once logarithmic it stays so for the run: an axis that turns to and fro cannot be read.
            usual = float(np.nanmedian(history.high("loss")))
            self._loss_axis.log |= len(history) > 100 and high > WIDE * usual
            validation = history.epochs("validation_loss")
            high = max([high, *validation[np.isfinite(validation)][-1:]])
        if self._loss_axis.log:
            return decade_range(low, high)
        return value_range(0.0 if self.hub.view is None else low, high)

    def _accuracy_range(self, history: History, steps: Range) -> Range:
        if self.hub.view is None:
            return 0.0, 1.0
        part = slice(history.index_of(int(steps[0])), history.index_of(int(steps[1])) + 1)
        low = float(np.fmin.reduce(history.low("accuracy")[part]))
        return max(value_range(low, 1.0)[0], 0.0) if low == low else 0.0, 1.0

    def _forget(self) -> None:
        self._loss_axis.log = False


def _text(quantity: Quantity, value: float) -> str:
    return f"{value * 100:5.1f} %" if quantity == "accuracy" else f"{value:.4f}"
