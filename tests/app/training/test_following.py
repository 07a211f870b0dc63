"""Watching a run that goes on elsewhere: its folder feeds the session as a run of its own does."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QUrl
from pytestqt.qtbot import QtBot

from app.document.document import Document
from app.drops import dropped_file
from app.notices import Notice
from app.training import following as module
from app.training.session import Session
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.runs.progress import ProgressWriter
from engine.spec.message import say
from engine.spec.network import chain
from engine.spec.project import Project, save_project
from engine.train.history import History
from engine.train.report import EpochReport, Finished, Report, RunFailed, Started

STARTED = Started(("dense",), ("cat", "dog"), "CPU, 1 thread", 10, 10, 100, 64, 16, 20)


def report(first: int, count: int = 5) -> Report:
    steps = np.arange(first, first + count)
    values = (steps / 10).astype(np.float32)
    layers = values[:, None]
    return Report(steps, values, values, layers, layers, layers, 0.1, 1, 10.0, 1.0, 42.0)


@pytest.fixture
def folder(document: Document, tmp_path: Path) -> Path:
    """Of a run with the document's network."""
    place = tmp_path / "far.run"
    place.mkdir()
    save_project(document.project, place / "project.strata")
    return place


@pytest.fixture
def writer(folder: Path) -> Iterator[ProgressWriter]:
    """The run itself: it has made five steps."""
    writer = ProgressWriter(folder, History(()))
    writer.take(STARTED)
    writer.take(report(0))
    writer.take(EpochReport(1, 4, 0.5, 0.5, 0.5, 0.5, True))
    yield writer
    writer.close()


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "READ_MS", 5)


def tell(writer: ProgressWriter, *reports: object) -> None:
    """The run tells, and it is on the disk."""
    for one in reports:
        writer.take(one)  # type: ignore[arg-type]
    writer.checkpoint_place(0)


def watching(qtbot: QtBot, session: Session, folder: Path) -> None:
    session.following.follow(folder)
    qtbot.waitUntil(lambda: session.state == "following")


def steps(session: Session) -> int:
    return session.history.num_steps if session.history is not None else 0


def test_what_has_been_and_what_comes_is_shown(
    qtbot: QtBot, session: Session, folder: Path, writer: ProgressWriter
) -> None:
    begun = []
    session.run_started.connect(lambda: begun.append(session.run_network))
    watching(qtbot, session, folder)
    assert steps(session) == 5
    assert session.history is not None
    assert session.history.num_epochs == 1
    assert begun == [session.document.network]
    assert not session.is_active
    with qtbot.waitSignal(session.history_changed):
        tell(writer, report(5))
    qtbot.waitUntil(lambda: steps(session) == 10)
    with qtbot.waitSignal(session.epoch_ended):
        tell(writer, EpochReport(2, 9, 0.4, 0.5, 0.5, 0.5, True))
    assert session.report is not None
    assert session.report.seconds_left == 42.0


def test_it_is_left_at_will_and_the_run_goes_on(
    qtbot: QtBot, session: Session, folder: Path, writer: ProgressWriter
) -> None:
    watching(qtbot, session, folder)
    session.stop()
    assert session.state == "idle"
    assert session.following.folder is None
    tell(writer, report(5))
    watching(qtbot, session, folder)
    assert steps(session) == 10


@pytest.mark.parametrize(
    ("end", "text"),
    [
        (Finished("completed", 9, 1, 0.1, 0.978, 14.2, 500, "CPU, 1 thread"), "far.run: Finished: 97.8 %"),
        (RunFailed(9, "dense", say("The loss is infinite."), say("Lower it.")), "far.run, dense: The loss"),
        (None, "far.run was stopped before its end"),
    ],
)
def test_its_end_is_told(
    qtbot: QtBot,
    session: Session,
    folder: Path,
    writer: ProgressWriter,
    posted: list[Notice],
    end: Finished | RunFailed | None,
    text: str,
) -> None:
    watching(qtbot, session, folder)
    if end is None:
        writer.leave()
        writer.checkpoint_place(0)
    else:
        tell(writer, end)
    qtbot.waitUntil(lambda: session.state == "idle")
    assert posted[-1].text.startswith(text)
    assert session.following.folder is None
    assert steps(session) == 5


def test_a_silence_is_told_and_ends_with_news(
    qtbot: QtBot, session: Session, folder: Path, writer: ProgressWriter, posted: list[Notice]
) -> None:
    watching(qtbot, session, folder)
    assert session.following.silence == 0
    (log,) = (folder / "progress").glob("*.log")
    long_ago = time.time() - 100
    os.utime(log, (long_ago, long_ago))
    qtbot.waitUntil(lambda: session.following.silence > 99)
    assert posted[-1].text.startswith("No news from far.run for 1 min")
    tell(writer, report(5))
    qtbot.waitUntil(lambda: session.following.silence == 0)
    assert steps(session) == 10


def test_a_run_that_goes_back_to_its_checkpoint_is_shown_from_there(
    qtbot: QtBot, session: Session, folder: Path, writer: ProgressWriter, posted: list[Notice]
) -> None:
    watching(qtbot, session, folder)
    tell(writer, report(5, 20))
    qtbot.waitUntil(lambda: steps(session) == 25)
    kept = History(("dense",))
    kept.take(report(0))
    again = ProgressWriter(folder, kept)
    tell(again, STARTED, report(5, 2))
    qtbot.waitUntil(lambda: steps(session) == 7)
    again.close()
    assert posted[-1].text == "far.run has gone on from its last checkpoint."


def test_another_network_is_brought_into_view(
    qtbot: QtBot, session: Session, folder: Path, writer: ProgressWriter
) -> None:
    network = chain(Input(height=8, width=8), Flatten(), Linear(units=3), Output())
    save_project(Project(network=network), folder / "project.strata")
    session.following.project_found.connect(session.document.new)
    watching(qtbot, session, folder)
    assert session.document.network == network
    assert session.document.title == "far.run"
    assert session.run_network == network


def test_opening_a_project_or_training_ends_it(
    qtbot: QtBot, session: Session, folder: Path, writer: ProgressWriter
) -> None:
    watching(qtbot, session, folder)
    session.document.new(session.document.project, "another")
    assert session.state == "idle"
    watching(qtbot, session, folder)
    session.train()
    assert session.following.folder is None
    qtbot.waitUntil(lambda: session.state == "running")
    assert session.has_model
    session.discard()
    qtbot.waitUntil(lambda: session.state == "stopped")


def test_what_is_no_run_or_damaged_is_said(
    qtbot: QtBot, session: Session, folder: Path, tmp_path: Path, posted: list[Notice]
) -> None:
    session.following.follow(tmp_path)
    qtbot.waitUntil(lambda: session.following.folder is None)
    assert "is not the folder of a run" in posted[-1].text
    writer = ProgressWriter(folder, History(()))
    writer.take(STARTED)
    writer.close()
    watching(qtbot, session, folder)
    (log,) = (folder / "progress").glob("*.log")
    with log.open("ab") as file:
        file.write(b"this is no frame at all")
    qtbot.waitUntil(lambda: session.state == "idle")
    assert "is damaged" in posted[-1].text


def test_a_run_of_one_s_own_is_not_covered_up(
    qtbot: QtBot, session: Session, folder: Path, writer: ProgressWriter, posted: list[Notice]
) -> None:
    session.train()
    session.following.follow(folder)
    assert session.following.folder is None
    assert "Stop it before you watch another one" in posted[-1].text
    session.discard()
    qtbot.waitUntil(lambda: not session.is_active)


def test_a_run_is_told_from_pictures_when_it_is_dropped(
    folder: Path, writer: ProgressWriter, tmp_path: Path
) -> None:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    for place, kind in ((folder, "run"), (pictures, "data")):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(place))])
        assert dropped_file(data) == (kind, place)
