"""A whole training under observation, and its verdict."""

from __future__ import annotations

import math

from engine.clinic.diagnose import Diagnosis, diagnose
from engine.data.dataset import Dataset
from engine.spec.project import Project
from engine.templates import template
from engine.train.report import Finished, Observed, Started, TrainingReport


def diagnosed(project: Project, dataset: Dataset) -> tuple[list[TrainingReport], Diagnosis]:
    steps = diagnose(project, dataset, epochs=3, seed=4)
    reports: list[TrainingReport] = []
    while True:
        try:
            reports.append(next(steps))
        except StopIteration as end:
            return reports, end.value


def test_a_healthy_network_is_told_healthy(digits: Dataset) -> None:
    reports, found = diagnosed(template("digits").build(), digits)
    assert isinstance(reports[0], Started)
    assert isinstance(reports[-1], Finished)
    assert found.test_accuracy == reports[-1].test_accuracy > 0.9
    assert found.verdict.name == "healthy"
    assert found.evidence.project.training.seed == 4
    assert found.evidence.finished
    assert found.evidence.reference is not None
    looks = [report.observation.step for report in reports if isinstance(report, Observed)]
    assert looks == [one.step for one in found.evidence.observations]
    assert looks[-1] == reports[0].total_steps


def test_a_vanishing_gradient_is_found_also_without_probes_in_the_plan(digits: Dataset) -> None:
    project = template("deep-sigmoid").build()
    project = project.edited(training=project.training.edited(probes="off"))
    _, found = diagnosed(project, digits)
    assert found.verdict.primary is not None
    assert found.verdict.primary.id == "vanishing_gradient"
    assert found.evidence.batch_fit is not None
    assert not math.isnan(found.test_accuracy)
