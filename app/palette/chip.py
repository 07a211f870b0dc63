"""How a layer type looks in the palette: its category's chip, and the card that is dragged out."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from app.theme import theme
from app.translate import engine_text
from engine.spec.layer import Layer

_HEIGHT, _EDGE = 36.0, 5.0


def paint_chip(painter: QPainter, center: QPointF, category: str, side: float = 10.0) -> None:
    """A rounded square in the category's colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.colors.category(category)))
    painter.drawRoundedRect(QRectF(center.x() - side / 2, center.y() - side / 2, side, side), 3, 3)


def drag_pixmap(kind: type[Layer], font: QFont, scale: float) -> QPixmap:
    """A small card with the layer's name, for the pointer to carry."""
    title = engine_text(kind.title)
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetricsF(strong)
    width = metrics.horizontalAdvance(title) + 36
    pixmap = QPixmap(round((width + 4) * scale), round((_HEIGHT + 4) * scale))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    plate = QPainterPath()
    plate.addRoundedRect(QRectF(2, 1, width, _HEIGHT), 8, 8)
    painter.setOpacity(0.92)
    painter.fillPath(plate.translated(0, 2), QColor(0, 0, 0, 40))
    painter.fillPath(plate, theme.color("surface"))
    edge = QPainterPath()
    edge.addRect(2, 1, _EDGE, _HEIGHT)
    painter.fillPath(plate.intersected(edge), QColor(theme.colors.category(kind.category)))
    painter.setPen(QPen(theme.color("accent"), 1))
    painter.drawPath(plate)
    painter.setFont(strong)
    painter.setPen(theme.color("text"))
    painter.drawText(QPointF(20, 1 + _HEIGHT / 2 + metrics.capHeight() / 2), title)
    painter.end()
    return pixmap
