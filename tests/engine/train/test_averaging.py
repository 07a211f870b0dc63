"""Stochastic weight averaging against torch's own, and in a run: judged, kept, stored, gone on with."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from torch.optim.swa_utils import AveragedModel, update_bn

from engine.build.module import build_module
from engine.data.dataset import Dataset
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2d
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.spec.network import chain
from engine.spec.project import Project
from engine.spec.training import TrainingPlan
from engine.train.averaging import average_equally, renew_statistics
from engine.train.evaluate import evaluate
from engine.train.freezing import freeze
from engine.train.report import EpochReport, Finished, Report
from engine.train.run import Run, train


@pytest.fixture
def normed() -> Project:
    network = chain(
        ("input", Input(height=8, width=8)),
        ("conv", Conv2d(filters=4)),
        ("norm", BatchNorm()),
        ("relu", ReLU()),
        ("flatten", Flatten()),
        ("dense", Linear(units=10)),
        ("output", Output()),
    )
    return Project(network=network, training=TrainingPlan(epochs=5, batch_size=100))


def pictures(seed: int, count: int = 16) -> torch.Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.randint(0, 255, (count, 1, 8, 8), dtype=torch.uint8, generator=generator)


def test_the_mean_is_that_of_torch(normed: Project) -> None:
    module = build_module(normed.network, 0)
    theirs = AveragedModel(module)
    ours: dict[str, torch.Tensor] = {}
    for count in range(1, 6):
        with torch.no_grad():
            for parameter in module.parameters():
                parameter.add_(torch.randn_like(parameter))
        module(pictures(count))
        theirs.update_parameters(module)
        average_equally(ours, module, count)
    expected = theirs.module.state_dict()
    parameters = dict(module.named_parameters())
    for name in parameters:
        assert torch.equal(ours[name], expected[name])
    plain = module.state_dict()
    for name in plain.keys() - parameters.keys():
        assert torch.equal(ours[name], plain[name])


def test_the_statistics_are_those_of_torch(normed: Project) -> None:
    ours, theirs = build_module(normed.network, 0), build_module(normed.network, 0)
    batches = [pictures(seed) for seed in range(4)]
    update_bn(batches, theirs)  # type: ignore[arg-type]
    ours.eval()
    renew_statistics(ours, batches)
    assert not ours.training
    for name, value in ours.state_dict().items():
        assert torch.equal(value, theirs.state_dict()[name])
    norm: Any = ours.get_submodule("norm")
    assert norm.momentum == 0.1


def test_frozen_statistics_are_not_renewed(normed: Project) -> None:
    module = build_module(normed.network, 0)
    module(pictures(0))
    norm: Any = module.get_submodule("norm")
    before = norm.running_mean.clone()
    freeze(norm)
    renew_statistics(module, [pictures(1)])
    assert torch.equal(norm.running_mean, before)


def swa(project: Project, start: int, **changes: object) -> Project:
    return project.edited(training=project.training.edited(swa_start=start, **changes))


def test_the_mean_of_the_epochs_is_judged_with_renewed_statistics(normed: Project, digits: Dataset) -> None:
    """Built again by hand from the weights at the end of each epoch, with torch's own tools."""
    run = train(swa(normed, 3), digits)
    theirs: AveragedModel | None = None
    order = torch.arange(len(digits.train))
    for report in run:
        if not isinstance(report, EpochReport) or report.epoch < 3:
            continue
        if theirs is None:
            theirs = AveragedModel(run._module)
        theirs.update_parameters(run._module)
        batches = [torch.from_numpy(digits.train.images[rows.numpy()]) for rows in order.split(100)]
        if len(batches[-1]) == 1:
            batches[-2:] = [torch.cat(batches[-2:])]
        update_bn(batches, theirs)  # type: ignore[arg-type]
        loss, accuracy = evaluate(
            theirs,
            torch.nn.functional.cross_entropy,
            torch.from_numpy(digits.validation.images),
            torch.from_numpy(digits.validation.labels),
        )
        assert report.validation_loss == pytest.approx(loss, rel=1e-5)
        assert report.validation_accuracy == pytest.approx(accuracy)
    assert theirs is not None


def test_the_training_itself_is_as_without(normed: Project, digits: Dataset) -> None:
    def losses(project: Project) -> np.ndarray:
        return np.concatenate([r.loss for r in train(project, digits) if isinstance(r, Report)])

    assert np.array_equal(losses(normed), losses(swa(normed, 1)))


def test_the_best_mean_is_kept_and_the_run_goes_on_from_its_own_weights(
    normed: Project, digits: Dataset
) -> None:
    run = train(swa(normed, 1), digits)
    own = {}
    for report in run:
        if isinstance(report, EpochReport):
            own = {name: value.clone() for name, value in run._module.state_dict().items()}
    assert isinstance(report, Finished)
    kept = run._module.state_dict()
    assert not torch.equal(kept["dense.weight"], own["dense.weight"])
    run.extend(1)
    next(run)
    assert all(torch.equal(value, own[name]) for name, value in run._module.state_dict().items())


def test_it_is_in_the_checkpoint(normed: Project, digits: Dataset) -> None:
    project = swa(normed, 2, ema_decay=0.9)
    whole = list(train(project, digits))
    run = train(project, digits)
    for report in run:
        if isinstance(report, EpochReport) and report.epoch == 3:
            break
    rest = list(Run.resume(run.state(), digits))
    ends = [report for report in whole if isinstance(report, EpochReport)][3:]
    assert [report for report in rest if isinstance(report, EpochReport)] == ends


def test_it_is_switched_on_and_off_while_it_runs(normed: Project, digits: Dataset) -> None:
    run = train(normed, digits)
    for report in run:
        if isinstance(report, EpochReport):
            told = run.change(swa(normed, 2 if report.epoch < 4 else 0))
            assert bool(run._updater._mean) == (2 <= report.epoch < 4)
            assert [str(text) for text in told] == {
                1: ["average from epoch (SWA): 0 → 2"],
                4: ["average from epoch (SWA): 2 → 0"],
            }.get(report.epoch, [])
