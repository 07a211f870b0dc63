"""Before a training the window shows what it will cost, measured with the real engine."""

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
from engine.spec.network import chain
from engine.spec.project import Project
from engine.spec.training import TrainingPlan

WAIT_MS = 60_000


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    network = chain(
        ("input", Input(height=8, width=8)),
        ("conv", Conv2d(filters=4)),
        ("flatten", Flatten()),
        ("dense", Linear(units=10)),
        ("output", Output()),
    )
    document = Document()
    document.new(Project(network=network, training=TrainingPlan(epochs=3)), "digits")
    store = DataStore(document)
    session = Session(document, store)
    session.warm_up()
    store.reload()
    yield session
    assert session.close()
    store.close()


def test_it_is_measured_after_each_edit_and_shown_beside_the_train_button(
    qtbot: QtBot, session: Session
) -> None:
    controls = TrainingControls(session)
    qtbot.addWidget(controls)
    assert controls.time_label.text() == ""
    qtbot.waitUntil(lambda: session.forecasts.forecast is not None, timeout=WAIT_MS)
    first = session.forecasts.forecast
    assert first is not None
    assert controls.time_label.text().startswith("about 0:0")
    lines = controls.time_label.toolTip().splitlines()
    assert lines[0].startswith("Before it starts: the whole training takes about ")
    assert lines[1].startswith(f"{first.steps} steps of ")
    assert lines[2].startswith("Memory: ")
    assert lines[3] == "float32, channels first, 1 threads"

    document = session.document
    plan = document.project.training.edited(epochs=3000)
    document.edit("more epochs", document.project.edited(training=plan))
    assert session.forecasts.forecast is None
    assert controls.time_label.text() == ""
    qtbot.waitUntil(lambda: session.forecasts.forecast is not None, timeout=WAIT_MS)
    second = session.forecasts.forecast
    assert second is not None
    assert second.steps == 1000 * first.steps
    assert second.total_seconds > 20 * first.total_seconds


def test_a_network_that_cannot_be_trained_has_none(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: session.forecasts.forecast is not None, timeout=WAIT_MS)
    document = session.document
    network = document.project.network.replace("dense", Linear(units=7))
    document.edit("fewer units", document.project.edited(network=network))
    with qtbot.waitSignal(session.preflight_done, timeout=WAIT_MS):
        pass
    assert session.forecasts.forecast is None
    assert not session.forecasts._timer.isActive()
