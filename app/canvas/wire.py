"""A wire from port to port, smooth, with an arrow where it ends."""

from __future__ import annotations

import math
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.canvas.routing import Way, curve_controls
from app.guard import guarded
from app.theme import theme
from engine.spec.network import Edge

_CORNER = 14.0
_ARROW = 7.0
USUAL_WIDTH, THINNEST, THICKEST = 1.8, 0.5, 4.5
_PORT_GAP = 6.0
"""The arrow's tip stops before the port."""


def path_of(way: Way) -> QPainterPath:
    """The way as a smooth path: a curve, or straight parts with rounded corners."""
    points = [QPointF(*point) for point in way.points]
    path = QPainterPath(points[0])
    if way.is_curve:
        first, second = curve_controls(way.points[0], way.points[1])
        path.cubicTo(QPointF(*first), QPointF(*second), points[1])
        return path
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        into, out = corner - before, after - corner
        radius = min(_CORNER, _length(into) / 2, _length(out) / 2)
        if radius > 0:
            path.lineTo(corner - into * (radius / _length(into)))
            path.quadTo(corner, corner + out * (radius / _length(out)))
    path.lineTo(points[-1])
    return path


def _length(vector: QPointF) -> float:
    return math.hypot(vector.x(), vector.y())


class Wire(QGraphicsItem):
    """The picture of an edge; with `edge` None, of one that is being drawn."""

    def __init__(self, edge: Edge | None = None) -> None:
        super().__init__()
        self.edge = edge
        self.role = "muted"
        """The theme's role of its colour: "muted", "accent" or "problem"."""
        self.lit = False
        self.dashed = False
        self.width = USUAL_WIDTH
        self._path = QPainterPath()
        self._corners: list[QPointF] = []
        self._bounds = QRectF()
        self.setZValue(1 if edge is not None else 4)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def run(self, way: Way) -> None:
        """Take another way."""
        path = path_of(way)
        if path == self._path:
            return
        self.prepareGeometryChange()
        self._path = path
        polygons = path.toSubpathPolygons()
        self._corners = [polygons[0].at(i) for i in range(polygons[0].size())] if polygons else []
        self._bounds = path.controlPointRect().adjusted(-8, -8, 8, 8)
        self.update()

    def show_as(self, role: str, lit: bool = False) -> None:
        """Another colour; a lit wire is wider and has a halo."""
        if (role, lit) != (self.role, self.lit):
            self.role, self.lit = role, lit
            self.setZValue(4 if self.edge is None else 1.5 if lit else 1)
            self.update()

    def show_strength(self, share: float | None) -> None:
        """Thin where the gradient that comes back along it dies: 0 to 1 over the scale of temperatures;
        None: as usual."""
        width = USUAL_WIDTH
        if share is not None:
            width = round((THINNEST + share * (THICKEST - THINNEST)) * 4) / 4
        if width != self.width:
            self.width = width
            self.update()

    def distance(self, point: QPointF) -> float:
        """How far a point of the scene is from it; infinite where it is far for sure."""
        if not self._bounds.adjusted(-24, -24, 24, 24).contains(point):
            return math.inf
        return min(
            (_distance(point, a, b) for a, b in pairwise(self._corners)),
            default=math.inf,
        )

    def is_nearer_to_end(self, point: QPointF) -> bool:
        """Whether a point lies in the half of the target."""
        start, end = self._path.pointAtPercent(0), self._path.pointAtPercent(1)
        return _length(point - end) <= _length(point - start)

    def middle(self) -> QPointF:
        """Half way along."""
        return self._path.pointAtPercent(0.5)

    def path(self) -> QPainterPath:
        """The line itself."""
        return self._path

    # Qt

    def boundingRect(self) -> QRectF:
        return self._bounds

    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme.color(self.role, 255 if self.role != "muted" else 170)
        if self.lit:
            painter.strokePath(self._path, _pen(QColor(color.red(), color.green(), color.blue(), 60), 10))
        pen = _pen(color, max(2.6 if self.lit else self.width, min(self.width, 1.2) / zoom))
        if self.dashed:
            pen.setDashPattern([3, 3])
        painter.strokePath(self._path, pen)
        if self.edge is not None and zoom > 0.3:
            self._paint_arrow(painter, color)

    def _paint_arrow(self, painter: QPainter, color: QColor) -> None:
        tip = self._path.pointAtPercent(1) - QPointF(_PORT_GAP, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color.red(), color.green(), color.blue()))
        painter.drawPolygon(
            [
                tip,
                tip + QPointF(-_ARROW, -_ARROW / 2),
                tip + QPointF(-_ARROW, _ARROW / 2),
            ]
        )


def _pen(color: QColor, width: float) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _distance(point: QPointF, a: QPointF, b: QPointF) -> float:
    """Of a point from the line between two others."""
    along = b - a
    squared = along.x() ** 2 + along.y() ** 2
    if squared == 0:
        return _length(point - a)
    share = ((point.x() - a.x()) * along.x() + (point.y() - a.y()) * along.y()) / squared
    return _length(point - a - along * min(max(share, 0.0), 1.0))
