"""Adding a layer where it makes sense: on a wire, behind another, at the end, or in the open."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QCoreApplication, QMimeData

from app.document.arrangement import (
    CARD_WIDTH,
    PITCH_X,
    arranged,
    free_place,
    is_automatic,
    make_room,
    places_of,
    snapped,
)
from app.document.document import Document
from app.translate import engine_text
from engine.spec.layer import Layer
from engine.spec.network import Edge, NetworkSpec, Node
from engine.spec.project import Position

LAYER_MIME = "application/x-strata-layer"
"""A layer on its way from the palette: UTF-8 JSON of its type and fields."""

_NEAR_X, _NEAR_Y = 128.0, 56.0
"""A card dropped within this distance of an open end is joined to it."""


def layer_mime(layer: Layer) -> QMimeData:
    """What a drag from the palette carries."""
    data = QMimeData()
    data.setData(LAYER_MIME, json.dumps(layer.model_dump(mode="json")).encode())
    return data


def layer_of(data: QMimeData) -> Layer | None:
    """The layer that a drag carries; None where it carries something else, or what is no layer."""
    if not data.hasFormat(LAYER_MIME):
        return None
    try:
        raw: Any = json.loads(bytes(data.data(LAYER_MIME).data()))
        return Layer.family.parse(raw)
    except ValueError:
        return None


def add_layer(document: Document, layer: Layer) -> str:
    """Add it behind the selected layer, or at the end, joined as well as it goes; select it.

    Gives the new layer's id.
    """
    network = document.network
    node = network.fresh_node(layer)
    anchor = _anchor(document)
    edited, wish = network.add(node), None
    if not layer.input_ports():
        edited, anchor = _before_start(edited, node), None
    elif anchor is not None:
        edited = _behind(edited, node, anchor)
        x, y = places_of(document.project)[anchor]
        wish = (x + PITCH_X, y)
    _finish(document, node, edited, wish, anchor)
    return node.id


def splice_layer(document: Document, layer: Layer, edge: Edge, at: Position | None = None) -> str:
    """Put it on a wire, `at` this place or between the two; cards in the way move. Gives its id.

    Raises UserError where the layer has no input or no output.
    """
    node = document.network.fresh_node(layer)
    edited = document.network.insert(node, edge)
    if at is None:
        x, y = places_of(document.project)[edge.source]
        at = (x + PITCH_X, y)
    _finish(document, node, edited, at, edge.source)
    return node.id


def place_layer(document: Document, layer: Layer, at: Position, joints: tuple[Edge, ...] = ()) -> str:
    """Put it in the open with its top left corner `at`; "" in `joints` stands for it.

    Gives its id.
    """
    node = document.network.fresh_node(layer)
    edited = document.network.add(node)
    for joint in joints:
        edited = edited.connect(joint.source or node.id, joint.target or node.id, joint.port)
    places = places_of(document.project)
    places[node.id] = free_place(edited, places, at)
    document.edit_network(_text(layer), edited, places)
    document.select([node.id])
    return node.id


def near_joints(document: Document, layer: Layer, at: Position) -> tuple[Edge, ...]:
    """The wires that suggest themselves for a layer dropped there: from the one open output close
    on its left, to the one open input close on its right."""
    network, places = document.network, places_of(document.project)
    joints: list[Edge] = []
    ports = layer.input_ports()
    if ports:
        open_ends = [
            node.id
            for node in network.nodes
            if node.layer.has_output
            and not network.successors(node.id)
            and 0 <= at[0] - places[node.id][0] - CARD_WIDTH <= _NEAR_X
            and abs(at[1] - places[node.id][1]) <= _NEAR_Y
        ]
        if len(open_ends) == 1:
            joints.append(Edge(source=open_ends[0], target="", port=ports[0]))
    if layer.has_output:
        open_ports = [
            Edge(source="", target=node.id, port=port)
            for node in network.nodes
            if 0 <= places[node.id][0] - at[0] - CARD_WIDTH <= _NEAR_X
            and abs(at[1] - places[node.id][1]) <= _NEAR_Y
            for port in node.layer.input_ports()
            if port not in network.feeds(node.id)
        ]
        fed = joints[0].source if joints else ""
        upstream = network.ancestors(fed) | {fed} if fed else set()
        if len(open_ports) == 1 and open_ports[0].target not in upstream:
            joints.append(open_ports[0])
    return tuple(joints)


def _anchor(document: Document) -> str | None:
    """The layer behind which a new one goes: the last selected, or the network's end."""
    network = document.network
    chosen = [node_id for node_id in network.order if node_id in document.selection]
    if chosen:
        return chosen[-1]
    outputs = network.of_type("Output")
    if outputs and network.feeds(outputs[0].id):
        return outputs[0].id
    ends = [
        node_id
        for node_id in network.order
        if network.node(node_id).layer.has_output and not network.successors(node_id)
    ]
    return ends[-1] if ends else outputs[0].id if outputs else None


def _behind(network: NetworkSpec, node: Node, anchor: str) -> NetworkSpec:
    """Join the new node behind the anchor; what the anchor fed is fed by it. Behind an Output,
    which has nothing behind it, means before it."""
    ports = node.layer.input_ports()
    if not network.node(anchor).layer.has_output:
        feeds = network.feeds(anchor)
        if not feeds:
            return network.connect(node.id, anchor) if node.layer.has_output else network
        return _behind(network, node, feeds["in"]) if node.layer.has_output else network
    followers = [edge for edge in network.edges if edge.source == anchor]
    network = network.connect(anchor, node.id, ports[0])
    if node.layer.has_output:
        for edge in followers:
            network = network.connect(node.id, edge.target, edge.port)
        outputs = [o.id for o in network.of_type("Output") if not network.feeds(o.id)]
        if not followers and len(outputs) == 1:
            network = network.connect(node.id, outputs[0])
    return network


def _before_start(network: NetworkSpec, node: Node) -> NetworkSpec:
    """Join an Input to the one layer that waits for one."""
    waiting = [
        (other.id, port)
        for other in network.nodes
        for port in other.layer.input_ports()
        if other.id != node.id and port not in network.feeds(other.id)
    ]
    return network.connect(node.id, *waiting[0]) if len(waiting) == 1 else network


def _finish(
    document: Document, node: Node, edited: NetworkSpec, wish: Position | None, anchor: str | None
) -> None:
    """One undo step: an automatic arrangement stays one, else only cards in the way move."""
    if is_automatic(document.project):
        places = arranged(edited)
    else:
        places = places_of(document.project)
        if wish is None:
            left = min(x for x, _ in places.values())
            wish = (left - PITCH_X, min(y for _, y in places.values()))
        source = next(iter(edited.feeds(node.id).values()), anchor)
        if source is not None and edited.successors(node.id):
            places[node.id] = snapped(*wish)
            places = make_room(edited, places, node.id, source)
        else:
            places[node.id] = free_place(edited, places, wish)
    document.edit_network(_text(node.layer), edited, places)
    document.select([node.id])


def _text(layer: Layer) -> str:
    text = QCoreApplication.translate("Insertion", "Add {layer}")
    return text.format(layer=engine_text(layer.title))
