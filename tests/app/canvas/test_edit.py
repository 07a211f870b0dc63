"""Selecting, moving, deleting, copying and renaming cards with mouse and keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QMenu

from app.canvas.rename import RenameField
from app.canvas.view import CanvasView
from app.document.arrangement import arranged, places_of
from app.document.document import Document
from engine.spec.network import Edge

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_click_selects_and_ctrl_adds_and_takes_away(opened, hand, document):
    hand.click(hand.middle("conv"))
    assert document.selection == {"conv"}
    hand.click(hand.middle("relu"), CTRL)
    assert document.selection == {"conv", "relu"}
    hand.click(hand.middle("conv"), CTRL)
    assert document.selection == {"relu"}
    hand.click(hand.middle("relu") + QPointF(0, 300))
    assert document.selection == frozenset()
    assert not opened.canvas.cards["relu"].state.selected


def test_a_click_on_one_of_several_selected_cards_leaves_it_alone(opened, hand, document):
    document.select(["conv", "relu"])
    hand.click(hand.middle("conv"))
    assert document.selection == {"conv"}


def test_the_rubber_band_selects_what_it_touches(opened, hand, document):
    area = opened.canvas.contents(["conv", "relu"])
    hand.drag(area.topLeft() - QPointF(10, 20), area.bottomRight() + QPointF(5, 5))
    assert document.selection == {"conv", "relu"}


def test_ctrl_a_selects_all_and_escape_none(opened, document, qtbot):
    qtbot.keyClick(opened, Qt.Key.Key_A, CTRL)
    assert document.selection == set(document.network.by_id)
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    assert document.selection == frozenset()


def test_a_drag_moves_the_selected_cards_on_the_grid_in_one_step(opened, hand, document, undone_and_redone):
    document.select(["conv", "relu"])
    before = places_of(document.project)
    hand.drag(hand.middle("conv"), hand.middle("conv") + QPointF(53, 199))
    after = document.project.layout
    assert document.undo_stack.count() == 1
    for node_id in ("conv", "relu"):
        moved = after[node_id][0] - before[node_id][0], after[node_id][1] - before[node_id][1]
        assert moved == (56.0, 200.0)
    assert after["input"] == before["input"]
    assert opened.canvas.place("conv") == after["conv"]
    undone_and_redone()
    document.undo_stack.undo()
    assert opened.canvas.place("conv") == before["conv"]


def test_two_drags_are_two_steps(opened, hand, document):
    for _ in range(2):
        hand.drag(hand.middle("conv"), hand.middle("conv") + QPointF(0, 160))
    assert document.undo_stack.count() == 2


def test_escape_puts_a_dragged_card_back(opened, hand, document, qtbot):
    before = document.project
    hand.press(hand.middle("conv"))
    hand.move(hand.middle("conv") + QPointF(80, 200))
    assert document.project != before
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    assert document.project == before
    assert document.undo_stack.count() == 0


def test_a_loose_card_moved_onto_a_wire_is_spliced_in_in_one_step(
    opened, hand, document, make_layer, undone_and_redone
):
    node = document.network.fresh_node(make_layer("BatchNorm"))
    document.edit_network("Add", document.network.add(node), {node.id: (208.0, 400.0)})
    opened.fit()
    wire = opened.canvas.wires[Edge(source="conv", target="relu")]
    hand.drag(hand.middle(node.id), wire.middle())
    assert document.network.feeds("relu") == {"in": node.id}
    assert document.undo_stack.count() == 2
    undone_and_redone()


def test_delete_heals_the_chain(opened, document, qtbot, undone_and_redone):
    document.select(["relu", "flatten"])
    places = places_of(document.project)
    qtbot.keyClick(opened, Qt.Key.Key_Delete)
    assert document.network.feeds("dense") == {"in": "conv"}
    assert set(opened.canvas.cards) == {"input", "conv", "dense", "output"}
    assert opened.canvas.place("dense") == places["dense"]
    undone_and_redone()
    document.undo_stack.undo()
    assert len(opened.canvas.wires) == 5


def test_duplicate_copies_layers_and_the_wires_between_them(opened, document, qtbot, undone_and_redone):
    document.select(["conv", "relu"])
    qtbot.keyClick(opened, Qt.Key.Key_D, CTRL)
    new = document.selection
    assert len(new) == 2
    assert new.isdisjoint({"conv", "relu"})
    assert any(e.source in new and e.target in new for e in document.network.edges)
    assert len(set(document.project.layout.values())) == 8
    undone_and_redone()


def test_copy_and_paste_into_another_window(opened, document, session, qtbot):
    document.select(["conv", "relu"])
    qtbot.keyClick(opened, Qt.Key.Key_C, CTRL)
    other = Document()
    other_view = CanvasView(other, session)
    qtbot.addWidget(other_view)
    other_view.show()
    other_view.activateWindow()
    qtbot.waitUntil(other_view.isActiveWindow)
    other_view.setFocus()
    qtbot.keyClick(other_view, Qt.Key.Key_V, CTRL)
    qtbot.keyClick(other_view, Qt.Key.Key_V, CTRL)
    tags = sorted(node.layer.type for node in other.network.nodes)
    assert tags == ["Conv2d", "Conv2d", "ReLU", "ReLU"]
    assert [n.layer.filters for n in other.network.of_type("Conv2d")] == [8, 8]
    assert len(other.network.edges) == 2
    assert len(set(other.project.layout.values())) == 4


def test_a_copy_of_many_layers_lies_clear_of_the_others(opened, document, qtbot):
    qtbot.keyClick(opened, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(opened, Qt.Key.Key_D, CTRL)
    bodies = [card.body() for card in opened.canvas.cards.values()]
    assert len(bodies) == 12
    for number, body in enumerate(bodies):
        assert not any(body.intersects(other) for other in bodies[number + 1 :])


def test_cut_heals_and_paste_brings_back(opened, document, qtbot, undone_and_redone):
    document.select(["relu"])
    qtbot.keyClick(opened, Qt.Key.Key_X, CTRL)
    assert document.network.feeds("flatten") == {"in": "conv"}
    undone_and_redone()
    qtbot.keyClick(opened, Qt.Key.Key_V, CTRL)
    assert len(document.network.of_type("ReLU")) == 1


def test_what_is_no_layer_is_not_pasted(opened, document):
    QGuiApplication.clipboard().setText('{"format": "strata-project", "version": 1, "network": 3}')
    opened.commands.paste()
    assert document.undo_stack.count() == 0
    QGuiApplication.clipboard().setText("hello")
    assert not opened.commands.edit["paste"].isEnabled()


def test_f2_renames(opened, document, qtbot, undone_and_redone):
    document.select(["conv"])
    qtbot.keyClick(opened, Qt.Key.Key_F2)
    field = opened.findChild(RenameField)
    qtbot.keyClicks(field, "fad")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert document.network.node("conv").name == "fad"
    assert opened.canvas.cards["conv"].face.name == "fad"
    undone_and_redone()


def test_a_taken_name_says_so_and_escape_keeps_the_old(opened, hand, document, qtbot):
    pixel = hand.pixel(hand.middle("conv"))
    qtbot.mouseDClick(opened.viewport(), Qt.MouseButton.LeftButton, pos=pixel)
    field = opened.findChild(QLineEdit)
    field.clear()
    qtbot.keyClicks(field, "relu")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "relu" in opened.hint.text()
    assert field.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert document.network.node("conv").name == "conv"
    assert document.undo_stack.count() == 0


def test_arrows_nudge_in_one_step_for_each_press(opened, document, qtbot, undone_and_redone):
    document.select(["conv"])
    x, y = places_of(document.project)["conv"]
    qtbot.keyClick(opened, Qt.Key.Key_Down)
    assert document.project.layout["conv"] == (x, y + 8)
    qtbot.keyClick(opened, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert document.project.layout["conv"] == (x + 64, y + 8)
    assert document.undo_stack.count() == 2
    undone_and_redone()


def test_tab_and_alt_arrows_go_from_card_to_card(opened, document, qtbot):
    qtbot.keyClick(opened, Qt.Key.Key_Tab)
    assert document.selection == {"input"}
    qtbot.keyClick(opened, Qt.Key.Key_Tab)
    assert document.selection == {"conv"}
    qtbot.keyClick(opened, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert document.selection == {"relu"}
    qtbot.keyClick(opened, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert document.selection == {"conv"}
    assert "conv, Conv2d, 8×26×26, 80 params" in opened.accessibleDescription()


def test_ctrl_l_arranges(opened, hand, document, qtbot, undone_and_redone):
    hand.drag(hand.middle("conv"), hand.middle("conv") + QPointF(96, 240))
    qtbot.keyClick(opened, Qt.Key.Key_L, CTRL)
    assert document.project.layout == arranged(document.network)
    undone_and_redone()


def test_the_menu_of_a_card_offers_what_can_be_done(opened, hand, document, qtbot):
    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QApplication

    pixel = hand.pixel(hand.middle("conv"))
    at = opened.viewport().mapToGlobal(pixel)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(pixel), at)
    QApplication.sendEvent(opened.viewport(), event)
    menu = next(m for m in opened.findChildren(QMenu) if m.isVisible())
    assert document.selection == {"conv"}
    texts = [action.text() for action in menu.actions()]
    assert "Rename" in texts
    assert "Delete" in texts
    next(a for a in menu.actions() if a.text() == "Delete").trigger()
    assert "conv" not in document.network.by_id
    menu.close()


def test_no_wire_runs_through_a_card(view, document):
    from engine.templates import template

    document.new(template("resnet-small").build(), "resnet-small")
    for edge, wire in view.canvas.wires.items():
        points = [wire.path().pointAtPercent(share / 400) for share in range(401)]
        for node_id, card in view.canvas.cards.items():
            inner = card.body().adjusted(2, 2, -2, -2)
            assert not any(inner.contains(point) for point in points), (edge, node_id)


def test_a_click_on_a_port_selects_its_card(opened, hand, document):
    for port in ("in", ""):
        document.select([])
        hand.click(hand.port("conv", port))
        assert document.selection == {"conv"}
    assert document.undo_stack.count() == 0


def test_an_undo_in_the_middle_of_a_drag_ends_it(opened, hand, document):
    document.edit_network("Rename", document.network.rename("dense", "head"))
    before = document.project
    hand.press(hand.middle("conv"))
    hand.move(hand.middle("conv") + QPointF(80, 200))
    document.undo_stack.undo()
    document.undo_stack.undo()
    hand.move(hand.middle("conv") + QPointF(0, 160))
    hand.release(hand.middle("conv"))
    assert document.network.node("dense").name == "dense"
    assert not opened.canvas.is_dragging
    document.undo_stack.redo()
    assert document.project == before


def test_another_project_in_the_middle_of_a_gesture_does_no_harm(opened, hand, document, show):
    from engine.spec.project import Project

    start = hand.port("conv")
    hand.press(start)
    hand.move(start + QPointF(60, 90))
    document.new(Project(), "empty")
    hand.move(start)
    hand.release(start)
    assert opened.canvas.items() == []
    assert document.undo_stack.count() == 0
