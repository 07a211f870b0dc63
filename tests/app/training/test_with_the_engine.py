"""The session with the real engine and the real data: digits, in the training thread."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.data.store import DataStore
from app.document.document import Document
from app.notices import Notice
from app.training.session import Session
from engine.data.sources.digits import read_digits
from engine.layers.conv2d import Conv2d
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.spec.network import chain
from engine.spec.project import Project
from engine.spec.training import TrainingPlan
from engine.train.losses.quadratic_cost import QuadraticCost
from engine.train.optimizers.gradient_descent import GradientDescent


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    document = Document()
    network = chain(
        ("input", Input(channels=1, height=8, width=8)),
        ("conv", Conv2d(filters=16, padding="same")),
        ("relu", ReLU()),
        ("flatten", Flatten()),
        ("dense", Linear(units=10)),
        ("output", Output()),
    )
    document.new(Project(network=network, training=TrainingPlan(epochs=8)), "digits")
    return document


@pytest.fixture
def session(document: Document) -> Iterator[Session]:
    store = DataStore(document)
    session = Session(document, store)
    yield session
    assert session.close()
    store.close()


def num_steps(session: Session) -> int:
    return session.history.num_steps if session.history is not None else 0


def test_digits_from_train_to_an_answer(qtbot: QtBot, session: Session, posted: list[Notice]) -> None:
    session.warm_up()
    with qtbot.waitSignal(session.run_finished, timeout=30_000) as finished:
        session.train()
    assert finished.args[0].test_accuracy > 0.9
    assert session.started is not None
    assert f"on {session.started.num_test} test pictures in" in posted[-1].text
    assert session.started.layers == ("conv", "dense")
    assert num_steps(session) == session.started.total_steps
    assert session.history is not None
    assert session.history.num_epochs == 8
    pictures, labels = read_digits()
    right = 0
    for number in range(20):
        with qtbot.waitSignal(session.classified) as answer:
            session.classify(pictures[number], number)
        right += answer.args[1].labels[0] == str(labels[number])
    assert right >= 18


def test_pause_step_go_on_classify_and_stop(qtbot: QtBot, document: Document, session: Session) -> None:
    plan = document.plan.edited(epochs=5000)
    document.edit("longer", document.project.edited(training=plan))
    session.train()
    qtbot.waitUntil(lambda: num_steps(session) > 50, timeout=30_000)
    with qtbot.waitSignal(session.classified):
        session.classify(np.zeros((20, 20, 3), np.uint8), 0)
    assert session.state == "running"
    session.pause()
    qtbot.waitUntil(lambda: session.state == "paused")
    before = num_steps(session)
    session.step()
    qtbot.waitUntil(lambda: num_steps(session) > before)
    assert num_steps(session) == before + 1
    session.resume()
    qtbot.waitUntil(lambda: num_steps(session) > before + 20)
    with qtbot.waitSignal(session.run_finished) as finished:
        session.stop()
    assert finished.args[0].reason == "stopped"
    assert not math.isnan(finished.args[0].test_accuracy)
    assert session.state == "stopped"


def test_a_run_that_explodes_names_a_layer_and_the_next_one_works(
    qtbot: QtBot, document: Document, session: Session, posted: list[Notice]
) -> None:
    good = document.project
    wild = good.training.edited(loss=QuadraticCost(), optimizer=GradientDescent(learning_rate=100))
    document.edit("wild", good.edited(training=wild))
    with qtbot.waitSignal(session.run_failed, timeout=30_000) as failed:
        session.train()
    assert failed.args[0].node in ("conv", "dense", "output", "relu", "flatten")
    assert posted[-1].level == "problem"
    assert posted[-1].action is not None
    document.edit("tame", good.edited(training=good.training.edited(epochs=1)))
    with qtbot.waitSignal(session.run_finished, timeout=30_000):
        session.train()


def test_close_in_the_middle(qtbot: QtBot, session: Session) -> None:
    session.train()
    qtbot.waitUntil(lambda: num_steps(session) > 0, timeout=30_000)


def test_a_running_training_takes_over_another_rate(
    qtbot: QtBot, document: Document, session: Session
) -> None:
    plan = document.plan.edited(epochs=5000)
    document.edit("longer", document.project.edited(training=plan))
    session.train()
    qtbot.waitUntil(lambda: num_steps(session) > 20, timeout=30_000)
    optimizer = plan.optimizer.edited(learning_rate=0.5)
    document.edit("faster", document.project.edited(training=plan.edited(optimizer=optimizer)))
    session.changes.apply()
    qtbot.waitUntil(lambda: len(session.events) == 1)
    step, text = session.events[0]
    assert text.endswith("→ 0.5")
    qtbot.waitUntil(lambda: num_steps(session) > step + 20)
    assert session.report is not None
    assert session.report.learning_rate == 0.5
    session.discard()
    qtbot.waitUntil(lambda: session.state == "stopped")
    assert not session.changes.can_extend


def test_a_training_that_has_ended_goes_on(
    qtbot: QtBot, document: Document, session: Session, posted: list[Notice]
) -> None:
    plan = document.plan.edited(epochs=2)
    document.edit("short", document.project.edited(training=plan))
    with qtbot.waitSignal(session.run_finished, timeout=30_000):
        session.train()
    steps = num_steps(session)
    qtbot.waitUntil(lambda: session.changes.can_extend)
    with qtbot.waitSignal(session.run_finished, timeout=30_000) as finished:
        session.changes.extend(3)
    assert finished.args[0].epochs == 5
    assert session.state == "finished"
    assert num_steps(session) == steps // 2 * 5
    assert session.history is not None
    assert session.history.epochs("epoch").tolist() == [1, 2, 3, 4, 5]
    assert session.events == [(steps, "3 epochs more")]
