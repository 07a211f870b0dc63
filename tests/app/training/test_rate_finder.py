"""The range test in the window: measured in the training thread, applied as one undo step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.data.store import DataStore
from app.document.document import Document
from app.training.plan_form import PlanForm
from app.training.range_panel import RangePanel
from app.training.session import Session
from engine.layers.conv2d import Conv2d
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.spec.network import chain
from engine.spec.optimizer import Optimizer
from engine.spec.project import Project
from engine.spec.training import TrainingPlan


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    document = Document()
    network = chain(
        ("input", Input(height=8, width=8)),
        ("conv", Conv2d(filters=4)),
        ("relu", ReLU()),
        ("flatten", Flatten()),
        ("dense", Linear(units=10)),
        ("output", Output()),
    )
    document.new(Project(network=network, training=TrainingPlan(epochs=200)), "digits")
    return document


@pytest.fixture
def session(document: Document) -> Iterator[Session]:
    store = DataStore(document)
    session = Session(document, store)
    yield session
    assert session.close()
    store.close()


@pytest.fixture
def form(qtbot: QtBot, document: Document, session: Session) -> PlanForm:
    form = PlanForm(document, session)
    qtbot.addWidget(form)
    form.resize(340, 700)
    form.show()
    return form


def panel(form: PlanForm) -> RangePanel:
    assert form.range_panel is not None
    return form.range_panel


def find(qtbot: QtBot, form: PlanForm) -> None:
    """Press the button, and wait for the curve."""
    assert form.finder is not None
    qtbot.mouseClick(panel(form).start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: form.finder is not None and form.finder.state in ("done", "failed"), timeout=20000
    )


def test_a_click_measures_and_another_applies_one_step(
    qtbot: QtBot, form: PlanForm, document: Document
) -> None:
    assert not panel(form).curve.isVisibleTo(form)
    find(qtbot, form)
    assert form.finder is not None
    result = form.finder.result
    assert result is not None
    assert result.reason != "none"
    assert panel(form).curve.isVisibleTo(form)
    assert panel(form).use_button.text() == f"Use {result.suggestion:.12g}"
    assert not panel(form).grab().isNull()
    qtbot.mouseClick(panel(form).use_button, Qt.MouseButton.LeftButton)
    assert document.plan.optimizer.learning_rate == result.suggestion
    assert document.undo_stack.count() == 1
    assert not panel(form).use_button.isEnabled()
    document.undo_stack.undo()
    assert document.plan.optimizer.learning_rate == 0.001
    assert panel(form).use_button.isEnabled()
    assert panel(form).curve.isVisibleTo(form)


def test_another_network_forgets_the_result_and_a_longer_training_does_not(
    qtbot: QtBot, form: PlanForm, document: Document
) -> None:
    assert form.finder is not None
    find(qtbot, form)
    plan = document.plan.edited(epochs=3)
    document.edit("longer", document.project.edited(training=plan))
    assert form.finder.result is not None
    document.edit_network("other", document.network.replace("dense", Linear(units=10, bias=False)))
    assert (form.finder.result, form.finder.state) == (None, "idle")
    assert not panel(form).curve.isVisibleTo(form)


def test_another_optimizer_has_its_own_button(qtbot: QtBot, form: PlanForm, document: Document) -> None:
    before = panel(form)
    optimizer = Optimizer.family.parse({"type": "GradientDescent"})
    document.edit("sgd", document.project.edited(training=document.plan.edited(optimizer=optimizer)))
    assert panel(form) is not before
    find(qtbot, form)
    assert panel(form).use_button.isVisibleTo(form)


def test_not_while_a_training_is_on_and_a_training_ends_it(
    qtbot: QtBot, form: PlanForm, session: Session
) -> None:
    assert form.finder is not None
    qtbot.mouseClick(panel(form).start_button, Qt.MouseButton.LeftButton)
    assert form.finder.state in ("waiting", "running")
    session.train()
    assert form.finder.state == "idle"
    qtbot.waitUntil(lambda: session.state == "running", timeout=20000)
    assert not panel(form).start_button.isEnabled()
    assert "training" in panel(form).start_button.toolTip()
    session.discard()
    qtbot.waitUntil(lambda: session.state == "stopped")
    assert panel(form).start_button.isEnabled()


def test_what_cannot_be_trained_says_why(qtbot: QtBot, form: PlanForm, document: Document) -> None:
    document.edit_network("unfinished", document.network.replace("dense", Linear(units=7)))
    find(qtbot, form)
    assert "10 classes" in panel(form).text.text()
    qtbot.mouseClick(panel(form).close_button, Qt.MouseButton.LeftButton)
    assert not panel(form).text.isVisibleTo(form)


def test_closing_the_session_does_not_wait_for_the_test(qtbot: QtBot, form: PlanForm) -> None:
    """The fixture's `close` gives the thread two seconds; a test of this length would take more."""
    assert form.finder is not None
    qtbot.mouseClick(panel(form).start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: form.finder is not None and form.finder.state == "running", timeout=20000)
