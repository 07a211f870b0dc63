"""Edits made while a training runs: offered, taken over, told to the plots."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.document.document import Document
from app.training.plan_form import PlanForm
from app.training.session import Session

Until = Callable[[str], None]


def set_rate(document: Document, rate: float) -> None:
    plan = document.plan
    optimizer = plan.optimizer.edited(learning_rate=rate)
    project = document.project.edited(training=plan.edited(optimizer=optimizer))
    document.edit("rate", project)


@pytest.fixture
def form(qtbot: QtBot, document: Document, session: Session) -> PlanForm:
    form = PlanForm(document, session)
    qtbot.addWidget(form)
    form.resize(320, 600)
    form.show()
    return form


def test_an_edit_is_offered_only_while_a_training_runs(
    form: PlanForm, document: Document, session: Session, until: Until
) -> None:
    set_rate(document, 0.5)
    assert not form.apply.isVisible()
    session.train()
    until("running")
    assert session.changes.pending == ()
    set_rate(document, 0.25)
    assert [str(text) for text in session.changes.pending] == ["learning rate: 0.5 → 0.25"]
    assert form.apply.isVisible()
    assert "0.5 → 0.25" in form.waiting.text()
    document.undo_stack.undo()
    assert not form.apply.isVisible()
    set_rate(document, 0.25)
    session.stop()
    until("stopped")
    assert not form.apply.isVisible()


def test_what_a_run_cannot_take_over_is_not_offered(
    form: PlanForm, document: Document, session: Session, until: Until
) -> None:
    session.train()
    until("running")
    document.edit("seed", document.project.edited(training=document.plan.edited(seed=3, batch_size=8)))
    assert session.changes.pending == ()
    assert not form.apply.isVisible()


def test_the_button_gives_the_edit_to_the_run_and_the_plots_know_of_it(
    qtbot: QtBot, form: PlanForm, document: Document, session: Session, script: Any, until: Until
) -> None:
    session.train()
    until("running")
    assert session.events == []
    set_rate(document, 0.25)
    qtbot.mouseClick(form.apply, Qt.MouseButton.LeftButton)
    assert not form.apply.isVisible()
    qtbot.waitUntil(lambda: len(session.events) == 1)
    (project,) = script.changes
    assert project.training.optimizer.learning_rate == 0.25
    (step, text) = session.events[0]
    assert step % 3 == 0
    assert text == "another rate"


def test_a_paused_training_takes_it_over_when_it_goes_on(
    qtbot: QtBot, form: PlanForm, document: Document, session: Session, script: Any, until: Until
) -> None:
    session.train()
    until("running")
    session.pause()
    until("paused")
    set_rate(document, 0.25)
    qtbot.mouseClick(form.apply, Qt.MouseButton.LeftButton)
    session.step()
    qtbot.waitUntil(lambda: len(session.events) == 1)
    assert session.history is not None
    assert session.events[0][0] <= session.history.num_steps
