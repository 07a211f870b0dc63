"""The form: what a person types and clicks in each kind of editor, and what the form makes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, SerializeAsAny, field_validator
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication, QColorDialog, QFileDialog, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.form import DefinitionForm, changed
from engine.spec.fields import Padding, Pair
from engine.spec.optimizer import Optimizer


class Everything(BaseModel):
    """A field of every kind."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    count: int = Field(4, ge=1, le=64, description="How many.", json_schema_extra={"unit": "px"})
    rate: float = Field(0.01, gt=0, le=100, description="How fast.")
    share: float = Field(0.5, ge=0, lt=1, description="How much.")
    flag: bool = Field(True, description="Whether.")
    word: Literal["none", "lecun_normal", "width"] = Field("none", description="Which.")
    width: float = Field(
        0.05, description="How wide.", json_schema_extra={"relevant_if": ["word", ["width"]]}
    )
    channels: Literal[1, 3] = Field(1, description="Gray or colour.")
    folder: str = Field("", description="Where.", json_schema_extra={"path": "folder"})
    color: str = Field(
        "#ffffff", pattern="^#[0-9a-f]{6}$", description="Which.", json_schema_extra={"color": True}
    )
    size: Pair = Field((3, 3), description="How large.")
    padding: Padding = Field("valid", description="What around.")
    shape: Annotated[tuple[int, ...], Field(min_length=1, max_length=3)] = Field(
        (-1, 4), description="Sizes."
    )
    optimizer: SerializeAsAny[Optimizer] = Field(
        default_factory=lambda: Optimizer.family.parse({"type": "Adam"}), description="How to follow."
    )
    rare: int = Field(0, ge=0, le=9, description="Seldom.", json_schema_extra={"advanced": True})

    @field_validator("optimizer", mode="before")
    @classmethod
    def _known(cls, raw: Any) -> Optimizer:
        return Optimizer.family.parse(raw)

    @field_validator("count")
    @classmethod
    def _lucky(cls, count: int) -> int:
        if count == 13:
            raise ValueError("13 brings bad luck")
        return count


class Desk:
    """A form whose edits are taken up, as a document would."""

    def __init__(self, qtbot: QtBot, *models: BaseModel) -> None:
        self.qtbot = qtbot
        self.form = DefinitionForm()
        self.models = list(models)
        self.edits: list[tuple[str, object]] = []
        self.num_gestures = 0
        self.form.edited.connect(self._on_edited)
        self.form.gesture_ended.connect(self._on_gesture_ended)
        window = QWidget()
        column = QVBoxLayout(window)
        column.addWidget(self.form)
        self.elsewhere = QPushButton("elsewhere")
        column.addWidget(self.elsewhere)
        qtbot.addWidget(window)
        self.window = window
        self.form.set_values(*self.models)
        window.resize(340, 600)
        window.show()
        window.activateWindow()
        qtbot.waitActive(window)

    def _on_edited(self, field: str, value: object) -> None:
        self.edits.append((field, value))
        self.models = [changed(model, field, value) for model in self.models]
        self.form.set_values(*self.models)

    def _on_gesture_ended(self) -> None:
        self.num_gestures += 1

    def editor(self, name: str) -> Any:
        return self.form.rows[name].editor

    def type(self, box: QWidget, text: str) -> None:
        """Put the cursor in, select all and type."""
        box.setFocus()
        box.selectAll()  # type: ignore[attr-defined]
        self.qtbot.keyClicks(box, text)

    def leave(self) -> None:
        self.elsewhere.setFocus()

    def shown(self, name: str) -> bool:
        return self.form.rows[name].isVisible()


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, Everything())


def test_every_kind_shows_its_value_and_setting_it_says_nothing(desk: Desk) -> None:
    assert desk.editor("count").box.text() == "4"
    assert desk.editor("rate").box.text() == "0.01"
    assert desk.editor("flag").box.isChecked()
    assert desk.editor("word").box.currentText() == "None"
    assert desk.editor("size").pair() == (3, 3)
    assert desk.editor("padding").box.currentText() == "Valid"
    assert not desk.editor("padding").pair.isVisible()
    assert desk.editor("shape").box.text() == "-1, 4"
    assert desk.editor("optimizer").choice.box.currentText() == "Adam"
    other = Everything(count=5, flag=False, word="lecun_normal", size=(2, 3), padding=(0, 1), shape=(7,))
    desk.form.set_values(other)
    assert desk.editor("count").box.text() == "5"
    assert not desk.editor("flag").box.isChecked()
    assert desk.editor("word").box.currentText() == "LeCun normal"
    assert desk.editor("size").pair() == (2, 3)
    assert not desk.editor("size").link.isChecked()
    assert desk.editor("padding").pair.isVisible()
    assert desk.editor("shape").box.text() == "7"
    assert desk.edits == []


def test_a_number_is_taken_at_each_keystroke_and_leaving_ends_the_gesture(desk: Desk) -> None:
    desk.type(desk.editor("count").box, "32")
    assert desk.edits == [("count", 3), ("count", 32)]
    assert desk.num_gestures == 0
    desk.leave()
    assert desk.num_gestures == 1


@pytest.mark.parametrize(("typed", "value"), [("1e-3", 0.001), ("2.5E-4", 0.00025), ("0,5", 0.5)])
def test_rates_can_be_typed_with_an_exponent(desk: Desk, typed: str, value: float) -> None:
    desk.type(desk.editor("rate").box, typed)
    assert desk.edits[-1] == ("rate", value)
    assert desk.editor("rate").box.text() == typed  # what is typed stays as typed


def test_rates_step_by_1_2_5_and_stop_at_the_bounds(desk: Desk) -> None:
    box = desk.editor("rate").box
    seen = []
    for _ in range(4):
        desk.qtbot.keyClick(box, Qt.Key.Key_Up)
        seen.append(desk.models[0].rate)  # type: ignore[attr-defined]
    assert seen == [0.02, 0.05, 0.1, 0.2]
    for _ in range(5):
        desk.qtbot.keyClick(box, Qt.Key.Key_Down)
    assert desk.edits[-1] == ("rate", 0.005)
    desk.form.set_values(Everything(rate=80))
    desk.qtbot.keyClick(box, Qt.Key.Key_Up)
    desk.qtbot.keyClick(box, Qt.Key.Key_Up)
    assert desk.edits[-1] == ("rate", 100.0)


def test_shares_step_by_tenths_and_stay_below_an_open_bound(desk: Desk) -> None:
    box = desk.editor("share").box
    for _ in range(9):
        desk.qtbot.keyClick(box, Qt.Key.Key_Up)
    assert desk.edits[-1] == ("share", 0.9)


def test_whole_numbers_step_by_one_and_page_by_ten(desk: Desk) -> None:
    box = desk.editor("count").box
    desk.qtbot.keyClick(box, Qt.Key.Key_Up)
    desk.qtbot.keyClick(box, Qt.Key.Key_PageUp)
    desk.qtbot.keyClick(box, Qt.Key.Key_PageDown)
    desk.qtbot.keyClick(box, Qt.Key.Key_PageDown)
    assert [value for _, value in desk.edits] == [5, 15, 5, 1]


@pytest.mark.parametrize(
    ("typed", "reason"), [("0", "At least 1."), ("99", "At most 64."), ("13", "13 brings bad luck.")]
)
def test_a_refused_number_says_why_and_gives_way(desk: Desk, typed: str, reason: str) -> None:
    row = desk.form.rows["count"]
    desk.form.set_values(Everything(count=2))
    desk.type(row.editor.box, typed)  # type: ignore[attr-defined]
    assert ("count", int(typed)) not in desk.edits
    assert row.reason.text() == reason
    assert row.reason.isVisible()
    still = desk.edits[-1][1] if desk.edits else 2
    desk.leave()
    assert row.editor.box.text() == str(still)  # type: ignore[attr-defined]
    assert row.reason.text() == f"{reason} Still {still}."
    desk.type(row.editor.box, "7")  # type: ignore[attr-defined]
    assert desk.edits[-1] == ("count", 7)
    assert not row.reason.isVisible()


def test_an_emptied_number_comes_back(desk: Desk) -> None:
    box = desk.editor("count").box
    box.setFocus()
    box.selectAll()
    desk.qtbot.keyClick(box, Qt.Key.Key_Delete)
    assert box.text() == ""
    desk.leave()
    assert box.text() == "4"
    assert desk.edits == []


def test_letters_are_not_taken_by_numbers(desk: Desk) -> None:
    desk.type(desk.editor("count").box, "1a2.5")
    assert desk.editor("count").box.text() == "125"


def wheel_over(widget: QWidget) -> bool:
    """One notch up; whether the widget has taken it."""
    place = QPointF(widget.rect().center())
    event = QWheelEvent(
        place,
        widget.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_the_wheel_turns_only_what_has_the_focus(desk: Desk) -> None:
    box, choice = desk.editor("count").box, desk.editor("word").box
    desk.leave()
    assert not wheel_over(box)
    assert not wheel_over(choice)
    assert desk.edits == []
    box.setFocus()
    wheel_over(box)
    assert desk.edits == [("count", 5)]


def test_a_switch_and_a_choice_are_one_step_each(desk: Desk) -> None:
    desk.qtbot.mouseClick(desk.editor("flag").box, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert desk.edits == [("flag", False)]
    box = desk.editor("channels").box
    box.setFocus()
    desk.qtbot.keyClick(box, Qt.Key.Key_Down)
    assert desk.edits[-1] == ("channels", 3)
    assert desk.num_gestures == 2


def test_rows_without_effect_are_hidden(desk: Desk) -> None:
    assert not desk.shown("width")
    desk.editor("word").box.setFocus()
    desk.qtbot.keyClick(desk.editor("word").box, Qt.Key.Key_End)
    assert desk.edits == [("word", "width")]
    assert desk.shown("width")


def test_rare_settings_are_behind_a_fold_that_keys_open(desk: Desk) -> None:
    assert desk.form.more is not None
    assert not desk.shown("rare")
    desk.form.more.heading.setFocus()
    desk.qtbot.keyClick(desk.form.more.heading, Qt.Key.Key_Space)
    assert desk.shown("rare")


def test_help_is_reached_by_tab_and_opened_by_space(desk: Desk) -> None:
    row = desk.form.rows["count"]
    row.editor.box.setFocus()  # type: ignore[attr-defined]
    desk.qtbot.keyClick(row.editor.box, Qt.Key.Key_Tab)  # type: ignore[attr-defined]
    assert row.mark.hasFocus()
    assert not row.help.isVisible()
    desk.qtbot.keyClick(row.mark, Qt.Key.Key_Space)
    assert row.help.isVisible()
    assert row.help.text() == "How many."
    desk.qtbot.keyClick(row.mark, Qt.Key.Key_Tab)
    assert desk.editor("rate").box.hasFocus()


def test_linked_numbers_of_a_pair_go_together(desk: Desk) -> None:
    editor = desk.editor("size")
    desk.type(editor.boxes[0], "5")
    assert desk.edits[-1] == ("size", (5, 5))
    desk.qtbot.mouseClick(editor.link, Qt.MouseButton.LeftButton)
    desk.type(editor.boxes[1], "7")
    assert desk.edits[-1] == ("size", (5, 7))
    desk.qtbot.mouseClick(editor.link, Qt.MouseButton.LeftButton)
    assert desk.edits[-1] == ("size", (5, 5))
    desk.type(editor.boxes[1], "0")
    assert desk.form.rows["size"].reason.text() == "At least 1."
    desk.leave()
    assert editor.pair() == (5, 5)


def test_padding_is_a_word_or_a_pair(desk: Desk) -> None:
    editor = desk.editor("padding")
    editor.box.setFocus()
    desk.qtbot.keyClick(editor.box, Qt.Key.Key_End)
    assert desk.edits[-1] == ("padding", (1, 1))
    assert editor.pair.isVisible()
    desk.type(editor.pair.boxes[0], "2")
    assert desk.edits[-1] == ("padding", (2, 2))
    editor.box.setFocus()
    desk.qtbot.keyClick(editor.box, Qt.Key.Key_Home)
    assert desk.edits[-1] == ("padding", "same")
    assert not editor.pair.isVisible()


@pytest.mark.parametrize(("typed", "value"), [("3, 8, 8", (3, 8, 8)), ("-1x4", (-1, 4)), ("16", (16,))])
def test_a_list_of_numbers_is_taken_when_done(desk: Desk, typed: str, value: tuple[int, ...]) -> None:
    desk.type(desk.editor("shape").box, typed)
    assert desk.edits == []
    desk.leave()
    assert desk.models[0].shape == value  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [("1, b", "Whole numbers are wanted, separated by commas."), ("1 2 3 4", "At most 3 numbers.")],
)
def test_a_bad_list_says_why(desk: Desk, typed: str, reason: str) -> None:
    desk.type(desk.editor("shape").box, typed)
    desk.leave()
    assert desk.form.rows["shape"].reason.text() == f"{reason} Still -1×4."
    assert desk.editor("shape").box.text() == "-1, 4"


def test_a_path_is_typed_or_looked_for(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    editor = desk.editor("folder")
    desk.type(editor.box, "/data")
    desk.qtbot.keyClick(editor.box, Qt.Key.Key_Return)
    assert desk.edits == [("folder", "/data")]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    desk.qtbot.mouseClick(editor.browse_button, Qt.MouseButton.LeftButton)
    assert desk.edits[-1] == ("folder", str(tmp_path))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    desk.qtbot.mouseClick(editor.browse_button, Qt.MouseButton.LeftButton)
    assert desk.models[0].folder == str(tmp_path)  # type: ignore[attr-defined]


def test_a_color_is_typed_or_chosen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = desk.editor("color")
    for typed, value in (("#00FF7f", "#00ff7f"), ("red", "#ff0000")):
        desk.type(editor.box, typed)
        desk.leave()
        assert desk.edits[-1] == ("color", value)
    assert editor.swatch.icon().pixmap(8).toImage().pixelColor(4, 4).name() == "#ff0000"
    desk.type(editor.box, "#12")
    desk.leave()
    assert len(desk.edits) == 2
    assert "#ff0000" in desk.form.rows["color"].reason.text()
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor("#0000ff"))
    desk.qtbot.mouseClick(editor.swatch, Qt.MouseButton.LeftButton)
    assert desk.edits[-1] == ("color", "#0000ff")
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor())  # cancelled
    desk.qtbot.mouseClick(editor.swatch, Qt.MouseButton.LeftButton)
    assert desk.models[0].color == "#0000ff"  # type: ignore[attr-defined]


def test_a_member_of_a_family_has_its_own_form_and_is_remembered(desk: Desk) -> None:
    editor = desk.editor("optimizer")
    desk.type(editor.form.rows["learning_rate"].editor.box, "0.3")
    assert desk.models[0].optimizer.learning_rate == 0.3  # type: ignore[attr-defined]
    editor.choice.box.setFocus()
    desk.qtbot.keyClicks(editor.choice.box, "Mom")
    assert desk.models[0].optimizer.type == "Momentum"  # type: ignore[attr-defined]
    assert "momentum" in editor.form.rows
    assert "beta1" not in editor.form.rows
    desk.qtbot.keyClick(editor.choice.box, Qt.Key.Key_Home)
    for _ in range(editor.choice.box.findText("Adam")):
        desk.qtbot.keyClick(editor.choice.box, Qt.Key.Key_Down)
    assert desk.models[0].optimizer.type == "Adam"  # type: ignore[attr-defined]
    assert desk.models[0].optimizer.learning_rate == 0.3  # type: ignore[attr-defined]


def test_a_refused_entry_of_a_members_form_says_why(desk: Desk) -> None:
    row = desk.editor("optimizer").form.rows["learning_rate"]
    desk.type(row.editor.box, "500")
    assert row.reason.text() == "At most 100."
    assert desk.models[0].optimizer.learning_rate == 50  # type: ignore[attr-defined]


def test_several_share_what_is_equal_and_take_an_edit_together(qtbot: QtBot) -> None:
    desk = Desk(qtbot, Everything(count=2), Everything(count=3, flag=False, padding="same", shape=(9,)))
    count = desk.editor("count").box
    assert count.text() == ""
    assert count.lineEdit().placeholderText() == "several"
    assert desk.editor("flag").box.checkState() == Qt.CheckState.PartiallyChecked
    assert desk.editor("padding").box.currentIndex() == -1
    assert desk.editor("rate").box.text() == "0.01"
    count.setFocus()
    desk.leave()
    assert count.text() == ""
    assert desk.edits == []
    desk.type(count, "2")
    assert desk.edits == [("count", 2)]
    assert [model.count for model in desk.models] == [2, 2]  # type: ignore[attr-defined]
    qtbot.mouseClick(desk.editor("flag").box, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert [model.flag for model in desk.models] == [True, True]  # type: ignore[attr-defined]


def test_another_subject_forgets_the_reason(desk: Desk) -> None:
    desk.form.set_values(Everything(), subject="first")
    desk.type(desk.editor("count").box, "99")
    assert desk.form.rows["count"].reason.text()
    desk.form.set_values(Everything(), subject="second")
    assert not desk.form.rows["count"].reason.text()
    assert desk.editor("count").box.text() == "4"


def test_screen_readers_are_told_the_names(desk: Desk) -> None:
    assert desk.editor("count").box.accessibleName() == "Count"
    assert desk.editor("count").box.accessibleDescription() == "How many."
    assert desk.editor("size").boxes[1].accessibleName() == "Size, Horizontal"
    assert desk.form.rows["count"].mark.accessibleName() == "What Count means"
    assert desk.form.rows["count"].unit.text() == "px"
