"""Adding a layer without saying where."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData

from app.document.arrangement import CARD_HEIGHT, CARD_WIDTH, arranged, places_of
from app.document.document import Document
from app.document.insertion import LAYER_MIME, add_layer, layer_mime, layer_of, splice_layer
from app.document.layer_search import find_layer_types, layer_types
from engine.spec.layer import CATEGORIES, Layer
from engine.spec.message import UserError
from engine.spec.network import Edge
from engine.spec.project import Project


def layer(tag: str, **fields: object) -> Layer:
    kind = Layer.family.get(tag)
    assert kind is not None
    return kind.model_validate(fields)


@pytest.fixture
def document(qapp) -> Document:
    return Document()


def build(document: Document, *tags: str) -> list[str]:
    return [add_layer(document, layer(tag)) for tag in tags]


def test_one_after_the_other_they_make_a_chain(document):
    ids = build(document, "Input", "Conv2d", "Flatten", "Linear", "Output")
    assert document.network.order == tuple(ids)
    assert len(document.network.edges) == 4
    assert document.selection == {ids[-1]}
    assert document.undo_stack.count() == 5


def test_it_goes_behind_the_selected_layer(document):
    ids = build(document, "Input", "Conv2d", "Flatten", "Linear", "Output")
    document.select([ids[1]])
    new = add_layer(document, layer("ReLU"))
    assert document.network.feeds(ids[2]) == {"in": new}
    assert document.selection == {new}


def test_behind_a_finished_network_means_before_its_output(document):
    ids = build(document, "Input", "Flatten", "Linear", "Output")
    for selection in ([], [ids[-1]]):
        document.select(selection)
        new = add_layer(document, layer("Dropout"))
        assert document.network.feeds(ids[-1]) == {"in": new}


def test_behind_a_fork_it_feeds_both_branches(document):
    ids = build(document, "Input", "Conv2d", "Add")
    document.edit_network("Skip", document.network.connect(ids[0], ids[2], "in2"))
    document.select([ids[0]])
    new = add_layer(document, layer("ReLU"))
    assert document.network.feeds(ids[1]) == {"in": new}
    assert document.network.feeds(ids[2]) == {"in1": ids[1], "in2": new}


def test_an_input_feeds_the_one_that_waits_and_a_waiting_output_is_fed(document):
    output = add_layer(document, layer("Output"))
    document.select([])
    dense = add_layer(document, layer("Linear"))
    document.select([])
    start = add_layer(document, layer("Input"))
    assert document.network.feeds(dense) == {"in": start}
    assert document.network.feeds(output) == {"in": dense}


def test_an_automatic_arrangement_stays_one(document):
    build(document, "Input", "Conv2d", "ReLU", "Flatten", "Linear", "Output")
    assert places_of(document.project) == arranged(document.network)


def test_what_was_put_somewhere_stays_there_and_nothing_overlaps(document):
    ids = build(document, "Input", "Conv2d", "ReLU", "Flatten")
    document.move("Move", {ids[0]: (0.0, 48.0)})
    document.select([ids[1]])
    new = add_layer(document, layer("BatchNorm"))
    places = document.project.layout
    assert places[ids[0]] == (0.0, 48.0)
    spots = list(places.values())
    for number, (x, y) in enumerate(spots):
        for other_x, other_y in spots[number + 1 :]:
            assert abs(x - other_x) >= CARD_WIDTH or abs(y - other_y) >= CARD_HEIGHT
    assert places[new][0] > places[ids[1]][0]


def test_an_end_is_not_spliced_and_nothing_changes(document):
    ids = build(document, "Input", "Flatten")
    before = document.project
    with pytest.raises(UserError):
        splice_layer(document, layer("Output"), Edge(source=ids[0], target=ids[1]))
    assert document.project is before


def test_a_layer_goes_through_the_clipboards_form_and_back(qapp):
    assert layer_of(layer_mime(layer("Conv2d", filters=7))) == layer("Conv2d", filters=7)
    damaged = QMimeData()
    damaged.setData(LAYER_MIME, b"[1")
    assert layer_of(damaged) is None
    assert layer_of(QMimeData()) is None


def test_the_search_finds_by_name_other_names_and_help(qapp):
    assert len(layer_types()) == len(Layer.family.members())
    assert [kind.category for kind in layer_types()] == sorted(
        (kind.category for kind in layer_types()), key=CATEGORIES.index
    )
    assert find_layer_types("conv2d")[0].tag() == "Conv2d"
    assert find_layer_types("RELU")[0].tag() == "ReLU"
    assert "Add" in [kind.tag() for kind in find_layer_types("residual")]
    assert {kind.category for kind in find_layer_types("max pool")} == {"Pooling"}
    assert find_layer_types("zebra crossing") == []


def test_layers_without_a_place_get_a_free_one(document):
    ids = build(document, "Input", "Conv2d", "ReLU")
    layout = {ids[0]: (0.0, 0.0), ids[2]: (208.0, 0.0)}
    document.new(Project(network=document.network, layout=layout), "partly placed")
    places = places_of(document.project)
    assert {i: places[i] for i in layout} == layout
    assert places[ids[1]] == (208.0, 96.0) or places[ids[1]][1] >= CARD_HEIGHT


def test_branches_lie_below_the_longest_path(document):
    ids = build(document, "Input", "Conv2d", "BatchNorm", "Add")
    node = document.network.fresh_node(layer("Conv2d"))
    network = document.network.add(node).connect(ids[0], node.id).connect(node.id, ids[3], "in2")
    places = arranged(network)
    assert {places[i][1] for i in ids} == {0.0}
    assert places[node.id][1] >= CARD_HEIGHT
    assert places[ids[0]][0] < places[node.id][0] < places[ids[3]][0]
