"""A layer that is dragged in from the palette: shown where it would lie, and put there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.canvas.card_painting import CardState, paint_card
from app.canvas.face import Face, face_of_layer
from app.canvas.routing import Way
from app.canvas.wire import Wire
from app.document.arrangement import CARD_WIDTH, card_height, places_of, snapped
from app.document.insertion import near_joints, place_layer, splice_layer
from app.guard import guarded
from app.theme import theme
from engine.spec.layer import Layer
from engine.spec.network import Edge
from engine.spec.project import Position

if TYPE_CHECKING:
    from app.canvas.view import CanvasView

_OVER_WIRE = 24.0
"""A card is large: it is on a wire when its middle is this near, or the pointer within a few pixels."""


class Ghost(QGraphicsItem):
    """A card that is not there yet."""

    def __init__(self, face: Face, height: float) -> None:
        super().__init__()
        self._face, self._height = face, height
        self.setZValue(5)
        self.setOpacity(0.75)

    def boundingRect(self) -> QRectF:
        return QRectF(-8, -8, CARD_WIDTH + 16, self._height + 16)

    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        paint_card(painter, self._face, self._height, CardState(selected=True), zoom, self.boundingRect())


class Mark(QGraphicsItem):
    """A plus on the wire into which the layer would go."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(6)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.hide()

    def boundingRect(self) -> QRectF:
        return QRectF(-11, -11, 22, 22)

    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("surface"), 2))
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(QPointF(0, 0), 10, 10)
        painter.setPen(QPen(theme.color("on_accent"), 2))
        painter.drawLine(QPointF(-4.5, 0), QPointF(4.5, 0))
        painter.drawLine(QPointF(0, -4.5), QPointF(0, 4.5))


class Drop(QObject):
    """Lives from the drag's entry until it leaves or is dropped. Points are the scene's."""

    def __init__(self, view: CanvasView, layer: Layer) -> None:
        super().__init__(view)
        self._view, self._scene, self._document = view, view.canvas, view.document
        self._layer = layer
        self._height = card_height(layer)
        self._ghost = Ghost(face_of_layer(layer), self._height)
        self._mark = Mark()
        self._scene.addItem(self._ghost)
        self._scene.addItem(self._mark)
        self._spliceable = bool(layer.input_ports()) and layer.has_output
        self._wire: Wire | None = None
        self._joints: tuple[Edge, ...] = ()
        self._previews: list[Wire] = []

    def move(self, point: QPointF) -> None:
        """Show where it would lie, and what it would be joined to."""
        place = self._place(point)
        self._wire = None
        if self._spliceable and self._scene.card_at(point) is None:
            self._wire = self._scene.wire_at(point, _OVER_WIRE)
        if self._wire is not None and self._wire.edge is not None:
            place = self._beside_source(place, self._wire.edge)
        self._scene.light(self._wire)
        self._joints = () if self._wire else near_joints(self._document, self._layer, place)
        self._ghost.setPos(*place)
        self._ghost.setVisible(self._wire is None)  # it would hide the wire that is meant
        self._mark.setVisible(self._wire is not None)
        if self._wire is not None:
            self._mark.setPos(self._wire.middle())
        self._preview(place)

    def drop(self, point: QPointF) -> None:
        """Put it there, as one undo step."""
        self.move(point)
        self.leave()
        place = self._place(point)
        if self._wire is not None and self._wire.edge is not None:
            edge = self._wire.edge
            splice_layer(self._document, self._layer, edge, self._beside_source(place, edge))
        else:
            place_layer(self._document, self._layer, place, self._joints)

    def leave(self) -> None:
        """The drag has gone elsewhere."""
        for item in (self._ghost, self._mark, *self._previews):
            if item.scene() is not None:
                self._scene.removeItem(item)
        self._previews = []
        self._scene.light(None)

    def _place(self, point: QPointF) -> Position:
        return snapped(point.x() - CARD_WIDTH / 2, point.y() - self._height / 2)

    def _beside_source(self, place: Position, edge: Edge) -> Position:
        """In the row of the layer before it, if it is dropped about there."""
        row = places_of(self._document.project)[edge.source][1]
        return (place[0], row) if abs(place[1] - row) <= self._height / 2 else place

    def _preview(self, place: Position) -> None:
        for wire in self._previews:
            self._scene.removeItem(wire)
        self._previews = []
        x, y = place
        ports = self._layer.input_ports()
        for joint in self._joints:
            if joint.source:
                start = self._scene.cards[joint.source].port_point("")
                end = QPointF(x, y + self._height / (len(ports) + 1))
            else:
                start = QPointF(x + CARD_WIDTH, y + self._height / 2)
                end = self._scene.cards[joint.target].port_point(joint.port)
            wire = Wire()
            wire.dashed = True
            wire.show_as("accent")
            wire.run(Way((start.toTuple(), end.toTuple())))
            self._scene.addItem(wire)
            self._previews.append(wire)
