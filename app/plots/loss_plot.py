"""LossPlot: loss and accuracy, of each step's batch and of the validation pictures."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from app.plots.columns import columns, extent
from app.plots.hub import PlotHub
from app.plots.paint import draw_envelope, draw_line, draw_text, pen, text_width
from app.plots.plot import Axes, Plot, Reading
from app.plots.scales import Linear, Log, Scale, decade_scale, value_scale
from app.theme import GRID, theme
from engine.train.history import EpochQuantity, History, Quantity

WIDE = 200.0
"""The axis of the loss turns logarithmic where the largest loss is so many times the usual one."""
_ROWS: tuple[tuple[Quantity, EpochQuantity], ...] = (
    ("loss", "validation_loss"),
    ("accuracy", "validation_accuracy"),
)


class LossPlot(Plot):
    """Loss above accuracy: training as a line in its band, validation as points at the epochs' ends."""

    def __init__(self, hub: PlotHub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self._log = False
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

    def make_axes(self, history: History, area: QRectF) -> tuple[Axes, ...]:
        steps = self.step_scale(history)
        gap = 2 * GRID
        upper = round((area.height() - gap) * 0.56)
        rest = area.height() - gap - upper
        losses = self._loss_scale(history, steps)
        return (
            Axes(area.x(), area.y(), area.width(), upper, steps, losses),
            Axes(
                area.x(), area.y() + upper + gap, area.width(), rest, steps,
                self._accuracy_scale(history, steps),
            ),
        )  # fmt: skip

    def look(self, history: History) -> object:
        return history.num_epochs

    def paint_background(self, painter: QPainter, history: History, axes: tuple[Axes, ...]) -> None:
        painter.setPen(theme.color("muted"))
        loss = self.tr("loss, log scale") if isinstance(axes[0].values, Log) else self.tr("loss")
        for item, unit in zip(axes, (loss, self.tr("accuracy")), strict=True):
            place = QRectF(item.x + GRID / 2, item.y, item.width, painter.fontMetrics().height() + 2)
            draw_text(painter, place, unit, _LEFT)

    def paint_curves(self, painter: QPainter, history: History, axes: Axes, row: int, left: float) -> None:
        quantity, at_epochs = _ROWS[row]
        cut = columns(history, axes.steps, axes.width, left)
        low, high = cut.envelope(history, quantity)
        x = axes.x + cut.pixels
        faint = _band(self._train_color())
        painter.setPen(pen(faint))
        draw_envelope(painter, x, axes.y_of(low), axes.y_of(high))
        painter.setPen(pen(self._train_color()))
        draw_line(painter, x, axes.y_of(cut.mean(history, quantity)))
        self._paint_validation(painter, history, axes, at_epochs)

    def paint_legend(self, painter: QPainter, history: History, rect: QRectF) -> None:
        x = rect.right()
        for name, color, validation in (
            (self.tr("validation"), self._validation_color(), True),
            (self.tr("training"), self._train_color(), False),
        ):
            width = text_width(painter, name) + 1
            if x - width - 3 * GRID < rect.left():
                return
            x -= width
            painter.setPen(theme.color("muted"))
            draw_text(painter, QRectF(x, rect.y(), width, rect.height()), name, _LEFT)
            x -= 2.5 * GRID
            y = round(rect.center().y())
            style = Qt.PenStyle.DashLine if validation else Qt.PenStyle.SolidLine
            painter.setPen(pen(color, 2.0, style))
            painter.drawLine(QPointF(x, y), QPointF(x + 2 * GRID, y))
            x -= 1.5 * GRID

    def paint_readings(self, painter: QPainter, history: History, axes: tuple[Axes, ...], index: int) -> None:
        ends = history.epochs("step")
        epoch = int(np.searchsorted(ends, history.steps[index]))
        for row, item in enumerate(axes):
            quantity, at_epochs = _ROWS[row]
            readings: list[Reading] = [
                (_text(quantity, float(history.mean(quantity)[index])), self._train_color())
            ]
            if epoch < history.num_epochs and not np.isnan(history.epochs(at_epochs)[epoch]):
                value = float(history.epochs(at_epochs)[epoch])
                readings.append((_text(quantity, value), self._validation_color()))
            self.paint_reading_line(painter, item, readings)

    def _paint_validation(
        self, painter: QPainter, history: History, axes: Axes, quantity: EpochQuantity
    ) -> None:
        known = ~np.isnan(history.epochs(quantity))
        if not known.any():
            return
        x = axes.x_of(history.epochs("step")[known])
        last = np.flatnonzero(np.diff(np.floor(x), append=np.inf))
        x, y = x[last], axes.y_of(history.epochs(quantity)[known][last])
        color = self._validation_color()
        painter.setPen(pen(color, 1.0, Qt.PenStyle.DashLine))
        draw_line(painter, x, y)
        if len(x) * 2 * GRID < axes.width:
            for place in zip(x.tolist(), y.tolist(), strict=True):
                painter.fillRect(QRectF(place[0] - 2, place[1] - 2, 4, 4), color)

    def _loss_scale(self, history: History, steps: Scale) -> Linear | Log:
        part = slice(history.index_of(int(steps.low)), history.index_of(int(steps.high)) + 1)
        found = extent(history, steps, "loss")
        if found is None:
            return Linear(0.0, 1.0)
        low, high = found
        validation = history.epochs("validation_loss")
        validation = validation[np.isfinite(validation)]
        usual = float(np.nanmedian(history.high("loss")[part]))
        if self.hub.view is None:
            # Once logarithmic it stays so for the run: an axis that turns to and fro cannot be read.
            self._log = self._log or (len(history) > 100 and high > WIDE * usual)
            high = max([high, *validation[-1:]])
        if self._log and low > 0:
            return decade_scale(low, high)
        return value_scale(0.0 if self.hub.view is None else low, high)

    def _accuracy_scale(self, history: History, steps: Scale) -> Linear:
        if self.hub.view is None:
            return Linear(0.0, 1.0, percent=True)
        part = slice(history.index_of(int(steps.low)), history.index_of(int(steps.high)) + 1)
        low = float(np.fmin.reduce(history.low("accuracy")[part]))
        scale = value_scale(low if low == low else 0.0, 1.0, percent=True)
        return Linear(max(scale.low, 0.0), 1.0, percent=True)

    def _train_color(self) -> QColor:
        return theme.color("accent")

    def _validation_color(self) -> QColor:
        return theme.color("hot")

    def _forget(self) -> None:
        self._log = False


def _text(quantity: Quantity, value: float) -> str:
    return f"{value * 100:5.1f} %" if quantity == "accuracy" else f"{value:.4f}"


def _band(color: QColor) -> QColor:
    """The colour of the band: opaque, since a transparent line costs four times as much."""
    ground = theme.color("surface")
    return QColor.fromRgbF(
        *(0.3 * a + 0.7 * b for a, b in zip(color.getRgbF()[:3], ground.getRgbF()[:3], strict=True))  # type: ignore[index]
    )


_LEFT = Qt.AlignmentFlag.AlignLeft
