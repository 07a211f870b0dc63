"""Drawing a wire from a port, in either direction, or taking the end of one that is there."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from app.canvas.card import Card
from app.canvas.gestures.gesture import Gesture
from app.canvas.routing import Way
from app.canvas.wire import Wire
from app.translate import engine_message
from engine.spec.message import Message
from engine.spec.network import Edge, NetworkSpec
from engine.spec.shapes import analyse

if TYPE_CHECKING:
    from app.canvas.view import CanvasView

_SNAP = 28.0
"""Pixels of the screen within which a wire's end jumps to a port."""

End = tuple[Card, str]
"""A card and its port; "" is the output."""


class Connect(Gesture):
    """From `fixed`, a port that keeps its end. `detached` is the wire whose other end is moved;
    `clicked` the card that is selected if it was but a click.

    Ports that fit are marked, and the wire jumps to them; over one that does not fit, the reason
    stands at the cursor. A new wire dropped in the void asks for a layer that fits there; a detached
    one is deleted.
    """

    cursor = Qt.CursorShape.CrossCursor

    def __init__(
        self,
        view: CanvasView,
        start: QPointF,
        fixed: End,
        detached: Edge | None = None,
        clicked: Card | None = None,
    ) -> None:
        super().__init__(view, start)
        self._card, self._port = fixed
        self._forward = self._port == ""
        self._detached, self._clicked = detached, clicked
        network = self.document.network
        self._rest = network.disconnect(detached) if detached is not None else network
        self._refusals = self._find_refusals()
        self._wire = Wire()
        self._snapped: End | None = None
        self._refused = False

    def move(self, point: QPointF, event: QMouseEvent) -> None:
        """The loose end follows the pointer, or jumps to a port."""
        if not self.is_far(point):
            return
        if self._wire.scene() is None:
            self.scene.addItem(self._wire)
            if self._detached is not None:
                self.scene.wires[self._detached].hide()
        over = self._end_near(point)
        fits = over is not None and self._refusals[over[0].node_id, over[1]] is None
        self._snapped = over if fits else None
        self._refused = over is not None and not fits
        self._mark_ports(over)
        loose = self._snapped[0].port_point(self._snapped[1]) if self._snapped else point
        ends = (self._card.port_point(self._port), loose)
        start, end = ends if self._forward else ends[::-1]
        self._wire.run(_way(start, end))
        self._wire.show_as("problem" if self._refused else "accent", lit=self._snapped is not None)
        self._explain(over, event)

    def release(self, point: QPointF, event: QMouseEvent) -> None:
        """Connect, or ask, or delete, by what lies under the pointer."""
        self._clear()
        if not self.is_drag:
            if self._clicked is not None:
                self.document.select([self._clicked.node_id])
            return
        if self._snapped is not None:
            self._connect(self._snapped)
        elif self._refused:
            self.view.hint.fade_soon()
            return
        elif self._detached is not None:
            self.document.edit_network(self.tr("Delete wire"), self._rest)
        else:
            self.view.offers.for_port(self._card.node_id, self._port, point)
        self.view.hint.hide()

    def cancel(self) -> None:
        """No wire; a detached one is where it was."""
        self._clear()
        self.view.hint.hide()

    # What fits

    def _edge_to(self, end: End) -> Edge:
        if self._forward:
            return Edge(source=self._card.node_id, target=end[0].node_id, port=end[1])
        return Edge(source=end[0].node_id, target=self._card.node_id, port=self._port)

    def _find_refusals(self) -> dict[tuple[str, str], Message | None]:
        """Why the wire cannot end there, for each port of the other direction; None where it can."""
        found: dict[tuple[str, str], Message | None] = {}
        for node_id, card in self.scene.cards.items():
            # A layer without such a port is refused as a whole, with the reason.
            ports = card.face.inputs if self._forward else ("",)
            for port in ports or ("in",):
                edge = self._edge_to((card, port))
                found[node_id, port] = self._rest.refusal(edge.source, edge.target, edge.port)
        return found

    def _end_near(self, point: QPointF) -> End | None:
        """The port that is meant: the nearest within reach, or the best of the card below."""
        ends = [(self.scene.cards[node_id], port) for node_id, port in self._refusals]
        near = [
            (self._refusals[card.node_id, port] is not None, _distance(card, port, point), number)
            for number, (card, port) in enumerate(ends)
            if card is not self._card
        ]
        reach = _SNAP / self.view.zoom
        within = [entry for entry in near if entry[1] <= reach]
        if within:
            return ends[min(within)[2]]
        card = self.scene.card_at(point)
        if card is None or (card is self._card and not self._far_from_start(point)):
            return None
        own = [port for other, port in ends if other is card]
        free = [port for port in own if port not in self._rest.feeds(card.node_id)]
        return card, min(free or own, key=lambda port: _distance(card, port, point))

    def _far_from_start(self, point: QPointF) -> bool:
        """On one's own card a refusal helps only where one seems to mean it."""
        return _distance(self._card, self._port, point) > _SNAP

    def _mark_ports(self, over: End | None) -> None:
        for node_id, card in self.scene.cards.items():
            marks = {}
            for port in card.ports():
                known = (node_id, port) in self._refusals
                fits = known and self._refusals[node_id, port] is None
                marks[port] = "fits" if fits else "refused"
                if fits and over == (card, port):
                    marks[port] = "snapped"
            if card is self._card:
                marks[self._port] = "snapped"
            card.show_ports(marks)

    def _explain(self, over: End | None, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if over is None:
            words = self.tr("Release to delete the wire") if self._detached is not None else ""
            self.view.hint.say(words, at)
            return
        reason = self._refusals[over[0].node_id, over[1]]
        if reason is not None:
            self.view.hint.say(engine_message(reason), at, "problem")
            return
        self.view.hint.say(self._warning(self._edge_to(over)), at, "warning")

    def _warning(self, edge: Edge) -> str:
        """The wire is allowed, but the target would not be able to work with what comes."""
        joined = self._rest.connect(edge.source, edge.target, edge.port)
        if joined == self.document.network:
            return ""
        for problem in analyse(joined).problems_of(edge.target):
            if problem.code == "shape":
                return f"{engine_message(problem.message)} {engine_message(problem.advice)}"
        return ""

    # What is done

    def _connect(self, end: End) -> None:
        edge = self._edge_to(end)
        names = {
            "source": self.document.network.node(edge.source).name,
            "target": self.document.network.node(edge.target).name,
        }
        text = self.tr("Connect {source} to {target}").format(**names)
        network = self._rest.connect(edge.source, edge.target, edge.port)
        if self._detached != edge:
            self.document.edit_network(text, _in_old_order(network, self.document.network))

    def _clear(self) -> None:
        if self._wire.scene() is not None:
            self.scene.removeItem(self._wire)
        if self._detached is not None and self._detached in self.scene.wires:
            self.scene.wires[self._detached].show()
        for card in self.scene.cards.values():
            card.show_ports({})


def _in_old_order(network: NetworkSpec, old: NetworkSpec) -> NetworkSpec:
    """Edges that were there keep their order, so that files do not change for nothing."""
    place = {edge: number for number, edge in enumerate(old.edges)}
    return network.with_parts(
        network.nodes, sorted(network.edges, key=lambda edge: place.get(edge, len(place)))
    )


def _way(start: QPointF, end: QPointF) -> Way:
    """Of a wire that is being drawn: straight to the pointer, out of the port first."""
    return Way((start.toTuple(), end.toTuple()))


def _distance(card: Card, port: str, point: QPointF) -> float:
    if port and port not in card.face.inputs:
        return math.inf
    if not port and not card.face.has_output:
        return math.inf
    away = card.port_point(port) - point
    return math.hypot(away.x(), away.y())
