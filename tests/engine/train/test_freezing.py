"""Frozen layers: weights and statistics stay bit for bit, in every way of training; the others learn."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from engine.build.module import build_module
from engine.clinic.preflight import preflight
from engine.data.dataset import Dataset
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2d
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.spec.message import UserError
from engine.spec.network import chain
from engine.spec.optimizer import Optimizer
from engine.spec.project import Project
from engine.spec.training import TrainingPlan
from engine.train.freezing import freeze
from engine.train.report import Changed, Finished, Observed, Report
from engine.train.run import Run, train


@pytest.fixture
def normed() -> Project:
    """conv, norm, conv, linear; one epoch of eleven steps."""
    network = chain(
        ("input", Input(height=8, width=8)),
        ("first", Conv2d(filters=4)),
        ("norm", BatchNorm()),
        ("relu", ReLU()),
        ("second", Conv2d(filters=4)),
        ("flatten", Flatten()),
        ("dense", Linear(units=10)),
        ("output", Output()),
    )
    return Project(network=network, training=TrainingPlan(epochs=1, batch_size=100))


def state(run: Run) -> dict[str, torch.Tensor]:
    return {name: value.clone() for name, value in run._module.state_dict().items()}


def moved(before: dict[str, torch.Tensor], after: dict[str, torch.Tensor]) -> set[str]:
    """The layers in which anything is different."""
    return {name.partition(".")[0] for name in before if not torch.equal(before[name], after[name])}


def reports_of(run: Run) -> list[Report]:
    return [report for report in run if isinstance(report, Report)]


def next_report(run: Run) -> Report:
    return next(report for report in run if isinstance(report, Report))


@pytest.mark.parametrize("tag", Optimizer.family.members())
def test_no_optimizer_moves_a_frozen_layer(normed: Project, digits: Dataset, tag: str) -> None:
    """Nor do decay, the L1 penalty, the limit of the weights, nor what an average brings back."""
    optimizer = Optimizer.family.parse({"type": tag, "weight_decay": 0.1})
    plan = normed.training.edited(optimizer=optimizer, l1=0.01, max_norm=0.05, ema_decay=0.5, clip_norm=0.1)
    run = train(normed.edited(network=normed.network.freeze(["first", "norm"]), training=plan), digits)
    before = state(run)
    reports = list(run)
    assert isinstance(reports[-1], Finished)
    assert moved(before, state(run)) == {"second", "dense"}


def test_what_is_reported_of_it_is_no_number(normed: Project, digits: Dataset) -> None:
    run = train(normed.edited(network=normed.network.freeze(["first"])), digits)
    for report in reports_of(run):
        for table in (report.gradient_norm, report.update_ratio):
            assert np.isnan(table[:, 0]).all()
            assert (table[:, 1:] > 0).all()
        assert np.isfinite(report.weight_norm).all()


def test_the_others_learn_as_in_a_loop_by_hand(normed: Project, digits: Dataset) -> None:
    """With torch's own requires_grad and eval()."""
    optimizer = Optimizer.family.parse({"type": "Momentum", "learning_rate": 0.05, "weight_decay": 0.01})
    project = normed.edited(
        network=normed.network.freeze(["first", "norm"]),
        training=normed.training.edited(optimizer=optimizer),
    )
    run = train(project, digits)
    module = copy.deepcopy(run._module)
    for name in ("first", "norm"):
        module.get_submodule(name).requires_grad_(False)
    steps = torch.optim.SGD(
        [p for p in module.parameters() if p.requires_grad], 0.05, momentum=0.9, weight_decay=0.01
    )
    order = torch.randperm(len(digits.train), generator=torch.Generator().manual_seed(1)).numpy()
    losses = []
    for start in range(0, 300, 100):
        rows = order[start : start + 100]
        module.train()
        module.get_submodule("norm").__dict__.pop("train", None)
        module.get_submodule("norm").eval()
        steps.zero_grad()
        outputs = module(torch.from_numpy(digits.train.images[rows]))
        loss = nn.functional.cross_entropy(outputs, torch.from_numpy(digits.train.labels[rows]))
        loss.backward()
        steps.step()
        losses.append(loss.item())
    found = np.concatenate([report.loss for report in reports_of(run)])
    np.testing.assert_allclose(found[:3], losses, rtol=1e-5)


def test_it_is_frozen_and_thawed_while_it_runs(normed: Project, digits: Dataset) -> None:
    run = train(normed.edited(training=normed.training.edited(epochs=4)), digits)
    run.single_step = True
    next_report(run)
    told = run.change(normed.edited(network=normed.network.freeze(["first", "norm"])))
    assert [str(text) for text in told] == ["first: frozen", "norm: frozen"]
    assert isinstance(next(run), Changed)
    assert isinstance(next(run), Changed)
    before = state(run)
    report = next_report(run)
    assert np.isnan(report.gradient_norm[:, :2]).all()
    assert moved(before, state(run)) == {"second", "dense"}
    run.change(normed)
    before = state(run)
    report = next_report(run)
    assert np.isfinite(report.gradient_norm).all()
    assert moved(before, state(run)) == {"first", "norm", "second", "dense"}


def test_thawed_it_goes_on_as_if_it_had_never_been_frozen(normed: Project, digits: Dataset) -> None:
    """Frozen and thawed before the first step: the same losses, bit for bit."""
    plain = np.concatenate([report.loss for report in reports_of(train(normed, digits))])
    run = train(normed, digits)
    next(run)
    run.change(normed.edited(network=normed.network.freeze(["norm"])))
    run.change(normed)
    assert np.array_equal(np.concatenate([report.loss for report in reports_of(run)]), plain)


def test_statistics_stay_whatever_mode_the_network_is_put_into(normed: Project) -> None:
    module = build_module(normed.network, 0)
    norm: Any = module.get_submodule("norm")
    freeze(norm)
    module.eval()
    module.train()
    module(torch.randint(0, 255, (8, 1, 8, 8), dtype=torch.uint8))
    assert not norm.training
    assert torch.equal(norm.running_mean, torch.zeros(4))
    freeze(norm, False)
    module.eval()
    module.train()
    module(torch.randint(0, 255, (8, 1, 8, 8), dtype=torch.uint8))
    assert norm.training
    assert not torch.equal(norm.running_mean, torch.zeros(4))


def test_a_network_that_is_frozen_wholly_is_refused(normed: Project, digits: Dataset) -> None:
    network = normed.network.freeze(["first", "norm", "second", "dense"])
    with pytest.raises(UserError, match="frozen"):
        train(normed.edited(network=network), digits)


def test_convergence_looks_at_what_learns(normed: Project, digits: Dataset) -> None:
    plan = normed.training.edited(
        epochs=50, converged_by="gradient", convergence_threshold=1000.0, convergence_steps=5
    )
    network = normed.network.freeze(["first"])
    (*_, last) = train(normed.edited(network=network, training=plan), digits)
    assert isinstance(last, Finished)
    assert last.reason == "converged"


def test_a_number_that_is_not_finite_is_still_found(normed: Project, digits: Dataset) -> None:
    """The search of the guilty layer asks for no gradient of what is frozen."""
    optimizer = Optimizer.family.parse({"type": "GradientDescent", "learning_rate": 100.0})
    plan = normed.training.edited(optimizer=optimizer, epochs=20)
    (*_, last) = train(normed.edited(network=normed.network.freeze(["first"]), training=plan), digits)
    assert not isinstance(last, Finished) or np.isfinite(last.test_loss)


def test_every_probe_takes_it(normed: Project, digits: Dataset) -> None:
    """With all of them on, and the first layers frozen."""
    plan = normed.training.edited(probes="full", epochs=3)
    cold = normed.edited(network=normed.network.freeze(["first", "norm"]), training=plan)
    run = train(cold, digits)
    looks = []
    for report in run:
        if isinstance(report, Observed):
            looks.append(report)
            run.change(cold if len(looks) % 2 else cold.edited(network=normed.network))
    assert len(looks) > 3
    assert isinstance(report, Finished)
    assert np.isnan(looks[0].observation.gradient_norm[0])
    assert np.isfinite(looks[0].observation.signal_norm).all()


def test_a_look_before_training_knows_what_is_frozen(normed: Project, digits: Dataset) -> None:
    evidence = preflight(normed.edited(network=normed.network.freeze(["first"])), digits)
    (look,) = evidence.observations
    assert np.isnan(look.gradient_norm[0])
    assert np.isfinite(look.gradient_norm[1:]).all()
    assert np.isfinite(look.signal_norm).all()


def test_a_checkpoint_goes_on_with_what_was_frozen_meanwhile(normed: Project, digits: Dataset) -> None:
    project = normed.edited(training=normed.training.edited(epochs=3))
    cold = project.edited(network=project.network.freeze(["first", "norm"]))

    def first_half() -> Run:
        run = train(project, digits)
        run.single_step = True
        for _ in range(5):
            next_report(run)
        run.change(cold)
        for _ in range(5):
            next_report(run)
        return run

    whole = [report.loss for report in reports_of(first_half())]
    resumed = Run.resume(first_half().state(), digits)
    resumed.single_step = True
    before = state(resumed)
    rest = [report.loss for report in reports_of(resumed)]
    assert np.array_equal(np.concatenate(rest), np.concatenate(whole))
    assert resumed.project.network.node("first").frozen
    assert moved(before, state(resumed)) == {"second", "dense"}
