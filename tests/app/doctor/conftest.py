"""A doctor over a real document, with a session that the test speaks for."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from app.doctor.doctor import Doctor
from app.document.document import Document
from app.notices import Notice, notices
from engine.doctor.evidence import Evidence, Observation, StartWeights
from engine.spec.problems import Problem
from engine.spec.project import Project
from engine.templates import template


class FakeJobs(QObject):
    """Keeps what it was asked for; the test answers."""

    done = Signal(int, object)
    failed = Signal(int, str)
    progressed = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Any] = []
        self.cancelled: list[int] = []

    def start_long(self, job: Any) -> int:
        self.asked.append(job)
        return len(self.asked)

    def cancel(self, request: int) -> None:
        self.cancelled.append(request)


class FakeSession(QObject):
    """What the doctor knows of a session."""

    run_started = Signal()
    observed = Signal()
    preflight_done = Signal()
    epoch_ended = Signal(object)
    run_finished = Signal(object)
    run_failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.jobs = FakeJobs()
        self.store = SimpleNamespace(state="ready", dataset=SimpleNamespace(train=range(10)))
        self.casebook: Any = None
        self.preflight: Evidence | None = None
        self.is_active = False
        self.blocking_problem: Problem | None = None
        self.discarded = 0

    def discard(self) -> None:
        self.discarded += 1
        self.is_active = False

    def look(self, evidence: Evidence) -> None:
        """The pre-flight of a project has ended."""
        self.preflight = evidence
        self.preflight_done.emit()


def evidence_of(project: Project, signal: list[float] | None = None) -> Evidence:
    """A pre-flight with this dL/dz from the first layer to the last; level without."""
    network = project.network
    layers = tuple(i for i in network.order if network.node(i).layer.type in ("Conv2d", "Linear"))
    activations = tuple(i for i in network.order if network.node(i).layer.category == "Activation")
    count = len(layers)
    level, one = np.full(count, 0.1), np.ones(count)
    observation = Observation(
        step=0,
        loss=2.3,
        accuracy=0.1,
        evaluation_loss=2.3,
        gradient_norm=level,
        signal_norm=np.asarray(signal) if signal is not None else level,
        weight_norm=one,
        output_mean=np.zeros(count),
        output_std=one,
        zero_share=np.full(len(activations), 0.5),
        dead_share=np.zeros(len(activations)),
        saturated_share=np.full(len(activations), np.nan),
        logits_mean=0.0,
        logits_std=1.0,
        logits_are_probabilities=False,
    )
    return Evidence(
        project=project,
        class_names=tuple("0123456789"),
        counts=np.full(10, 90),
        layers=layers,
        activations=activations,
        input_mean=np.zeros(1),
        input_std=np.ones(1),
        validation_input_mean=np.zeros(1),
        validation_input_std=np.ones(1),
        start_weights=tuple(StartWeights(layer, 0.2, 0.2, 0.2, False, 0.0) for layer in layers),
        total_steps=500,
        observations=(observation,),
    )


def vanishing(project: Project) -> Evidence:
    """A pre-flight in which each layer hands on a seventh."""
    healthy = evidence_of(project)
    count = len(healthy.layers)
    return evidence_of(project, list(10.0 ** (-0.85 * np.arange(count)[::-1])))


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    document = Document()
    document.new(template("deep-sigmoid").build(), "deep")
    return document


@pytest.fixture
def session(qtbot: QtBot) -> FakeSession:
    return FakeSession()


@pytest.fixture
def doctor(document: Document, session: FakeSession) -> Doctor:
    return Doctor(document, session)  # type: ignore[arg-type]


@pytest.fixture
def posted() -> Iterator[list[Notice]]:
    """The notices of the test."""
    seen: list[Notice] = []
    notices.posted.connect(seen.append)
    notices.start_showing()
    seen.clear()
    yield seen
    notices.posted.disconnect(seen.append)
