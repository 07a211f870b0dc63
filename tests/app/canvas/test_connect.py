"""Wires drawn, refused, moved and dropped in the void."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt

from app.canvas.layer_menu import LayerMenu
from engine.spec.network import Edge


def menu_of(view) -> LayerMenu:
    (menu,) = [child for child in view.findChildren(LayerMenu) if child.isVisible()]
    return menu


@pytest.fixture
def loose(opened, document, make_layer):
    """The chain, and an Add without wires below it."""
    from engine.spec.network import Node

    network = document.network.add(Node(id="add", name="add", layer=make_layer("Add")))
    document.edit_network("Add", network, {"add": (208.0, 400.0)})
    opened.fit()
    return opened


@pytest.mark.parametrize("forward", [True, False])
def test_a_wire_is_drawn_from_port_to_port(loose, hand, document, undone_and_redone, forward):
    ends = (hand.port("conv"), hand.port("add", "in2"))
    hand.drag(*(ends if forward else ends[::-1]))
    assert Edge(source="conv", target="add", port="in2") in document.network.edges
    assert len(loose.canvas.wires) == len(document.network.edges)
    undone_and_redone()


def test_it_jumps_to_a_port_close_by_and_on_a_card_to_a_free_one(loose, hand, document):
    hand.drag(hand.port("conv"), hand.port("add", "in1") + QPointF(-15, -6))
    assert document.network.feeds("add") == {"in1": "conv"}
    hand.drag(hand.port("relu"), hand.middle("add") + QPointF(20, -20))
    assert document.network.feeds("add") == {"in1": "conv", "in2": "relu"}


def test_a_circle_is_refused_with_the_reason_at_the_cursor(opened, hand, document):
    hand.press(hand.port("dense"))
    hand.move(hand.port("dense") + QPointF(30, 30))
    hand.move(hand.port("conv", "in"))
    assert opened.hint.isVisible()
    assert "circle" in opened.hint.text()
    assert "conv" in opened.hint.text()
    before = document.project
    hand.release(hand.port("conv", "in"))
    assert document.project == before
    assert opened.hint.isVisible()


def test_a_wire_to_the_input_layer_is_refused_with_the_reason(loose, hand, document):
    hand.press(hand.port("add"))
    hand.move(hand.port("add") + QPointF(30, 0))
    hand.move(hand.middle("input"))
    assert "takes no wire" in loose.hint.text()
    hand.release(hand.middle("input"))
    assert document.network.feeds("input") == {}


def test_a_wire_that_will_not_work_is_drawn_but_said(opened, hand, document):
    hand.press(hand.port("relu"))
    hand.move(hand.port("relu") + QPointF(20, 20))
    hand.move(hand.port("dense", "in"))
    assert opened.hint.isVisible()
    assert "vector" in opened.hint.text()
    hand.release(hand.port("dense", "in"))
    assert document.network.feeds("dense") == {"in": "relu"}


def test_escape_ends_it(opened, hand, document, qtbot):
    before, items = document.project, len(opened.canvas.items())
    hand.press(hand.port("conv"))
    hand.move(hand.port("dense", "in"))
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    hand.release(hand.port("dense", "in"))
    assert document.project == before
    assert len(opened.canvas.items()) == items


def test_the_end_of_a_wire_is_taken_to_another_port(loose, hand, document, undone_and_redone):
    hand.drag(hand.port("relu", "in"), hand.port("add", "in1"))
    assert document.network.feeds("relu") == {}
    assert document.network.feeds("add") == {"in1": "conv"}
    undone_and_redone()


def test_the_end_of_a_wire_dropped_in_the_void_deletes_it(loose, hand, document, undone_and_redone):
    hand.drag(hand.port("relu", "in"), hand.port("relu", "in") + QPointF(-20, 300))
    assert document.network.feeds("relu") == {}
    undone_and_redone()


def test_a_wire_is_taken_by_its_nearer_end(loose, hand, document):
    edge = Edge(source="input", target="conv")
    path = loose.canvas.wires[edge].path()
    hand.drag(path.pointAtPercent(0.4), hand.port("add"))
    assert document.network.feeds("conv") == {"in": "add"}


def test_a_click_on_a_wire_chooses_it_and_delete_removes_it(opened, hand, document, qtbot, undone_and_redone):
    edge = Edge(source="conv", target="relu")
    hand.click(opened.canvas.wires[edge].middle())
    assert opened.canvas.wires[edge].lit
    qtbot.keyClick(opened, Qt.Key.Key_Delete)
    assert edge not in document.network.edges
    undone_and_redone()


def test_a_wire_dropped_in_the_void_offers_what_fits(opened, hand, document, qtbot, undone_and_redone):
    hand.drag(hand.port("flatten"), hand.port("flatten") + QPointF(60, 300))
    menu = menu_of(opened)
    titles = [menu.list.item(row).text() for row in range(menu.list.count())]
    assert "Linear" in titles
    assert "MaxPool2d" not in titles
    assert "Output" not in titles
    qtbot.keyClicks(menu.search, "drop")
    qtbot.keyClick(menu.search, Qt.Key.Key_Return)
    new = next(node.id for node in document.network.nodes if node.layer.type == "Dropout")
    assert document.network.feeds(new) == {"in": "flatten"}
    assert document.network.feeds("dense") == {"in": "flatten"}
    undone_and_redone()


def test_a_wire_drawn_backwards_into_the_void_offers_sources(loose, hand, document, qtbot):
    hand.drag(hand.port("add", "in1"), hand.port("add", "in1") + QPointF(-60, 200))
    menu = menu_of(loose)
    qtbot.keyClicks(menu.search, "relu")
    qtbot.keyClick(menu.search, Qt.Key.Key_Return)
    source = document.network.feeds("add")["in1"]
    assert document.network.node(source).layer.type == "ReLU"


def test_the_menu_can_be_left(opened, hand, document, qtbot):
    hand.drag(hand.port("flatten"), hand.port("flatten") + QPointF(60, 300))
    menu = menu_of(opened)
    qtbot.keyClicks(menu.search, "no such layer")
    qtbot.keyClick(menu.search, Qt.Key.Key_Return)
    qtbot.keyClick(menu.search, Qt.Key.Key_Escape)
    assert document.undo_stack.count() == 0
