"""Spreads: how the weights, the gradients and the outputs of one layer are distributed, over the run."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.guard import guarded
from app.plots.hub import PlotHub
from app.theme import GRID, blend, theme
from app.widgets.labels import label
from app.widgets.numbers import count_text, percent_text
from engine.train.histograms import SPREADS, HistogramHistory, Spread, edges

FULL = 0.25
"""A bin with this share of the numbers has the full colour."""
LEVELS = 64


class Spreads(QWidget):
    """Follows the selection: the first selected layer with weights, else the first of the network."""

    def __init__(self, hub: PlotHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hub = hub
        titles = {
            "weights": self.tr("Weights"),
            "gradients": self.tr("Gradients"),
            "outputs": self.tr("Outputs"),
        }
        self.title = label()
        font = self.title.font()
        font.setWeight(QFont.Weight.DemiBold)
        self.title.setFont(font)
        self.title.setToolTip(
            self.tr(
                "From left to right the steps of the run, from bottom to top the numbers, from large "
                "negative ones over 0 to large positive ones. The stronger the colour, the more lie there."
            )
        )
        self.maps: dict[Spread, SpreadMap] = {
            spread: SpreadMap(titles[spread], spread, self) for spread in SPREADS
        }
        self.empty = label(
            self.tr(
                "How the weights, gradients and outputs of the selected layer are spread over the run. They "
                "are measured where the training plan asks for full probes (More settings)."
            ),
            "muted",
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown_maps = QWidget(self)
        row = QHBoxLayout(self._shown_maps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for one in self.maps.values():
            row.addWidget(one, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        column.setSpacing(GRID // 2)
        column.addWidget(self.title)
        column.addWidget(self._shown_maps, 1)
        column.addWidget(self.empty, 1)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        hub.session.run_started.connect(self._refresh_seen)
        hub.session.observed.connect(self._refresh_seen)
        hub.document.selection_changed.connect(self._refresh_seen)
        theme.changed.connect(self._refresh_seen)

    @Slot()
    def _refresh_seen(self, _what: object = None) -> None:
        if self.isVisible():
            self.refresh()

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Show the layer in hand."""
        history = self.hub.session.history
        kept = history.observed.histograms if history is not None else None
        known = kept is not None and bool(len(kept))
        self._shown_maps.setVisible(known)
        self.empty.setVisible(not known)
        if kept is None or not known:
            self.title.setText(self.tr("Histograms"))
            for one in self.maps.values():
                one.show_history(None, "")
            return
        selected = [layer for layer in kept.layers if layer in self.hub.document.selection]
        layer = (selected or list(kept.layers))[0]
        self.title.setText(self.tr("Histograms of {layer}").format(layer=self.hub.name(layer)))
        for one in self.maps.values():
            one.events = tuple(step for step, _ in self.hub.events)
            one.show_history(kept, layer)


class SpreadMap(QWidget):
    """One quantity of one layer: a column a moment, a row a bin."""

    def __init__(self, title: str, spread: Spread, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.spread = title, spread
        self.table: NDArray[np.float32] = np.zeros((0, 0), np.float32)
        """(moments, bins) shares."""
        self.steps: NDArray[np.int64] = np.zeros(0, np.int64)
        self.events: tuple[int, ...] = ()
        """The steps from which on something was changed by hand."""
        self._image = QImage()
        self._at: tuple[int, int] | None = None
        """Moment and bin under the mouse."""
        self.setMouseTracking(True)
        self.setMinimumSize(100, 80)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(title)

    def sizeHint(self) -> QSize:
        return QSize(200, 160)

    def show_history(self, history: HistogramHistory | None, layer: str) -> None:
        """Show this layer's; nothing where there is none."""
        if history is None:
            self.table, self.steps, self._image = (
                np.zeros((0, 0), np.float32),
                np.zeros(0, np.int64),
                QImage(),
            )
        else:
            self.table, self.steps = history.of_layer(self.spread, layer), history.steps
            self._image = _image(self.table)
        self.update()

    def reading(self) -> str:
        """What is under the mouse, in words."""
        if self._at is None:
            return ""
        moment, number = self._at
        ends = edges(self.spread)
        low = f"{ends[number - 1]:.1g}" if number else "−∞"
        high = f"{ends[number]:.1g}" if number < len(ends) else "∞"
        return self.tr("step {step}, {low} to {high}: {share}").format(
            step=count_text(int(self.steps[moment])), low=low, high=high,
            share=percent_text(float(self.table[moment, number]), 1),
        )  # fmt: skip

    def _area(self) -> QRectF:
        height = QFontMetricsF(self._font()).height()
        left = QFontMetricsF(self._font()).horizontalAdvance("-1e-88") + 4
        return QRectF(self.rect()).adjusted(left, height + 2, -4, -height - 2)

    def _font(self) -> QFont:
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * 0.85)
        return small

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint(painter)
        painter.end()

    def _paint(self, painter: QPainter) -> None:
        area = self._area()
        painter.setFont(self._font())
        painter.setPen(theme.color("text"))
        top = QRectF(area.left(), 0, area.width(), area.top())
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft, self.reading() or self.title)
        if self._image.isNull():
            return
        painter.drawImage(area, self._image)
        painter.setPen(QPen(theme.color("muted"), 1, Qt.PenStyle.DashLine))
        for step in self.events:
            x = area.left() + area.width() * float(np.searchsorted(self.steps, step)) / len(self.steps)
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.setPen(theme.color("muted"))
        below = QRectF(area.left(), area.bottom() + 2, area.width(), self.height() - area.bottom())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, count_text(int(self.steps[0])))
        last = self.tr("step {step}").format(step=count_text(int(self.steps[-1])))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, last)
        self._paint_values(painter, area)

    def _paint_values(self, painter: QPainter, area: QRectF) -> None:
        ends = edges(self.spread)
        bins = len(ends) + 1
        height = QFontMetricsF(painter.font()).height()
        half = len(ends) // 2
        middle = area.bottom() - (half + 0.5) / bins * area.height()
        for index, text in ((0, f"{ends[0]:.0e}"), (half, "0"), (len(ends) - 1, f"{ends[-1]:.0e}")):
            y = middle if text == "0" else area.bottom() - (index + 1) / bins * area.height()
            room = QRectF(0, y - height / 2, area.left() - 4, height)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, flags, text.replace("e+0", "e").replace("e-0", "e-"))

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        area, place = self._area(), event.position()
        self._at = None
        if len(self.steps) and area.contains(place):
            moments, bins = self.table.shape
            column = int((place.x() - area.left()) / area.width() * moments)
            row = int((area.bottom() - place.y()) / area.height() * bins)
            self._at = min(max(column, 0), moments - 1), min(max(row, 0), bins - 1)
        self.update()

    @guarded
    def leaveEvent(self, event: QEvent) -> None:
        self._at = None
        self.update()


def _image(table: NDArray[np.float32]) -> QImage:
    """(moments, bins) shares -> a picture with the moments from the left and the bins from the bottom."""
    ramp = [
        blend(theme.color("surface"), theme.color("accent"), (i / (LEVELS - 1)) ** 0.6) for i in range(LEVELS)
    ]
    colors = np.array([[one.blue(), one.green(), one.red(), 255] for one in ramp], np.uint8)
    levels = np.clip(np.nan_to_num(table) / FULL * (LEVELS - 1), 0, LEVELS - 1).astype(int)
    pixels = np.ascontiguousarray(colors[levels.T[::-1]])
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, width * 4, QImage.Format.Format_RGB32).copy()
