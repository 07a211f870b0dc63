"""Tile: one tensor as a picture, with its numbers and its histogram."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.guard import guarded
from app.theme import GRID, blend, theme
from app.widgets.numbers import DASH, percent_text, shape_text, tabular
from app.widgets.picture import fitted, image_of, paint_picture
from engine.train.inspect_step import Values

WIDTH = 176
PICTURE_HEIGHT = 104
LEAST_PICTURE = 56
HISTOGRAM_HEIGHT = 32
BARS = 64
"""A vector of at most so many numbers is drawn as bars."""
LEVELS = 128


class Tile(QWidget):
    """Shows what it is given; negative numbers are cold, positive ones hot, and 0 has no colour."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.values: Values | None = None
        self.note = ""
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFixedWidth(WIDTH)
        theme.changed.connect(self._repaint)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, self._around() + PICTURE_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(WIDTH, self._around() + LEAST_PICTURE)

    def show_values(self, values: Values | None, note: str = "") -> None:
        """A tensor; or None, and why there is none."""
        self.values, self.note = values, note
        self.setToolTip(self.words())
        self.setAccessibleName(self.words())
        self._repaint()

    def words(self) -> str:
        """All that it shows, for the tooltip and a screen reader."""
        values = self.values
        if values is None:
            return f"{self.title}: {self.note}"
        return self.tr(
            "{title}, {shape}\nnorm {norm}, mean {mean}, deviation {deviation}\n"
            "from {low} to {high}, {zeros} are 0"
        ).format(
            title=self.title,
            shape=shape_text(values.shape) or "1",
            norm=number_text(values.norm),
            mean=number_text(values.mean),
            deviation=number_text(values.deviation),
            low=number_text(values.low),
            high=number_text(values.high),
            zeros=percent_text(values.zeros),
        )

    def _repaint(self) -> None:
        values = self.values
        self._image = QImage()
        if values is not None and not _as_bars(values):
            self._image = image_of(_colored(mosaic(values.shown)))
        self.update()

    def _around(self) -> int:
        """The height of all but the picture."""
        return 3 * self.fontMetrics().height() + HISTOGRAM_HEIGHT + 4 * (GRID // 2)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(tabular(self.font()))
        metrics = QFontMetricsF(painter.font())
        line = metrics.height()
        values, width = self.values, float(self.width())
        painter.setPen(theme.color("text"))
        title = f"{self.title}  {shape_text(values.shape) or '1'}" if values is not None else self.title
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(QPointF(0, metrics.ascent()), metrics.elidedText(title, elide, width))
        gap = GRID / 2
        bottom = self.height() - HISTOGRAM_HEIGHT - 2 * line - 2 * gap
        room = QRectF(0, line + gap, width, max(bottom - line - 2 * gap, 8.0))
        painter.setPen(theme.color("muted"))
        if values is None:
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.note)
            painter.end()
            return
        if self._image.isNull():
            _paint_bars(painter, values.shown.reshape(-1), room)
        else:
            paint_picture(painter, self._image, fitted(self._image.size(), room.toRect()))
        painter.setPen(theme.color("muted"))
        texts = (
            self.tr("norm {norm}").format(norm=number_text(values.norm)),
            self.tr("{mean} ± {deviation}").format(
                mean=number_text(values.mean), deviation=number_text(values.deviation)
            ),
        )
        painter.drawText(QPointF(0, bottom + metrics.ascent()), texts[0])
        painter.drawText(QPointF(0, bottom + line + metrics.ascent()), texts[1])
        area = QRectF(0, self.height() - HISTOGRAM_HEIGHT, width, HISTOGRAM_HEIGHT)
        _paint_histogram(painter, values, area)
        painter.end()


class PictureTile(QWidget):
    """The picture that the step saw, and what the network made of it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.lines: tuple[str, ...] = ()
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFixedWidth(WIDTH * 3 // 4)

    def show_picture(self, pixels: NDArray[np.uint8], *lines: str) -> None:
        """uint8 (height, width, 1 or 3); of other channels the first."""
        self._image = image_of(pixels if pixels.shape[2] in (1, 3) else pixels[:, :, :1])
        self.lines = lines
        self.setAccessibleName(f"{self.title}: {', '.join(lines)}")
        self.setToolTip("\n".join(lines))
        self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics = QFontMetricsF(painter.font())
        line = metrics.height()
        painter.setPen(theme.color("text"))
        painter.drawText(QPointF(0, metrics.ascent()), self.title)
        bottom = self.height() - HISTOGRAM_HEIGHT - 2 * line - GRID
        room = QRect(0, int(line + GRID / 2), self.width(), max(int(bottom - line - GRID), 8))
        paint_picture(painter, self._image, fitted(self._image.size(), room))
        painter.setPen(theme.color("muted"))
        for number, text in enumerate(self.lines):
            where = QPointF(0, bottom + number * line + metrics.ascent())
            painter.drawText(where, metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width()))
        painter.end()


def number_text(value: float) -> str:
    """Three figures: "0.0123", "1.2e-07"."""
    return f"{value:.3g}" if math.isfinite(value) else DASH


def mosaic(maps: NDArray[np.float32]) -> NDArray[np.float32]:
    """Maps (n, rows, columns), or a vector (n,), as one picture (height, width) with NaN between them."""
    if maps.ndim == 1:
        side = math.ceil(math.sqrt(len(maps)))
        sheet: NDArray[np.float32] = np.full(side * math.ceil(len(maps) / side), np.nan, np.float32)
        sheet[: len(maps)] = maps
        return sheet.reshape(-1, side)
    count, rows, columns = maps.shape
    across = max(1, round(math.sqrt(count * 1.6 * rows / columns)))
    down = math.ceil(count / across)
    sheet = np.full((down * (rows + 1) - 1, across * (columns + 1) - 1), np.nan, np.float32)
    for number, one in enumerate(maps):
        top, left = number // across * (rows + 1), number % across * (columns + 1)
        sheet[top : top + rows, left : left + columns] = one
    return sheet


def _as_bars(values: Values) -> bool:
    return values.shown.ndim == 1 and len(values.shown) <= BARS


def _colored(sheet: NDArray[np.float32]) -> NDArray[np.uint8]:
    """uint8 (height, width, 4): the strongest number has the full colour; NaN is transparent."""
    finite = np.nan_to_num(sheet, nan=0.0, posinf=0.0, neginf=0.0)
    largest = float(np.abs(finite).max()) or 1.0
    places = np.rint((finite / largest + 1) / 2 * (2 * LEVELS)).astype(int)
    result: NDArray[np.uint8] = _scale()[places]
    result[np.isnan(sheet)] = 0
    return result


def _scale() -> NDArray[np.uint8]:
    """(2 * LEVELS + 1, 4): cold over the surface's colour to hot."""
    middle = theme.color("raised")
    colors = [blend(middle, theme.color("cold"), 1 - place / LEVELS) for place in range(LEVELS)]
    colors += [blend(middle, theme.color("hot"), place / LEVELS) for place in range(LEVELS + 1)]
    table: NDArray[np.uint8] = np.array([color.getRgb() for color in colors], np.uint8)
    return table


def _paint_bars(painter: QPainter, numbers: NDArray[np.float32], room: QRectF) -> None:
    """Up from the middle line, or down; a single sign has the whole height."""
    finite = np.nan_to_num(numbers, nan=0.0, posinf=0.0, neginf=0.0)
    low, high = min(float(finite.min(initial=0)), 0.0), max(float(finite.max(initial=0)), 0.0)
    span = (high - low) or 1.0
    zero = room.bottom() - room.height() * -low / span
    width = min(room.width() / max(len(finite), 1), 2.0 * GRID)
    painter.setPen(Qt.PenStyle.NoPen)
    for number, value in enumerate(finite):
        height = room.height() * abs(float(value)) / span
        top = zero - height if value > 0 else zero
        painter.setBrush(theme.color("hot" if value > 0 else "cold"))
        painter.drawRect(QRectF(room.left() + number * width, top, max(width - 1, 0.5), height))
    painter.setPen(QPen(theme.color("line"), 1))
    painter.drawLine(QPointF(room.left(), zero), QPointF(room.left() + width * len(finite), zero))


def _paint_histogram(painter: QPainter, values: Values, area: QRectF) -> None:
    """The counts, with the place of 0 marked where it is inside."""
    counts = values.counts / max(int(values.counts.max()), 1)
    width = area.width() / len(counts)
    painter.setPen(Qt.PenStyle.NoPen)
    color = QColor(theme.color("muted", 150))
    painter.setBrush(color)
    for number, share in enumerate(counts):
        height = float(share) * (area.height() - 2)
        painter.drawRect(QRectF(area.left() + number * width, area.bottom() - height, width - 0.5, height))
    painter.setPen(QPen(theme.color("line"), 1))
    painter.drawLine(area.bottomLeft(), area.bottomRight())
    first, last = float(values.edges[0]), float(values.edges[-1])
    if first < 0 < last:
        x = area.left() + area.width() * -first / (last - first)
        painter.setPen(QPen(theme.color("text", 120), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))


def paper(widget: QWidget) -> None:
    """The background of the plots."""
    widget.setBackgroundRole(QPalette.ColorRole.Base)
    widget.setAutoFillBackground(True)
