"""The Data page as a person uses it: choose, drop, split, look, filter, mend."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from app.data.gallery import PICTURE_ROLE
from app.data.page import DataPage
from app.data.store import DataStore
from app.document.document import Document
from app.notices import Notice, notices
from engine.data.sources.folder import Folder
from engine.data.sources.shapes import Shapes
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.spec.network import chain
from engine.spec.project import Project


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    document = Document()
    network = chain(Input(height=8, width=8), Flatten(), ("end", Linear(units=10)), Output())
    document.new(Project(network=network), "test")
    return document


@pytest.fixture
def store(document: Document) -> Iterator[DataStore]:
    store = DataStore(document)
    yield store
    store.close()


@pytest.fixture
def page(qtbot: QtBot, document: Document, store: DataStore) -> DataPage:
    page = DataPage(document, store)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    ready(qtbot, store)
    return page


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Three classes; one file is no picture."""
    for number, name in enumerate(("cat", "dog", "owl")):
        (tmp_path / name).mkdir()
        for picture in range(4 + number):
            shade = np.full((9, 9), 40 * number + picture, np.uint8)
            Image.fromarray(shade).save(tmp_path / name / f"{picture}.png")
    (tmp_path / "cat" / "broken.png").write_bytes(b"no picture")
    return tmp_path


def ready(qtbot: QtBot, store: DataStore) -> None:
    qtbot.waitUntil(lambda: store.state == "ready", timeout=5000)


def drop(page: DataPage, *paths: Path) -> bool:
    """A drag from the file manager; whether the page took it."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions, button, keys = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(500, 300), actions, mime, button, keys)
    page.dragEnterEvent(enter)
    if not enter.isAccepted():
        return False
    page.dropEvent(QDropEvent(QPointF(500, 300), actions, mime, button, keys))
    return True


def choose(qtbot: QtBot, page: DataPage, tag: str) -> None:
    """A click on the name of a source."""
    button = page.sources.buttons[tag]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(40, button.height() // 2))


def shown(page: DataPage) -> set[str]:
    model = page.gallery.pictures
    return {model.index(row).data() for row in range(model.rowCount())}


def test_the_pictures_are_shown_with_counts_and_moments(page: DataPage, store: DataStore) -> None:
    dataset = store.dataset
    assert dataset is not None
    assert page.gallery.pictures.num_matching == 1797
    assert page.facts.values["all"].text() == "1,797"
    assert page.facts.values["train"].text() == f"{len(dataset.train):,}"
    assert page.facts.values["size"].text().startswith("8 × 8")
    assert page.facts.values["mean"].text() == f"{dataset.mean[0]:.1f}"
    assert sum(map(sum, page.facts.counts.counts)) == 1797
    assert page.facts.skipped.isHidden()
    image = page.gallery.pictures.index(0).data(PICTURE_ROLE)
    assert (image.width(), image.height()) == (8, 8)


def test_filters_by_class_and_by_part(qtbot: QtBot, page: DataPage, store: DataStore) -> None:
    dataset = store.dataset
    assert dataset is not None
    qtbot.keyClick(page.class_filter, Qt.Key.Key_Down)
    assert shown(page) == {"0"}
    page.part_filter.setCurrentIndex(3)
    expected = int((dataset.test.labels == 0).sum())
    assert page.gallery.pictures.num_matching == expected
    assert page.number.text().startswith(str(expected))
    counts = page.facts.counts
    assert counts.chosen == 0
    qtbot.mouseClick(counts, Qt.MouseButton.LeftButton, pos=QPoint(50, 24 * 7 + 5))
    assert shown(page) == {"7"}
    assert page.class_filter.currentText() == "7"
    qtbot.mouseClick(counts, Qt.MouseButton.LeftButton, pos=QPoint(50, 24 * 7 + 5))
    assert page.class_filter.currentIndex() == 0


def test_another_source_is_one_undo_step(
    qtbot: QtBot, page: DataPage, document: Document, store: DataStore
) -> None:
    choose(qtbot, page, "Shapes")
    assert document.project.data.source == Shapes()
    assert page.loading_row.isVisible()
    ready(qtbot, store)
    assert not page.loading_row.isVisible()
    assert "circle" in shown(page)
    box = page.sources.form.rows["classes"].editor.box  # type: ignore[attr-defined]
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "4")
    assert document.project.data.source == Shapes(classes=4)
    ready(qtbot, store)
    assert len(page.facts.counts.names) == 4
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert document.project.data.source.type == "Digits"
    assert page.sources.buttons["Digits"].isChecked()
    ready(qtbot, store)
    document.undo_stack.redo()
    assert page.sources.buttons["Shapes"].isChecked()


def test_the_split_is_edited_in_percent(
    qtbot: QtBot, page: DataPage, document: Document, store: DataStore
) -> None:
    validation, test = page.sources.share_boxes
    test.selectAll()
    qtbot.keyClicks(test, "40")
    qtbot.keyClick(test, Qt.Key.Key_Return)
    assert document.project.data.test_fraction == 0.4
    assert "45" in page.sources.rest.text()
    assert validation.maximum() == 50  # together they leave a tenth for training
    ready(qtbot, store)
    assert abs(len(store.dataset.test) - 0.4 * 1797) < 1  # type: ignore[union-attr]
    page.sources.seed_box.stepUp()
    assert document.project.data.split_seed == 1
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert (test.value(), page.sources.seed_box.value()) == (15, 0)


def test_a_dropped_folder_becomes_the_data_and_the_network_is_mended_by_a_click(
    qtbot: QtBot, page: DataPage, document: Document, store: DataStore, pictures: Path
) -> None:
    assert drop(page, pictures)
    assert document.project.data.source == Folder(path=str(pictures))
    ready(qtbot, store)
    assert shown(page) == {"cat", "dog", "owl"}
    assert page.facts.skipped.isVisible()
    assert "broken.png" in page.facts.skipped_list.item(0).text()
    assert page.fix_bar.isVisible()
    assert "3" in page.fix_button.text()
    qtbot.mouseClick(page.fix_button, Qt.MouseButton.LeftButton)
    assert document.network.node("end").layer == Linear(units=3)
    assert not page.fix_bar.isVisible()
    document.undo_stack.undo()
    assert document.network.node("end").layer == Linear(units=10)
    assert page.fix_bar.isVisible()


def test_choosing_the_folder_invites_first_and_changes_nothing(
    qtbot: QtBot,
    page: DataPage,
    document: Document,
    store: DataStore,
    pictures: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose(qtbot, page, "Folder")
    assert document.project.data.source.type == "Digits"
    assert page.folder_button.isVisible()
    assert "subfolder" in page.invitation_text.text()
    choose(qtbot, page, "Digits")
    assert not page.folder_button.isVisible()
    choose(qtbot, page, "Folder")
    monkeypatch.setattr("app.data.source_panel.QFileDialog.getExistingDirectory", lambda *args: str(pictures))
    qtbot.mouseClick(page.folder_button, Qt.MouseButton.LeftButton)
    assert document.project.data.source == Folder(path=str(pictures))
    ready(qtbot, store)
    assert not page.folder_button.isVisible()


def test_every_source_that_reads_a_file_waits_for_it(
    qtbot: QtBot, page: DataPage, document: Document, store: DataStore, tmp_path: Path
) -> None:
    before = document.project.data
    waiting = []
    for tag in page.sources.buttons:
        choose(qtbot, page, tag)
        if page.sources.waiting:
            waiting.append(tag)
            assert page.folder_button.isVisible()
            assert document.project.data.source.type != tag
        document.undo_stack.undo()
    assert "Folder" in waiting
    assert not {"Digits", "Shapes"} & set(waiting)
    assert document.project.data == before
    for tag in waiting:
        choose(qtbot, page, tag)
        assert drop(page, tmp_path)
        assert document.project.data.source.type == tag


def test_what_fails_says_why_and_can_be_tried_again(
    qtbot: QtBot, page: DataPage, store: DataStore, pictures: Path
) -> None:
    gone = pictures.with_name("elsewhere")
    page.sources.use_folder(gone)
    qtbot.waitUntil(lambda: store.state == "failed", timeout=5000)
    assert "elsewhere" in page.invitation_text.text()
    assert not page.facts_column.isVisible()
    pictures.rename(gone)
    qtbot.mouseClick(page.again_button, Qt.MouseButton.LeftButton)
    ready(qtbot, store)
    assert shown(page) == {"cat", "dog", "owl"}


def test_loading_can_be_cancelled(qtbot: QtBot, page: DataPage, store: DataStore) -> None:
    store.reload()
    qtbot.mouseClick(page.cancel_button, Qt.MouseButton.LeftButton)
    assert store.state == "empty"
    assert page.again_button.isVisible()
    qtbot.mouseClick(page.again_button, Qt.MouseButton.LeftButton)
    ready(qtbot, store)


def test_without_an_input_layer_the_page_says_what_is_missing(
    qtbot: QtBot, page: DataPage, document: Document
) -> None:
    document.edit_network("remove", document.network.remove(["input"]))
    assert "Input layer" in page.invitation_text.text()
    assert not page.again_button.isVisible()


def test_a_file_is_no_folder_and_a_project_is_for_the_window(
    qtbot: QtBot, page: DataPage, document: Document, pictures: Path
) -> None:
    said: list[Notice] = []
    notices.start_showing()
    notices.posted.connect(said.append)
    assert drop(page, pictures / "cat" / "0.png")
    notices.posted.disconnect(said.append)
    assert "0.png" in said[-1].text
    assert not drop(page, pictures / "net.strata")
    assert document.project.data.source.type == "Digits"
