"""The casebook writes down what a run tells."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.doctor.casebook import CaseBook
from engine.doctor.evidence import Observation, Start
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.spec.message import say
from engine.spec.network import chain
from engine.spec.project import Project
from engine.train.report import Examined, Finished, Observed, Report, RunFailed, Started

PROJECT = Project(network=chain(Input(), Flatten(), ("dense", Linear(units=2)), Output()))
STARTED = Started(("dense",), ("a", "b"), "CPU", 10, 5, 20, 50, 10, 10)
START = Start(
    ("a", "b"), np.array([30, 20]), ("dense",), (), np.zeros(1), np.ones(1), np.zeros(1), np.ones(1), (), 20
)
LOOK = Observation(
    0, 0.7, 0.5, 0.7, np.ones(1), np.ones(1), np.ones(1), np.zeros(1), np.ones(1), np.zeros(0), np.zeros(0),
    np.zeros(0), 0.0, 1.0, False,
)  # fmt: skip
ONE = np.ones((1, 1), np.float32)
REPORT = Report(np.array([0]), ONE[0], ONE[0], ONE, ONE, ONE, 0.1, 1, 10.0, 1.0, 2.0)


def failed(step: int, place: str) -> RunFailed:
    return RunFailed(step, "dense", say("broken"), say("mend it"), place=place)


def book(*reports: object) -> CaseBook:
    casebook = CaseBook(PROJECT)
    for report in (STARTED, *reports):
        casebook.take(report)  # type: ignore[arg-type]
    return casebook


def test_a_run_is_written_down() -> None:
    casebook = book(Examined(START), Observed(LOOK), REPORT)
    evidence = casebook.evidence
    assert evidence.project == PROJECT
    assert evidence.layers == ("dense",)
    assert evidence.observations == (LOOK,)
    assert evidence.history is casebook.history
    assert evidence.step == 1
    assert evidence.total_steps == 20
    assert evidence.constant_loss == pytest.approx(-(0.6 * np.log(0.6) + 0.4 * np.log(0.4)))
    assert not evidence.finished
    casebook.take(Finished("completed", 0, 1, 0.1, 0.9, 1.0, 50.0, "CPU"))
    assert casebook.evidence.finished


def test_before_anything_is_told_nothing_is_known() -> None:
    empty = CaseBook(PROJECT).evidence
    assert empty.observations == ()
    assert empty.layers == ()
    assert np.isnan(empty.input_mean).all()


def test_a_run_without_probes_still_has_its_history() -> None:
    evidence = book(REPORT).evidence
    assert evidence.step == 1
    assert evidence.class_names == ("a", "b")
    assert evidence.total_steps == 20


@pytest.mark.parametrize(
    ("start", "look", "failure", "cause"),
    [
        (START, LOOK, failed(3, "pictures"), "data"),
        (replace(START, input_std=np.array([70.0])), LOOK, failed(3, "forward"), "input"),
        (START, LOOK, failed(0, "forward"), "start"),
        (START, replace(LOOK, loss=np.inf), failed(4, "backward"), "start"),
        (START, LOOK, failed(3, "update"), "learning_rate"),
        (START, LOOK, failed(9, "loss"), "learning_rate"),
    ],
)
def test_what_is_not_finite_has_a_cause(
    start: Start, look: Observation, failure: RunFailed, cause: str
) -> None:
    found = book(Examined(start), Observed(look), REPORT, failure).evidence.not_finite
    assert found is not None
    assert (found.step, found.layer, found.cause) == (failure.step, "dense", cause)


def test_another_failure_is_not_about_numbers() -> None:
    evidence = book(Examined(START), RunFailed(2, None, say("an error"), say("tell us"))).evidence
    assert evidence.not_finite is None
    assert evidence.finished
