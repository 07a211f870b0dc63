"""The settings of the input layer beside the pictures: what a person changes there prepares them anew."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.data.page import DataPage
from app.data.store import DataStore
from app.document.document import Document
from engine.layers.input import Input
from engine.spec.network import NetworkSpec
from tests.app.data.conftest import ready


def test_a_size_that_is_typed_is_one_undo_step(
    qtbot: QtBot, page: DataPage, document: Document, store: DataStore
) -> None:
    box = page.preparation.form.rows["height"].editor.box
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "16")
    page.setFocus()
    ready(qtbot, store)
    assert store.dataset is not None
    assert store.dataset.train.images.shape[1:] == (1, 16, 8)
    document.undo_stack.undo()
    assert document.undo_stack.index() == 0
    assert box.text() == "8"
    ready(qtbot, store)
    assert store.dataset.train.images.shape[1:] == (1, 8, 8)


def test_the_background_shows_through_at_once(
    qtbot: QtBot, page: DataPage, document: Document, store: DataStore, tmp_path: Path
) -> None:
    for name in ("glass", "wood"):
        (tmp_path / name).mkdir()
        for number in range(3):
            Image.new("LA", (9, 9), (90, 0)).save(tmp_path / name / f"{number}.png")
    page.sources.take(tmp_path)
    qtbot.waitUntil(lambda: document.project.data.source.type == "Folder", timeout=5000)
    ready(qtbot, store)
    assert store.dataset is not None
    assert (np.asarray(store.dataset.train.images) == 255).all()
    assert page.preparation.form.more is not None
    qtbot.mouseClick(page.preparation.form.more.heading, Qt.MouseButton.LeftButton)
    box = page.preparation.form.rows["background"].editor.box
    box.selectAll()
    qtbot.keyClicks(box, "#000000")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert store.form == Input(height=8, width=8, background="#000000")
    ready(qtbot, store)
    assert (np.asarray(store.dataset.train.images) == 0).all()


def test_without_an_input_layer_there_is_nothing_to_set(page: DataPage, document: Document) -> None:
    document.edit_network("empty", NetworkSpec())
    assert page.preparation.isHidden()
    document.undo_stack.undo()
    assert not page.preparation.isHidden()
