"""The Data page as a person uses it: choose, drop, split, look, filter, mend."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from app.data.page import DataPage
from app.data.store import DataStore
from app.document.document import Document
from app.notices import Notice
from engine.data.edits import exclude
from engine.data.sources.folder import Folder
from engine.data.sources.shapes import Shapes
from engine.layers.input import Input
from engine.layers.linear import Linear


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
    """A kind of pictures is chosen from the list."""
    box = page.sources.kind_box
    box.setCurrentIndex(box.findData(tag))
    box.activated.emit(box.currentIndex())


def shown(page: DataPage) -> set[str]:
    shelf = page.gallery.shelf
    return {shelf.class_name(place) for place in range(shelf.count)}


def taken(qtbot: QtBot, page: DataPage, store: DataStore, tag: str) -> None:
    """Wait until what was dropped is recognised and loaded."""
    qtbot.waitUntil(lambda: page.document.project.data.source.type == tag, timeout=5000)
    ready(qtbot, store)


def test_the_pictures_are_shown_with_counts_and_moments(page: DataPage, store: DataStore) -> None:
    dataset = store.dataset
    assert dataset is not None
    assert page.gallery.shelf.count == 1797
    assert page.facts.values["all"].text() == "1,797"
    assert page.facts.values["train"].text() == f"{len(dataset.train):,}"
    assert page.facts.values["size"].text().startswith("8 × 8")
    assert page.facts.values["mean"].text() == f"{dataset.mean[0]:.1f}"
    assert sum(map(sum, page.facts.counts.counts)) == 1797
    assert page.facts.skipped.isHidden()
    image = page.gallery.image(0)
    assert (image.width(), image.height()) == (8, 8)


def test_filters_by_class_and_by_part(qtbot: QtBot, page: DataPage, store: DataStore) -> None:
    dataset = store.dataset
    assert dataset is not None
    qtbot.keyClick(page.pictures.class_filter, Qt.Key.Key_Down)
    assert shown(page) == {"0"}
    page.pictures.part_filter.setCurrentIndex(3)
    expected = int((dataset.test.labels == 0).sum())
    assert page.gallery.shelf.count == expected
    assert page.pictures.number.text().startswith(str(expected))
    counts = page.facts.counts
    assert counts.chosen == 0
    qtbot.mouseClick(counts, Qt.MouseButton.LeftButton, pos=QPoint(50, 24 * 7 + 5))
    assert shown(page) == {"7"}
    assert page.pictures.class_filter.currentText() == "7"
    qtbot.mouseClick(counts, Qt.MouseButton.LeftButton, pos=QPoint(50, 24 * 7 + 5))
    assert page.pictures.class_filter.currentIndex() == 0


def test_another_source_is_one_undo_step(
    qtbot: QtBot, page: DataPage, document: Document, store: DataStore
) -> None:
    choose(qtbot, page, "Shapes")
    assert document.project.data.source == Shapes()
    assert page.pictures.loading_row.isVisible()
    ready(qtbot, store)
    assert not page.pictures.loading_row.isVisible()
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
    assert page.sources.kind_box.currentData() == "Digits"
    ready(qtbot, store)
    document.undo_stack.redo()
    assert page.sources.kind_box.currentData() == "Shapes"


def test_the_split_is_edited_in_percent(
    qtbot: QtBot, page: DataPage, document: Document, store: DataStore
) -> None:
    validation, test = page.split.share_boxes
    test.selectAll()
    qtbot.keyClicks(test, "40")
    qtbot.keyClick(test, Qt.Key.Key_Return)
    assert document.project.data.test_fraction == 0.4
    assert "45" in page.split.rest.text()
    assert validation.maximum() == 50  # together they leave a tenth for training
    ready(qtbot, store)
    assert abs(len(store.dataset.test) - 0.4 * 1797) < 1  # type: ignore[union-attr]
    page.split.seed_box.stepUp()
    assert document.project.data.split_seed == 1
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert (test.value(), page.split.seed_box.value()) == (15, 0)


def test_a_dropped_folder_becomes_the_data_and_the_network_is_mended_by_a_click(
    qtbot: QtBot,
    page: DataPage,
    document: Document,
    store: DataStore,
    pictures: Path,
    posted: list[Notice],
) -> None:
    assert drop(page, pictures)
    assert "animals" in page.sources.found.text()
    taken(qtbot, page, store, "Folder")
    assert document.project.data.source == Folder(path=str(pictures))
    assert "3 classes" in page.sources.found.text()
    assert any("3 classes" in notice.text for notice in posted)
    assert shown(page) == {"cat", "dog", "owl"}
    assert page.facts.skipped.isVisible()
    assert "broken.png" in page.facts.skipped_list.item(0).text()
    assert page.facts.values["formats"].text() == "png"
    assert page.facts.values["files"].text() == "9 × 9, gray"
    assert page.fit_bar.isVisible()
    assert "3" in page.fit_bar.button.text()
    qtbot.mouseClick(page.fit_bar.button, Qt.MouseButton.LeftButton)
    assert document.network.node("end").layer == Linear(units=3)
    assert store.form == Input(height=9, width=9)
    assert not page.fit_bar.isVisible()
    document.undo_stack.undo()
    assert document.network.node("end").layer == Linear(units=10)
    ready(qtbot, store)
    assert page.fit_bar.isVisible()
    document.undo_stack.undo()
    assert document.project.data.source.type == "Digits"


def test_an_input_that_would_suit_is_offered_and_may_be_declined(
    qtbot: QtBot, page: DataPage, document: Document, store: DataStore, tmp_path: Path
) -> None:
    for name in ("red", "blue"):
        (tmp_path / name).mkdir()
        for number in range(4):
            shade = np.random.default_rng(number).integers(0, 256, (12, 10, 3), np.uint8)
            Image.fromarray(shade).save(tmp_path / name / f"{number}.jpg")
    document.edit_network("two", document.network.replace("end", Linear(units=2)))
    assert drop(page, tmp_path)
    taken(qtbot, page, store, "Folder")
    assert "10 × 12, colour" in page.fit_bar.button.text()
    qtbot.mouseClick(page.fit_bar.button, Qt.MouseButton.LeftButton)
    assert store.form == Input(channels=3, height=12, width=10)
    document.undo_stack.undo()
    ready(qtbot, store)
    qtbot.mouseClick(page.fit_bar.keep_button, Qt.MouseButton.LeftButton)
    assert not page.fit_bar.isVisible()
    assert store.form == Input(height=8, width=8)
    document.new(document.project, "another")
    assert page.fit_bar.isVisibleTo(page)


def test_an_archive_is_recognised_and_what_is_none_is_told(
    qtbot: QtBot,
    page: DataPage,
    document: Document,
    store: DataStore,
    pictures: Path,
    tmp_path: Path,
    posted: list[Notice],
) -> None:
    letter = tmp_path / "letter.zip"
    letter.write_text("Dear all")
    assert drop(page, letter)
    qtbot.waitUntil(lambda: page.sources.looking is None, timeout=5000)
    assert posted[-1].level == "problem"
    assert "letter.zip" in posted[-1].text
    assert "letter.zip" in page.sources.found.text()
    assert document.project.data.source.type == "Digits"
    archive = shutil.make_archive(str(tmp_path / "packed"), "zip", pictures)
    assert drop(page, Path(archive))
    taken(qtbot, page, store, "Folder")
    assert shown(page) == {"cat", "dog", "owl"}
    document.undo_stack.undo()
    assert document.project.data.source.type == "Digits"


def test_arrays_are_recognised(
    qtbot: QtBot, page: DataPage, document: Document, store: DataStore, tmp_path: Path
) -> None:
    images = np.random.default_rng(0).integers(0, 256, (30, 8, 8), np.uint8)
    np.savez(tmp_path / "set.npz", images=images, labels=np.arange(30) % 3)
    assert drop(page, tmp_path / "set.npz")
    taken(qtbot, page, store, "Arrays")
    assert shown(page) == {"0", "1", "2"}


def test_choosing_a_kind_that_reads_files_invites_first_and_changes_nothing(
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
    taken(qtbot, page, store, "Folder")
    assert document.project.data.source == Folder(path=str(pictures))
    assert not page.folder_button.isVisible()


def test_every_source_that_reads_a_file_waits_for_it(
    qtbot: QtBot, page: DataPage, document: Document, store: DataStore, tmp_path: Path
) -> None:
    before = document.project.data
    waiting = []
    for number in range(page.sources.kind_box.count()):
        tag = page.sources.kind_box.itemData(number)
        choose(qtbot, page, tag)
        if page.sources.waiting:
            waiting.append(tag)
            assert page.folder_button.isVisible()
            assert document.project.data.source.type != tag
        document.undo_stack.undo()
    assert "Folder" in waiting
    assert not {"Digits", "Shapes"} & set(waiting)
    assert document.project.data == before
    for tag in waiting:  # what cannot be recognised is read as the user has said
        choose(qtbot, page, tag)
        assert drop(page, tmp_path)
        qtbot.waitUntil(lambda tag=tag: document.project.data.source.type == tag, timeout=5000)


def test_another_source_forgets_the_edits_of_the_last_one(
    qtbot: QtBot, animals: DataPage, document: Document
) -> None:
    document.edit("out", document.project.edited(data=exclude(document.project.data, ["cat/0.png"])))
    choose(qtbot, animals, "Shapes")
    assert document.project.data.excluded == ()
    document.undo_stack.undo()
    assert document.project.data.excluded == ("cat/0.png",)


def test_parts_and_groups_of_the_source_are_told(
    qtbot: QtBot, page: DataPage, document: Document, store: DataStore, pictures: Path, tmp_path: Path
) -> None:
    assert "chance" in page.split.given.text()
    for part in ("train", "val"):
        shutil.copytree(pictures, tmp_path / "parts" / part)
    assert drop(page, tmp_path / "parts")
    taken(qtbot, page, store, "PartFolders")
    assert "parts of its own" in page.split.given.text()
    assert not page.split.rest.isVisible()
    source = document.project.data.source.edited(group_pattern="{group}")
    document.edit("groups", document.project.edited(data=document.project.data.edited(source=source)))
    qtbot.waitUntil(lambda: "subjects" in page.split.given.text(), timeout=5000)


def test_small_classes_may_count_for_more(qtbot: QtBot, page: DataPage, document: Document) -> None:
    box = page.split.balance_box
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert document.project.data.balance == "weigh"
    document.undo_stack.undo()
    assert box.currentData() == "none"


def test_what_fails_says_why_and_can_be_tried_again(
    qtbot: QtBot, animals: DataPage, store: DataStore, pictures: Path
) -> None:
    gone = pictures.with_name("elsewhere")
    pictures.rename(gone)
    store.reload()
    qtbot.waitUntil(lambda: store.state == "failed", timeout=5000)
    assert "animals" in animals.invitation_text.text()
    assert not animals.tabs.isVisible()
    gone.rename(pictures)
    qtbot.mouseClick(animals.again_button, Qt.MouseButton.LeftButton)
    ready(qtbot, store)
    assert shown(animals) == {"cat", "dog", "owl"}


def test_while_it_loads_it_asks_for_no_more_room(qtbot: QtBot, animals: DataPage, store: DataStore) -> None:
    """A window as wide as the screen would else grow beyond it."""
    animals.pictures.show_keys(["cat/0.png"])
    animals.gallery.select([0])
    store.reload()
    store.progress.emit(1_000_000, 9_000_000)
    assert store.state == "loading"
    assert animals.minimumSizeHint().width() <= 1200
    ready(qtbot, store)


def test_loading_can_be_cancelled(qtbot: QtBot, page: DataPage, store: DataStore) -> None:
    store.reload()
    qtbot.mouseClick(page.pictures.cancel_button, Qt.MouseButton.LeftButton)
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


def test_one_picture_is_no_data_and_a_project_is_for_the_window(
    qtbot: QtBot, page: DataPage, document: Document, pictures: Path, posted: list[Notice]
) -> None:
    assert drop(page, pictures / "cat" / "0.png")
    qtbot.waitUntil(lambda: page.sources.looking is None, timeout=5000)
    assert "0.png" in posted[-1].text
    assert not drop(page, pictures / "net.strata")
    assert document.project.data.source.type == "Digits"


def test_a_pattern_of_file_names_is_tried_while_it_is_typed(
    qtbot: QtBot, page: DataPage, document: Document, store: DataStore, tmp_path: Path
) -> None:
    folder = tmp_path / "named"
    folder.mkdir()
    for name in ("a-cat_1", "a-cat_2", "a-cat_3", "b-dog_1", "b-dog_2", "b-dog_3"):
        noise = np.random.default_rng(len(name)).integers(0, 256, (8, 8), np.uint8)
        Image.fromarray(noise).save(folder / f"{name}.png")
    assert drop(page, folder)
    taken(qtbot, page, store, "NamedFiles")
    preview = page.sources.preview
    qtbot.waitUntil(lambda: preview.found.text() == "a-cat 3, b-dog 3", timeout=5000)
    before = document.project.data
    box = page.sources.form.rows["pattern"].editor.box  # type: ignore[attr-defined]
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "{}-")
    assert "label" in preview.others.text()
    qtbot.keyClicks(box, "{label}_{number}")
    qtbot.waitUntil(lambda: preview.found.text() == "cat 3, dog 3", timeout=5000)
    assert document.project.data == before, "nothing is changed before it is entered"
    qtbot.keyClick(box, Qt.Key.Key_Return)
    ready(qtbot, store)
    assert shown(page) == {"cat", "dog"}
