"""Unsaved work is kept, offered after a crash, and forgotten once it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.autosave import Autosave
from app.document.document import Document
from app.notices import Notice, notices
from engine.spec.project import load_project
from engine.templates import template


@pytest.fixture
def document(qapp: object) -> Document:
    document = Document()
    document.new(template("digits").build(), "Digits")
    return document


@pytest.fixture
def said() -> Iterator[list[Notice]]:
    found: list[Notice] = []
    notices.start_showing()
    notices.posted.connect(found.append)
    yield found
    notices.posted.disconnect(found.append)


def change(document: Document, epochs: int = 3) -> None:
    project = document.project
    document.edit("Epochs", project.edited(training=project.training.edited(epochs=epochs)))


def copies(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.strata"))


def test_a_change_is_kept_a_moment_later(document: Document, tmp_path: Path, qtbot) -> None:
    autosave = Autosave(document, tmp_path)
    autosave._soon.setInterval(1)
    change(document)
    qtbot.waitUntil(lambda: bool(copies(tmp_path)))
    assert load_project(copies(tmp_path)[0]) == document.project


def test_what_is_saved_or_undone_leaves_no_copy(document: Document, tmp_path: Path) -> None:
    autosave = Autosave(document, tmp_path / "unsaved")
    change(document)
    autosave.save_now()
    document.save(tmp_path / "mine.strata")
    assert not copies(tmp_path / "unsaved")
    change(document, 4)
    autosave.save_now()
    document.undo_stack.undo()
    assert not copies(tmp_path / "unsaved")


def test_a_copy_left_behind_is_offered_and_comes_back_as_an_edit(
    document: Document, tmp_path: Path, said: list[Notice]
) -> None:
    crashed = Autosave(document, tmp_path)
    change(document, 7)
    crashed.save_now()
    kept = document.project
    other = Document()
    survivor = Autosave(other, tmp_path)
    assert not survivor.offer_left_behind(), "the first program still runs"
    assert crashed._lock is not None
    crashed._lock.unlock()
    assert survivor.offer_left_behind()
    action = said[-1].action
    assert action is not None
    action()
    assert other.project == kept
    assert other.is_modified
    assert len(copies(tmp_path)) == 1


def test_a_full_disk_stops_nothing(
    document: Document, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    autosave = Autosave(document, blocked / "unsaved")
    change(document)
    autosave.save_now()
    assert "could not be kept" in caplog.text
