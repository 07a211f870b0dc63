"""A run goes on from its checkpoint as if it had never stopped; a spoilt checkpoint is never taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from engine.data.dataset import Dataset
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2d
from engine.layers.dropout import Dropout
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
from engine.train.checkpoint import checkpoints, read_checkpoint, write_checkpoint
from engine.train.report import Changed, EpochReport, Finished, Report, Started, TrainingReport
from engine.train.run import Run, train


@pytest.fixture
def project() -> Project:
    """With everything that remembers: batch statistics, dropout, an average of the weights."""
    network = chain(
        Input(height=8, width=8), Conv2d(filters=4), BatchNorm(), ReLU(), Dropout(), Flatten(),
        Linear(units=10), Output(),
    )  # fmt: skip
    plan = TrainingPlan(epochs=3, batch_size=400, ema_decay=0.9, probes="off")
    return Project(network=network, training=plan)


def edited(project: Project, **changes: Any) -> Project:
    return project.edited(training=project.training.edited(**changes))


def single(run: Run) -> Run:
    run.single_step = True
    return run


def gather(run: Run) -> list[TrainingReport]:
    return list(single(run))


def losses(reports: list[TrainingReport]) -> bytes:
    return np.concatenate([r.loss for r in reports if isinstance(r, Report)]).tobytes()


def epochs(reports: list[TrainingReport]) -> list[EpochReport]:
    return [r for r in reports if isinstance(r, EpochReport)]


def weights(run: Run) -> dict[str, bytes]:
    return {name: value.numpy().tobytes() for name, value in run.state()["stepper"]["module"].items()}


def ahead(run: Run, until: Callable[[TrainingReport], bool]) -> list[TrainingReport]:
    """The reports up to the first of a kind."""
    seen: list[TrainingReport] = []
    for report in single(run):
        seen.append(report)
        if until(report):
            return seen
    raise AssertionError("there was no such report")


def after_step(step: int) -> Callable[[TrainingReport], bool]:
    return lambda report: isinstance(report, Report) and report.steps[-1] == step


def resumed(run: Run, folder: Path, dataset: Dataset) -> Run:
    """By way of the disk."""
    write_checkpoint(folder, run.state())
    return Run.resume(read_checkpoint(folder), dataset)


def same_as_whole(project: Project, dataset: Dataset, folder: Path, until: Callable[..., bool]) -> None:
    whole = train(project, dataset)
    expected = gather(whole)
    first = train(project, dataset)
    before = ahead(first, until)
    second = resumed(first, folder, dataset)
    del first
    torch.rand(5)  # what else draws random numbers in between must not matter
    after = gather(second)
    assert isinstance(after[0], Started)
    assert losses(before + after) == losses(expected)
    assert epochs(before + after) == epochs(expected)
    assert weights(second) == weights(whole)
    ends = [reports[-1] for reports in (after, expected)]
    assert all(isinstance(end, Finished) for end in ends)
    assert ends[0].test_loss == ends[1].test_loss  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "until",
    [
        pytest.param(lambda report: isinstance(report, Started), id="before the first step"),
        pytest.param(after_step(1), id="in the first epoch"),
        pytest.param(after_step(3), id="after an epoch's last step"),
        pytest.param(lambda report: isinstance(report, EpochReport), id="after an epoch"),
        pytest.param(after_step(9), id="in the last epoch"),
        pytest.param(after_step(11), id="after the last step"),
    ],
)
def test_it_goes_on_as_if_it_had_never_stopped(
    project: Project, digits: Dataset, tmp_path: Path, until: Callable[..., bool]
) -> None:
    same_as_whole(project, digits, tmp_path, until)


@pytest.mark.parametrize("tag", sorted(Optimizer.family.members()))
def test_every_optimizer_goes_on_bit_for_bit(
    project: Project, digits: Dataset, tmp_path: Path, tag: str
) -> None:
    plan = {"optimizer": {"type": tag}, "epochs": 2, "ema_decay": 0.0}
    same_as_whole(edited(project, **plan), digits, tmp_path, after_step(5))


@pytest.mark.parametrize(
    "plan",
    [
        {"schedule": {"type": "Plateau", "patience": 1, "ratio": 0.5}},
        {"schedule": {"type": "Cosine"}, "warmup_steps": 3},
        {"augmentations": [{"type": "Flip"}, {"type": "Mixup"}]},
        {"accumulation_parts": 2, "clip_norm": 0.5},
        {"patience": 1, "least_improvement": 1.0},
        {"converged_by": "loss", "convergence_threshold": 100.0, "convergence_steps": 7},
        {"max_steps": 7},
    ],
    ids=lambda plan: next(iter(plan)),
)
def test_every_kind_of_plan_goes_on(
    project: Project, digits: Dataset, tmp_path: Path, plan: dict[str, Any]
) -> None:
    same_as_whole(edited(project, **plan), digits, tmp_path, after_step(5))


def test_a_stopped_run_goes_on_where_it_was_stopped(
    project: Project, digits: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = gather(train(project, digits))
    run = train(project, digits)
    before = ahead(run, after_step(4))
    make_step = run._stepper.step

    def interrupted(*arguments: Any) -> None:
        """Ctrl+C comes while a step is made."""
        run.stop()
        make_step(*arguments)

    monkeypatch.setattr(run._stepper, "step", interrupted)
    before.append(next(run))
    again = resumed(run, tmp_path, digits)
    assert isinstance(next(run), Finished)
    assert losses([*before, *gather(again)]) == losses(whole)


def test_changes_and_more_epochs_are_part_of_it(project: Project, digits: Dataset, tmp_path: Path) -> None:
    def begun() -> Run:
        run = train(edited(project, epochs=1), digits)
        ahead(run, after_step(1))
        run.change(edited(project, epochs=1, clip_norm=0.1))
        run.extend(1)
        return run

    whole = begun()
    expected = gather(whole)
    again = resumed(begun(), tmp_path, digits)
    found = gather(again)
    assert [r.text for r in found if isinstance(r, Changed)] == [
        r.text for r in expected if isinstance(r, Changed)
    ]
    assert len(epochs(found)) == 2
    assert again.project.training.clip_norm == 0.1
    assert losses(found) == losses(expected)


def test_a_run_that_has_ended_goes_on_for_more_epochs(
    project: Project, digits: Dataset, tmp_path: Path
) -> None:
    whole = train(edited(project, epochs=1), digits)
    ahead(whole, lambda report: isinstance(report, EpochReport))
    again = resumed(whole, tmp_path, digits)
    again.extend(1)
    whole.extend(1)
    assert losses(gather(again)) == losses(gather(whole))


def test_other_pictures_are_refused(project: Project, digits: Dataset, tmp_path: Path) -> None:
    run = train(project, digits)
    ahead(run, after_step(0))
    write_checkpoint(tmp_path, run.state())
    other = replace(digits, train=digits.train.subset(np.arange(100)))
    with pytest.raises(UserError, match="not those with which this run began"):
        Run.resume(read_checkpoint(tmp_path), other)


# The files


def kept(folder: Path, *steps: int) -> list[Path]:
    for step in steps:
        write_checkpoint(folder, {"steps": step, "weights": torch.full((1000,), float(step))})
    return checkpoints(folder)


def test_only_the_newest_two_are_kept(tmp_path: Path) -> None:
    paths = kept(tmp_path, 1, 20, 3)
    assert [path.name for path in paths] == ["step-000000000020.safetensors", "step-000000000003.safetensors"]
    assert len(list((tmp_path / "checkpoints").iterdir())) == 2
    assert read_checkpoint(tmp_path)["steps"] == 20


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.999])
def test_one_that_is_cut_is_never_taken(tmp_path: Path, share: float) -> None:
    newest, _ = kept(tmp_path, 1, 2)
    content = newest.read_bytes()
    newest.write_bytes(content[: int(len(content) * share)])
    assert read_checkpoint(tmp_path)["steps"] == 1


def test_one_with_a_spoilt_byte_is_never_taken(tmp_path: Path) -> None:
    newest, older = kept(tmp_path, 1, 2)
    for path in (newest, older):
        content = bytearray(path.read_bytes())
        content[-100] ^= 1
        path.write_bytes(content)
    with pytest.raises(UserError, match=r"step-000000000002\.safetensors is damaged"):
        read_checkpoint(tmp_path)


def test_a_folder_without_one_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no checkpoint"):
        read_checkpoint(tmp_path)


def test_a_full_disk_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path, 1)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(UserError, match="no space left"):
        kept(tmp_path, 2)
    assert read_checkpoint(tmp_path)["steps"] == 1
    assert len(list((tmp_path / "checkpoints").iterdir())) == 1
