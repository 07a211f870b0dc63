"""Layers dragged from the palette onto the canvas."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPointF, QUrl

from app.document.insertion import LAYER_MIME, layer_mime
from engine.spec.network import Edge


def test_a_layer_dropped_on_the_empty_canvas_lies_where_it_was_dropped(
    hand, view, document, undone_and_redone
):
    assert view._invitation.isVisible()
    hand.drop_layer("Input", QPointF(0, 0))
    (node,) = document.network.nodes
    assert node.layer.type == "Input"
    center = view.canvas.cards[node.id].body().center()
    assert abs(center.x()) <= 8
    assert abs(center.y()) <= 8
    assert document.selection == {node.id}
    assert not view._invitation.isVisible()
    undone_and_redone()


def test_a_layer_dropped_on_a_wire_is_spliced_in(hand, opened, document, undone_and_redone):
    wire = opened.canvas.wires[Edge(source="conv", target="relu")]
    assert hand.carry(layer_mime_of("BatchNorm"), wire.middle())
    assert wire.lit
    hand.drop(wire.middle())
    new = next(node.id for node in document.network.nodes if node.layer.type == "BatchNorm")
    assert document.network.feeds(new) == {"in": "conv"}
    assert document.network.feeds("relu") == {"in": new}
    undone_and_redone()


def test_leaving_the_canvas_leaves_nothing_behind(hand, opened, document):
    wire = opened.canvas.wires[Edge(source="conv", target="relu")]
    items = len(opened.canvas.items())
    hand.carry(layer_mime_of("ReLU"), wire.middle())
    hand.leave()
    assert len(opened.canvas.items()) == items
    assert not wire.lit
    assert document.undo_stack.count() == 0


def test_cards_behind_make_room_where_the_layout_is_ones_own(hand, opened, document):
    document.move("Move", {"conv": (208.0, 0.0), "relu": (416.0, 0.0), "output": (0.0, 400.0)})
    document.move("Move", {"relu": (424.0, 0.0)})
    before = dict(document.project.layout)
    hand.drop_layer("BatchNorm", opened.canvas.wires[Edge(source="conv", target="relu")].middle())
    bodies = [card.body() for card in opened.canvas.cards.values()]
    for number, body in enumerate(bodies):
        assert not any(body.intersects(other) for other in bodies[number + 1 :])
    assert document.project.layout["conv"] == before["conv"]
    assert document.project.layout["relu"][0] > before["relu"][0]


def test_an_output_is_not_put_on_a_wire(hand, opened, document):
    document.edit_network("Delete", document.network.remove(["output"]))
    wire = opened.canvas.wires[Edge(source="conv", target="relu")]
    hand.carry(layer_mime_of("Output"), wire.middle())
    assert not wire.lit
    hand.drop(wire.middle())
    assert Edge(source="conv", target="relu") in document.network.edges


def test_a_layer_dropped_behind_an_open_end_is_joined_to_it(hand, opened, document, undone_and_redone):
    document.edit_network("Delete", document.network.remove(["output"]))
    end = hand.port("dense")
    hand.carry(layer_mime_of("Softmax"), end + QPointF(130, 0))
    hand.drop(end + QPointF(130, 0))
    new = next(node.id for node in document.network.nodes if node.layer.type == "Softmax")
    assert document.network.feeds(new) == {"in": "dense"}
    undone_and_redone()


def test_what_is_no_layer_is_left_to_the_window(hand, opened, document):
    file = QMimeData()
    file.setUrls([QUrl.fromLocalFile("/tmp/a.png")])
    assert not hand.carry(file, QPointF(0, 0))
    for content in (b"{", b'{"type": "Nonsense"}', b'{"type": "Conv2d", "filters": -1}', b"\xff"):
        damaged = QMimeData()
        damaged.setData(LAYER_MIME, content)
        assert not hand.carry(damaged, QPointF(0, 0))
    assert document.undo_stack.count() == 0


def layer_mime_of(tag: str) -> QMimeData:
    from engine.spec.layer import Layer

    kind = Layer.family.get(tag)
    assert kind is not None
    return layer_mime(kind.model_validate({}))
