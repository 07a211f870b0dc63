"""The data store: loads in its own thread what the document asks for, and only the newest."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from app.data.store import DataStore
from app.document.document import Document
from app.notices import Notice, notices
from engine.data.dataset import Pictures
from engine.data.sources.digits import Digits
from engine.data.sources.folder import Folder
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.spec.network import chain
from engine.spec.project import Project


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    document = Document()
    document.new(Project(network=chain(("input", Input(height=8, width=8)))), "test")
    return document


@pytest.fixture
def store(document: Document) -> Iterator[DataStore]:
    store = DataStore(document)
    yield store
    store.close()


@pytest.fixture
def posted() -> Iterator[list[Notice]]:
    seen: list[Notice] = []
    notices.posted.connect(seen.append)
    notices.start_showing()
    yield seen
    notices.posted.disconnect(seen.append)


def ready(qtbot: QtBot, store: DataStore) -> None:
    qtbot.waitUntil(lambda: store.state == "ready", timeout=5000)


def edit_data(document: Document, **changes: Any) -> None:
    data = document.project.data
    other = type(data).model_validate({**dict(data), **changes})
    document.edit("data", document.project.edited(data=other))


def edit_input(document: Document, **changes: Any) -> None:
    layer = document.network.node("input").layer.edited(**changes)
    document.edit_network("input", document.network.replace("input", layer))


def save_picture(path: Path, shade: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.full((6, 6), shade, np.uint8)).save(path)


def test_digits_are_there_and_the_document_knows_their_classes(
    qtbot: QtBot, document: Document, store: DataStore
) -> None:
    assert store.state == "loading"
    assert store.dataset is None
    ready(qtbot, store)
    assert store.dataset is not None
    sizes = [len(p) for p in (store.dataset.train, store.dataset.validation, store.dataset.test)]
    assert sum(sizes) == 1797
    network = document.network.add(document.network.fresh_node(Linear(units=3)))
    document.edit_network("add", network)
    assert store.state == "ready"  # another layer is no other data


def test_an_edit_of_the_input_layer_loads_anew_but_not_one_of_its_scaling(
    qtbot: QtBot, document: Document, store: DataStore
) -> None:
    ready(qtbot, store)
    before = store.dataset
    edit_input(document, scaling="unit")
    assert store.state == "ready"
    assert store.dataset is before
    edit_input(document, height=12, width=10, channels=3)
    assert store.state == "loading"
    ready(qtbot, store)
    assert store.dataset is not None
    assert store.dataset.train.images.shape[1:] == (3, 12, 10)


def test_another_split_does_not_read_the_pictures_again(
    qtbot: QtBot, document: Document, store: DataStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(qtbot, store)
    reads: list[int] = []
    load = Digits.load
    monkeypatch.setattr(Digits, "load", lambda *args: reads.append(1) or load(*args))
    edit_data(document, test_fraction=0.4, split_seed=5)
    ready(qtbot, store)
    assert store.dataset is not None
    assert abs(len(store.dataset.test) - 0.4 * 1797) <= 1
    assert not reads
    store.reload()
    assert store.state == "loading"
    ready(qtbot, store)
    assert reads == [1]


def test_a_newer_request_ends_the_older_in_the_middle(
    qtbot: QtBot, document: Document, store: DataStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(qtbot, store)
    begun, go_on, ended = threading.Event(), threading.Event(), []

    def slow(self: Folder, form: Input, progress: Any) -> Pictures:
        progress(1, 3)
        begun.set()
        assert go_on.wait(5)
        try:
            progress(2, 3)
        finally:
            ended.append(QThread.currentThread().objectName())
        raise AssertionError("the second step of the progress should have ended this")

    monkeypatch.setattr(Folder, "load", slow)
    with qtbot.waitSignal(store.progress) as told:
        edit_data(document, source=Folder(path="/somewhere"))
    assert told.args == [1, 3]
    assert begun.wait(5)
    edit_data(document, source=Digits())
    go_on.set()
    ready(qtbot, store)
    assert ended == ["data"]
    assert store.dataset is not None
    assert store.dataset.class_names == tuple("0123456789")


def test_cancelled_means_no_data_until_asked_again(
    qtbot: QtBot, document: Document, store: DataStore
) -> None:
    store.cancel()
    assert store.state == "empty"
    qtbot.wait(1)  # lets a late answer come in, if there were one
    assert store.dataset is None
    store.reload()
    ready(qtbot, store)


def test_a_folder_that_is_not_there_is_told_and_undo_brings_the_data_back(
    qtbot: QtBot, document: Document, store: DataStore, posted: list[Notice], tmp_path: Path
) -> None:
    ready(qtbot, store)
    edit_data(document, source=Folder(path=str(tmp_path / "gone")))
    qtbot.waitUntil(lambda: store.state == "failed", timeout=5000)
    assert "gone" in store.problem
    assert store.dataset is None
    assert posted[-1].level == "problem"
    assert posted[-1].text == store.problem
    document.undo_stack.undo()
    ready(qtbot, store)
    assert store.problem == ""


def test_skipped_files_are_told_with_their_reasons(
    qtbot: QtBot, document: Document, store: DataStore, posted: list[Notice], tmp_path: Path
) -> None:
    for name, shade in (("a", 10), ("b", 200)):
        for number in range(4):
            save_picture(tmp_path / name / f"{number}.png", shade)
    (tmp_path / "a" / "broken.png").write_bytes(b"no picture")
    edit_data(document, source=Folder(path=str(tmp_path)))
    ready(qtbot, store)
    assert store.dataset is not None
    assert [file.path for file in store.dataset.skipped] == ["a/broken.png"]
    assert "broken.png" in posted[-1].details
    assert posted[-1].level == "warning"


def test_an_unforeseen_error_of_a_source_is_told_with_details(
    qtbot: QtBot,
    document: Document,
    store: DataStore,
    posted: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ready(qtbot, store)

    def broken(*args: Any) -> Pictures:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(Folder, "load", broken)
    edit_data(document, source=Folder(path="/somewhere"))
    qtbot.waitUntil(lambda: store.state == "failed", timeout=5000)
    assert "by zero" in store.problem
    assert "Traceback" in posted[-1].details
    edit_data(document, source=Digits())
    ready(qtbot, store)


def test_without_an_input_layer_there_is_no_data(qtbot: QtBot, document: Document, store: DataStore) -> None:
    ready(qtbot, store)
    document.edit_network("remove", document.network.remove(["input"]))
    assert store.state == "empty"
    document.undo_stack.undo()
    ready(qtbot, store)


def test_a_newly_opened_project_with_the_same_data_knows_its_classes(
    qtbot: QtBot, document: Document, store: DataStore
) -> None:
    ready(qtbot, store)
    network = chain(Input(height=8, width=8), Flatten(), Linear(units=3), Output())
    document.new(Project(network=network), "other")
    assert store.state == "ready"
    assert "class_count" in {problem.code for problem in document.problems}
