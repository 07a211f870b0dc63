"""The inspector: select, type and click; look at the document; undo; look again."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from app.document.document import Document
from app.inspector.inspector import Inspector
from app.inspector.network_model import NODE_ROLE, SECOND_ROLE, SEVERITY_ROLE
from engine.layers.add import Add
from engine.layers.conv2d import Conv2d
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.layers.softmax import Softmax
from engine.spec.network import NetworkSpec, Node, chain
from engine.spec.project import Project, parse_project, project_text

NETWORK = chain(
    ("input", Input(height=8, width=8)),
    ("conv1", Conv2d(filters=4)),
    ("relu1", ReLU()),
    ("conv2", Conv2d(filters=8)),
    ("flatten", Flatten()),
    ("dense", Linear(units=10)),
    ("softmax", Softmax()),
    ("output", Output()),
)


class Desk:
    """The inspector in a window with Undo on Ctrl+Z, as in the program."""

    def __init__(self, qtbot: QtBot, project: Project) -> None:
        self.qtbot = qtbot
        self.document = Document()
        self.document.new(project, "test")
        self.inspector = Inspector(self.document)
        self.window = QMainWindow()
        self.window.setCentralWidget(self.inspector)
        undo = QAction("Undo", self.window)
        undo.setShortcut(QKeySequence.StandardKey.Undo)
        undo.triggered.connect(self.document.undo_stack.undo)
        self.window.addAction(undo)
        qtbot.addWidget(self.window)
        self.window.resize(340, 700)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitActive(self.window)

    @property
    def page(self) -> Any:
        """The layer page, which must be in sight."""
        assert self.inspector.layer_page.isVisible()
        return self.inspector.layer_page

    def layer(self, node_id: str) -> Any:
        return self.document.network.node(node_id).layer

    def box(self, field: str) -> Any:
        return self.page.form.rows[field].editor.box

    def type(self, box: Any, text: str) -> None:
        box.setFocus()
        box.selectAll()
        self.qtbot.keyClicks(box, text)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, Project(network=NETWORK))


def test_one_layer_shows_its_form_and_effect(desk: Desk) -> None:
    desk.document.select(["conv2"])
    assert desk.page.type_label.text() == "Conv2d"
    assert desk.page.name.text() == "conv2"
    assert desk.page.summary.text() == Conv2d.summary()
    assert desk.box("filters").text() == "8"
    assert desk.page.facts.rows() == {
        "Input": "4×6×6",
        "Output": "8×4×4",
        "Parameters": "296",
        "Multiply-adds": "4.61 k",
        "Memory": "512 B",
    }


def test_typing_changes_the_layer_and_the_effect_at_once_and_undo_takes_it_back(desk: Desk) -> None:
    desk.document.select(["conv2"])
    desk.type(desk.box("filters"), "16")
    assert desk.layer("conv2").filters == 16
    assert desk.page.facts.rows()["Output"] == "16×4×4"
    assert desk.document.undo_stack.count() == 1
    assert desk.document.undo_stack.undoText() == "Set filters of conv2"
    desk.qtbot.keyClick(desk.box("filters"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.layer("conv2").filters == 8
    assert desk.box("filters").text() == "8"
    assert desk.page.facts.rows()["Output"] == "8×4×4"
    desk.document.undo_stack.redo()
    assert desk.box("filters").text() == "16"


def test_after_leaving_the_field_comes_another_step(desk: Desk) -> None:
    desk.document.select(["conv2"])
    desk.type(desk.box("filters"), "16")
    desk.qtbot.keyClick(desk.box("filters"), Qt.Key.Key_Return)
    desk.type(desk.box("filters"), "32")
    assert desk.document.undo_stack.count() == 2
    desk.document.undo_stack.undo()
    assert desk.layer("conv2").filters == 16


def test_a_refused_entry_does_not_reach_the_document(desk: Desk) -> None:
    desk.document.select(["conv2"])
    desk.type(desk.box("filters"), "0")
    assert desk.layer("conv2").filters == 8
    assert desk.page.form.rows["filters"].reason.text() == "At least 1."
    desk.document.select(["conv1"])
    assert not desk.page.form.rows["filters"].reason.isVisible()
    assert desk.box("filters").text() == "4"


def test_a_switch_is_one_step(desk: Desk) -> None:
    desk.document.select(["conv1"])
    desk.qtbot.mouseClick(desk.box("bias"), Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert desk.layer("conv1").bias is False
    assert desk.page.facts.rows()["Parameters"] == "36"
    desk.document.undo_stack.undo()
    assert desk.box("bias").isChecked()


def test_renaming_and_its_refusal(desk: Desk) -> None:
    desk.document.select(["conv1"])
    desk.type(desk.page.name, "edges")
    desk.qtbot.keyClick(desk.page.name, Qt.Key.Key_Return)
    assert desk.document.network.node("conv1").name == "edges"
    desk.type(desk.page.name, "conv2")
    desk.qtbot.keyClick(desk.page.name, Qt.Key.Key_Return)
    assert desk.document.network.node("conv1").name == "edges"
    assert desk.page.name.text() == "edges"
    assert desk.page.refusal.text() == "Another layer is called conv2. Choose another name."
    desk.document.undo_stack.undo()
    assert desk.page.name.text() == "conv1"


def test_a_problem_is_shown_with_its_remedy_and_goes_with_it(desk: Desk) -> None:
    desk.document.select(["conv2"])
    desk.type(desk.page.form.rows["kernel_size"].editor.boxes[0], "9")
    (text,) = desk.page.problems.texts()
    assert text.startswith("A window of 9 pixels does not fit on a map of 6x6. Use a smaller kernel")
    assert desk.page.problems.isVisible()
    assert desk.page.facts.rows()["Output"] == "–"
    desk.document.undo_stack.undo()
    assert not desk.page.problems.isVisible()


def test_problems_that_come_of_plan_and_data_are_shown(desk: Desk) -> None:
    desk.document.select(["softmax"])
    assert "applied twice" in desk.page.problems.texts()[0]
    desk.document.select(["dense"])
    assert desk.page.problems.texts() == []
    desk.document.set_num_classes(3)
    assert "the data has 3 classes" in desk.page.problems.texts()[0]


def test_typing_over_the_number_of_inputs_keeps_the_wires_it_keeps(qtbot: QtBot) -> None:
    """On the way from 2 to "20" stands "2", on the way from 16 to "15" stands "1"."""
    network = chain(("input", Input(height=8, width=8)), ("add", Add(num_inputs=3)), ("output", Output()))
    for port in ("in2", "in3"):
        network = network.connect("input", "add", port)
    network = network.replace("add", Add(num_inputs=16)).connect("input", "add", "in14")
    desk = Desk(qtbot, Project(network=network))
    desk.document.select(["add"])
    box = desk.box("num_inputs")
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "2")
    assert len(desk.document.network.feeds("add")) == 2
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    qtbot.keyClicks(box, "15")
    assert desk.layer("add").num_inputs == 15
    assert set(desk.document.network.feeds("add")) == {"in1", "in2", "in3", "in14"}
    assert desk.document.undo_stack.count() == 1
    assert desk.page.facts.rows()["in14"] == "1×8×8"


def test_help_opens_by_f1(desk: Desk) -> None:
    desk.document.select(["relu1"])
    assert not desk.page.help.isVisible()
    desk.page.name.setFocus()
    desk.qtbot.keyClick(desk.page.name, Qt.Key.Key_F1)
    assert desk.page.help.isVisible()
    assert ReLU.summary() in desk.page.help.text()


def test_nothing_selected_shows_the_table_of_all_layers(desk: Desk) -> None:
    page = desk.inspector.network_page
    assert page.isVisible()
    table = page.model
    names = [table.index(row, 0).data() for row in range(table.rowCount())]
    assert names == list(NETWORK.order)
    conv2 = table.row_of("conv2")
    assert [table.index(conv2, column).data() for column in range(3)] == ["conv2", "8×4×4", "296"]
    seconds = [table.index(conv2, column).data(SECOND_ROLE) for column in range(3)]
    assert seconds == ["Conv2d", "512 B", "4.61 k"]
    assert table.index(table.row_of("softmax"), 0).data(SEVERITY_ROLE) == "warning"
    assert "applied twice" in table.index(table.row_of("softmax"), 0).data(Qt.ItemDataRole.ToolTipRole)
    assert page.totals.rows()["Layers"] == "8"
    assert page.totals.rows()["Parameters"] == "1,626"


def test_a_click_on_a_row_selects_its_layer_and_the_arrow_leads_back(desk: Desk) -> None:
    page = desk.inspector.network_page
    index = page.model.index(page.model.row_of("conv2"), 1)
    place = page.table.visualRect(index).center()
    desk.qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.document.selection == {"conv2"}
    assert desk.page.name.text() == "conv2"
    desk.qtbot.mouseClick(desk.page.back, Qt.MouseButton.LeftButton)
    assert desk.document.selection == frozenset()
    assert page.isVisible()


def test_keys_walk_the_table_and_enter_selects(desk: Desk) -> None:
    table = desk.inspector.network_page.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    desk.qtbot.keyClick(table, Qt.Key.Key_Down)
    assert desk.document.selection == frozenset()
    desk.qtbot.keyClick(table, Qt.Key.Key_Return)
    assert desk.document.selection == {"conv1"}


def test_the_table_follows_edits_and_says_what_the_whole_lacks(desk: Desk) -> None:
    document, page = desk.document, desk.inspector.network_page
    document.edit_network("Delete", document.network.remove(["output"]))
    assert page.model.rowCount() == 7
    assert page.problems.texts()[0].startswith("The network has no Output layer.")
    assert page.problems.isVisible()
    document.undo_stack.undo()
    assert page.model.rowCount() == 8
    assert page.model.index(7, 0).data(NODE_ROLE) == "output"
    assert not page.problems.isVisible()


def test_an_empty_network_invites(qtbot: QtBot) -> None:
    desk = Desk(qtbot, Project(network=NetworkSpec()))
    assert desk.inspector.network_page.invitation.isVisible()
    assert not desk.inspector.network_page.table.isVisible()
    desk.document.new(Project(network=NETWORK), "other")
    assert not desk.inspector.network_page.invitation.isVisible()
    assert desk.inspector.network_page.table.isVisible()


def test_layers_of_one_type_are_edited_together_as_one_step(desk: Desk) -> None:
    desk.document.select(["conv1", "conv2"])
    page = desk.inspector.many_page
    assert page.isVisible()
    assert page.title.text() == "2 × Conv2d"
    assert page.form.rows["filters"].editor.box.text() == ""  # type: ignore[attr-defined]
    desk.type(page.form.rows["filters"].editor.box, "16")  # type: ignore[attr-defined]
    assert [desk.layer(node_id).filters for node_id in ("conv1", "conv2")] == [16, 16]
    assert desk.document.undo_stack.undoText() == "Set filters of conv1, conv2"
    desk.document.undo_stack.undo()
    assert [desk.layer(node_id).filters for node_id in ("conv1", "conv2")] == [4, 8]
    assert not desk.document.undo_stack.canUndo()


def test_of_layers_of_several_types_one_can_be_picked(desk: Desk) -> None:
    desk.document.select(["conv1", "relu1", "conv2"])
    page = desk.inspector.many_page
    assert page.title.text() == "3 layers"
    assert not page.form.isVisible()
    buttons = [button for button in page.types.findChildren(QPushButton) if button.isVisible()]
    assert [button.text() for button in buttons] == ["2 × Conv2d", "1 × ReLU"]
    desk.qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert desk.document.selection == {"conv1", "conv2"}
    assert page.form.isVisible()


def test_deleting_the_shown_layer_shows_the_table(desk: Desk) -> None:
    desk.document.select(["conv1"])
    desk.document.edit_network("Delete", desk.document.network.remove(["conv1"]))
    assert desk.inspector.network_page.isVisible()
    desk.document.undo_stack.undo()
    assert desk.inspector.network_page.model.rowCount() == 8


def test_another_project_is_shown_anew_though_ids_are_the_same(desk: Desk) -> None:
    desk.document.select(["conv1"])
    desk.type(desk.box("filters"), "99999")
    other = NETWORK.replace("conv1", Conv2d(filters=5))
    desk.document.new(Project(network=other), "other")
    desk.document.select(["conv1"])
    assert desk.box("filters").text() == "5"


def test_what_the_file_had_and_strata_does_not_know_is_shown_as_kept(qtbot: QtBot) -> None:
    text = project_text(Project(network=NETWORK)).replace('"type": "ReLU"', '"type": "Swirl", "turns": 3')
    desk = Desk(qtbot, parse_project(text))
    desk.document.select(["relu1"])
    assert desk.page.type_label.text() == "Swirl"
    assert desk.page.kept.text() == "Kept from the file as it is: turns = 3"
    assert "not known" in desk.page.problems.texts()[0]
    assert Node.model_validate(desk.document.network.node("relu1")).layer.type == "Swirl"


def test_in_the_least_width_nothing_is_cut_off(desk: Desk) -> None:
    network = NETWORK.replace("conv1", Conv2d(padding=(1, 2)))
    desk.document.edit_network("Pad", network)
    desk.document.select(["conv1"])
    desk.page.form.more.set_open(True)
    desk.window.resize(desk.inspector.minimumWidth(), 300)
    area = desk.inspector.currentWidget()
    desk.qtbot.waitUntil(area.verticalScrollBar().isVisible)
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()
