"""The scene: a card for every layer and a wire for every edge of the Document, kept as it says."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, Signal, Slot
from PySide6.QtWidgets import QGraphicsScene

from app.canvas.card import Card
from app.canvas.face import face_of
from app.canvas.routing import Box, route_all
from app.canvas.wire import Wire
from app.document.arrangement import LIMIT, card_height, places_of
from app.document.document import Document
from app.theme import theme
from engine.spec.network import Edge
from engine.spec.project import Position

PORT_REACH = 12.0
"""A port is hit within this distance, in pixels of the screen."""
WIRE_REACH = 8.0


@dataclass(frozen=True)
class Hit:
    """What lies under a point. `port` is None where the card's body is meant; "" is its output."""

    card: Card | None = None
    port: str | None = None
    wire: Wire | None = None


class CanvasScene(QGraphicsScene):
    """It listens to the Document and never changes it."""

    contents_changed = Signal()
    """Cards came, went or moved."""
    rebuilt = Signal()
    """Another project is shown."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.cards: dict[str, Card] = {}
        self.wires: dict[Edge, Wire] = {}
        self.chosen_wire: Edge | None = None
        """The wire that was clicked; the Document's selection is of layers only."""
        self._dragged: frozenset[str] = frozenset()
        self.setSceneRect(-2.0 * LIMIT, -2.0 * LIMIT, 4.0 * LIMIT, 4.0 * LIMIT)
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        document.opened.connect(self._rebuild)
        document.node_added.connect(self._add_card)
        document.node_changed.connect(self._change_card)
        document.node_removed.connect(self._remove_card)
        document.edge_added.connect(self._add_wire)
        document.edge_removed.connect(self._remove_wire)
        document.layout_changed.connect(self._move_cards)
        document.analysis_changed.connect(self._finish_change)
        document.selection_changed.connect(self._show_selection)
        theme.changed.connect(self._repaint)
        self._rebuild()

    # Questions

    def hit(self, point: QPointF, zoom: float) -> Hit:
        """What a person means who points there: ports first, then cards, then wires."""
        near = [
            (_length(card.port_point(port) - point), card, port)
            for card in self.cards.values()
            for port in card.ports()
        ]
        best = min(near, key=lambda found: found[0], default=None)
        # From afar a card must stay larger than its ports' reach.
        if best is not None and best[0] <= min(PORT_REACH / zoom, 16.0):
            return Hit(best[1], best[2])
        card = self.card_at(point)
        if card is not None:
            return Hit(card)
        return Hit(wire=self.wire_at(point, WIRE_REACH / zoom))

    def card_at(self, point: QPointF) -> Card | None:
        """The card under a point, the uppermost if several."""
        under = [card for card in self.cards.values() if card.body().contains(point)]
        return max(under, key=lambda card: card.zValue(), default=None)

    def wire_at(self, point: QPointF, reach: float) -> Wire | None:
        """The nearest wire within `reach`."""
        found = [(wire.distance(point), edge.target, wire) for edge, wire in self.wires.items()]
        best = min(found, key=lambda item: item[:2], default=None)
        return best[2] if best is not None and best[0] <= reach else None

    def contents(self, node_ids: Iterable[str] | None = None) -> QRectF:
        """The rectangle of these cards, or of all; empty where there are none."""
        area = QRectF()
        for node_id in self.cards if node_ids is None else node_ids:
            area = area.united(self.cards[node_id].body())
        return area

    def place(self, node_id: str) -> Position:
        """Where a card lies."""
        return self.cards[node_id].pos().toTuple()

    # What gestures ask for

    @property
    def is_dragging(self) -> bool:
        """Whether cards are being moved by hand."""
        return bool(self._dragged)

    def begin_drag(self, node_ids: Iterable[str]) -> None:
        """Until `end_drag`, only the wires of these cards find their way anew."""
        self._dragged = frozenset(node_ids)

    def end_drag(self) -> None:
        """The cards lie still again."""
        self._dragged = frozenset()
        self._route()

    def choose_wire(self, edge: Edge | None) -> None:
        """Let one wire stand out as the one that Delete means."""
        if edge is not None:
            self.document.select([])
        self.chosen_wire = edge
        self.light(None)

    def light(self, lit: Wire | None) -> None:
        """Light one wire, and the chosen one; the others rest."""
        for edge, wire in self.wires.items():
            wire.show_as(
                "accent" if wire is lit or edge == self.chosen_wire else "muted",
                wire is lit or edge == self.chosen_wire,
            )

    # What the Document tells

    @Slot()
    def _rebuild(self) -> None:
        # Not clear(): it would delete what a gesture shows, and the items that Python still holds.
        for item in (*self.cards.values(), *self.wires.values()):
            self.removeItem(item)
        self.cards, self.wires, self.chosen_wire = {}, {}, None
        for node in self.document.network.nodes:
            self._add_card(node.id)
        for edge in self.document.network.edges:
            self._add_wire(edge)
        self._place_cards()
        self._show_selection(self.document.selection)
        self.rebuilt.emit()
        self.contents_changed.emit()

    @Slot(str)
    def _add_card(self, node_id: str) -> None:
        layer = self.document.network.node(node_id).layer
        card = Card(node_id, face_of(self.document, node_id), card_height(layer))
        self.cards[node_id] = card
        self.addItem(card)

    @Slot(str)
    def _change_card(self, node_id: str) -> None:
        layer = self.document.network.node(node_id).layer
        self.cards[node_id].show_face(face_of(self.document, node_id), card_height(layer))

    @Slot(str)
    def _remove_card(self, node_id: str) -> None:
        self.removeItem(self.cards.pop(node_id))

    @Slot(object)
    def _add_wire(self, edge: Edge) -> None:
        self.wires[edge] = Wire(edge)
        self.addItem(self.wires[edge])

    @Slot(object)
    def _remove_wire(self, edge: Edge) -> None:
        self.removeItem(self.wires.pop(edge))
        if edge == self.chosen_wire:
            self.chosen_wire = None

    @Slot(object)
    def _move_cards(self, node_ids: frozenset[str]) -> None:
        places = places_of(self.document.project)
        for node_id in node_ids:
            self.cards[node_id].setPos(*places[node_id])
        self._route()
        self.contents_changed.emit()

    @Slot()
    def _finish_change(self) -> None:
        if self.cards.keys() != self.document.network.by_id.keys():
            return  # another project, whose data came at once: its cards are about to be made
        for node_id in self.cards:
            self._change_card(node_id)
        self._place_cards()
        self.contents_changed.emit()

    @Slot(object)
    def _show_selection(self, node_ids: frozenset[str]) -> None:
        for node_id, card in self.cards.items():
            card.show_selected(node_id in node_ids)
        if node_ids and self.chosen_wire is not None:
            self.choose_wire(None)

    @Slot()
    def _repaint(self) -> None:
        self.update()

    # Places and ways

    def _place_cards(self) -> None:
        for node_id, place in places_of(self.document.project).items():
            self.cards[node_id].setPos(*place)
        self._route()

    def _route(self) -> None:
        boxes = [(node_id, _box(card.body())) for node_id, card in self.cards.items()]
        edges = [
            edge
            for edge in self.wires
            if not self._dragged or edge.source in self._dragged or edge.target in self._dragged
        ]
        ends = [
            (
                edge.source,
                edge.target,
                self.cards[edge.source].port_point("").toTuple(),
                self.cards[edge.target].port_point(edge.port).toTuple(),
            )
            for edge in edges
        ]
        for edge, way in zip(edges, route_all(boxes, ends), strict=True):
            self.wires[edge].run(way)


def _box(area: QRectF) -> Box:
    return area.left(), area.top(), area.right(), area.bottom()


def _length(vector: QPointF) -> float:
    return math.hypot(vector.x(), vector.y())
