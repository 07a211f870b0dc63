"""What lies behind the cards: the window's colour, and a faint grid of dots to place them by."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from app.theme import GRID, theme

_DOT_PITCH = 4 * GRID
_DOTS_FROM = 0.7
"""From farther away dots would be noise."""


def paint_backdrop(painter: QPainter, area: QRectF, zoom: float) -> None:
    """Paint an area of the scene."""
    painter.fillRect(area, theme.color("window"))
    if zoom < _DOTS_FROM:
        return
    painter.setPen(QPen(theme.color("line"), 1.25 / zoom))
    left = int(area.left() // _DOT_PITCH) * _DOT_PITCH
    top = int(area.top() // _DOT_PITCH) * _DOT_PITCH
    painter.drawPoints(
        [
            QPointF(x, y)
            for x in range(left, int(area.right()) + 1, _DOT_PITCH)
            for y in range(top, int(area.bottom()) + 1, _DOT_PITCH)
        ]
    )
