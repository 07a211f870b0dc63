"""The rules that end a run, and that the run keeps to them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.data.dataset import Dataset
from engine.spec.project import Project
from engine.train.report import EpochReport, Finished, Report, TrainingReport
from engine.train.run import train
from engine.train.stopping import has_stalled


def reports_of(project: Project, digits: Dataset, **plan: Any) -> list[TrainingReport]:
    return list(train(project.edited(training=project.training.edited(**plan)), digits))


def steps_of(reports: list[TrainingReport]) -> int:
    return sum(len(report.steps) for report in reports if isinstance(report, Report))


def finished(reports: list[TrainingReport]) -> Finished:
    assert isinstance(reports[-1], Finished)
    return reports[-1]


def test_a_stall_is_so_many_epochs_without_enough_improvement() -> None:
    losses = [3.0, 2.0, 1.95, 1.9, 1.85]
    assert not has_stalled(losses, 0, 0.0)
    assert not has_stalled(losses, 1, 0.0)
    assert has_stalled(losses, 3, 0.5)
    assert not has_stalled(losses, 4, 0.5)
    assert has_stalled([1.0, float("nan"), 2.0], 2, 0.0)


def test_it_stops_once_patience_is_out(project: Project, digits: Dataset) -> None:
    reports = reports_of(project, digits, epochs=50, patience=2, least_improvement=100.0)
    assert (finished(reports).reason, finished(reports).epochs) == ("patience", 3)


@pytest.mark.parametrize("steps", [1, 13, 14, 20])
def test_it_stops_after_the_most_steps_even_within_an_epoch(
    steps: int, project: Project, digits: Dataset
) -> None:
    reports = reports_of(project, digits, epochs=50, max_steps=steps)
    assert steps_of(reports) == steps
    assert finished(reports).reason == "completed"
    assert isinstance(reports[-2], EpochReport)
    assert finished(reports).test_accuracy > 0


@pytest.mark.parametrize("quantity", ["loss", "gradient"])
def test_convergence_is_looked_at_when_so_many_steps_were_made(
    quantity: str, project: Project, digits: Dataset
) -> None:
    """The same step ends the run however the reports fall."""
    plan = {"converged_by": quantity, "convergence_threshold": 2.0, "convergence_steps": 4, "epochs": 50}
    reports = reports_of(project, digits, **plan)
    assert finished(reports).reason == "converged"
    rows = [report for report in reports if isinstance(report, Report)]
    values = np.concatenate([report.loss for report in rows])
    if quantity == "gradient":
        values = np.sqrt((np.concatenate([report.gradient_norm for report in rows]) ** 2).sum(1))
    calm = [all(values[max(end - 4, 0) : end] < 2.0) for end in range(4, len(values) + 1, 4)]
    assert calm == [False] * (len(calm) - 1) + [True]
    assert len(values) % 4 == 0


def test_it_stops_when_the_time_is_over(project: Project, digits: Dataset) -> None:
    reports = reports_of(project, digits, epochs=100_000, max_minutes=0.2 / 60)
    assert finished(reports).reason == "time"
    assert 0.2 <= finished(reports).seconds < 5
