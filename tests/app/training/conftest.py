"""A run that is scripted instead of computed, a store without a thread, and a session with both."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from app.document.document import Document
from app.notices import Notice, notices
from app.training import worker
from app.training.session import Session
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.spec.message import say
from engine.spec.network import chain
from engine.spec.project import Project
from engine.train.report import Changed, EpochReport, Finished, Report, RunFailed, Started, TrainingReport

CLASSES = ("cat", "dog")


@dataclass
class Script:
    """What the next runs do. They wait at each report until `gate` is set."""

    num_steps: int = 1_000_000
    steps_per_epoch: int = 1_000
    steps_per_report: int = 3
    error_at: int | None = None
    failure: RunFailed | None = None
    refusal: Exception | None = None
    gate: threading.Event = field(default_factory=threading.Event)
    asked: int = 0
    """How many reports were asked for, of all runs."""
    extended: list[int] = field(default_factory=list)
    changes: list[Project] = field(default_factory=list)
    """What the running trainings were told to take over."""
    threads: set[int] = field(default_factory=set)

    def run(self, project: Project, dataset: Any) -> ScriptedRun:
        if self.refusal is not None:
            raise self.refusal
        return ScriptedRun(self, project)


class ScriptedModel:
    """Tells at which step it was asked."""

    class_names = CLASSES

    def __init__(self, step: int) -> None:
        self.step = step

    def classify(self, pictures: list[np.ndarray]) -> list[str]:
        if any(picture.ndim > 3 for picture in pictures):
            raise ValueError("that is no picture")
        return [f"step {self.step}: {int(picture.max())}" for picture in pictures]

    def save(self, path: Path) -> None:
        path.write_text(str(self.step))

    @classmethod
    def load(cls, path: Path) -> ScriptedModel:
        return cls(int(path.read_text()))


class ScriptedRun:
    """The engine's Run as the worker sees it."""

    def __init__(self, script: Script, project: Project) -> None:
        self.script, self.network = script, project.network
        self.single_step = False
        self.stopped = self.closed = False
        self.done = 0
        self._pending: list[Changed] = []
        self._reports = self._script()

    def __next__(self) -> TrainingReport:
        self.script.asked += 1
        self.script.threads.add(threading.get_ident())
        assert self.script.gate.wait(5), "nobody opened the gate"
        return self._pending.pop(0) if self._pending else next(self._reports)

    def stop(self) -> None:
        self.stopped = True

    def close(self) -> None:
        self.closed = True

    def change(self, project: Project) -> None:
        self.script.changes.append(project)
        self._pending.append(Changed(self.done, say("another rate")))

    def extend(self, epochs: int) -> None:
        self.script.extended.append(epochs)
        self.script.num_steps += 30
        self._reports = self._steps()

    def model(self) -> ScriptedModel:
        return ScriptedModel(self.done)

    def _script(self) -> Iterator[TrainingReport]:
        script = self.script
        yield Started(
            ("dense",), CLASSES, "CPU (2 threads)", 10, script.steps_per_epoch, script.num_steps, 64, 16, 20
        )
        yield from self._steps()

    def _steps(self) -> Iterator[TrainingReport]:
        script = self.script
        while self.done < script.num_steps and not self.stopped:
            count = 1 if self.single_step else script.steps_per_report
            if script.error_at is not None and self.done + count > script.error_at:
                raise RuntimeError("the disk is on fire")
            if script.failure is not None and self.done + count > script.failure.step:
                yield script.failure
                return
            yield report(self.done, count)
            self.done += count
            if self.done % script.steps_per_epoch < count:
                yield EpochReport(self.done // script.steps_per_epoch, self.done, 1, 0.5, 1, 0.5, True)
        reason = "stopped" if self.stopped else "completed"
        yield Finished(reason, self.done, 1, 0.1, 0.978, 14.2, 5000, "CPU (2 threads)")


def report(first: int, count: int) -> Report:
    """Steps from `first`, of a network with one layer."""
    steps = np.arange(first, first + count)
    of_step = (steps / 1000).astype(np.float32)
    of_layer = of_step[:, None]
    return Report(steps, of_step, of_step, of_layer, of_layer, of_layer, 0.1, 2, 12_345.6, 1.0, 42.0)


class FakeStore(QObject):
    """A data store whose state the test sets."""

    state_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.state = "ready"
        self.dataset: Any = SimpleNamespace(class_names=CLASSES, train=range(64))
        self.problem = ""
        self.num_reloads = 0

    def become(self, state: str) -> None:
        self.state = state
        self.state_changed.emit(state)

    def reload(self) -> None:
        self.num_reloads += 1
        self.become("loading")


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Iterator[Script]:
    script = Script()
    script.gate.set()
    monkeypatch.setattr(worker, "new_run", script.run)
    monkeypatch.setattr(worker, "load_model", ScriptedModel.load)
    yield script
    script.gate.set()


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    document = Document()
    network = chain(
        ("input", Input(height=8, width=8)),
        ("flatten", Flatten()),
        ("dense", Linear(units=2)),
        ("output", Output()),
    )
    document.new(Project(network=network), "test")
    return document


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def session(script: Script, document: Document, store: FakeStore) -> Iterator[Session]:
    session = Session(document, store)  # type: ignore[arg-type]
    yield session
    script.gate.set()
    assert session.close()


@pytest.fixture
def posted() -> Iterator[list[Notice]]:
    """The notices of the test."""
    seen: list[Notice] = []
    notices.posted.connect(seen.append)
    notices.start_showing()
    seen.clear()
    yield seen
    notices.posted.disconnect(seen.append)


@pytest.fixture
def until(qtbot: QtBot, session: Session) -> Callable[[str], None]:
    """Waits for a state of the session."""

    def wait(state: str) -> None:
        qtbot.waitUntil(lambda: session.state == state, timeout=5000)

    return wait
