"""The gallery with the mouse and the keys: select, drag onto a class, leave out, take back, undo."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.data.counts import ROW
from app.data.gallery_paint import CELL
from app.data.page import DataPage
from app.data.shelf import Shelf
from app.data.store import DataStore
from app.document.document import Document
from engine.data.dataset import Dataset, Pictures

LEFT = Qt.MouseButton.LeftButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def spot(page: DataPage, place: int) -> QPoint:
    """The middle of a picture, in the viewport."""
    left, top = page.gallery.shelf.corner(place, CELL)
    return QPoint(left + CELL // 2, top + CELL // 2 - page.gallery.verticalScrollBar().value())


def click(qtbot: QtBot, page: DataPage, place: int, keys: Any = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.mouseClick(page.gallery.viewport(), LEFT, keys, spot(page, place))


def settle(qtbot: QtBot, store: DataStore) -> None:
    """Wait until the pictures are loaded again after an edit."""
    qtbot.waitUntil(lambda: store.state == "ready", timeout=5000)


def keys_of(page: DataPage) -> list[str]:
    shelf = page.gallery.shelf
    return shelf.keys(range(shelf.count))


def drop_on_row(page: DataPage, row: int, mime: QMimeData) -> bool:
    """Let a drag go over a row of the class list; whether it was taken."""
    counts = page.facts.counts
    point, action = QPoint(40, row * ROW + ROW // 2), Qt.DropAction.MoveAction
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(point, action, mime, LEFT, none)
    QApplication.sendEvent(counts, enter)
    move = QDragMoveEvent(point, action, mime, LEFT, none)
    QApplication.sendEvent(counts, move)
    if not (enter.isAccepted() and move.isAccepted()):
        return False
    event = QDropEvent(QPointF(point), action, mime, LEFT, none)
    QApplication.sendEvent(counts, event)
    return event.isAccepted()


def test_pictures_stand_under_their_classes(animals: DataPage) -> None:
    sections = animals.gallery.shelf.sections
    assert [(section.name, section.count) for section in sections] == [("cat", 4), ("dog", 5), ("owl", 6)]
    assert keys_of(animals)[0].startswith("cat/")


def test_select_as_in_a_list_of_files(qtbot: QtBot, animals: DataPage) -> None:
    gallery = animals.gallery
    click(qtbot, animals, 1)
    assert gallery.selected.nonzero()[0].tolist() == [1]
    click(qtbot, animals, 5, SHIFT)
    assert gallery.selected.nonzero()[0].tolist() == [1, 2, 3, 4, 5]
    click(qtbot, animals, 3, CONTROL)
    assert gallery.selected.nonzero()[0].tolist() == [1, 2, 4, 5]
    assert animals.pictures.number.text() == "4 of 15 selected"
    click(qtbot, animals, 4)  # one of several: it alone, once the button is let go
    assert gallery.selected.nonzero()[0].tolist() == [4]
    qtbot.keyClick(gallery, Qt.Key.Key_Right)
    assert gallery.current == 5
    qtbot.keyClick(gallery, Qt.Key.Key_Up)
    assert gallery.shelf.class_name(gallery.current) == "cat"
    qtbot.keyClick(gallery, Qt.Key.Key_End, SHIFT)
    assert gallery.selected[-1]
    qtbot.keyClick(gallery, Qt.Key.Key_A, CONTROL)
    assert len(gallery.selected_keys()) == 15
    qtbot.keyClick(gallery, Qt.Key.Key_Escape)
    assert gallery.selected_keys() == []
    top = gallery.shelf.sections[1].top
    qtbot.mouseClick(gallery.viewport(), LEFT, pos=QPoint(20, top + 12))  # a heading: its class
    assert {key.split("/")[0] for key in gallery.selected_keys()} == {"dog"}


def test_a_rectangle_selects_what_it_meets(qtbot: QtBot, animals: DataPage) -> None:
    gallery, view = animals.gallery, animals.gallery.viewport()
    start = QPoint(4 * CELL + 30, animals.gallery.shelf.sections[0].top + 50)  # right of the four cats
    end = spot(animals, 2)
    qtbot.mousePress(view, LEFT, pos=start)
    qtbot.mouseMove(view, end)
    assert gallery.band is not None
    qtbot.mouseRelease(view, LEFT, pos=end)
    assert gallery.selected.nonzero()[0].tolist() == [2, 3]
    assert gallery.band is None


def test_pictures_dragged_onto_a_class_move_there(
    qtbot: QtBot, animals: DataPage, document: Document, store: DataStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried: list[QMimeData] = []
    monkeypatch.setattr("app.data.gallery.QDrag.exec", lambda drag, _: carried.append(drag.mimeData()))
    animals.tabs.setCurrentIndex(2)
    click(qtbot, animals, 0)
    click(qtbot, animals, 1, SHIFT)
    moved = animals.gallery.selected_keys()
    view = animals.gallery.viewport()
    qtbot.mousePress(view, LEFT, pos=spot(animals, 1))
    qtbot.mouseMove(view, spot(animals, 1) + QPoint(30, 0))
    assert len(carried) == 1
    assert animals.tabs.currentIndex() == 0, "the classes must be in sight"
    assert drop_on_row(animals, 2, animals.gallery.dragged())
    qtbot.mouseRelease(view, LEFT, pos=spot(animals, 1))
    assert document.project.data.moved == dict.fromkeys(moved, "owl")
    settle(qtbot, store)
    assert [sum(counts) for counts in animals.facts.counts.counts] == [2, 5, 8]
    assert animals.gallery.selected_keys() == moved, "they stay selected"
    document.undo_stack.undo()
    settle(qtbot, store)
    assert [sum(counts) for counts in animals.facts.counts.counts] == [4, 5, 6]
    document.undo_stack.redo()
    assert document.project.data.moved == dict.fromkeys(moved, "owl")


def test_pictures_dropped_on_new_class_make_one(
    qtbot: QtBot, animals: DataPage, document: Document, store: DataStore
) -> None:
    counts = animals.facts.counts
    assert not drop_on_row(animals, 3, animals.gallery.dragged())
    click(qtbot, animals, 0)
    assert drop_on_row(animals, 3, animals.gallery.dragged())
    assert counts.name_box.isVisible()
    qtbot.keyClicks(counts.name_box, "lion")
    qtbot.keyClick(counts.name_box, Qt.Key.Key_Return)
    settle(qtbot, store)
    assert counts.names == ("cat", "dog", "owl", "lion")
    assert not counts.name_box.isVisible()


def test_a_file_is_not_dropped_on_a_class(animals: DataPage) -> None:
    mime = QMimeData()
    mime.setText("cat")
    assert not drop_on_row(animals, 0, mime)


def test_delete_leaves_out_and_takes_back(
    qtbot: QtBot, animals: DataPage, document: Document, store: DataStore
) -> None:
    click(qtbot, animals, 0)
    click(qtbot, animals, 2, SHIFT)
    gone = set(animals.gallery.selected_keys())
    qtbot.keyClick(animals.gallery, Qt.Key.Key_Delete)
    assert set(document.project.data.excluded) == gone
    assert document.undo_stack.undoText() == "Leave out 3 pictures"
    settle(qtbot, store)
    assert len(keys_of(animals)) == 12
    parts = animals.pictures.part_filter
    parts.setCurrentIndex(parts.count() - 1)
    assert parts.currentText() == "Left out (3)"
    assert set(keys_of(animals)) == gone
    qtbot.keyClick(animals.gallery, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(animals.gallery, Qt.Key.Key_Delete)
    assert document.project.data.excluded == ()
    settle(qtbot, store)
    assert len(keys_of(animals)) == 15
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert document.project.data.excluded == ()
    assert not document.project.data.is_edited


def open_menu(page: DataPage) -> QMenu:
    found = [menu for menu in page.findChildren(QMenu) if menu.isVisible()]
    assert len(found) == 1
    return found[0]


def entry(menu: QMenu, text: str) -> Any:
    return next(action for action in menu.actions() if action.text() == text)


def test_the_menu_of_pictures_moves_them_and_moves_them_back(
    qtbot: QtBot, animals: DataPage, document: Document, store: DataStore
) -> None:
    click(qtbot, animals, 0)
    key = animals.gallery.selected_keys()[0]
    animals.gallery.menu_wanted.emit(animals.gallery.mapToGlobal(QPoint(10, 10)))
    menu = open_menu(animals)
    entry(entry(menu, "Move to").menu(), "dog").trigger()
    menu.close()
    assert document.project.data.moved == {key: "dog"}
    settle(qtbot, store)
    assert animals.gallery.selected_keys() == [key]
    animals.gallery.menu_wanted.emit(animals.gallery.mapToGlobal(QPoint(10, 10)))
    back = entry(open_menu(animals), "Move back to where they came from")
    assert back.isEnabled()
    back.trigger()
    assert document.project.data.moved == {}


def test_a_class_is_merged_and_renamed(
    qtbot: QtBot, animals: DataPage, document: Document, store: DataStore
) -> None:
    counts = animals.facts.counts
    counts.menu_wanted.emit(0, counts.mapToGlobal(QPoint(5, 5)))
    menu = open_menu(animals)
    entry(entry(menu, "Merge cat into").menu(), "owl").trigger()
    menu.close()
    settle(qtbot, store)
    assert counts.names == ("dog", "owl")
    counts.setFocus()
    qtbot.keyClick(counts, Qt.Key.Key_Down)
    qtbot.keyClick(counts, Qt.Key.Key_F2)
    qtbot.keyClicks(counts.name_box, "wolf")
    qtbot.keyClick(counts.name_box, Qt.Key.Key_Return)
    settle(qtbot, store)
    assert set(counts.names) == {"wolf", "owl"}
    document.undo_stack.undo()
    document.undo_stack.undo()
    settle(qtbot, store)
    assert counts.names == ("cat", "dog", "owl")


def test_the_view_stays_where_it_is_after_an_edit(
    qtbot: QtBot, page: DataPage, document: Document, store: DataStore
) -> None:
    page.facts.counts.choose(3)
    page.pictures.choose_class(3)
    page.gallery.verticalScrollBar().setValue(CELL)
    page.gallery.select([0])
    qtbot.keyClick(page.gallery, Qt.Key.Key_Delete)
    settle(qtbot, store)
    assert page.pictures.class_filter.currentText() == "3"
    assert page.gallery.verticalScrollBar().value() == CELL
    assert page.facts.counts.chosen == 3


# A hundred thousand


def large(count: int = 100_000, classes: int = 40) -> Dataset:
    labels = np.arange(count) % classes
    names = tuple(f"class {number}" for number in range(classes))
    images = np.zeros((count, 1, 8, 8), np.uint8)
    empty = np.zeros((0, 1, 8, 8), np.uint8)
    none = Pictures(empty, labels[:0], names)
    return Dataset(Pictures(images, labels, names), none, none, names)


def test_a_hundred_thousand_pictures_are_drawn_a_screen_at_a_time(
    qtbot: QtBot, page: DataPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    gallery = page.gallery
    drawn: list[int] = []
    pixels = Shelf.pixels
    monkeypatch.setattr(Shelf, "pixels", lambda shelf, place: drawn.append(place) or pixels(shelf, place))
    gallery.show_dataset(large())
    gallery.show_only(None, None)
    bar = gallery.verticalScrollBar()
    for value in (0, bar.maximum() // 2, bar.maximum()):
        bar.setValue(value)
        gallery.viewport().repaint()
    assert gallery.shelf.count == 100_000
    assert 0 < len(drawn) < 1000
    assert max(drawn) == 99_999
    click(qtbot, page, 99_999)
    assert gallery.current == 99_999


@pytest.mark.parametrize("columns", [1, 3, 7])
def test_every_place_is_found_again(columns: int) -> None:
    shelf = Shelf()
    shelf.show_dataset(large(50, 4), None)
    shelf.show_only(None, None)
    shelf.lay_out(columns, CELL)
    for place in range(50):
        left, top = shelf.corner(place, CELL)
        assert shelf.place_at(left + 5, top + 5, CELL) == place
        assert shelf.within(left, top, left + 1, top + 1, CELL) == [place]
    seen = [place for _, places in shelf.visible(0, shelf.height) for place in places]
    assert seen == list(range(50))
    assert [shelf.class_name(section.first) for section in shelf.sections] == list(shelf.class_names)
    assert shelf.place_at(columns * CELL + 5, 40, CELL) == -1


def test_a_picture_is_told_with_its_file(animals: DataPage, pictures: Path) -> None:
    from app.data.caption import caption_of

    words = caption_of(animals.gallery.shelf, 0)
    assert "cat/" in words
    assert "9 × 9 in the file" in words
