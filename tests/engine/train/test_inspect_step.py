"""A single step under the glass: its numbers are those of the step by hand, and bounded in size."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from engine.data.dataset import Dataset
from engine.spec.optimizer import Optimizer
from engine.spec.project import Project
from engine.train.inspect_step import BINS, MAPS, SIDE, LayerStep, StepWatch, values_of
from engine.train.report import Report
from engine.train.run import Run, train


@pytest.fixture
def plain(project: Project) -> Project:
    """Without dropout, by gradient descent with a clipped gradient and decay."""
    optimizer = Optimizer.family.parse(
        {"type": "GradientDescent", "learning_rate": 0.1, "weight_decay": 0.01}
    )
    plan = project.training.edited(optimizer=optimizer, clip_norm=0.05)
    return project.edited(network=project.network.remove(["dropout_1"]), training=plan)


def single_step(run: Run) -> None:
    run.single_step = True
    while not isinstance(next(run), Report):
        pass


def seen(run: Run, node: str) -> LayerStep:
    found = run.layer_step(node)
    assert found is not None
    return found


def test_all_of_a_step_is_as_by_hand(plain: Project, digits: Dataset) -> None:
    run = train(plain, digits)
    module = copy.deepcopy(run._module)
    single_step(run)
    order = torch.randperm(len(digits.train), generator=torch.Generator().manual_seed(1))[:100].numpy()
    outputs: dict[str, torch.Tensor] = {}

    def keep(name: str) -> Any:
        def hook(layer: Any, inputs: Any, output: torch.Tensor) -> None:
            outputs[name] = output[0].detach()

        return hook

    for name, layer in module.named_children():
        layer.register_forward_hook(keep(name))
    labels = torch.from_numpy(digits.train.labels[order])
    result = module(torch.from_numpy(digits.train.images[order]))
    loss = torch.nn.functional.cross_entropy(result, labels)
    loss.backward()
    norm = torch.nn.utils.get_total_norm([p.grad for p in module.parameters()]).item()  # type: ignore[misc]
    for node in ("conv2d_1", "linear_1"):
        found = seen(run, node)
        assert (found.step, found.learning_rate) == (0, 0.1)
        assert found.loss == pytest.approx(loss.item(), rel=1e-5)
        assert found.label == int(labels[0])
        assert found.answer == int(result[0].argmax())
        assert np.array_equal(found.picture[:, :, 0], digits.train.images[order[0], 0])
        assert found.output is not None
        np.testing.assert_allclose(found.output.shown, outputs[node].numpy(), rtol=1e-5, atol=1e-6)
        for parameter, value in zip(found.parameters, module.get_submodule(node).parameters(), strict=True):
            assert parameter.gradient is not None
            assert value.grad is not None
            gradient = value.grad
            assert parameter.gradient.norm == pytest.approx(gradient.norm().item(), rel=1e-4)
            update = -0.1 * (gradient * min(1, 0.05 / norm) + 0.01 * value.detach())
            assert parameter.update.norm == pytest.approx(update.norm().item(), rel=1e-3)
            assert parameter.weights.mean == pytest.approx(value.mean().item(), rel=1e-4, abs=1e-7)


def test_each_step_is_another_and_going_on_is_not_watched(project: Project, digits: Dataset) -> None:
    run = train(project, digits)
    assert run.layer_step("conv2d_1") is None
    single_step(run)
    first = seen(run, "conv2d_1")
    single_step(run)
    second = seen(run, "conv2d_1")
    assert (first.step, second.step) == (0, 1)
    before, after = first.parameters[0], second.parameters[0]
    np.testing.assert_allclose(before.weights.shown + before.update.shown, after.weights.shown, atol=1e-6)
    run.single_step = False
    next(report for report in run if isinstance(report, Report))
    assert seen(run, "conv2d_1").step == 1
    assert run.layer_step("nothing") is None


def test_watching_changes_no_number(project: Project, digits: Dataset) -> None:
    def losses(single: bool) -> np.ndarray:
        run = train(project, digits)
        run.single_step = single
        return np.concatenate([report.loss for report in run if isinstance(report, Report)])

    assert np.array_equal(losses(single=True), losses(single=False))


def test_a_step_in_parts_shows_the_picture_it_saw_first(project: Project, digits: Dataset) -> None:
    plan = project.training.edited(accumulation_parts=3)
    runs = [train(one, digits) for one in (project, project.edited(training=plan))]
    for run in runs:
        single_step(run)
    whole, parts = (seen(run, "conv2d_1") for run in runs)
    assert np.array_equal(whole.picture, parts.picture)
    assert whole.output is not None
    assert parts.output is not None
    np.testing.assert_allclose(parts.output.shown, whole.output.shown, rtol=1e-5, atol=1e-6)
    assert parts.loss == pytest.approx(whole.loss, rel=0.2)


def test_a_frozen_layer_has_no_gradient_and_no_update(plain: Project, digits: Dataset) -> None:
    run = train(plain.edited(network=plain.network.freeze(["conv2d_1"])), digits)
    single_step(run)
    found = seen(run, "conv2d_1")
    assert all(parameter.gradient is None for parameter in found.parameters)
    assert all(parameter.update.norm == 0 for parameter in found.parameters)
    assert seen(run, "linear_1").parameters[0].gradient is not None


def test_a_layer_without_weights_shows_its_output(project: Project, digits: Dataset) -> None:
    run = train(project, digits)
    single_step(run)
    relu = seen(run, "relu_1")
    assert relu.parameters == ()
    assert relu.output is not None
    assert relu.output.low == 0
    assert relu.output.zeros > 0


@given(
    arrays(
        np.float32,
        st.lists(st.integers(1, 90), min_size=0, max_size=3).map(tuple),
        elements=st.floats(-1e6, 1e6, width=32),
    )
)
@settings(max_examples=40, deadline=None)
def test_what_is_shown_is_bounded_and_counts_all(array: np.ndarray) -> None:
    values = values_of("x", torch.from_numpy(array))
    assert values.shown.size <= MAPS * SIDE * SIDE
    assert all(
        size <= bound for size, bound in zip(values.shown.shape, (MAPS * SIDE, SIDE, SIDE), strict=False)
    )
    assert values.counts.sum() == array.size
    assert values.counts.shape == (BINS,)
    assert values.low <= values.mean + 1e-3 * abs(values.mean) + 1e-9
    assert values.shape == array.shape


def test_numbers_that_are_not_finite_do_not_hide_the_others() -> None:
    values = values_of("x", torch.tensor([1.0, torch.inf, torch.nan, 3.0]))
    assert (values.low, values.high, values.mean) == (1.0, 3.0, 2.0)
    assert values_of("x", torch.tensor([torch.nan])).norm == 0.0


def test_nothing_was_seen_before_the_first_step() -> None:
    assert StepWatch().layer("conv") is None
