"""What the doctor is given beside a run, with the real engine: pre-flight, reference, looks, one batch."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.data.store import DataStore
from app.document.document import Document
from app.training.controls import TrainingControls
from app.training.session import Session
from engine.layers.conv2d import Conv2d
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.layers.sigmoid import Sigmoid
from engine.spec.layer import Layer
from engine.spec.network import NetworkSpec, chain
from engine.spec.project import Project
from engine.spec.training import TrainingPlan
from engine.train.optimizers.gradient_descent import GradientDescent

WAIT_MS = 60_000


def network(activation: Layer) -> NetworkSpec:
    return chain(
        ("input", Input(channels=1, height=8, width=8)),
        ("conv", Conv2d(filters=4, padding="same")),
        ("bend", activation),
        ("flatten", Flatten()),
        ("dense", Linear(units=10)),
        ("output", Output()),
    )


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    document = Document()
    document.new(Project(network=network(ReLU()), training=TrainingPlan(epochs=2)), "digits")
    return document


@pytest.fixture
def session(document: Document) -> Iterator[Session]:
    store = DataStore(document)
    session = Session(document, store)
    yield session
    assert session.close()
    store.close()


def ready(qtbot: QtBot, session: Session) -> None:
    session.warm_up()
    session.store.reload()
    qtbot.waitUntil(lambda: session.preflight is not None, timeout=WAIT_MS)


def knows_reference(session: Session) -> bool:
    return session.casebook is not None and session.casebook.evidence.reference is not None


def test_the_preflight_follows_the_last_edit(qtbot: QtBot, document: Document, session: Session) -> None:
    ready(qtbot, session)
    assert session.preflight is not None
    assert session.preflight.layers == ("conv", "dense")
    for activation in (Sigmoid(), ReLU(), Sigmoid()):
        document.edit("change", document.project.edited(network=network(activation)))
    with qtbot.waitSignal(session.preflight_done, timeout=WAIT_MS):
        pass
    assert session.preflight is not None
    assert session.preflight.project == document.project
    assert session.preflight.observations[0].signal_norm[0] > 0


def test_a_network_that_cannot_be_trained_has_no_preflight(
    qtbot: QtBot, document: Document, session: Session
) -> None:
    ready(qtbot, session)
    document.edit_network("cut", document.network.remove(("flatten",)))
    with qtbot.waitSignal(session.preflight_done, timeout=WAIT_MS):
        pass
    assert session.preflight is None


def test_a_run_fills_a_casebook_and_is_compared_with_the_reference(qtbot: QtBot, session: Session) -> None:
    ready(qtbot, session)
    with qtbot.waitSignals([session.observed, session.run_finished], timeout=WAIT_MS):
        session.train()
    qtbot.waitUntil(lambda: knows_reference(session), timeout=WAIT_MS)
    assert session.casebook is not None
    evidence = session.casebook.evidence
    assert [one.step for one in evidence.observations][:3] == [0, 1, 2]
    assert evidence.finished
    assert evidence.history is session.history
    assert evidence.reference is not None
    assert evidence.reference.balanced_accuracy[-1] > 0.9


def test_the_price_of_the_probes_is_shown(qtbot: QtBot, session: Session) -> None:
    controls = TrainingControls(session)
    qtbot.addWidget(controls)
    with qtbot.waitSignal(session.run_finished, timeout=WAIT_MS):
        session.train()
    assert session.history is not None
    price = f"{session.history.observed.cost:.1%}".replace("%", " %")
    assert f"The probes take {price} of its time." in controls.speed_label.toolTip()


def test_a_network_that_does_not_learn_is_tried_on_one_batch(
    qtbot: QtBot, document: Document, session: Session
) -> None:
    plan = document.plan.edited(optimizer=GradientDescent(learning_rate=1e-7))
    document.edit("slow", document.project.edited(training=plan))
    ready(qtbot, session)
    with qtbot.waitSignal(session.run_finished, timeout=WAIT_MS):
        session.train()
    casebook = session.casebook
    assert casebook is not None
    qtbot.waitUntil(lambda: casebook.evidence.batch_fit is not None, timeout=WAIT_MS)
    assert casebook.evidence.batch_fit is not None
    assert casebook.evidence.batch_fit.accuracy == 1


def test_nothing_is_asked_of_the_thread_before_the_window_is_shown(
    qtbot: QtBot, document: Document, session: Session
) -> None:
    with qtbot.waitSignal(session.store.changed, timeout=WAIT_MS):
        session.store.reload()
    qtbot.waitUntil(lambda: session.store.state == "ready", timeout=WAIT_MS)
    document.edit("change", document.project.edited(network=network(Sigmoid())))
    assert not session.watch._after_edit.isActive()
    assert not session.watch._next_slice.isActive()
