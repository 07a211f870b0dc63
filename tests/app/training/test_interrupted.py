"""A training that was cut off by the end of the window goes on in the next one, with the same numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.data.store import DataStore
from app.document.document import Document
from app.notices import Notice
from app.training.interrupted import Interrupted
from app.training.session import Session
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.runs import keeper
from engine.runs.record import KEPT, runs_in
from engine.spec.network import chain
from engine.spec.project import Project
from engine.spec.training import TrainingPlan

OFFER = "A training of this network was interrupted."
EPOCHS = 40


@pytest.fixture(autouse=True)
def _each_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "EPOCH_SECONDS", 0.0)


@pytest.fixture
def project() -> Project:
    network = chain(Input(height=8, width=8), Flatten(), Linear(units=10), Output())
    return Project(network=network, training=TrainingPlan(epochs=EPOCHS, batch_size=100))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[Project], Session]]:
    """Makes a session as a start of the program does; all are ended."""
    made: list[tuple[Session, DataStore]] = []

    def start(project: Project) -> Session:
        document = Document()
        document.new(project, "digits")
        store = DataStore(document)
        session = Session(document, store, runs_at=tmp_path / "runs")
        made.append((session, store))
        return session

    yield start
    for session, store in made:
        assert session.close()
        store.close()


def num_epochs(session: Session) -> int:
    return session.history.num_epochs if session.history is not None else 0


def finish(qtbot: QtBot, session: Session, begin: Callable[[], None]) -> None:
    with qtbot.waitSignal(session.run_finished, timeout=30_000):
        begin()


def test_it_is_offered_and_goes_on_as_if_nothing_had_been(
    qtbot: QtBot,
    window: Callable[[Project], Session],
    project: Project,
    posted: list[Notice],
    tmp_path: Path,
) -> None:
    first = window(project)
    first.train()
    qtbot.waitUntil(lambda: num_epochs(first) >= 2, timeout=30_000)
    assert first.close()
    assert num_epochs(first) < EPOCHS

    second = window(project)
    Interrupted(second, tmp_path / "runs").look()
    assert posted[-1].text == OFFER
    assert posted[-1].action is not None
    finish(qtbot, second, posted[-1].action)
    whole = window(project)
    finish(qtbot, whole, whole.train)
    assert second.history is not None
    assert whole.history is not None
    assert num_epochs(second) == EPOCHS
    found, expected = second.history.to_arrays(), whole.history.to_arrays()
    for name in ("place", "low", "high", "epochs"):
        assert np.array_equal(found[name], expected[name], equal_nan=True), name


def test_what_has_come_to_its_end_is_not_offered(
    qtbot: QtBot,
    window: Callable[[Project], Session],
    project: Project,
    posted: list[Notice],
    tmp_path: Path,
) -> None:
    short = project.edited(training=project.training.edited(epochs=1))
    session = window(short)
    finish(qtbot, session, session.train)
    session.train()
    qtbot.waitUntil(lambda: num_epochs(session) >= 1 or session.state == "finished", timeout=30_000)
    session.discard()
    qtbot.waitUntil(lambda: not session.is_active)
    session.close()
    other = window(short)
    Interrupted(other, tmp_path / "runs").look()
    assert OFFER not in [notice.text for notice in posted]


def test_another_network_is_not_offered_and_each_run_but_once(
    qtbot: QtBot,
    window: Callable[[Project], Session],
    project: Project,
    posted: list[Notice],
    tmp_path: Path,
) -> None:
    first = window(project)
    first.train()
    qtbot.waitUntil(lambda: num_epochs(first) >= 1, timeout=30_000)
    assert first.close()
    posted.clear()
    linear = project.network.of_type("Linear")[0]
    other = project.edited(network=project.network.replace(linear.id, Linear(units=10, bias=False)))
    second = window(other)
    looking = Interrupted(second, tmp_path / "runs")
    looking.look()
    assert posted == []
    second.document.new(project, "digits")
    qtbot.waitUntil(lambda: OFFER in [notice.text for notice in posted])
    looking.look()
    assert [notice.text for notice in posted].count(OFFER) == 1


def test_ten_epochs_more_are_kept_too(
    qtbot: QtBot, window: Callable[[Project], Session], project: Project, tmp_path: Path
) -> None:
    session = window(project.edited(training=project.training.edited(epochs=2)))
    finish(qtbot, session, session.train)
    qtbot.waitUntil(lambda: session.changes.can_extend)
    finish(qtbot, session, lambda: session.changes.extend(3))
    ((folder, _),) = runs_in(tmp_path / "runs")
    qtbot.waitUntil(lambda: runs_in(tmp_path / "runs")[0][1].ended)
    watching = window(project)
    watching.following.follow(folder)
    qtbot.waitUntil(lambda: num_epochs(watching) == 5)


def test_only_the_newest_runs_stay(
    qtbot: QtBot, window: Callable[[Project], Session], project: Project, tmp_path: Path
) -> None:
    session = window(project.edited(training=project.training.edited(epochs=1)))
    for _ in range(KEPT + 2):
        finish(qtbot, session, session.train)
        qtbot.waitUntil(lambda: session.changes.can_extend)
    assert len(runs_in(tmp_path / "runs")) == KEPT
