"""The verdict in the window: judged, shown, previewed, applied; what runs long, and what comes of it."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from app.doctor.doctor import Doctor, Offer
from app.doctor.evidence_names import evidence_name
from app.doctor.lab import Lab
from app.doctor.panel import DoctorPanel, FindingCard, SmallFinding
from app.doctor.preview import Preview
from app.doctor.proof import Proof
from app.doctor.texts import value_text
from app.widgets.fold import Fold
from engine.clinic.healing import Healing, HealingProgress, Tried
from engine.doctor.changes import changes
from engine.doctor.cure import all_cures
from engine.doctor.judge import judge
from engine.spec.message import say
from engine.spec.problems import Problem
from engine.spec.project import Project
from engine.templates import template
from tests.app.doctor.conftest import evidence_of, vanishing


def card_of(panel: DoctorPanel) -> FindingCard:
    (card,) = [one for one in panel.findings.findChildren(FindingCard) if one.parent() is not None]
    return card


def healing_of(before: Project, accepted: bool) -> Healing:
    after = all_cures()["batch_norm"].apply(before, None, None, None)
    ill, well = vanishing(before), evidence_of(after)
    return Healing(
        accepted=accepted,
        project=after if accepted else before,
        before=ill,
        before_verdict=judge(ill),
        before_accuracy=0.12,
        after=well,
        after_verdict=judge(well),
        after_accuracy=0.95,
        test_accuracy=0.94,
        tried=(Tried(("relu",), 0.4, 0.1, False), Tried(("batch_norm",), 0.9, 0.1, True)),
        kept=("batch_norm",),
        changes=changes(before, after),
        cost=1.3,
        sentence=say("Batch normalisation cured it."),
    )


def test_the_preflight_is_judged_and_shown(qtbot, doctor, session, document):
    panel = DoctorPanel(doctor)
    qtbot.addWidget(panel)
    assert panel.state.title.text() == "No verdict yet"
    session.look(vanishing(document.project))
    assert doctor.verdict is not None
    assert doctor.verdict.primary is not None
    assert doctor.verdict.primary.id == "vanishing_gradient"
    assert panel.state.title.text() == "Vanishing gradient"
    card = card_of(panel)
    assert card.cure_button is not None
    assert "batch_norm" in card.cure_rows


def test_a_healthy_network_is_called_healthy(qtbot, doctor, session, document):
    document.new(template("digits").build(), "digits")
    panel = DoctorPanel(doctor)
    qtbot.addWidget(panel)
    session.look(evidence_of(document.project))
    assert panel.state.title.text() == "Healthy"
    assert not panel.findings.findChildren(FindingCard)


def test_an_edit_makes_the_verdict_stale(qtbot, doctor, session, document):
    session.look(vanishing(document.project))
    plan = document.plan.edited(epochs=3)
    document.edit("Plan", document.project.edited(training=plan))
    qtbot.waitUntil(lambda: doctor.verdict is None)
    document.undo_stack.undo()
    qtbot.waitUntil(lambda: doctor.verdict is not None)


def test_a_run_is_judged_while_the_project_is_its_own(qtbot, doctor, session, document):
    session.look(evidence_of(document.project))
    ill = vanishing(document.project)
    session.casebook = SimpleNamespace(project=document.project, observations=ill.observations, evidence=ill)
    session.observed.emit()
    qtbot.waitUntil(lambda: doctor.source == "run")
    assert doctor.verdict is not None


def test_a_cure_is_previewed_before_anything_changes_and_is_one_undo_step(qtbot, doctor, session, document):
    before = document.project
    session.look(vanishing(before))
    panel, preview = DoctorPanel(doctor), Preview(doctor)
    for widget in (panel, preview):
        qtbot.addWidget(widget)
    preview.resize(1000, 700)
    preview.show()
    doctor.offered.connect(preview.show_offer)
    qtbot.mouseClick(card_of(panel).cure_rows["batch_norm"], Qt.MouseButton.LeftButton)
    assert document.project is before
    shown = preview.canvas.document
    assert len(shown.network.of_type("BatchNorm")) == 10
    assert set(shown.selection) >= {node.id for node in shown.network.of_type("BatchNorm")}
    assert "more changes" in preview.changes.text()
    with qtbot.waitSignal(preview.left):
        qtbot.mouseClick(preview.apply_button, Qt.MouseButton.LeftButton)
    assert len(document.network.of_type("BatchNorm")) == 10
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.project == before


def test_a_preview_that_is_left_changes_nothing_and_an_edit_closes_it(qtbot, doctor, session, document):
    session.look(vanishing(document.project))
    preview = Preview(doctor)
    qtbot.addWidget(preview)
    doctor.offered.connect(preview.show_offer)
    doctor.offer("relu", doctor.verdict.primary)
    before = document.project
    with qtbot.waitSignal(preview.left):
        qtbot.mouseClick(preview.back_button, Qt.MouseButton.LeftButton)
    assert document.project is before
    doctor.offer("relu", doctor.verdict.primary)
    with qtbot.waitSignal(preview.left):
        document.edit("Plan", before.edited(training=before.training.edited(epochs=2)))


def test_nothing_can_be_edited_on_the_preview(qtbot, doctor, document):
    preview = Preview(doctor)
    qtbot.addWidget(preview)
    preview.resize(1000, 700)
    preview.show()
    before = document.project
    after = all_cures()["relu"].apply(before, None, None, None)
    preview.show_offer(Offer(all_cures()["relu"], before, after))
    canvas = preview.canvas
    middle = canvas.mapFromScene(canvas.canvas.cards["conv2d_3"].body().center())
    qtbot.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(canvas.viewport(), middle * 1.3)
    qtbot.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, pos=middle * 1.3)
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.document.project == after


def test_a_cure_that_does_not_apply_says_why(doctor, session, document, posted):
    session.look(vanishing(document.project))
    offered: list[Any] = []
    doctor.offered.connect(offered.append)
    doctor.offer("remove_softmax")
    assert not offered
    assert posted[-1].level == "warning"


def test_a_range_test_comes_before_the_cure_that_needs_its_value(doctor, session, document):
    offered: list[Offer] = []
    doctor.offered.connect(offered.append)
    doctor.offer("range_test")
    assert doctor.busy == "rate"
    assert not offered
    session.jobs.done.emit(1, 0.025)
    assert doctor.busy == ""
    assert offered[0].after.training.optimizer.learning_rate == pytest.approx(0.025)


def test_cure_it_shows_progress_applies_what_helped_and_proves_it(qtbot, doctor, session, document):
    before = document.project
    session.look(vanishing(before))
    session.is_active = True
    panel, proof = DoctorPanel(doctor), Proof(doctor)
    for widget in (panel, proof):
        qtbot.addWidget(widget)
        widget.show()
    doctor.healed.connect(lambda _healing: proof.show_newest())
    session.is_active = False
    qtbot.mouseClick(card_of(panel).cure_button, Qt.MouseButton.LeftButton)
    assert doctor.busy == "curing"
    session.jobs.progressed.emit(1, HealingProgress(0.5, say("Trying it.")))
    assert panel.progress.bar.value() == 500
    assert panel.progress.text.text() == "Trying it."
    session.jobs.done.emit(1, healing_of(before, accepted=True))
    assert len(document.network.of_type("BatchNorm")) == 10
    document.undo_stack.undo()
    assert document.project == before
    assert proof.title.text() == "Batch normalisation cured it."
    assert [line.name for line in proof.charts.profile.lines] == ["before", "after"]
    assert "batch_norm_1" in proof.changes.text()
    assert proof.tried.text().splitlines()[1].startswith("✓")
    assert "whole trainings: 1.3" in proof.cost.text()
    assert "94.0 %" in proof.cost.text()
    assert proof.charts.profile.ends == ("first layer", "last layer")


def test_the_proof_of_a_cure_before_any_training_says_what_it_reaches(qtbot, doctor, session, document):
    healing = replace(healing_of(document.project, accepted=True), before_accuracy=float("nan"))
    proof = Proof(doctor)
    qtbot.addWidget(proof)
    doctor.proofs.append(healing)
    proof.show_newest()
    assert "reaches a validation accuracy of 95.0 %" in proof.title.text()
    assert "?" not in proof.title.text()


def test_what_did_not_help_is_not_kept_and_said(qtbot, doctor, session, document):
    before = document.project
    session.look(vanishing(before))
    proof = Proof(doctor)
    qtbot.addWidget(proof)
    doctor.healed.connect(lambda _healing: proof.show_newest())
    doctor.cure()
    session.jobs.done.emit(1, healing_of(before, accepted=False))
    assert document.project == before
    assert len(doctor.proofs) == 1


def test_a_cure_does_not_write_over_what_was_edited_meanwhile(doctor, session, document, posted):
    before = document.project
    session.look(vanishing(before))
    doctor.cure()
    document.edit("Epochs", before.edited(training=before.training.edited(epochs=3)))
    edited = document.project
    session.jobs.done.emit(1, healing_of(before, accepted=True))
    assert document.project == edited
    assert len(doctor.proofs) == 1
    offered: list[Offer] = []
    doctor.offered.connect(offered.append)
    posted[-1].action()
    assert offered[0].before == edited
    assert len(offered[0].after.network.of_type("BatchNorm")) == 10


def test_the_panel_shows_what_goes_on_and_the_other_verdict_from_its_beginning(
    qtbot, doctor, session, document
):
    panel = DoctorPanel(doctor)
    qtbot.addWidget(panel)
    panel.resize(304, 300)
    panel.show()
    session.look(vanishing(document.project))
    bar = panel.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(bar.maximum())
    qtbot.mouseClick(card_of(panel).cure_button, Qt.MouseButton.LeftButton)
    assert bar.value() == 0
    bar.setValue(bar.maximum())
    doctor.cancel()
    session.look(evidence_of(document.project))
    assert bar.value() == 0


def test_what_a_cure_does_and_what_is_none_can_be_asked_for(qtbot, doctor, session, document):
    panel = DoctorPanel(doctor)
    qtbot.addWidget(panel)
    panel.show()
    session.look(vanishing(document.project))
    card = card_of(panel)
    sentence = str(all_cures()["batch_norm"].sentence)
    (words,) = [one for one in card.findChildren(QLabel) if one.text() == sentence]
    (mark,) = [one for one in card.findChildren(QToolButton) if one.toolTip() == sentence]
    qtbot.waitUntil(mark.isVisible)
    assert not words.isVisible()
    qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)
    assert words.isVisible()
    (fold,) = card.findChildren(Fold)
    assert not fold.content.isVisible()
    qtbot.mouseClick(fold.heading, Qt.MouseButton.LeftButton)
    assert any("Clip" in one.text() for one in fold.content.findChildren(QLabel))


def test_a_cancelled_cure_changes_nothing(doctor, session, document):
    before = document.project
    session.look(vanishing(before))
    doctor.cure()
    doctor.cancel()
    assert session.jobs.cancelled == [1]
    session.jobs.done.emit(1, healing_of(before, accepted=True))
    assert document.project == before
    assert not doctor.proofs


def test_a_failure_is_told_and_leaves_the_doctor_free(doctor, session, document, posted):
    session.look(vanishing(document.project))
    doctor.cure()
    session.jobs.failed.emit(1, "There is no room.")
    assert doctor.busy == ""
    assert posted[-1].text == "There is no room."


def test_the_lab_trains_what_is_chosen_and_one_of_them_can_be_taken(qtbot, doctor, session, document):
    before = document.project
    session.look(vanishing(before))
    lab = Lab(doctor)
    qtbot.addWidget(lab)
    lab.resize(1200, 800)
    lab.show()
    assert [box.isChecked() for box in lab.boxes.values()].count(True) == 3
    for box in lab.boxes.values():
        box.setChecked(False)
    assert not lab.start_button.isEnabled()
    assert "Choose" in lab.start_button.toolTip()
    lab.boxes["batch_norm"].setChecked(True)
    assert lab.start_button.toolTip() == ""
    qtbot.mouseClick(lab.start_button, Qt.MouseButton.LeftButton)
    assert doctor.busy == "lab"
    names = list(lab._projects)
    assert names[0] == "as it is"
    results = tuple(SimpleNamespace(name=name, test_accuracy=0.5) for name in names)
    session.jobs.done.emit(1, results)
    assert doctor.busy == ""
    (use,) = [one for one in lab.findChildren(QPushButton) if one.text() == "Use it"]
    qtbot.mouseClick(use, Qt.MouseButton.LeftButton)
    assert len(document.network.of_type("BatchNorm")) == 10


def test_the_lab_says_what_keeps_the_network_from_training(qtbot, doctor, session, document, posted):
    session.look(vanishing(document.project))
    lab = Lab(doctor)
    qtbot.addWidget(lab)
    lab.show()
    session.blocking_problem = Problem(
        "no_output", "problem", None, say("There is no Output."), say("Add it.")
    )
    qtbot.mouseClick(lab.start_button, Qt.MouseButton.LeftButton)
    assert posted[-1].text == "There is no Output. Add it."
    assert doctor.busy == ""
    assert lab._table.count() == 0


def test_what_textbooks_name_can_always_be_tried(qtbot, doctor, session, document):
    session.look(evidence_of(document.project))
    panel = DoctorPanel(doctor)
    qtbot.addWidget(panel)
    offered: list[Offer] = []
    doctor.offered.connect(offered.append)
    for cure_id in ("lower_learning_rate", "adamw", "rmsprop", "dropout", "batch_norm"):
        panel.by_hand.actions_by_cure[cure_id].trigger()
    assert [one.cure.id for one in offered if one.cure.id != "adamw"] == [
        "lower_learning_rate", "rmsprop", "dropout", "batch_norm"
    ]  # fmt: skip


def test_findings_can_be_looked_up_and_their_layers_shown(qtbot, doctor, session, document):
    session.look(vanishing(document.project))
    panel = DoctorPanel(doctor)
    qtbot.addWidget(panel)
    with qtbot.waitSignal(doctor.page_wanted) as wanted:
        qtbot.mouseClick(card_of(panel).page_button, Qt.MouseButton.LeftButton)
    assert wanted.args == ["vanishing_gradient"]
    assert all(isinstance(one, SmallFinding) for one in panel.findings.findChildren(SmallFinding))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.5, "0.5"),
        (1e-7, "1e-7"),
        (12345.0, "1.23e+04"),
        (float("nan"), "–"),
        (3, "3"),
        (True, "yes"),
        ("a", "a"),
    ],
)
def test_values_in_words(value, text):
    assert value_text(value).replace("1.0e", "1e") == text


def test_every_number_of_the_rules_has_a_name(document):
    """On evidence in which as much as possible is wrong."""
    ill = vanishing(document.project)
    for finding in judge(ill).findings:
        for key in finding.evidence:
            assert evidence_name(key) != key.replace("_", " ") or "_" not in key
    assert np.isfinite(ill.constant_loss)


def test_another_project_ends_what_is_on(doctor, session, document):
    session.look(vanishing(document.project))
    doctor.cure()
    document.new(template("digits").build(), "digits")
    assert session.jobs.cancelled == [1]
    assert doctor.verdict is None
    assert isinstance(doctor, Doctor)
