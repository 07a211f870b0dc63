"""Freezing a layer by hand: from the menu, by a key, in the inspector; the card shows a lock."""

from __future__ import annotations

import math
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.canvas.context_menu import open_context_menu
from app.canvas.face import face_of
from app.canvas.spoken import spoken_selection
from app.canvas.view import CanvasView
from app.document.document import Document
from app.inspector.inspector import Inspector
from app.theme import theme
from engine.spec.project import Project
from tests.app.canvas.conftest import small_chain


@pytest.fixture(autouse=True)
def _opened(document: Document) -> None:
    document.new(Project(network=small_chain()), "test")


def frozen(document: Document) -> list[str]:
    return [node.id for node in document.network.nodes if node.frozen]


def test_the_key_freezes_the_selection_as_one_step_and_thaws_it(
    qtbot: QtBot, view: CanvasView, document: Document
) -> None:
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    document.select(["conv", "relu", "dense"])
    qtbot.keyClick(view, Qt.Key.Key_L)
    assert frozen(document) == ["conv", "dense"]
    assert document.undo_stack.undoText() == "Freeze 2 layers"
    assert document.undo_stack.count() == 1
    assert view.commands.network["freeze"].text() == "Thaw"
    qtbot.keyClick(view, Qt.Key.Key_L)
    assert frozen(document) == []
    document.undo_stack.undo()
    assert frozen(document) == ["conv", "dense"]


def test_what_has_no_weights_cannot_be_frozen(view: CanvasView, document: Document) -> None:
    document.select(["relu"])
    action = view.commands.network["freeze"]
    assert not action.isEnabled()
    assert "weights" in action.toolTip()
    document.select(["conv"])
    assert action.isEnabled()


def test_the_menu_of_a_card_offers_it(qtbot: QtBot, view: CanvasView, document: Document) -> None:
    document.select(["conv"])
    middle = view.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, view.mapToGlobal(middle))
    open_context_menu(view, event)
    (menu,) = (child for child in view.findChildren(QMenu) if child.isVisible())
    action = next(one for one in menu.actions() if one.text() == "Freeze")
    action.trigger()
    menu.close()
    assert frozen(document) == ["conv"]


def test_the_card_says_so_and_shows_a_lock(qtbot: QtBot, view: CanvasView, document: Document) -> None:
    document.select([])
    view.canvas.cards["conv"].show_hovered(False)
    before = view.grab().toImage()
    document.edit_network("freeze", document.network.freeze(["conv"]))
    face = face_of(document, "conv")
    assert face.frozen
    assert "frozen" in face.help
    assert view.grab().toImage() != before
    document.select(["conv"])
    assert "frozen" in spoken_selection(document)


def test_in_training_a_frozen_card_has_no_temperature(
    view: CanvasView, document: Document, session: Any
) -> None:
    """A layer without a gradient is neither cold nor in trouble."""
    document.edit_network("freeze", document.network.freeze(["conv"]))
    session.start("conv", "dense")
    session.tell(math.nan, 0.1)
    assert view.canvas.cards["conv"].state.gauge is None
    assert "frozen" in view.canvas.cards["conv"].norm_text
    assert view.canvas.cards["dense"].state.gauge is not None
    assert theme.temperature(math.nan) == theme.color("problem")


def test_the_inspector_has_a_box_for_one_layer_and_for_several(qtbot: QtBot, document: Document) -> None:
    inspector = Inspector(document)
    qtbot.addWidget(inspector)
    inspector.show()
    document.select(["conv"])
    box = inspector.layer_page.frozen
    assert box.isVisibleTo(inspector)
    assert not box.isChecked()
    box.click()
    assert frozen(document) == ["conv"]
    assert box.isChecked()
    document.select(["conv", "dense"])
    many = inspector.many_page.frozen
    assert many.checkState() == Qt.CheckState.PartiallyChecked
    many.click()
    assert frozen(document) == ["conv", "dense"]
    many.click()
    assert frozen(document) == []
    document.select(["relu"])
    assert not inspector.layer_page.frozen.isVisibleTo(inspector)
