"""The range test: rates that rise as asked, the losses of the very training, a rate that suits."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.build.module import build_module
from engine.cli import main
from engine.data.dataset import Dataset
from engine.spec.message import UserError
from engine.spec.optimizer import Optimizer
from engine.spec.project import Project, project_text
from engine.train.batches import batch_bounds, epoch_order
from engine.train.evaluate import evaluate
from engine.train.range_test import (
    at_rate,
    out_of_hand,
    range_test,
    run_range_test,
    smooth,
    suggest,
)
from engine.train.run import train


def descending(project: Project, rate: float = 0.01) -> Project:
    """The project with gradient descent, and without dropout."""
    optimizer = Optimizer.family.parse({"type": "GradientDescent", "learning_rate": rate})
    dropout = project.network.of_type("Dropout")[0].id
    plan = project.training.edited(optimizer=optimizer)
    return project.edited(training=plan, network=project.network.remove([dropout]))


def test_its_losses_are_those_of_a_loop_by_hand(project: Project, digits: Dataset) -> None:
    project = descending(project)
    test = run_range_test(project, digits, steps=30, low=1e-4, high=1.0)
    module = build_module(project.network, project.training.seed).train()
    module.get_submodule("input").standardise(  # type: ignore[operator]
        torch.from_numpy(digits.mean).float(), torch.from_numpy(digits.std).float()
    )
    rates = [1e-4 * 1e4 ** (step / 29) for step in range(30)]
    order = torch.cat([epoch_order(len(digits.train), 0, epoch) for epoch in (1, 2, 3)])
    bounds = batch_bounds(len(digits.train), 100)
    ends = [(e * len(digits.train) + a, e * len(digits.train) + b) for e in range(3) for a, b in bounds]
    losses = []
    for rate, (start, end) in zip(rates, ends[:30], strict=False):
        rows = order[start:end].numpy()
        loss = torch.nn.functional.cross_entropy(
            module(torch.from_numpy(digits.train.images[rows])), torch.from_numpy(digits.train.labels[rows])
        )
        module.zero_grad()
        loss.backward()
        with torch.no_grad():
            for parameter in module.parameters():
                parameter -= rate * parameter.grad
        losses.append(loss.item())
    np.testing.assert_allclose(test.rates, rates[: len(test.rates)], rtol=1e-9)
    np.testing.assert_allclose(test.losses, losses[: len(test.losses)], rtol=1e-4)
    assert len(test.losses) == 30


def test_the_suggestion_trains(project: Project, digits: Dataset) -> None:
    test = run_range_test(descending(project), digits)
    assert test.reason != "none"
    last = {}
    for rate in (test.suggestion, 1e-5):
        reports = list(train(descending(project, rate), digits))
        last[rate] = reports[-1].test_accuracy  # type: ignore[union-attr]
    assert last[test.suggestion] > last[1e-5] + 0.3


def test_it_ends_where_the_loss_is_out_of_hand(project: Project, digits: Dataset) -> None:
    test = run_range_test(project, digits, high=1000.0)
    assert test.diverged
    assert len(test.rates) == len(test.losses) == len(test.smoothed) < 100
    assert np.isfinite(test.losses).all()
    assert test.suggestion <= test.rates[-1] / 9.5


def test_a_network_that_learns_nothing_keeps_the_plans_rate(project: Project, digits: Dataset) -> None:
    test = run_range_test(descending(project, 0.025), digits, low=1e-9, high=1e-7, steps=30)
    assert (test.suggestion, test.reason, test.diverged) == (0.025, "none", False)


def test_nothing_else_is_changed(project: Project, digits: Dataset) -> None:
    """Neither the numbers of a training that goes on, nor torch's generator, nor the project."""
    alone = [report.loss.tolist() for report in train(project, digits) if hasattr(report, "loss")]
    text, images = project_text(project), digits.train.images.copy()
    run = train(project, digits)
    torch.manual_seed(3)
    state = torch.get_rng_state()
    losses: list[float] = []
    for report in run:
        if hasattr(report, "loss"):
            losses += report.loss.tolist()
        if not losses:
            run_range_test(project, digits, steps=10)
    assert losses == [loss for part in alone for loss in part]
    assert torch.equal(torch.get_rng_state(), state)
    assert project_text(project) == text
    assert np.array_equal(digits.train.images, images)


def test_progress_grows_and_closing_ends_it(project: Project, digits: Dataset) -> None:
    test = range_test(project, digits)
    seen = []
    for _ in range(2):
        progress = next(test)
        seen.append(len(progress.rates))
        assert len(progress.rates) == len(progress.losses) == len(progress.smoothed) <= progress.num_steps
    assert seen == sorted(seen)
    test.close()
    with pytest.raises(StopIteration):
        next(test)


@pytest.mark.parametrize(
    "settings", [{"steps": 5}, {"low": 0.0}, {"low": 1.0, "high": 0.1}, {"high": math.inf}]
)
def test_what_is_no_range_is_refused(project: Project, digits: Dataset, settings: dict[str, float]) -> None:
    with pytest.raises(UserError):
        run_range_test(project, digits, **settings)  # type: ignore[arg-type]


def test_smoothing_keeps_a_straight_line_and_moves_nothing() -> None:
    line = np.linspace(3, 1, 100)
    assert np.abs(smooth(line, 100) - line)[20:-20].max() < 1e-9
    valley = np.abs(np.arange(100) - 60.0)
    assert smooth(valley, 100).argmin() == 60


@given(st.floats(-4, -1), st.integers(0, 9))
@settings(max_examples=30, deadline=None)
def test_the_steepest_fall_is_found(place: float, seed: int) -> None:
    """Of a loss that falls like a sigmoid around 10^place, and rises a decade and a half later."""
    rates = np.logspace(-6, 1, 100)
    logs = np.log10(rates)
    losses = 2.3 - 1.5 / (1 + np.exp(-6 * (logs - place))) + np.maximum(logs - place - 1.5, 0) * 20
    losses += np.random.default_rng(seed).normal(0, 0.01, 100)
    smoothed = smooth(losses, 100)
    count = next((n for n in range(1, 101) if out_of_hand(smoothed[:n])), 100)
    rate, reason = suggest(rates[:count], losses[:count], smoothed[:count], count < 100, 0.5)
    assert reason == "steepest"
    assert abs(math.log10(rate) - place) < 0.35


def test_a_loss_that_only_rises_suggests_a_tenth() -> None:
    rates, losses = np.logspace(-3, 0, 31), np.linspace(2, 9, 31)
    rate, reason = suggest(rates, losses, losses, True, 0.5)
    assert (rate, reason) == (0.1, "divergence")


def test_the_module_that_is_judged_is_no_other(project: Project, digits: Dataset) -> None:
    """A model in hand keeps its weights through a test."""
    run = train(project, digits)
    next(run), next(run)
    module = run.model()._module
    before = {name: value.clone() for name, value in module.state_dict().items()}
    run_range_test(project, digits, steps=10)
    assert all(torch.equal(value, before[name]) for name, value in module.state_dict().items())
    images = torch.from_numpy(digits.test.images)
    labels = torch.from_numpy(digits.test.labels)
    assert math.isfinite(evaluate(module, torch.nn.functional.cross_entropy, images, labels)[0])


def test_a_second_rate_keeps_its_ratio(project: Project) -> None:
    muon = Optimizer.family.parse({"type": "Muon", "learning_rate": 0.02, "adamw_learning_rate": 0.001})
    plan = at_rate(project.training.edited(optimizer=muon), 0.005)
    assert dict(plan.optimizer)["learning_rate"] == 0.005
    assert dict(plan.optimizer)["adamw_learning_rate"] == 0.00025


def test_the_command_suggests_a_rate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(tmp_path / "digits.strata")
    assert main(["new", "digits", file]) == 0
    assert main(["range-test", file, "--steps", "40", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert 1e-4 < told["suggestion"] < 0.1
    assert len(told["rates"]) == len(told["losses"]) == len(told["smoothed"]) <= 40
    assert main(["range-test", file, "--steps", "40"]) == 0
    printed = capsys.readouterr().out
    assert f"Suggested learning rate: {told['suggestion']:g}" in printed
    assert main(["range-test", file, "--low", "1", "--high", "0.1"]) == 2
