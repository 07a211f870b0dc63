"""A small picture of a network, drawn from its graph: a block for each layer, a line for each wire."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.document.arrangement import CARD_HEIGHT, CARD_WIDTH, arranged
from app.theme import theme
from engine.spec.network import NetworkSpec

WIRE_WIDTH = 1.5
LARGEST_SCALE = 0.3
"""Small networks are not blown up beyond this share of their size on the canvas."""


def draw_network(painter: QPainter, network: NetworkSpec, area: QRectF) -> None:
    """Fit the network, arranged as the canvas would, into the area; colours say the categories."""
    places = arranged(network)
    if not places:
        return
    left, top = (min(place[axis] for place in places.values()) for axis in (0, 1))
    width = max(place[0] for place in places.values()) - left + CARD_WIDTH
    height = max(place[1] for place in places.values()) - top + CARD_HEIGHT
    scale = min(area.width() / width, area.height() / height, LARGEST_SCALE)
    offset_x = area.x() + (area.width() - width * scale) / 2
    offset_y = area.y() + (area.height() - height * scale) / 2

    def block(node_id: str) -> QRectF:
        x, y = places[node_id]
        corner = QPointF(offset_x + (x - left) * scale, offset_y + (y - top) * scale)
        return QRectF(corner.x(), corner.y(), CARD_WIDTH * scale, CARD_HEIGHT * scale)

    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.colors.muted), WIRE_WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for edge in network.edges:
        painter.drawPath(_wire(block(edge.source), block(edge.target)))
    painter.setPen(Qt.PenStyle.NoPen)
    for node in network.nodes:
        painter.setBrush(QColor(theme.colors.category(node.layer.category)))
        radius = max(1.5, 10 * scale)
        painter.drawRoundedRect(block(node.id), radius, radius)


def _wire(source: QRectF, target: QRectF) -> QPainterPath:
    """From the right edge to the left edge; to another row through the gap between the rows."""
    start = QPointF(source.right(), source.center().y())
    end = QPointF(target.left(), target.center().y())
    path = QPainterPath(start)
    if end.x() >= start.x():
        reach = (end.x() - start.x()) / 2
        path.cubicTo(start + QPointF(reach, 0), end - QPointF(reach, 0), end)
        return path
    turn = source.height() * 0.15
    middle = (source.bottom() + target.top()) / 2
    path.lineTo(start + QPointF(turn, 0))
    path.lineTo(start.x() + turn, middle)
    path.lineTo(end.x() - turn, middle)
    path.lineTo(end.x() - turn, end.y())
    path.lineTo(end)
    return path
