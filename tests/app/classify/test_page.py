"""The Classify page as a person uses it: draw, drop, paste, open, pick; with a session that is a fake."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from app.notices import Notice, notices
from app.widgets.picture import image_of
from engine.layers.input import Input

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def said() -> Any:
    found: list[Notice] = []
    notices.start_showing()
    notices.posted.connect(found.append)
    yield found
    notices.posted.disconnect(found.append)


def draw(qtbot: QtBot, page: Any) -> None:
    """A stroke from top to bottom."""
    qtbot.mousePress(page.pad, LEFT, pos=QPoint(100, 60))
    for y in range(80, 260, 20):
        qtbot.mouseMove(page.pad, QPoint(100, y))
    qtbot.mouseRelease(page.pad, LEFT, pos=QPoint(100, 250))


def mime_of(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(page: Any, mime: QMimeData) -> bool:
    """Whether the page took it."""
    actions, button, keys = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(500, 300), actions, mime, button, keys)
    page.dragEnterEvent(enter)
    if enter.isAccepted():
        page.dropEvent(QDropEvent(QPointF(500, 300), actions, mime, button, keys))
    return enter.isAccepted()


def save(path: Path, background: int, ink: int, size: tuple[int, int] = (60, 40)) -> Path:
    pixels = np.full(size, background, np.uint8)
    pixels[20:40, 15:25] = ink
    Image.fromarray(pixels).save(path)
    return path


def asked(qtbot: QtBot, session: Any, count: int = 1) -> None:
    qtbot.waitUntil(lambda: len(session.asked) == count, timeout=5000)


def test_without_a_model_it_says_train_first_and_the_button_trains(
    qtbot: QtBot, page: Any, session: Any
) -> None:
    ui = page.widgets
    assert "Train first" in ui.train_words.text()
    assert not ui.answer.isVisible()
    draw(qtbot, page)
    qtbot.waitUntil(lambda: ui.seen_box.image is not None, timeout=5000)
    assert (ui.seen_box.image.width(), ui.seen_box.image.height()) == (8, 8)
    assert not session.asked
    qtbot.mouseClick(ui.train_button, LEFT)
    assert session.trains == 1
    session.become("preparing", has_model=False)
    assert not ui.train_button.isEnabled()
    session.become("running")
    assert not ui.train_button.isVisible()
    assert len(session.asked) == 1
    session.answer("1")
    assert ui.answer.isVisible()
    assert ui.answer.title.text() == "1"


def test_a_drawing_is_asked_for_while_it_grows_one_question_at_a_time(
    qtbot: QtBot, page: Any, session: Any
) -> None:
    session.become("finished")
    qtbot.mousePress(page.pad, LEFT, pos=QPoint(100, 60))
    asked(qtbot, session)
    qtbot.mouseMove(page.pad, QPoint(100, 200))
    qtbot.waitUntil(lambda: page._stale, timeout=5000)
    assert len(session.asked) == 1
    session.answer("0", 0.5)
    assert len(session.asked) == 1  # the newest state of the drawing, at once
    picture = session.asked[0][0]
    assert picture.shape == (8, 8)
    session.answer("1", 0.97)
    assert not session.asked
    rows = page.widgets.answer.bars.rows
    assert rows[0] == ("1", 0.97)
    assert len(rows) == 5
    assert page.widgets.answer.verdict.text() == " "
    qtbot.mouseRelease(page.pad, LEFT, pos=QPoint(100, 200))
    page.pad.clear()
    qtbot.waitUntil(lambda: page.widgets.answer.title.text() == "–", timeout=5000)
    assert page.widgets.seen_box.image is None


def test_while_training_the_answer_is_asked_for_again(
    qtbot: QtBot, page: Any, session: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page._again.setInterval(20)
    session.become("running")
    draw(qtbot, page)
    asked(qtbot, session)
    session.answer("7")
    asked(qtbot, session)
    session.answer("1")
    assert page.widgets.answer.title.text() == "1"
    session.become("finished")
    session.asked.clear()
    assert not page._again.isActive()


def test_a_test_picture_is_picked_and_the_truth_told_after_the_answer(
    qtbot: QtBot, page: Any, session: Any, store: Any
) -> None:
    session.become("finished")
    samples = page.widgets.samples
    assert len(samples.thumbnails) == 10
    thumbnail = samples.thumbnails[2]
    qtbot.mouseClick(thumbnail, LEFT)
    assert thumbnail.isChecked()
    assert np.array_equal(session.asked[0][0], thumbnail.pixels)
    assert page.widgets.answer.verdict.text() == " "
    session.answer(thumbnail.truth)
    assert page.widgets.answer.verdict.text().startswith("Right")
    wrong = str((int(thumbnail.truth) + 1) % 10)
    page.ask()
    session.answer(wrong)
    assert page.widgets.answer.verdict.text() == f"Wrong: it is {thumbnail.truth}."
    before = [thumb.pixels for thumb in samples.thumbnails]
    qtbot.mouseClick(samples.others_button, LEFT)
    after = [thumb.pixels for thumb in samples.thumbnails]
    assert any(not np.array_equal(a, b) for a, b in zip(before, after, strict=True))


def test_a_dropped_picture_on_white_is_inverted_and_the_user_may_change_it(
    qtbot: QtBot, page: Any, session: Any, tmp_path: Path
) -> None:
    session.become("finished")
    assert drop(page, mime_of(save(tmp_path / "scan.png", 250, 10)))
    asked(qtbot, session)
    assert session.asked[0][0][0, 0] == 5  # inverted
    box = page.widgets.adjustments.invert_box
    assert box.isChecked()
    assert box.text() == "Inverted to match the training pictures"
    session.answer("1")
    assert page.widgets.name.text() == "scan.png"
    qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    assert session.asked[0][0][0, 0] == 250
    session.answer("8")
    assert drop(page, mime_of(save(tmp_path / "other.png", 5, 240)))
    asked(qtbot, session)
    assert session.asked[0][0][0, 0] == 5  # on black already
    assert not box.isChecked()
    assert box.text() == "Invert"


def test_ink_that_is_small_on_its_paper_is_cut_out_and_the_user_may_change_it(
    qtbot: QtBot, page: Any, session: Any, tmp_path: Path
) -> None:
    session.become("finished")
    page.open_files([save(tmp_path / "scan.png", 250, 10, size=(90, 90))])
    asked(qtbot, session)
    picture = session.asked[0][0]
    ink = picture > 128
    assert ink.any(axis=1).mean() > 0.85  # from top to bottom, but for the margin
    assert abs(np.argwhere(ink).mean(axis=0) - (np.array(picture.shape) - 1) / 2).max() < 1
    box = page.widgets.adjustments.cut_box
    assert box.isChecked()
    session.answer("1")
    qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    assert session.asked[0][0].shape == (90, 90)
    session.answer("8")
    qtbot.mouseClick(page.widgets.draw_button, LEFT)
    draw(qtbot, page)
    asked(qtbot, session)
    assert not box.isVisible()  # the pad cuts by itself


def test_a_colour_network_gets_no_inversion(qtbot: QtBot, page: Any, session: Any, tmp_path: Path) -> None:
    session.form = Input(channels=3, height=12, width=12)
    session.become("finished")
    page.open_files([save(tmp_path / "a.png", 250, 10)])
    asked(qtbot, session)
    session.answer("1")
    assert page._size() == (12, 12, 3)  # learnt from what was seen
    page.ask()
    assert session.asked[0][0][0, 0] == 250
    assert not page.widgets.adjustments.invert_box.isVisible()


def test_a_picture_is_pasted_with_the_keys(qtbot: QtBot, page: Any, session: Any, said: Any) -> None:
    session.become("finished")
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("no picture")
    qtbot.keyClick(page.pad, Qt.Key.Key_V, CONTROL)
    assert "clipboard" in said[-1].text
    pixels = np.zeros((20, 20, 3), np.uint8)
    pixels[5:15, 8:12] = (200, 100, 50)
    clipboard.setImage(image_of(pixels))
    qtbot.keyClick(page.pad, Qt.Key.Key_V, CONTROL)
    assert np.array_equal(page.picture.pixels, pixels)
    session.answer("1")
    qtbot.mouseClick(page.widgets.draw_button, LEFT)
    assert page.picture is None
    assert page.pad.isVisible()


def test_a_file_that_is_no_picture_is_told_and_what_was_there_stays(
    qtbot: QtBot, page: Any, session: Any, said: Any, tmp_path: Path
) -> None:
    session.become("finished")
    draw(qtbot, page)
    bad = tmp_path / "text.png"
    bad.write_text("no picture")
    assert drop(page, mime_of(bad))
    qtbot.waitUntil(lambda: bool(said), timeout=5000)
    assert "text.png" in said[-1].text
    assert said[-1].level == "problem"
    assert page.picture is None
    (tmp_path / "empty").mkdir()
    page.open_files([tmp_path / "empty"])
    assert "empty" in said[-1].text


def test_several_pictures_make_a_table(qtbot: QtBot, page: Any, session: Any, tmp_path: Path) -> None:
    paths = [save(tmp_path / "a.png", 0, 200), tmp_path / "b.png", save(tmp_path / "c.png", 250, 9)]
    paths[1].write_text("no picture")
    assert drop(page, mime_of(*paths))
    assert page.widgets.shows_batch
    batch = page.widgets.batch
    assert "Train first" in batch.words.text()
    session.become("running")
    asked(qtbot, session)
    session.answer("3", 0.75)
    asked(qtbot, session)  # the second is no picture, so this is the third
    assert session.asked[0][0][0, 0] == 5
    session.answer("5", 0.5)
    table = [[batch.table.item(row, column).text() for column in range(3)] for row in range(3)]
    assert table[0] == ["a.png", "3", "75.0 %"]
    assert "not a picture" in table[1][1]
    assert table[2] == ["c.png", "5", "50.0 %"]
    batch.table.cellActivated.emit(2, 0)
    qtbot.waitUntil(lambda: not page.widgets.shows_batch, timeout=5000)
    assert page.widgets.name.text() == "c.png"


def test_a_folder_is_all_pictures_in_it(page: Any, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    save(tmp_path / "deep" / "b.png", 0, 9)
    save(tmp_path / "a.png", 0, 9)
    (tmp_path / "notes.txt").write_text("no picture")
    page.open_files([tmp_path])
    assert [path.name for path in page.widgets.batch.paths] == ["a.png", "b.png"]


def test_a_failed_answer_says_why(qtbot: QtBot, page: Any, session: Any) -> None:
    session.become("finished")
    draw(qtbot, page)
    asked(qtbot, session)
    session.classify_failed.emit(session.asked[0][1], "The pictures are too large.")
    assert page.widgets.answer.verdict.text() == "The pictures are too large."
    assert page.widgets.answer.verdict.property("role") == "problem"


def test_a_new_model_is_asked_and_late_answers_of_the_old_are_ignored(
    qtbot: QtBot, page: Any, session: Any
) -> None:
    session.become("finished")
    draw(qtbot, page)
    asked(qtbot, session)
    old = session.asked.pop()
    session.model_changed.emit()
    asked(qtbot, session)
    session.asked.append(old)
    session.answer("4")
    assert page.widgets.answer.title.text() == "4"
    session.answer("9")
    assert page.widgets.answer.title.text() == "4"


def test_centring_can_be_turned_off_and_projects_are_left_to_the_window(
    qtbot: QtBot, page: Any, session: Any, tmp_path: Path
) -> None:
    session.become("finished")
    qtbot.mouseClick(page.pad, LEFT, pos=QPoint(40, 40))
    asked(qtbot, session)
    assert session.asked[0][0][3:5, 3:5].min() > 0
    session.answer("1")
    box = page.widgets.pad_panel.centre_box
    qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    asked(qtbot, session)
    assert session.asked[0][0][4:, 4:].max() == 0
    assert not drop(page, mime_of(tmp_path / "net.strata"))
