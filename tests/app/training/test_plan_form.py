"""The plan's form: each change is one undo step of the document."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.document.document import Document
from app.theme import theme
from app.training.plan_form import PlanForm
from engine.spec.schedule import Schedule
from engine.spec.training import TrainingPlan


@pytest.fixture
def form(qtbot: QtBot, document: Document) -> PlanForm:
    form = PlanForm(document)
    qtbot.addWidget(form)
    form.resize(320, 600)
    form.show()
    form.activateWindow()
    qtbot.waitActive(form)
    return form


def box(form: PlanForm, *names: str) -> Any:
    """The field of that name; of a family's member, the names of both."""
    rows = form.form.rows
    for name in names[:-1]:
        rows = rows[name].editor.form.rows  # type: ignore[attr-defined]
    editor: Any = rows[names[-1]].editor
    return editor.choice.box if hasattr(editor, "choice") else editor.box


def type_in(qtbot: QtBot, field: Any, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_every_field_of_the_plan_has_a_row(form: PlanForm) -> None:
    assert form.form.rows.keys() == TrainingPlan.model_fields.keys() - {"augmentations"}


def test_typing_is_one_step_and_undo_shows_the_old(qtbot: QtBot, form: PlanForm, document: Document) -> None:
    type_in(qtbot, box(form, "epochs"), "25")
    assert document.plan.epochs == 25
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == "Training: Epochs"
    document.undo_stack.undo()
    assert document.plan.epochs == 10
    assert box(form, "epochs").text() == "10"
    document.undo_stack.redo()
    assert box(form, "epochs").text() == "25"


def test_choosing_an_optimizer_and_setting_its_own_fields(
    qtbot: QtBot, form: PlanForm, document: Document
) -> None:
    box(form, "optimizer").setFocus()
    qtbot.keyClicks(box(form, "optimizer"), "Grad")
    assert document.plan.optimizer.type == "GradientDescent"
    type_in(qtbot, box(form, "optimizer", "learning_rate"), "1e-1")
    assert document.plan.optimizer.learning_rate == 0.1
    assert document.undo_stack.count() == 2
    document.undo_stack.undo()
    assert document.plan.optimizer.type == "GradientDescent"
    document.undo_stack.undo()
    assert document.plan.optimizer.type == "Adam"
    assert box(form, "optimizer").currentText() == "Adam"


def test_choosing_a_loss(qtbot: QtBot, form: PlanForm, document: Document) -> None:
    box(form, "loss").setFocus()
    qtbot.keyClicks(box(form, "loss"), "Quad")
    assert document.plan.loss.type == "QuadraticCost"


def test_full_batch_hides_the_batch_size(qtbot: QtBot, form: PlanForm, document: Document) -> None:
    assert form.form.rows["batch_size"].isVisible()
    qtbot.mouseClick(box(form, "full_batch"), Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert document.plan.full_batch
    assert not form.form.rows["batch_size"].isVisible()
    document.undo_stack.undo()
    assert form.form.rows["batch_size"].isVisible()


def test_every_device_can_be_asked_for(qtbot: QtBot, form: PlanForm, document: Document) -> None:
    field = box(form, "device")
    words = [field.itemText(index) for index in range(field.count())]
    assert words == ["Automatic", "CPU", "CUDA (NVIDIA)", "MPS (Apple)"]
    field.setFocus()
    qtbot.keyClicks(field, "CUDA")
    assert document.plan.device == "cuda"


def test_a_refused_entry_does_not_reach_the_plan(qtbot: QtBot, form: PlanForm, document: Document) -> None:
    type_in(qtbot, box(form, "batch_size"), "0")
    assert document.plan.batch_size == 64
    assert form.form.rows["batch_size"].reason.text() == "At least 1."
    box(form, "epochs").setFocus()
    assert box(form, "batch_size").text() == "64"
    assert document.undo_stack.count() == 0


def test_another_project_is_shown(form: PlanForm, document: Document) -> None:
    document.new(document.project.edited(training=TrainingPlan(epochs=3)), "other")
    assert box(form, "epochs").text() == "3"


def test_the_curve_of_a_schedule_is_drawn_and_a_constant_rate_has_none(
    qtbot: QtBot, form: PlanForm, document: Document
) -> None:
    assert not form.curve.isVisible()
    box(form, "schedule").setFocus()
    qtbot.keyClicks(box(form, "schedule"), "Cos")
    assert form.curve.isVisible()
    factors = form.curve.factors
    assert factors[0] == 1
    assert factors[-1] == pytest.approx(0, abs=1e-3)
    assert list(factors) == sorted(factors, reverse=True)
    picture = form.curve.grab().toImage()
    accent = theme.color("accent").rgb()
    columns = {
        x for x in range(picture.width()) for y in range(picture.height()) if picture.pixel(x, y) == accent
    }
    assert len(columns) > picture.width() / 4  # the others are smoothed
    type_in(qtbot, box(form, "warmup_steps"), "300")
    assert document.plan.warmup_steps == 300
    assert form.curve.factors[0] < 0.01
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert not form.curve.isVisible()


@pytest.mark.parametrize("schedule", Schedule.family.members())
@pytest.mark.parametrize("epochs", [1, 1000])
def test_every_schedule_has_a_curve(form: PlanForm, document: Document, schedule: str, epochs: int) -> None:
    plan = document.plan.edited(schedule={"type": schedule}, epochs=epochs, max_steps=1 if epochs == 1 else 0)
    document.edit("schedule", document.project.edited(training=plan))
    assert all(0 <= factor <= 1 for factor in form.curve.factors)
    form.curve.grab()
