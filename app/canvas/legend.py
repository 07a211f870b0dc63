"""The legend of the temperature: what the colours and bars on the cards mean."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.canvas.card_painting import card_fonts, paint_trend
from app.canvas.gauge import gauge_of, scale_share
from app.theme import COLDEST, GRID, HEALTHY, HOTTEST, theme

_SIZE = QSize(288, 64)
_TICKS = (-8, -6, -4, -2, 0, 2)


class Legend(QWidget):
    """Lies in a corner of the canvas from the first report on. It never takes the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(_SIZE)
        self.setAccessibleName(self.tr("Gradient norm: blue vanishes, grey is healthy, orange explodes"))
        theme.changed.connect(self._repaint)
        self.hide()

    @Slot()
    def _repaint(self) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("surface", 235))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        scale = QRectF(12, 30, self.width() - 24, 6)
        self._paint_words(painter, scale)
        self._paint_scale(painter, scale)
        painter.end()

    def _paint_words(self, painter: QPainter, scale: QRectF) -> None:
        painter.setFont(card_fonts()[1])
        for trend, words, side in (
            (COLDEST, self.tr("vanishes"), Qt.AlignmentFlag.AlignLeft),
            (HOTTEST, self.tr("explodes"), Qt.AlignmentFlag.AlignRight),
        ):
            gauge = gauge_of(10.0**trend)
            left = side == Qt.AlignmentFlag.AlignLeft
            x = scale.left() + 5 if left else scale.right() - 5
            paint_trend(painter, QPointF(x, 17), gauge.color, gauge.trend)
            painter.setPen(theme.color("text"))
            room = QRectF(scale.left() + 14, 8, scale.width() - 28, 18)
            painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(theme.color("muted"))
        middle = QRectF(scale.left(), 8, scale.width(), 18)
        painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, self.tr("gradient norm"))

    def _paint_scale(self, painter: QPainter, scale: QRectF) -> None:
        colors = QLinearGradient(scale.topLeft(), scale.topRight())
        for log10_norm in (COLDEST, *HEALTHY, HOTTEST):
            colors.setColorAt(scale_share(log10_norm), theme.temperature(log10_norm))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors)
        painter.drawRoundedRect(scale, 3, 3)
        painter.setPen(theme.color("muted"))
        for tick in _TICKS:
            x = scale.left() + scale.width() * scale_share(tick)
            width = 40.0
            left = min(max(x - width / 2, scale.left()), scale.right() - width)
            side = Qt.AlignmentFlag.AlignLeft if x == scale.left() else Qt.AlignmentFlag.AlignHCenter
            room = QRectF(left, scale.bottom() + 3, width, 18)
            painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, f"1e{tick}" if tick else "1")

    def place_in(self, height: int) -> None:
        """The lower left corner of a canvas of this height."""
        self.move(2 * GRID, height - self.height() - 2 * GRID)
