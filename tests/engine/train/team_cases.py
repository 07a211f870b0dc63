"""What one process and several must do alike; run by torchrun, it does it as one of several."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from engine.data.dataset import Dataset, load_dataset
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2d
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.spec.network import chain
from engine.spec.project import Project
from engine.spec.training import TrainingPlan
from engine.train.report import EpochReport, Finished, Report, RunFailed
from engine.train.run import Run
from engine.train.team import ALONE, Team

Result = dict[str, np.ndarray]


def project(norm: bool = False, dropout: bool = False, balance: str = "none", **plan: Any) -> Project:
    """A small network on the digits."""
    between = [*([BatchNorm()] if norm else []), ReLU(), *([Dropout()] if dropout else []), Flatten()]
    after = [Linear(units=16), *([BatchNorm()] if norm else []), ReLU(), Linear(units=10), Output()]
    network = chain(Input(height=8, width=8), Conv2d(filters=4), *between, *after)
    settings = {"epochs": 2, "probes": "off", "device": "cpu", **plan}
    made = Project(network=network, training=TrainingPlan.model_validate(settings))
    return made if balance == "none" else made.edited(data=made.data.edited(balance=balance))


def data(count: int = 203) -> Dataset:
    """So many digits to train on, of some more than of others."""
    whole = load_dataset(Project().data, Input(height=8, width=8))
    order = np.argsort(whole.train.labels % 3 == 0, kind="stable")
    return replace(whole, train=whole.train.subset(np.sort(order[-count:])))


def numbers(reports: list[Any]) -> Result:
    """All that a run has measured, but for times."""
    steps = [r for r in reports if isinstance(r, Report)]
    epochs = [r for r in reports if isinstance(r, EpochReport)]
    result = {
        name: np.concatenate([getattr(r, name) for r in steps])
        for name in ("steps", "loss", "accuracy", "gradient_norm", "weight_norm", "update_ratio")
    }
    for name in ("train_loss", "train_accuracy", "validation_loss", "validation_accuracy"):
        result[name] = np.array([getattr(r, name) for r in epochs])
    end = reports[-1]
    if isinstance(end, Finished):
        result["end"] = np.array([end.step, end.test_loss, end.test_accuracy])
    if isinstance(end, RunFailed):
        result = {name: values[: end.step + 1] for name, values in result.items()}  # later ones do not count
        result["failed_at"] = np.array([end.step])
        result["failed_in"] = np.array([end.node])
    return result


def run(made: Project, dataset: Dataset, team: Team) -> Result:
    return numbers(list(Run(made, dataset, team)))


def resumed(made: Project, dataset: Dataset, team: Team, begun_by: Team | None = None) -> Result:
    """In the middle of the second epoch it goes on from its state, which a smaller team may have left."""
    first = Run(made, dataset, begun_by or team)
    first.single_step = True
    reports = []
    for report in first:
        reports.append(report)
        if first.num_steps == 6:
            break
    second = Run.resume(first.state(), dataset, team)
    return numbers([*reports, *second])


Case = Callable[[Team], Result]
MOMENTUM = {"type": "Momentum", "learning_rate": 0.05}
SAME: dict[str, Case] = {
    "even batches": lambda team: run(project(batch_size=50), data(200), team),
    "a last batch of three": lambda team: run(project(batch_size=50), data(203), team),
    "odd batches": lambda team: run(project(batch_size=41, optimizer=MOMENTUM), data(203), team),
    "full batch": lambda team: run(project(full_batch=True), data(203), team),
    "batches of one": lambda team: run(project(batch_size=1, max_steps=9), data(203), team),
    "class weights": lambda team: run(project(balance="weigh", batch_size=41), data(203), team),
    "in parts": lambda team: run(project(batch_size=41, accumulation_parts=3), data(203), team),
    "clipped": lambda team: run(project(batch_size=41, clip_norm=0.3, ema_decay=0.9), data(203), team),
    "common batch norm": lambda team: run(
        project(norm=True, synchronise_batch_norm=True, batch_size=40, optimizer=MOMENTUM), data(203), team
    ),
    "averaged, common batch norm": lambda team: run(
        project(norm=True, synchronise_batch_norm=True, batch_size=41, swa_start=1, optimizer=MOMENTUM),
        data(203), team,
    ),
    "looked at": lambda team: run(project(batch_size=50, probes="full"), data(203), team),
    "converged": lambda team: run(
        project(batch_size=41, converged_by="loss", convergence_threshold=100, convergence_steps=4),
        data(203), team,
    ),
    "shards": lambda team: run(project(parallel="fsdp", batch_size=41, clip_norm=0.3), data(203), team),
    "shards, averaged": lambda team: run(
        project(parallel="fsdp", batch_size=41, ema_decay=0.9, l1=1e-4, accumulation_parts=2), data(203), team
    ),
    "shards, a last batch of three": lambda team: run(
        project(parallel="fsdp", batch_size=50, optimizer=MOMENTUM), data(203), team
    ),
    "shards, resumed": lambda team: resumed(project(parallel="fsdp", batch_size=41), data(203), team),
    "shards, not finite": lambda team: run(
        project(parallel="fsdp", batch_size=41, optimizer={"type": "GradientDescent", "learning_rate": 100}),
        data(203), team,
    ),
    "from one process to several": lambda team: resumed(project(batch_size=41), data(203), team, ALONE),
    "not finite": lambda team: run(
        project(batch_size=41, optimizer={"type": "GradientDescent", "learning_rate": 100}), data(203), team
    ),
}  # fmt: skip
"""By name; the numbers do not depend on how many processes there are."""
OWN: dict[str, Case] = {
    "dropout": lambda team: run(project(norm=True, dropout=True, batch_size=41), data(203), team),
    "dropout, resumed": lambda team: resumed(
        project(norm=True, dropout=True, batch_size=41), data(203), team
    ),
    "norms of their own": lambda team: run(project(norm=True, batch_size=41), data(203), team),
}
"""Here they do."""


def main(out: Path) -> None:
    """Do all cases, and leave what each process found."""
    from engine.train.meeting import joined

    torch.set_num_threads(1)
    with joined() as team:
        assert team.size > 1
        for name, case in {**SAME, **OWN}.items():
            np.savez(out / f"{name}.{team.rank}.npz", **case(team))


def alone(name: str) -> Result:
    """The same by one process."""
    return {**SAME, **OWN}[name](ALONE)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
