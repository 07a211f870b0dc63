"""Choosing cards with a click and moving them by dragging; a loose card can be put on a wire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from app.canvas.card import Card
from app.canvas.gestures.gesture import Gesture, adds_to_selection
from app.canvas.wire import Wire
from app.document.arrangement import make_room, places_of, snapped

if TYPE_CHECKING:
    from app.canvas.view import CanvasView

_KEY = "move cards"
_OVER_WIRE = 24.0


class Move(Gesture):
    """One undo step, however long the drag. The grabbed card keeps to the grid, the others keep their
    distance from it."""

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, view: CanvasView, start: QPointF, card: Card, event: QMouseEvent) -> None:
        super().__init__(view, start)
        self._card = card
        self._adds = adds_to_selection(event)
        self._was_selected = card.node_id in self.document.selection
        self._before = self.document.selection
        self._project = self.document.project
        if not self._was_selected:
            kept = self.document.selection if self._adds else frozenset()
            self.document.select(kept | {card.node_id})
        self._moved = self.document.selection
        self._places = places_of(self.document.project)
        self._wire: Wire | None = None

    def move(self, point: QPointF, event: QMouseEvent) -> None:
        """Cards follow the pointer from grid line to grid line."""
        if not self.is_far(point):
            return
        if not self.scene.is_dragging:
            self.document.end_gesture()
            self.scene.begin_drag(self._moved)
        x, y = self._places[self._card.node_id]
        to_x, to_y = snapped(x + (point - self.start).x(), y + (point - self.start).y())
        places = dict(self._places)
        for node_id in self._moved:
            own_x, own_y = self._places[node_id]
            places[node_id] = (own_x + to_x - x, own_y + to_y - y)
        self.document.move(self._text(), places, _KEY)
        self._find_wire()

    def release(self, point: QPointF, event: QMouseEvent) -> None:
        """The cards lie where they are; a click on one of several selected ones selects it alone."""
        if self.is_drag:
            if self._wire is not None:
                self._splice(self._wire)
            self._end()
        elif self._was_selected:
            node_id = self._card.node_id
            self.document.select(self._before - {node_id} if self._adds else [node_id])

    def cancel(self) -> None:
        """Back to where they were, and no undo step."""
        if self.is_drag:
            self.document.edit(self._text(), self._project, _KEY)
            self._end()
        self.document.select(self._before)

    def abandon(self) -> None:
        """The cards lie as the document says."""
        self._end()

    def _end(self) -> None:
        self.document.end_gesture()
        self.scene.light(None)
        self.scene.end_drag()

    def _text(self) -> str:
        if len(self._moved) == 1:
            return self.tr("Move {name}").format(name=self._card.face.name)
        return self.tr("Move {count} layers").format(count=len(self._moved))

    def _find_wire(self) -> None:
        """Light the wire on which a card that has no wires lies."""
        node = self.document.network.node(self._card.node_id)
        loose = (
            len(self._moved) == 1
            and node.layer.input_ports()
            and node.layer.has_output
            and not self.document.network.feeds(node.id)
            and not self.document.network.successors(node.id)
        )
        center = self._card.body().center()
        self._wire = self.scene.wire_at(center, _OVER_WIRE) if loose else None
        self.scene.light(self._wire)

    def _splice(self, wire: Wire) -> None:
        edge, node_id = wire.edge, self._card.node_id
        assert edge is not None
        port = self.document.network.node(node_id).layer.input_ports()[0]
        network = self.document.network.disconnect(edge).connect(edge.source, node_id, port)
        network = network.connect(node_id, edge.target, edge.port)
        places = places_of(self.document.project)
        places = make_room(network, places, node_id, edge.source)
        self.document.edit_network(self._text(), network, places, _KEY)
