"""A still chart: a few lines over numbers or over names, on a linear or logarithmic axis, with a reading."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.guard import guarded
from app.theme import theme
from app.widgets.numbers import count_text, percent_text

MARGIN = 8
MOST_DECADES = 16
_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, eq=False)
class Line:
    """`color` is a role of the theme, or a place 0..1 on its scale of depths. NaN leaves a gap."""

    name: str
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    color: str | float = "accent"
    dashed: bool = False
    dots: bool = False

    def paint_color(self) -> QColor:
        """In the theme in force."""
        return (
            theme.color(self.color)
            if isinstance(self.color, str)
            else theme.depth_color(round(self.color * 100), 101)
        )


def line(
    name: str,
    x: ArrayLike,
    y: ArrayLike,
    color: str | float = "accent",
    dashed: bool = False,
    dots: bool = False,
) -> Line:
    """A `Line` of anything that numpy takes."""
    return Line(name, np.asarray(x, np.float64), np.asarray(y, np.float64), color, dashed, dots)


class Chart(QWidget):
    """Painted anew only when its lines, its size or the theme change. `names` turn the x axis into one of
    names: 0, 1, 2, ... from the left; `ends` are words in place of the numbers at the ends of the x axis."""

    def __init__(
        self,
        title: str,
        log: bool = False,
        unit: str = "",
        percent: bool = False,
        ends: tuple[str, str] = ("", ""),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ends = ends
        self.title, self.log, self.unit, self.percent = title, log, unit, percent
        self.lines: tuple[Line, ...] = ()
        self.names: tuple[str, ...] = ()
        self.empty = ""
        """What it says while there are no lines."""
        self._at: float | None = None
        self.setMouseTracking(True)
        self.setMinimumSize(200, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(title)
        theme.changed.connect(self._repaint)

    def show_lines(self, lines: Sequence[Line], names: Sequence[str] = ()) -> None:
        """Show these; the axes fit them."""
        self.lines, self.names = tuple(lines), tuple(names)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, 220)

    @Slot()
    def _repaint(self) -> None:
        self.update()

    # Axes

    def _places(self, line: Line) -> NDArray[np.float64]:
        """The y of a line, as its log10 where the axis is logarithmic."""
        if not self.log:
            return np.where(np.isfinite(line.y), line.y, np.nan)
        with np.errstate(all="ignore"):
            return np.where(line.y > 0, np.log10(line.y), np.nan)

    def _ends(self) -> tuple[float, float, float, float] | None:
        """x and y from, to; None where there is nothing to show."""
        known = [(one.x, self._places(one)) for one in self.lines]
        xs = [x[np.isfinite(y)] for x, y in known]
        ys = [y[np.isfinite(y)] for _, y in known]
        if not any(len(y) for y in ys):
            return None
        all_x, all_y = np.concatenate(xs), np.concatenate(ys)
        left, right = (
            (-0.5, len(self.names) - 0.5) if self.names else (float(all_x.min()), float(all_x.max()))
        )
        low, high = float(all_y.min()), float(all_y.max())
        if self.log:
            high = float(math.ceil(high + 1e-9))
            low = max(float(math.floor(low - 1e-9)), high - MOST_DECADES)
            low = min(low, high - 2)
        elif self.percent:
            low, high = 0.0, 1.0
        else:
            low, high = min(low, 0.0), high * 1.05 if high > 0 else high
        return left, right if right > left else left + 1, low, high if high > low else low + 1

    def _ticks(self, low: float, high: float, room: float) -> list[tuple[float, str]]:
        most = max(int(room // 36), 2)
        if self.log:
            every = max(math.ceil((high - low) / most), 1)
            return [(float(p), _power(p)) for p in range(math.ceil(low), math.floor(high) + 1, every)]
        raw = (high - low) / most
        power = 10.0 ** math.floor(math.log10(raw))
        step = next(m * power for m in (1.0, 2.0, 2.5, 5.0, 10.0) if m * power >= raw * 0.999)
        count = int((high - low) / step + 1e-9)
        values = [low + number * step for number in range(count + 1)]
        return [(value, percent_text(value) if self.percent else f"{value:.4g}") for value in values]

    # Painting

    def _fonts(self) -> tuple[QFont, QFont]:
        small, bold = QFont(self.font()), QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * 0.85)
        bold.setWeight(QFont.Weight.DemiBold)
        return small, bold

    def _area(self, small: QFontMetricsF, bold: QFontMetricsF) -> QRectF:
        left = small.horizontalAdvance("10⁻⁸⁸" if self.log else "0.0000") + MARGIN
        top = bold.height() + small.height() + MARGIN
        return QRectF(self.rect()).adjusted(left, top, -MARGIN, -small.height() - MARGIN)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint(painter)
        painter.end()

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small, bold = self._fonts()
        area = self._area(QFontMetricsF(small), QFontMetricsF(bold))
        painter.setFont(bold)
        painter.setPen(theme.color("text"))
        painter.drawText(QRectF(0, 0, self.width(), QFontMetricsF(bold).height()), self.title)
        ends = self._ends()
        painter.setFont(small)
        if ends is None or area.height() < 20 or area.width() < 40:
            painter.setFont(self.font())
            painter.setPen(theme.color("muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), flags, self.empty)
            return
        self._paint_axes(painter, area, ends)
        painter.save()
        painter.setClipRect(area.adjusted(-4, -4, 4, 4))
        for one in self.lines:
            self._paint_line(painter, one, area, ends)
        painter.restore()
        self._paint_legend(painter, area, ends)

    def _paint_axes(self, painter: QPainter, area: QRectF, ends: tuple[float, float, float, float]) -> None:
        left, right, low, high = ends
        metrics = QFontMetricsF(painter.font())
        for value, text in self._ticks(low, high, area.height()):
            y = area.bottom() - (value - low) / (high - low) * area.height()
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(theme.color("muted"))
            room = QRectF(0, y - metrics.height() / 2, area.left() - 6, metrics.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        below = area.bottom() + 4
        if self.names:
            pitch = area.width() / len(self.names)
            every = max(math.ceil(max(map(metrics.horizontalAdvance, self.names)) * 1.15 / pitch), 1)
            for index in range(0, len(self.names), every):
                center = area.left() + (index + 0.5) * pitch
                width = pitch * every
                x = min(max(center - width / 2, area.left() - 30), area.right() - width + 4)
                room = QRectF(x, below, width, metrics.height())
                painter.drawText(room, Qt.AlignmentFlag.AlignHCenter, self.names[index])
            return
        room = QRectF(area.left(), below, area.width(), metrics.height())
        at_left, at_right = self.ends
        if not at_right:
            at_left, at_right = count_text(round(left)), f"{self.unit} {count_text(round(right))}".lstrip()
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, at_left)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight, at_right)

    def _paint_line(
        self, painter: QPainter, one: Line, area: QRectF, ends: tuple[float, float, float, float]
    ) -> None:
        left, right, low, high = ends
        x = area.left() + (one.x - left) / (right - left) * area.width()
        y = area.bottom() - (self._places(one) - low) / (high - low) * area.height()
        y = np.minimum(y, area.bottom() + 3)
        path, pen_down = QPainterPath(), False
        color = one.paint_color()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for px, py in zip(x.tolist(), y.tolist(), strict=True):
            if math.isnan(py):
                pen_down = False
                continue
            if pen_down:
                path.lineTo(px, py)
            else:
                path.moveTo(px, py)
            pen_down = True
            if one.dots:
                painter.drawEllipse(QPointF(px, py), 3, 3)
        pen = QPen(color, 1.75, Qt.PenStyle.DashLine if one.dashed else Qt.PenStyle.SolidLine)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawPath(path)

    def _paint_legend(self, painter: QPainter, area: QRectF, ends: tuple[float, float, float, float]) -> None:
        """The names of the lines; under the mouse their values there."""
        metrics = QFontMetricsF(painter.font())
        x, y = area.left(), QFontMetricsF(self._fonts()[1]).height() + metrics.ascent() + 1
        at = self._value_at(area, ends)
        if at is not None:
            place = area.left() + (at - ends[0]) / (ends[1] - ends[0]) * area.width()
            painter.setPen(QPen(theme.color("muted"), 1))
            painter.drawLine(QPointF(place, area.top()), QPointF(place, area.bottom()))
            where = self.names[round(at)] if self.names else self._where_text(at)
            painter.drawText(QPointF(x, y), where)
            x += metrics.horizontalAdvance(where) + 12
        for one in self.lines:
            text = one.name if at is None else f"{one.name} {self._read(one, at)}"
            color = one.paint_color()
            painter.setPen(QPen(color, 2, Qt.PenStyle.DashLine if one.dashed else Qt.PenStyle.SolidLine))
            painter.drawLine(QPointF(x, y - metrics.ascent() / 3), QPointF(x + 14, y - metrics.ascent() / 3))
            painter.setPen(theme.color("text"))
            room = max(area.right() - x - 18, 0)
            painter.drawText(QPointF(x + 18, y), metrics.elidedText(text, Qt.TextElideMode.ElideRight, room))
            x += 18 + metrics.horizontalAdvance(text) + 12
            if x > area.right():
                break

    def _value_at(self, area: QRectF, ends: tuple[float, float, float, float]) -> float | None:
        if self._at is None or not area.left() <= self._at <= area.right():
            return None
        value = ends[0] + (self._at - area.left()) / area.width() * (ends[1] - ends[0])
        return float(min(max(round(value), 0), len(self.names) - 1)) if self.names else value

    def _where_text(self, at: float) -> str:
        return percent_text(at / 100) if self.ends[1] else f"{self.unit} {count_text(round(at))}"

    def _read(self, one: Line, at: float) -> str:
        known = np.flatnonzero(np.isfinite(one.y))
        if not len(known):
            return "–"
        value = float(one.y[known[np.abs(one.x[known] - at).argmin()]])
        return percent_text(value, 1) if self.percent else f"{value:.2g}"

    # The mouse

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._at = event.position().x()
        self.update()

    @guarded
    def leaveEvent(self, event: QEvent) -> None:
        self._at = None
        self.update()


def _power(exponent: int) -> str:
    plain = {0: "1", 1: "10"}
    return plain.get(exponent) or "10" + str(exponent).translate(_SUPERSCRIPT)
