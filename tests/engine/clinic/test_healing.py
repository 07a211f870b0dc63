"""Healing: what helps is kept and proved, what does not is undone, and what is healthy is left alone."""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.clinic.diagnose import Diagnosis, diagnose
from engine.clinic.driving import result_of
from engine.clinic.healing import MOST_COST, Healing, HealingProgress, heal, kept_accuracy
from engine.clinic.lab import LabProgress, lab
from engine.clinic.preflight import preflight
from engine.clinic.trial import Trial, whole_training
from engine.data.dataset import Dataset, load_dataset
from engine.doctor.cure import all_cures
from engine.doctor.evidence import Validation
from engine.doctor.finding import Finding, Verdict
from engine.doctor.judge import judge
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.layers.softmax import Softmax
from engine.spec.layer import Layer
from engine.spec.message import UserError, say
from engine.spec.network import chain
from engine.spec.project import Project
from engine.spec.training import TrainingPlan
from engine.train.optimizers.adam import Adam
from engine.train.report import Finished, Report

CONSTANT = {"initialisation": "constant", "initial_width": 0.05}


def small(*end: Layer, rate: float = 0.003, **weights: Any) -> Project:
    network = chain(
        Input(height=8, width=8), Flatten(), Linear(units=32, **weights), ReLU(), Linear(units=10, **weights),
        *end, Output(),
    )  # fmt: skip
    plan = TrainingPlan(epochs=5, batch_size=32, optimizer=Adam(learning_rate=rate), device="cpu")
    return Project(network=network, training=plan)


@pytest.fixture(scope="module")
def digits() -> Dataset:
    return load_dataset(Project().data, Input(height=8, width=8))


@pytest.fixture(scope="module")
def sick(digits: Dataset) -> Diagnosis:
    return result_of(diagnose(small(**CONSTANT), digits))


@pytest.fixture(scope="module")
def healing(digits: Dataset, sick: Diagnosis) -> tuple[Healing, list[HealingProgress]]:
    return followed(heal(small(**CONSTANT), digits, sick.evidence, sick.verdict))


def followed(work: Generator[Any, None, Any]) -> tuple[Any, list[Any]]:
    told = []
    while True:
        try:
            told.append(next(work))
        except StopIteration as end:
            return end.value, told


def problem(rule: str, *cures: str) -> Verdict:
    found = Finding(rule, "problem", None, 0, say("found"), cures=cures)
    return Verdict(0, (found,), found)


def test_constant_weights_are_cured_and_the_proof_holds_both_runs(
    healing: tuple[Healing, list[HealingProgress]], sick: Diagnosis
) -> None:
    healed, _ = healing
    assert sick.verdict.primary is not None
    assert sick.verdict.primary.id == "bad_initialisation"
    assert healed.accepted
    assert healed.project != small(**CONSTANT)
    assert healed.before is sick.evidence
    assert healed.before_accuracy < 0.5 < 0.85 < healed.after_accuracy
    assert healed.test_accuracy > 0.85
    assert healed.after is not None
    assert healed.after.project == healed.project
    assert healed.after.finished
    assert len(healed.after.observations) > 5
    assert healed.after_verdict is not None
    assert healed.after_verdict.name != "problem"
    assert healed.changes
    assert healed.kept == healed.tried[-1].cures
    assert [one.kept for one in healed.tried].count(True) == 1


def test_a_kept_first_trial_costs_one_training(healing: tuple[Healing, list[HealingProgress]]) -> None:
    healed, _ = healing
    tried = [one for one in healed.tried if one.reason is None]
    assert len(tried) == 1
    assert healed.cost == pytest.approx(1.0)


def test_progress_grows_and_carries_the_reports(healing: tuple[Healing, list[HealingProgress]]) -> None:
    healed, told = healing
    shares = [one.share for one in told]
    assert shares == sorted(shares)
    assert 0 <= shares[0] <= shares[-1] <= 1
    reports = [report for one in told for report in one.reports]
    assert isinstance(reports[-1], Finished)
    assert told[-1].cures == healed.kept
    steps = [int(step) for report in reports if isinstance(report, Report) for step in report.steps]
    assert steps == list(range(len(steps)))


def test_it_heals_alike_every_time(
    digits: Dataset, sick: Diagnosis, healing: tuple[Healing, list[HealingProgress]]
) -> None:
    again = result_of(heal(small(**CONSTANT), digits, sick.evidence, sick.verdict))
    assert again.project == healing[0].project
    assert again.after_accuracy == healing[0].after_accuracy
    assert again.cost == healing[0].cost


def test_a_healthy_run_is_not_touched(digits: Dataset) -> None:
    project = small()
    healthy = result_of(diagnose(project, digits))
    assert healthy.verdict.name == "healthy"
    healed, told = followed(heal(project, digits, healthy.evidence, healthy.verdict))
    assert (healed.accepted, healed.project, healed.cost, told) == (False, project, 0.0, [])


def test_what_does_not_help_is_undone(digits: Dataset, sick: Diagnosis) -> None:
    """More steps of weights that are all the same, and steps that are shorter."""
    verdict = problem("made_up", "lower_learning_rate", "warm_up")
    healed = result_of(heal(small(**CONSTANT), digits, sick.evidence, verdict))
    assert not healed.accepted
    assert healed.project == small(**CONSTANT)
    assert [one.cures for one in healed.tried] == [("lower_learning_rate",), ("warm_up",)]
    assert not any(one.kept for one in healed.tried)
    assert "nothing was changed" in str(healed.sentence)
    assert healed.cost <= MOST_COST


def test_what_ends_with_a_problem_is_undone(digits: Dataset, sick: Diagnosis) -> None:
    """The balance of classes is no cure; it is trained whole, since it is held to be sure."""
    healed = result_of(
        heal(small(**CONSTANT), digits, sick.evidence, problem("made_up", "show_suspicious", "more_epochs"))
    )
    assert not healed.accepted
    assert healed.kept == ("more_epochs",)
    assert healed.after_verdict is not None
    assert healed.after_verdict.name == "problem"
    assert "undone" in str(healed.sentence)
    assert healed.cost <= MOST_COST


def test_no_network_helps_against_wrong_labels(digits: Dataset, sick: Diagnosis) -> None:
    verdict = problem("label_errors", "show_suspicious")
    healed = result_of(heal(small(), digits, sick.evidence, verdict))
    assert not healed.accepted
    assert "pictures" in str(healed.sentence)
    assert healed.cost == 0


def test_a_second_cause_is_cured_on_top_of_the_first(digits: Dataset) -> None:
    project = small(Softmax(), **CONSTANT)
    diagnosis = result_of(diagnose(project, digits))
    healed = result_of(heal(project, digits, diagnosis.evidence, diagnosis.verdict))
    assert healed.accepted
    assert set(healed.kept) == {"remove_softmax", "he_initialisation"}
    assert healed.after_accuracy > 0.85


def test_a_network_that_cannot_be_trained_is_cured_by_its_preflight(digits: Dataset) -> None:
    project = small()
    project = project.edited(network=project.network.replace("linear_2", Linear(units=7)))
    evidence = preflight(project, digits)
    healed = result_of(heal(project, digits, evidence, judge(evidence)))
    assert healed.accepted
    assert healed.kept == ("fix_output",)
    assert math.isnan(healed.before_accuracy)
    assert healed.after_accuracy > 0.8


def test_closed_in_the_middle_it_ends_its_runs(digits: Dataset, sick: Diagnosis) -> None:
    work = heal(small(**CONSTANT), digits, sick.evidence, sick.verdict)
    told = next(work)
    assert told.text
    work.close()
    with pytest.raises(StopIteration):
        next(work)


def test_the_kept_accuracy_is_the_best_but_the_last_where_the_run_broke_off(sick: Diagnosis) -> None:
    def seen(step: int, recall: float) -> Validation:
        return Validation(step, 1.0, recall, np.full(10, recall))

    evidence = replace(sick.evidence, validations=(seen(0, 0.99), seen(5, 0.8), seen(10, 0.7)))
    assert kept_accuracy(evidence) == pytest.approx(0.8)
    assert math.isnan(kept_accuracy(replace(evidence, validations=())))


# Trials


def test_a_trial_is_the_beginning_of_the_whole_run(digits: Dataset) -> None:
    """Paused, and gone on with, it makes the steps that a run makes that is never paused."""
    paused, whole = (Trial((), small(), digits, None) for _ in range(2))
    for _ in paused.until(10 * 32):
        pass
    assert paused.pictures == 10 * 32
    assert not paused.ended
    for trial in (paused, whole):
        for _ in trial.until(math.inf):
            pass
    histories = [trial.evidence.history for trial in (paused, whole)]
    assert histories[0] is not None
    assert histories[1] is not None
    assert np.array_equal(histories[0].mean("loss"), histories[1].mean("loss"))
    assert paused.finished is not None
    assert whole.finished is not None
    assert paused.finished.test_accuracy == whole.finished.test_accuracy
    assert paused.pictures == whole_training(small(), len(digits.train))


# The lab


def test_the_lab_trains_side_by_side_on_the_same_batches(digits: Dataset) -> None:
    base = small()
    cured = all_cures()["batch_norm"].apply(base, None, None, None)
    results, told = followed(lab({"as it is": base, "BatchNorm": cured, "again": base}, digits))
    assert [one.name for one in results] == ["as it is", "BatchNorm", "again"]
    first, norm, again = results
    assert first.test_accuracy == again.test_accuracy > 0.8
    assert norm.test_accuracy > 0.8
    assert np.array_equal(first.evidence.history.mean("loss"), again.evidence.history.mean("loss"))
    assert first.verdict.name == "healthy"
    names = [one.name for one in told if isinstance(one, LabProgress) and isinstance(one.report, Report)]
    assert names.index("again") < len(names) / 3, "one has waited for the end of another"
    shares = [one.share for one in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_the_lab_gives_all_the_seed_of_the_first(digits: Dataset) -> None:
    other = small().edited(training=small().training.edited(seed=9))
    results, _ = followed(lab({"one": small(), "two": other}, digits))
    one, two = (result.evidence.history.mean("loss") for result in results)
    assert np.array_equal(one, two)


def test_the_lab_names_what_cannot_be_trained(digits: Dataset) -> None:
    wrong = Project(network=chain(Input(height=8, width=8), Flatten(), Linear(units=3), Output()))
    with pytest.raises(UserError, match="wrong:"):
        next(lab({"right": small(), "wrong": wrong}, digits))
