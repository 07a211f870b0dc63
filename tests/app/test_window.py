"""The window: tasks, files with the question that saves unsaved work, drops, the foot."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QTabBar
from pytestqt.qtbot import QtBot

from app import preferences
from app.application import open_first
from app.data.store import DataStore
from app.document.document import Document
from app.notices import notices
from app.panels import PLOTS
from app.training.session import Session
from app.widgets.lazy import Lazy
from app.window import Window
from engine.data.sources.folder import Folder
from engine.spec.project import load_project
from engine.templates import template

Answer = QMessageBox.StandardButton


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    """The sample in a window that is shown."""
    document = Document()
    store = DataStore(document)
    session = Session(document, store)
    window = Window(document, store, session)
    open_first(window, None)
    window.show()
    qtbot.waitExposed(window)
    yield window
    document.undo_stack.setClean()
    window.close()
    assert session.close()
    store.close()
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[Answer]:
    """What the user will answer when asked about unsaved changes, last first."""
    given: list[Answer] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: given.pop())
    return given


def change(window: Window) -> None:
    document = window.document
    document.edit("More epochs", document.project.edited(training=document.plan.edited(epochs=3)))


def shown(window: Window) -> set[str]:
    """The panels in view; of tabs, the front one."""
    return {name for name, dock in window.docks.items() if not dock.isHidden()}


# Tasks


def test_it_opens_with_a_sample_and_its_data(window: Window, qtbot: QtBot) -> None:
    assert window.document.network == template("digits").build().network
    assert not window.document.is_modified
    assert window.tasks.current is not None
    assert window.tasks.current.id == "design"
    qtbot.waitUntil(lambda: window.store.state == "ready")
    assert window.foot.notice_bar.text.startswith("This network reads handwritten digits")
    assert shown(window) == {"palette", "inspector", "doctor"}


@pytest.mark.parametrize(
    ("key", "task", "panels"),
    [
        (Qt.Key.Key_2, "data", set()),
        (
            Qt.Key.Key_3,
            "train",
            {"plan", "doctor", "loss", "gradient", "profile", "heat_map", "update_ratio", "spreads", "step"},
        ),
        (Qt.Key.Key_4, "classify", set()),
    ],
)
def test_a_key_changes_the_task(
    window: Window, qtbot: QtBot, key: Qt.Key, task: str, panels: set[str]
) -> None:
    window.activateWindow()
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert window.tasks.current is not None
    assert window.tasks.current.id == task
    assert window.task_actions[task].isChecked()
    assert not window.task_actions["design"].isChecked()
    assert shown(window) == panels
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.tasks.current.id == "design"
    assert shown(window) == {"palette", "inspector", "doctor"}


def test_a_task_comes_back_as_it_was_left(window: Window) -> None:
    window.docks["palette"].hide()
    window.tasks.switch("data")
    window.tasks.switch("design")
    assert shown(window) == {"inspector", "doctor"}
    window.tasks.reset()
    assert shown(window) == {"palette", "inspector", "doctor"}
    assert preferences.saved_state("design").isEmpty()


def test_panels_keep_their_sizes_beside_pages_that_need_more_room(window: Window, qtbot: QtBot) -> None:
    window.resize(1280, 800)
    window.resizeDocks([window.docks["palette"]], [260], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: window.docks["palette"].width() == 260)
    for task in ("data", "classify", "train", "design"):
        window.tasks.switch(task)
    qtbot.waitUntil(lambda: window.docks["palette"].width() == 260)


def test_a_small_window_stays_small_where_the_page_goes_into_it(window: Window, qtbot: QtBot) -> None:
    window.showNormal()
    window.tasks.switch("train")
    window.resize(900, 640)
    for task in ("classify", "train", "design", "classify"):
        window.tasks.switch(task)
        QApplication.processEvents()
        assert window.size() == QSize(900, 640), task


def test_the_buttons_of_the_training_are_never_cut_off(window: Window) -> None:
    window.showNormal()
    controls, button = window.controls, window.top_bar.widgetForAction(window.task_actions["classify"])
    for width in (1280, 800, 1000, 900, 1280):
        window.resize(width, 640)
        QApplication.processEvents()
        assert button.isVisible()
        assert controls.isVisible()
        assert controls.width() >= controls.sizeHint().width()
        assert controls.mapTo(window, controls.rect().topRight()).x() < window.width()
    assert window.top_bar.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon


def test_the_plots_are_made_ahead(window: Window, qtbot: QtBot) -> None:
    panels = [window.docks[name].widget() for name in PLOTS]
    assert not any(panel.is_built for panel in panels)
    window.prepare()
    qtbot.waitUntil(lambda: all(panel.is_built for panel in panels))


def test_training_is_watched(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.store.state == "ready")
    window.menus.actions["train"].trigger()
    assert window.tasks.current is not None
    assert window.tasks.current.id == "train"
    assert not window.menus.actions["open_model"].isEnabled()
    assert "training" in window.menus.actions["open_model"].toolTip()
    window.tasks.switch("design")  # one may leave, and is not called back
    window.menus.actions["discard"].trigger()
    qtbot.waitUntil(lambda: not window.session.is_active, timeout=20_000)
    assert window.tasks.current.id == "design"


def test_another_project_ends_the_training(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.store.state == "ready")
    with qtbot.waitSignal(window.session.run_started, timeout=30_000):
        window.session.train()
    window.files.load_template("deep-sigmoid")  # on the same digits, which are there at once
    qtbot.waitUntil(lambda: not window.session.is_active, timeout=20_000)
    assert window.document.network == template("deep-sigmoid").build().network
    assert window.store.state == "ready"


def test_templates_are_one_key_away(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    start = window.pages["start"].content  # type: ignore[attr-defined]
    assert start.isVisible()
    next(card for card in start.cards if card.template.id == "lenet5").click()
    assert window.document.network == template("lenet5").build().network
    assert window.windowTitle() == "LeNet-5[*] - Strata"
    assert window.tasks.current is not None
    assert window.tasks.current.id == "design"


# Files


def test_the_title_tells_of_changes(window: Window, tmp_path: Path) -> None:
    assert window.windowTitle() == "Handwritten digits[*] - Strata"
    change(window)
    assert window.isWindowModified()
    window.menus.actions["undo"].trigger()
    assert not window.isWindowModified()
    assert window.menus.actions["redo"].text().endswith("More epochs")
    window.document.save(tmp_path / "net.strata")
    assert window.windowTitle() == "net.strata[*] - Strata"


def test_closing_asks_and_cancel_stays(window: Window, answers: list[Answer]) -> None:
    change(window)
    answers.append(Answer.Cancel)
    assert not window.close()
    assert window.isVisible()
    answers.append(Answer.Discard)
    assert window.close()
    assert answers == []


def test_closing_without_changes_does_not_ask(window: Window, answers: list[Answer]) -> None:
    assert window.close()


def test_an_error_while_closing_loses_nothing(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    reported: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *rest: reported.append(kind))
    with monkeypatch.context() as broken:
        broken.setattr(window.files, "may_go_on", lambda: 1 / 0)
        assert not window.close()
    assert window.isVisible()
    assert reported == [ZeroDivisionError]


def test_closing_can_save(
    window: Window, answers: list[Answer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(window)
    target = tmp_path / "saved.strata"
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda dialog: [str(target)])
    answers.append(Answer.Save)
    assert window.close()
    assert load_project(target).training.epochs == 3
    assert preferences.recent_files() == (target,)


def test_a_save_that_fails_keeps_the_window_open(
    window: Window, answers: list[Answer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(window)
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda dialog: [str(tmp_path / "gone" / "net.strata")])
    answers.append(Answer.Save)
    assert not window.close()
    assert "could not be written" in window.foot.notice_bar.text
    assert window.document.is_modified


def test_a_new_network_asks_first(window: Window, answers: list[Answer]) -> None:
    change(window)
    answers.append(Answer.Cancel)
    window.menus.actions["new"].trigger()
    assert window.document.network.nodes
    answers.append(Answer.Discard)
    window.menus.actions["new"].trigger()
    assert not window.document.network.nodes
    assert window.windowTitle() == "Untitled[*] - Strata"


def test_a_bad_file_is_told_in_the_window(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "cut.strata"
    path.write_text('{"format": "strata-project",\n "version": 1, "network": {')
    before = window.document.project
    open_first(window, str(path))
    assert "damaged at line 2" in window.foot.notice_bar.text
    assert window.document.project == before


# What is typed, and what is over


def test_saving_takes_the_name_that_is_being_typed(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.strata"
    window.document.save(path)
    window.activateWindow()
    window.document.select(["conv2d_1"])
    canvas = window.pages["canvas"]
    canvas.setFocus()
    window.menus.actions["rename"].trigger()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, "edges")
    window.menus.actions["save"].trigger()
    assert load_project(path).network.by_id["conv2d_1"].name == "edges"
    assert not window.document.is_modified


def test_closing_asks_about_a_name_that_is_being_typed(
    window: Window, qtbot: QtBot, answers: list[Answer]
) -> None:
    window.activateWindow()
    window.document.select(["conv2d_1"])
    window.menus.actions["rename"].trigger()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "x")
    answers.append(Answer.Cancel)
    assert not window.close()
    assert not answers


def test_a_problem_that_is_mended_is_not_told_any_longer(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.store.state == "ready")
    network = window.document.network
    last = network.node("linear_2")
    window.document.edit_network("Widen", network.replace("linear_2", last.layer.edited(units=64)))
    window.session.train()
    assert "64 numbers" in window.foot.notice_bar.text
    notices.post("Something else.", "success")
    window.document.undo_stack.undo()
    assert window.foot.notice_bar.text == "Something else."
    window.foot.notice_bar.dismiss()
    assert window.foot.notice_bar.text == ""


def test_what_is_told_of_some_pictures_ends_with_them(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / "pets" / name).mkdir(parents=True)
        for number in range(4):
            Image.new("L", (8, 8), 40 * number).save(tmp_path / "pets" / name / f"{number}.png")
    (tmp_path / "pets/a/bad.png").write_text("no picture")
    before = window.document.project
    data = before.data.edited(source=Folder(path=str(tmp_path / "pets")))
    window.document.edit("pets", before.edited(data=data))
    qtbot.waitUntil(lambda: "could not be used" in window.foot.notice_bar.text, timeout=5000)
    window.document.undo_stack.undo()
    assert "could not be used" not in window.foot.notice_bar.text


def test_show_the_layer_leads_to_it_from_every_page(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.store.state == "ready")
    network = window.document.network
    last = network.node("linear_2")
    window.document.edit_network("Widen", network.replace("linear_2", last.layer.edited(units=64)))
    window.tasks.switch("data")
    window.session.train()
    qtbot.mouseClick(window.foot.notice_bar.action_button, Qt.MouseButton.LeftButton)
    assert window.tasks.current is not None
    assert window.tasks.current.page == "canvas"
    assert window.document.selection == {"linear_2"}


def test_notices_about_one_project_end_with_it(window: Window) -> None:
    window.files.load_template("deep-sigmoid")
    assert "sigmoid" in window.foot.notice_bar.text
    window.tasks.switch("train")
    window.files.load_template("digits")
    assert window.foot.notice_bar.text == ""
    assert window.tasks.current is not None
    assert window.tasks.current.id == "design"


def test_what_a_template_shows_is_told_until_it_is_edited(window: Window) -> None:
    window.files.load_template("deep-sigmoid")
    assert "sigmoid" in window.foot.notice_bar.text
    change(window)
    assert window.foot.notice_bar.text == ""


def test_the_notice_of_the_run_before_ends_with_the_cure(window: Window) -> None:
    notices.post("Finished: 10 %.", "warning", topic="run")
    assert window.foot.notice_bar.text == "Finished: 10 %."
    window.doctor.busy = "curing"
    window.doctor.busy_changed.emit()
    assert window.foot.notice_bar.text == ""
    window.doctor.busy = ""
    window.doctor.busy_changed.emit()


def test_every_tab_of_the_plots_can_be_read(window: Window, qtbot: QtBot) -> None:
    window.resize(1280, 800)
    window.tasks.switch("train")
    bars = [
        bar for bar in window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if bar.tabText(0) in ("Gradient by layer", "Gradient over depth")
    ]  # fmt: skip
    assert len(bars) == 2
    for bar in bars:
        texts = [bar.tabText(place) for place in range(bar.count())]
        qtbot.waitUntil(lambda bar=bar, texts=texts: bar.width() > _width(bar, texts))


def _width(bar: QTabBar, texts: list[str]) -> int:
    """Pixels that these words take in the tabs, without the margins."""
    return sum(map(bar.fontMetrics().horizontalAdvance, texts))


def test_lost_work_can_be_had_back_after_opening_another_project(window: Window) -> None:
    notices.post("Lost last time.", "warning", "Get it back", lambda: None, topic="recovery")
    window.files.load_template("deep-sigmoid")
    window.foot.notice_bar.dismiss()  # what is to be known of this template
    assert window.foot.notice_bar.text == "Lost last time."


def test_an_empty_canvas_is_no_mistake(window: Window) -> None:
    window.files.new()
    assert window.foot.problem_line.text == "Begin with an Input layer, or with a template."
    assert window.foot.problem_line.button.isHidden()
    window.session.train()
    assert "no Input layer" in window.foot.notice_bar.text


def test_a_name_is_said_once_at_the_foot(window: Window) -> None:
    network = window.document.network
    edge = next(edge for edge in network.edges if edge.target == "relu_1")
    window.document.edit_network("Cut", network.disconnect(edge))
    text = window.foot.problem_line.text
    assert text.count("relu_1") == 1, text


# A long training


def test_a_long_training_is_not_ended_without_a_question(
    window: Window, qtbot: QtBot, answers: list[Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(window.session), "seconds_on", 3600.0)
    answers.append(Answer.Cancel)
    assert not window.close()
    answers.append(Answer.Cancel)
    assert not window.files.use_template("deep-sigmoid")
    assert window.document.network == template("digits").build().network
    answers.append(Answer.Yes)
    assert window.close()
    assert not answers


def test_a_short_training_is_ended_without_a_question(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.store.state == "ready")
    with qtbot.waitSignal(window.session.run_started, timeout=30_000):
        window.session.train()
    assert window.foot.problem_line.text.startswith("Training.")
    assert window.close()


def test_a_file_opens_and_is_remembered(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "net.strata"
    window.document.save(path)
    window.files.load_template("lenet5")
    open_first(window, str(path))
    assert window.document.path == path
    assert preferences.recent_files() == (path,)
    menu = window.menus._recent
    menu.aboutToShow.emit()
    assert [action.data() for action in menu.actions()] == [str(path)]


# Drops


def drop(window: Window, path: Path) -> bool:
    """Drag a file onto the window and let go. Whether it was taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(600, 400), copy, data, left, none)
    enter.setAccepted(False)
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(600, 400), copy, data, left, none, QEvent.Type.Drop)
    QApplication.sendEvent(window, event)
    return True


def test_a_project_dropped_on_the_window_opens(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "net.strata"
    window.document.save(path)
    window.files.load_template("lenet5")
    assert drop(window, path)
    qtbot.waitUntil(lambda: window.document.path == path)


def test_a_picture_dropped_on_the_window_goes_to_be_classified(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "digit.png"
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    assert image.save(str(path))
    assert drop(window, path)
    assert window.tasks.current is not None
    assert window.tasks.current.id == "classify"


def test_a_folder_dropped_on_the_window_becomes_the_data(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "pictures"
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    for name in ("cats", "dogs"):
        (folder / name).mkdir(parents=True)
        image.fill(Qt.GlobalColor.white)
        assert image.save(str(folder / name / "1.png"))
    assert drop(window, folder)
    assert window.tasks.current is not None
    assert window.tasks.current.id == "data"
    data = window.document.project.data
    qtbot.waitUntil(lambda: window.document.project.data != data)
    assert str(folder) in str(window.document.project.data.source)
    window.document.undo_stack.undo()
    assert window.document.project.data == template("digits").build().data


def test_an_archive_dropped_on_the_window_is_recognised_or_said_to_be_none(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "letters.zip"
    path.write_text("no archive")
    assert drop(window, path)
    qtbot.waitUntil(lambda: "letters.zip" in window.foot.notice_bar.text)
    assert window.document.project.data == template("digits").build().data


def test_other_files_are_not_taken(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("")
    assert not drop(window, path)


# The foot


def test_the_foot_names_the_problem_and_leads_to_it(window: Window, qtbot: QtBot) -> None:
    window.foot.notice_bar.dismiss()
    line = window.foot.problem_line
    assert line.text == "Ready to train."
    document = window.document
    document.edit_network("Delete", document.network.remove(["flatten_1"]))
    assert line.text.startswith("linear_1:")
    window.tasks.switch("data")
    qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)
    assert document.selection == {"linear_1"}
    assert window.tasks.current is not None
    assert window.tasks.current.id == "design"
    document.undo_stack.undo()
    assert line.text == "Ready to train."


def test_a_notice_stands_over_the_problem_until_it_is_dismissed(window: Window, qtbot: QtBot) -> None:
    bar = window.foot.notice_bar
    while bar.current is not None:
        bar.dismiss()
    notices.post("It is broken.", "problem", details="line 7")
    assert bar.text == "It is broken."
    assert not window.foot.problem_line.isVisible()
    qtbot.mouseClick(bar.copy_button, Qt.MouseButton.LeftButton)
    assert "line 7" in QApplication.clipboard().text()
    done: list[int] = []
    notices.post("There is a way.", action_text="Go", action=lambda: done.append(1))
    assert bar.text == "There is a way."
    qtbot.mouseClick(bar.action_button, Qt.MouseButton.LeftButton)
    assert done == [1]
    assert bar.text == "It is broken."  # it waited
    qtbot.mouseClick(bar.dismiss_button, Qt.MouseButton.LeftButton)
    assert bar.text == ""
    assert window.foot.problem_line.isVisible()


# Panels


def test_a_panel_that_fails_leaves_the_others_alone(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *rest: reported.append(kind))
    lazy = window.docks["plan"].widget()
    assert isinstance(lazy, Lazy)
    with monkeypatch.context() as broken:
        broken.setattr(lazy, "_make", lambda: 1 / 0)
        window.tasks.switch("train")
    assert reported == [ZeroDivisionError]
    assert shown(window) >= {"plan", "loss", "gradient"}
    window.tasks.switch("design")
    window.tasks.switch("train")
    assert lazy.is_built


# Menus and help


def test_every_key_is_there_once(window: Window) -> None:
    keys = [
        key.toString()
        for action in [*window.menus.actions.values(), *window.task_actions.values()]
        for key in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))
    assert {"Ctrl+Z", "Ctrl+S", "Ctrl+1", "Ctrl+4", "F5"} <= set(keys)


@pytest.mark.parametrize(
    ("name", "text"), [("layer_help", "MaxPool2d"), ("shortcuts", "Ctrl+2"), ("about", "MIT")]
)
def test_help_opens_beside_the_work(window: Window, name: str, text: str) -> None:
    from PySide6.QtWidgets import QDialog, QTextBrowser

    window.menus.actions[name].trigger()
    window.menus.actions[name].trigger()
    (dialog,) = window.findChildren(QDialog)
    assert not dialog.isModal()
    assert text in dialog.findChild(QTextBrowser).toPlainText()
    dialog.close()


def test_the_theme_menu_turns_the_light(window: Window) -> None:
    from app.theme import theme

    window.menus.actions["theme/dark"].trigger()
    assert theme.dark
    window.menus.actions["theme/light"].trigger()
    assert not theme.dark
    assert preferences.theme_choice() == "light"
