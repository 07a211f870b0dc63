"""Menus of the layers that fit somewhere, and putting the chosen one there."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Slot
from PySide6.QtGui import QCursor

from app.canvas.fitting import types_before, types_behind, types_between
from app.canvas.layer_menu import LayerMenu
from app.document.arrangement import CARD_HEIGHT, CARD_WIDTH, snapped
from app.document.insertion import near_joints, place_layer, splice_layer
from app.document.layer_search import layer_types
from engine.spec.layer import Layer
from engine.spec.network import Edge

if TYPE_CHECKING:
    from app.canvas.view import CanvasView


class Offers(QObject):
    """Each shows a menu at a point of the scene and gives it."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view, self._document = view, view.document

    @Slot()
    def at_pointer(self) -> None:
        """All layers, for where the pointer is; for the middle of the view if it is elsewhere."""
        viewport = self._view.viewport()
        pixel = viewport.mapFromGlobal(QCursor.pos())
        inside = viewport.rect().contains(pixel)
        self.at(self._view.mapToScene(pixel if inside else viewport.rect().center()))

    def at(self, point: QPointF) -> LayerMenu:
        """All layers; the chosen one lies there, joined to an open end close by."""

        def put(layer: Layer) -> None:
            at = snapped(point.x() - CARD_WIDTH / 2, point.y() - CARD_HEIGHT / 2)
            place_layer(self._document, layer, at, near_joints(self._document, layer, at))

        return self._offer(layer_types(), point, put)

    def on_wire(self, edge: Edge, point: QPointF) -> LayerMenu:
        """The layers that fit on a wire."""

        def put(layer: Layer) -> None:
            if edge in self._document.network.edges:
                splice_layer(self._document, layer, edge)

        return self._offer(types_between(self._document, edge), point, put)

    def for_port(self, node_id: str, port: str, point: QPointF) -> LayerMenu:
        """The layers that fit at a port ("": the output); the chosen one is joined to it."""

        def put(layer: Layer) -> None:
            if node_id not in self._document.network.by_id:
                return
            if port:
                at = snapped(point.x() - CARD_WIDTH, point.y() - CARD_HEIGHT / 2)
                joint = Edge(source="", target=node_id, port=port)
            else:
                at = snapped(point.x(), point.y() - CARD_HEIGHT / 2)
                joint = Edge(source=node_id, target="", port=layer.input_ports()[0])
            place_layer(self._document, layer, at, (joint,))

        fitting = types_before(self._document) if port else types_behind(self._document, node_id)
        return self._offer(fitting, point, put)

    def _offer(
        self, kinds: Collection[type[Layer]], point: QPointF, put: Callable[[Layer], None]
    ) -> LayerMenu:
        menu = LayerMenu(kinds, self._view)
        menu.chosen.connect(put)
        menu.open_at(self._view.viewport().mapToGlobal(self._view.mapFromScene(point)))
        return menu
