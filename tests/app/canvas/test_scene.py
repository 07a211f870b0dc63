"""The scene follows the Document, whatever changes it."""

from __future__ import annotations

import pytest

from app.canvas.scene import Hit
from app.canvas.spoken import tooltip
from app.theme import theme
from engine.spec.layer import UnknownLayer
from engine.spec.network import Edge, Node
from engine.spec.project import Project


def assert_in_step(view, document) -> None:
    network = document.network
    assert set(view.canvas.cards) == set(network.by_id)
    assert set(view.canvas.wires) == set(network.edges)
    for edge, wire in view.canvas.wires.items():
        start, end = wire.path().pointAtPercent(0), wire.path().pointAtPercent(1)
        assert start == view.canvas.cards[edge.source].port_point("")
        assert end == view.canvas.cards[edge.target].port_point(edge.port)


def test_it_follows_every_edit_and_its_undo(opened, document, make_layer):
    network = document.network
    document.edit_network("Replace", network.replace("relu", make_layer("Add", num_inputs=3)))
    assert_in_step(opened, document)
    document.edit_network("Connect", document.network.connect("input", "relu", "in3"))
    assert_in_step(opened, document)
    document.edit_network("Remove", document.network.remove(["conv"]))
    assert_in_step(opened, document)
    for _ in range(3):
        document.undo_stack.undo()
        assert_in_step(opened, document)
    document.new(Project(), "empty")
    assert_in_step(opened, document)


def test_a_card_shows_shape_parameters_and_the_first_words_of_its_problem(opened, document):
    face = opened.canvas.cards["conv"].face
    assert (face.name, face.kind, face.shape, face.parameters) == ("conv", "Conv2d", "8×26×26", "80 params")
    assert opened.canvas.cards["relu"].face.parameters == ""
    document.edit_network("Delete wire", document.network.disconnect(Edge(source="input", target="conv")))
    face = opened.canvas.cards["conv"].face
    assert face.severity == "problem"
    assert face.badge == "Gets no input"
    assert "Draw a wire" in tooltip(document, Hit(opened.canvas.cards["conv"]))


def test_an_end_that_leads_nowhere_has_a_chip(opened, document):
    document.edit_network("Delete", document.network.remove(["output"]))
    face = opened.canvas.cards["dense"].face
    assert face.severity == "information"
    assert face.badge.startswith("Nothing takes the output")


def test_problems_of_plan_and_data_are_shown_on_their_layer(opened, document, make_layer):
    document.set_num_classes(7)
    assert opened.canvas.cards["dense"].face.severity == "problem"
    document.set_num_classes(10)
    assert opened.canvas.cards["dense"].face.severity is None
    node = document.network.fresh_node(make_layer("Softmax"))
    wire = Edge(source="dense", target="output")
    document.edit_network("Add", document.network.insert(node, wire))
    assert opened.canvas.cards[node.id].face.severity == "warning"


def test_an_unknown_layer_is_marked(view, show, document):
    from engine.spec.network import NetworkSpec

    strange = Node(id="x", name="x", layer=UnknownLayer.model_validate({"type": "Mamba", "size": 3}))
    show(NetworkSpec(nodes=(strange,)))
    face = view.canvas.cards["x"].face
    assert face.unknown
    assert face.kind == "Mamba"


def test_a_place_far_out_in_a_file_is_brought_near(view, document, make_layer):
    from engine.spec.network import NetworkSpec

    node = Node(id="a", name="a", layer=make_layer("ReLU"))
    document.new(Project(network=NetworkSpec(nodes=(node,)), layout={"a": (1e300, -1e300)}), "far")
    assert view.visible_area().contains(view.canvas.contents())


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("zoom", [0.2, 0.45, 1.0, 2.5])
def test_it_paints_at_every_zoom_in_light_and_dark(opened, document, session, dark, zoom):
    was_dark = theme.dark
    theme.use(dark)
    try:
        document.select(["conv"])
        session.start("conv", "dense")
        session.tell(1e-8, float("nan"))
        opened.zoom_by(zoom / opened.zoom)
        opened.show_cards(["conv"])
        image = opened.grab().toImage()
        body = opened.canvas.cards["conv"].body()
        inside = image.pixelColor(opened.mapFromScene(body.bottomRight()) + (-image.rect().topLeft()))
        colors = {
            image.pixelColor(x, y).name()
            for x in range(0, image.width(), 7)
            for y in range(0, image.height(), 7)
        }
        assert len(colors) > 3
        assert inside.isValid()
        assert image.pixelColor(2, 2).lightness() < 60 if dark else image.pixelColor(2, 2).lightness() > 200
    finally:
        theme.use(was_dark)
