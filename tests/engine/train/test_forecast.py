"""The forecast of a training's memory, step and time, against what it really takes."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.data.dataset import Dataset
from engine.spec.message import UserError
from engine.spec.project import Project
from engine.train import forecast as module_of_forecast
from engine.train.forecast import forecast
from engine.train.tuning import bench


def with_plan(project: Project, **changes: object) -> Project:
    return project.edited(training=project.training.edited(**changes))


def test_steps_and_memory_are_those_of_the_network_and_the_plan(project: Project, digits: Dataset) -> None:
    parameters = (3 * 3 * 4 + 4) + (6 * 6 * 4 * 10 + 10)
    found = forecast(project, digits)
    assert found.steps == 2 * -(-len(digits.train) // 100)
    assert forecast(with_plan(project, max_steps=5), digits).steps == 5
    weights = 4 * parameters
    adam, plain = (
        forecast(with_plan(project, optimizer={"type": tag}), digits).memory_bytes
        for tag in ("Adam", "GradientDescent")
    )
    assert adam - plain == pytest.approx(2 * weights, abs=64)
    one, many = (
        forecast(with_plan(project, batch_size=size), digits).memory_bytes - adam for size in (100, 400)
    )
    conv_output = 4 * 4 * 36  # bytes of one picture, which the backward pass of ReLU and dropout need
    assert (many - one) / 300 > conv_output
    parts = forecast(with_plan(project, accumulation_parts=4), digits).memory_bytes
    assert parts < adam


def test_a_large_batch_is_measured_by_a_part_of_it(
    project: Project, digits: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []

    def time(self: bench.Way) -> float:
        sizes.append(len(self._bench._images))
        self._bench.gradient(self.module, self._maker)
        return len(self._bench._images) * 0.001

    monkeypatch.setattr(bench.Way, "time", time)
    monkeypatch.setattr(module_of_forecast, "MEASURED_WORK", 27_360)
    project = with_plan(project, full_batch=True, epochs=10)
    found = forecast(project, digits)
    assert set(sizes) == {10}
    count = len(digits.train)
    assert found.steps == 10
    assert found.step_seconds == pytest.approx(count * 0.001)
    evaluated = (10 * len(digits.validation) + len(digits.test)) * 0.001 / 3
    assert found.total_seconds == pytest.approx(10 * count * 0.001 + evaluated)


def test_it_leaves_random_numbers_as_they_were(project: Project, digits: Dataset) -> None:
    torch.manual_seed(5)
    state = torch.get_rng_state()
    forecast(project, digits)
    assert torch.equal(torch.get_rng_state(), state)


def test_what_cannot_be_trained_has_no_forecast(
    project: Project, digits: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UserError, match="no pictures"):
        forecast(
            project, Dataset(digits.train.subset(np.arange(0)), digits.test, digits.test, digits.class_names)
        )

    def no_memory(self: bench.Way) -> float:
        raise torch.OutOfMemoryError("CUDA out of memory.")

    monkeypatch.setattr(bench.Way, "time", no_memory)
    with pytest.raises(UserError, match="Memory does not suffice"):
        forecast(project, digits)
