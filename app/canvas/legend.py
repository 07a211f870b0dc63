"""The legend of the temperature: what the colours and bars on the cards mean, and the choice of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QActionGroup, QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.canvas.card_painting import card_fonts, paint_trend
from app.canvas.gauge import gauge_at, scale_share
from app.canvas.quantities import QUANTITIES
from app.canvas.temperature import Temperature
from app.guard import guarded
from app.theme import COLDEST, GRID, HEALTHY, HOTTEST, theme

_SIZE = QSize(312, 64)
WORDS_MIDDLE = 17
"""From the upper edge, in pixels: the words at both ends, and the choice between them."""


class Legend(QWidget):
    """Lies in a corner of the canvas while the cards have temperatures."""

    def __init__(self, temperature: Temperature, parent: QWidget) -> None:
        super().__init__(parent)
        self.temperature = temperature
        self.setFixedSize(_SIZE)
        self.setAccessibleName(self.tr("What the colours of the layers mean"))
        self.choice = QToolButton(self)
        self.choice.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.choice.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.choice.setFont(card_fonts()[1])
        self.choice.setStyleSheet("QToolButton { padding: 1px 14px 1px 6px; border-width: 1px; }"
                                  "QToolButton::menu-indicator { width: 8px; }")  # fmt: skip
        self.choice.setToolTip(self.tr("What the layers are coloured by"))
        menu = QMenu(self.choice)
        group = QActionGroup(menu)
        for quantity in QUANTITIES.values():
            action = group.addAction(quantity.title())
            action.setCheckable(True)
            action.setData(quantity.id)
            action.setChecked(quantity is temperature.quantity)
            action.triggered.connect(self._choose)
            menu.addAction(action)
        self.choice.setMenu(menu)
        temperature.quantity_changed.connect(self._repaint)
        theme.changed.connect(self._repaint)
        self._repaint()
        self.hide()

    @Slot()
    def _choose(self) -> None:
        self.temperature.show_quantity(self.sender().data())  # type: ignore[attr-defined]

    @Slot()
    def _repaint(self) -> None:
        self.choice.setText(f"{self.temperature.quantity.title()}  ▾")
        self.choice.adjustSize()
        self.choice.move((self.width() - self.choice.width()) // 2, WORDS_MIDDLE - self.choice.height() // 2)
        self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("surface", 235))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        scale = QRectF(12, 32, self.width() - 24, 6)
        self._paint_words(painter, scale)
        self._paint_scale(painter, scale)
        painter.end()

    def _paint_words(self, painter: QPainter, scale: QRectF) -> None:
        painter.setFont(card_fonts()[1])
        cold, hot = self.temperature.quantity.ends()
        for place, words, side in (
            (COLDEST, cold, Qt.AlignmentFlag.AlignLeft),
            (HOTTEST, hot, Qt.AlignmentFlag.AlignRight),
        ):
            gauge = gauge_at(place)
            left = side == Qt.AlignmentFlag.AlignLeft
            x = scale.left() + 5 if left else scale.right() - 5
            if left or not self.temperature.quantity.is_share:
                paint_trend(painter, QPointF(x, WORDS_MIDDLE), gauge.color, gauge.trend)
            painter.setPen(theme.color("text"))
            room = QRectF(scale.left() + 14, WORDS_MIDDLE - 9, scale.width() - 28, 18)
            painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_scale(self, painter: QPainter, scale: QRectF) -> None:
        quantity = self.temperature.quantity
        last = HEALTHY[1] if quantity.is_share else HOTTEST
        colors = QLinearGradient(scale.topLeft(), scale.topRight())
        span = scale_share(last) or 1.0
        for place in (COLDEST, *HEALTHY, last):
            colors.setColorAt(scale_share(place) / span, theme.temperature(place))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors)
        painter.drawRoundedRect(scale, 3, 3)
        painter.setPen(theme.color("muted"))
        for tick, words in quantity.ticks:
            value = tick if quantity.is_share else 10.0**tick
            x = scale.left() + scale.width() * scale_share(quantity.temperature(value)) / span
            width = 40.0
            left = min(max(x - width / 2, scale.left()), scale.right() - width)
            side = Qt.AlignmentFlag.AlignHCenter
            if x <= scale.left() + 1:
                side = Qt.AlignmentFlag.AlignLeft
            elif x >= scale.right() - 1:
                side = Qt.AlignmentFlag.AlignRight
            room = QRectF(left, scale.bottom() + 3, width, 18)
            painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, words)

    def place_in(self, height: int) -> None:
        """The lower left corner of a canvas of this height."""
        self.move(2 * GRID, height - self.height() - 2 * GRID)
