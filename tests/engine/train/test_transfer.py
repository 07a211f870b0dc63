"""Transfer: what matches by name and shape is taken, all else is listed with its reason."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from engine.build.module import build_module
from engine.cli import main
from engine.data.dataset import Dataset
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2d
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.spec.message import UserError
from engine.spec.network import NetworkSpec, chain
from engine.spec.project import Project, save_project
from engine.spec.training import TrainingPlan
from engine.train.report import EpochReport, Report
from engine.train.run import Run, train
from engine.train.transfer import Transfer, transfer_of


@pytest.fixture
def network() -> NetworkSpec:
    return chain(
        ("input", Input(height=8, width=8)),
        ("conv", Conv2d(filters=4)),
        ("norm", BatchNorm()),
        ("flatten", Flatten()),
        ("dense", Linear(units=10)),
        ("output", Output()),
    )


@pytest.fixture
def run(network: NetworkSpec, digits: Dataset) -> Run:
    """A trained one."""
    run = train(Project(network=network, training=TrainingPlan(epochs=2, batch_size=200)), digits)
    list(run)
    return run


@pytest.fixture
def model(run: Run, tmp_path: Path) -> str:
    """Its file."""
    path = tmp_path / "model.safetensors"
    run.model().save(path)
    return str(path)


def took(transfer: Transfer) -> dict[str, bool]:
    return {f"{row.layer}.{row.tensor}": bool(row.source) for row in transfer.rows}


def test_the_same_network_begins_where_the_other_ended(
    run: Run, model: str, network: NetworkSpec, digits: Dataset
) -> None:
    second = train(Project(network=network, training=TrainingPlan(weights=model, seed=7)), digits)
    before, after = run._module.state_dict(), second._module.state_dict()
    learnt = [name for name in before if not name.endswith("num_batches_tracked")]
    assert all(torch.equal(before[name], after[name]) for name in learnt)
    first = next(report for report in second if isinstance(report, Report))
    assert first.loss[0] < 2.0  # new weights begin at ln 10 = 2.3


def test_another_head_keeps_the_body_and_says_why_not_all(model: str, network: NetworkSpec) -> None:
    other = network.replace("dense", Linear(units=7))
    transfer = transfer_of(other, model)
    assert took(transfer) == {
        "conv.weight": True,
        "conv.bias": True,
        "norm.weight": True,
        "norm.bias": True,
        "norm.running_mean": True,
        "norm.running_var": True,
        "dense.weight": False,
        "dense.bias": False,
    }
    reasons = {row.tensor: str(row.reason) for row in transfer.rows if row.node == "dense"}
    assert reasons["weight"] == "It is 7x144 here, and 10x144 in the file."
    assert str(transfer.summary) == "6 of 8 tensors are taken."
    assert transfer.unused == ("dense",)


def test_a_bias_is_not_taken_without_its_weight(model: str, network: NetworkSpec) -> None:
    """Ten units in both, on other inputs."""
    transfer = transfer_of(network.replace("conv", Conv2d(filters=8)), model)
    assert not any(took(transfer).values())
    reasons = {f"{row.node}.{row.tensor}": str(row.reason) for row in transfer.rows}
    assert reasons["dense.bias"] == "The weight of this layer does not fit."


def test_names_go_before_ids_and_ids_do_for_the_rest(model: str, network: NetworkSpec) -> None:
    renamed = network.rename("conv", "eyes")
    assert took(transfer_of(renamed, model))["eyes.weight"], "by the id, since nothing is called so"
    crossed = chain(
        ("input", Input(height=8, width=8)),
        ("first", Conv2d(filters=4)),
        ("conv", BatchNorm()),
        ("flatten", Flatten()),
        ("dense", Linear(units=10)),
        ("output", Output()),
    )
    crossed = crossed.rename("conv", "norm").rename("first", "conv")
    transfer = transfer_of(crossed, model)
    sources = {f"{row.node}.{row.tensor}": row.source for row in transfer.rows}
    assert sources["first.weight"] == "conv.weight"
    assert sources["conv.running_mean"] == "norm.running_mean"


def test_a_missing_layer_and_a_missing_bias_are_told(model: str, network: NetworkSpec) -> None:
    other = network.duplicate(["norm"])[0].replace("conv", Conv2d(filters=4, bias=False))
    other = other.remove(["norm"]).connect("conv", "norm_1").connect("norm_1", "flatten")
    rows = {f"{row.node}.{row.tensor}": row for row in transfer_of(other, model).rows}
    assert str(rows["norm_1.weight"].reason) == "The file has no layer of this name."
    assert rows["conv.weight"].source == "conv.weight"


def test_bare_weights_without_a_network_match_by_id(network: NetworkSpec, tmp_path: Path) -> None:
    path = tmp_path / "bare.safetensors"
    module = build_module(network, 5)
    save_file({name: value.contiguous() for name, value in module.state_dict().items()}, path)
    assert all(took(transfer_of(network, str(path))).values())


def test_what_is_no_model_is_refused(network: NetworkSpec, digits: Dataset, tmp_path: Path) -> None:
    (tmp_path / "text.safetensors").write_text("no")
    for path in ("nowhere", str(tmp_path / "text.safetensors")):
        with pytest.raises(UserError):
            train(Project(network=network, training=TrainingPlan(weights=path)), digits)


def test_where_nothing_matches_the_training_is_refused(
    model: str, network: NetworkSpec, digits: Dataset
) -> None:
    other = network.replace("conv", Conv2d(filters=8))
    with pytest.raises(UserError, match="no weights for this network"):
        train(Project(network=other, training=TrainingPlan(weights=model)), digits)


def test_a_checkpoint_needs_the_file_no_more(model: str, network: NetworkSpec, digits: Dataset) -> None:
    project = Project(network=network, training=TrainingPlan(weights=model, epochs=2, batch_size=200))
    whole = [report for report in train(project, digits) if isinstance(report, EpochReport)]
    run = train(project, digits)
    while not isinstance(next(run), EpochReport):
        pass
    state = run.state()
    Path(model).unlink()
    resumed = Run.resume(state, digits)
    assert resumed.project.training.weights == model
    assert [report for report in resumed if isinstance(report, EpochReport)] == whole[1:]


def test_frozen_layers_keep_the_weights_they_took(
    run: Run, model: str, network: NetworkSpec, digits: Dataset
) -> None:
    other = network.replace("dense", Linear(units=10, bias=False)).freeze(["conv", "norm"])
    second = train(Project(network=other, training=TrainingPlan(weights=model, epochs=1)), digits)
    list(second)
    before, after = run._module.state_dict(), second._module.state_dict()
    assert torch.equal(before["conv.weight"], after["conv.weight"])
    assert torch.equal(before["norm.running_var"], after["norm.running_var"])
    assert not torch.equal(before["dense.weight"], after["dense.weight"])


def test_the_command_prints_the_table(
    model: str, network: NetworkSpec, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "other.strata"
    plan = TrainingPlan(epochs=1, batch_size=200)
    save_project(Project(network=network.replace("dense", Linear(units=10, bias=False)), training=plan), file)
    assert main(["train", str(file), "--weights", model]) == 0
    printed = capsys.readouterr().out
    assert "norm.running_mean" in printed
    assert "7 of 7 tensors are taken." in printed


def test_the_range_test_starts_from_them_too(model: str, network: NetworkSpec, digits: Dataset) -> None:
    from engine.train.range_test import run_range_test

    new = run_range_test(Project(network=network), digits, steps=10)
    old = run_range_test(Project(network=network, training=TrainingPlan(weights=model)), digits, steps=10)
    assert np.median(old.losses[:3]) < np.median(new.losses[:3]) - 0.5
