"""A run under observation: the same numbers as without, and reports at the right steps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from engine.data.dataset import Dataset
from engine.spec.project import Project
from engine.train.checkpoint import read_checkpoint, write_checkpoint
from engine.train.looking.moments import is_moment, validates
from engine.train.report import Examined, Observed, Report, Started, TrainingReport
from engine.train.run import Run


def with_plan(project: Project, **changes: Any) -> Project:
    return project.edited(training=project.training.edited(**changes))


def trained(project: Project, dataset: Dataset) -> tuple[list[TrainingReport], dict[str, torch.Tensor]]:
    run = Run(project, dataset)
    return list(run), run._module.state_dict()


def rows(reports: list[TrainingReport]) -> np.ndarray:
    return np.concatenate(
        [np.column_stack([r.loss, r.gradient_norm]) for r in reports if isinstance(r, Report)]
    )


def observed(reports: list[TrainingReport]) -> list[Observed]:
    return [report for report in reports if isinstance(report, Observed)]


def test_a_run_has_the_same_bits_with_and_without_probes(project: Project, digits: Dataset) -> None:
    plain, plain_weights = trained(with_plan(project, probes="off"), digits)
    full, full_weights = trained(with_plan(project, probes="full"), digits)
    assert not observed(plain)
    assert len(observed(full)) > 5
    np.testing.assert_array_equal(rows(plain), rows(full))
    for name, value in plain_weights.items():
        assert torch.equal(value, full_weights[name]), name


def test_the_looks_come_when_they_should_and_once_at_the_end(project: Project, digits: Dataset) -> None:
    reports, _ = trained(with_plan(project, epochs=4), digits)
    total = next(report.total_steps for report in reports if isinstance(report, Started))
    steps = [one.observation.step for one in observed(reports)]
    assert steps == [step for step in range(total) if is_moment(step, total, "standard")] + [total]
    assert steps[:6] == [0, 1, 2, 5, 10, 20]
    assert [one.observation.step for one in observed(reports) if one.validation] == [0, *steps[4:]]
    (end,) = (one.validation for one in observed(reports) if one.observation.step == total)
    assert end is not None
    assert np.isfinite(end.recall).all()
    assert isinstance(reports[1], Examined)
    assert reports[1].start.total_steps == total
    assert all(0 < one.cost < 1 for one in observed(reports))


def test_a_look_comes_right_before_the_step_that_follows(project: Project, digits: Dataset) -> None:
    reported = 0
    for report in Run(with_plan(project, epochs=1), digits):
        if isinstance(report, Report):
            reported = int(report.steps[-1]) + 1
        elif isinstance(report, Observed):
            assert report.observation.step == reported


def test_a_run_goes_on_from_a_checkpoint_at_any_report_with_the_same_bits(
    project: Project, digits: Dataset, tmp_path: Path
) -> None:
    project = with_plan(project, batch_size=500, epochs=2)
    whole, _ = trained(project, digits)
    for cut in range(1, len(whole) - 1):
        run = Run(project, digits)
        before = [next(run) for _ in range(cut)]
        write_checkpoint(tmp_path / "state", run.state())
        again = Run.resume(read_checkpoint(tmp_path / "state"), digits)
        after = list(again)
        np.testing.assert_array_equal(rows(before + after), rows(whole))
        steps = {one.observation.step: one.observation.loss for one in observed(before + after)}
        assert steps == {one.observation.step: one.observation.loss for one in observed(whole)}


@pytest.mark.parametrize("total", [60, 1000, 100_000])
def test_a_run_of_any_length_is_looked_at_a_bounded_number_of_times(total: int) -> None:
    moments = [step for step in range(total) if is_moment(step, total, "standard")]
    assert len(moments) <= 45
    assert len([step for step in range(total) if is_moment(step, total, "economy")]) <= len(moments)
    assert not any(is_moment(step, total, "off") for step in range(100))


def test_a_long_run_tries_validation_pictures_at_every_second_look() -> None:
    looks = [step for step in range(24_000) if is_moment(step, 24_000, "standard")]
    tried = [step for step in looks if validates(step, 24_000, "standard")]
    assert tried == [0, 10, 20, 50, 100, 200, 500, *range(2000, 24_000, 2000)]
    assert all(validates(step, 300, "standard") for step in range(20, 300, 20))


def test_probes_can_be_changed_while_it_runs(project: Project, digits: Dataset) -> None:
    run = Run(with_plan(project, probes="off"), digits)
    run.single_step = True
    for _ in range(4):
        next(run)
    run.change(with_plan(project, probes="full"))
    looks = observed(list(run))
    assert looks[0].observation.step == 5
    assert all(one.histograms is not None for one in looks)


def test_an_extended_run_is_looked_at_up_to_its_new_end(project: Project, digits: Dataset) -> None:
    run = Run(with_plan(project, epochs=2, max_steps=20), digits)
    first = [one.observation.step for one in observed(list(run))]
    run.extend(1)
    second = [one.observation.step for one in observed(list(run))]
    assert first[-1] == second[0] == 20
    assert second[-1] == run.total_steps > 20
