"""Strata's loop against the plainest good loop by hand, and what the probes cost: ratios within one run.

    python -m benchmarks.training [--rounds N]

The rival has the same network, precision, layout, threads, optimizer and batches, with the pictures
on the device, and reads nothing while it trains. The two take turns; a figure is the median over the
rounds of the ratio of their speeds.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable

import torch
from torch import Tensor, nn

from benchmarks.result_file import write_result
from engine.build.module import build_module
from engine.data.dataset import Dataset, load_dataset
from engine.layers.input import Input
from engine.spec.project import Project
from engine.templates import template
from engine.train import recorder
from engine.train.report import Report
from engine.train.run import Run

PICTURES = 2560


def hand_written(project: Project, dataset: Dataset, threads: int) -> float:
    """Pictures a second of one epoch of the plain loop."""
    plan = project.training
    torch.set_num_threads(threads)
    torch.manual_seed(plan.seed)
    model = build_module(project.network).train()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    loss_of = nn.CrossEntropyLoss()
    images, labels = torch.from_numpy(dataset.train.images), torch.from_numpy(dataset.train.labels)

    def step(picked: Tensor) -> None:
        optimizer.zero_grad()
        loss_of(model(images[picked]), labels[picked]).backward()
        optimizer.step()

    order = torch.randperm(len(labels))
    step(order[: plan.batch_size])
    start = time.perf_counter()
    for first in range(0, len(labels), plan.batch_size):
        step(order[first : first + plan.batch_size])
    return len(labels) / (time.perf_counter() - start)


def strata(project: Project, dataset: Dataset) -> float:
    """Pictures a second of one epoch, reports flowing; the epoch before warms up."""
    run = Run(project, dataset)
    seen, seconds = 0, 0.0
    start = time.perf_counter()
    for report in run:
        if isinstance(report, Report) and report.epoch == 2:
            seen += len(report.steps) * project.training.batch_size
            seconds += time.perf_counter() - start
        start = time.perf_counter()
    return seen / seconds


def without_probes(measure: Callable[[], float]) -> float:
    """The same with nothing read but the loss and the accuracy."""
    probes, recorder.PROBES = recorder.PROBES, ()
    take, recorder.Recorder.take = recorder.Recorder.take, _take_bare  # type: ignore[method-assign]
    after, recorder.Recorder.after_update = recorder.Recorder.after_update, _after_bare  # type: ignore[method-assign]
    try:
        return measure()
    finally:
        recorder.PROBES = probes
        recorder.Recorder.take, recorder.Recorder.after_update = take, after  # type: ignore[method-assign]


def _take_bare(self: recorder.Recorder) -> recorder.Rows:
    table = self._buffer[: self._count].cpu().numpy()
    self._count = 0
    empty = table[:, :0].repeat(len(self._starts), axis=1)
    norms = [empty.reshape(len(table), 0)] * 3
    return recorder.Rows(table[:, 0], table[:, 1], *norms, table[:, 0] == table[:, 0])


@torch.no_grad()
def _after_bare(self: recorder.Recorder) -> None:
    torch.stack(self._values, out=self._buffer[self._count])
    self._count += 1


def measure(batch_size: int, rounds: int) -> dict[str, float]:
    """Medians over the rounds, the contestants taking turns."""
    project = template("cifar10").build()
    project = project.edited(
        training=project.training.edited(epochs=2, batch_size=batch_size),
        data=project.data.model_copy(update={"validation_fraction": 0.0, "test_fraction": 0.0}),
    )
    form = project.network.of_type("Input")[0].layer
    assert isinstance(form, Input)
    dataset = load_dataset(project.data, form)
    few = Dataset(
        dataset.train.subset(torch.arange(PICTURES).numpy()), dataset.test, dataset.test, dataset.class_names
    )
    threads = Run(project, few)._threads
    whole, bare = [], []
    for _ in range(rounds):
        ours, rival = strata(project, few), hand_written(project, few, threads)
        no_probes = without_probes(lambda: strata(project, few))
        whole.append(ours / rival)
        bare.append(1 - ours / no_probes)
        print(
            f"batch {batch_size}: strata {ours:,.0f}, by hand {rival:,.0f}, bare {no_probes:,.0f} pictures/s"
        )
    return {
        "strata_over_hand_written": statistics.median(whole),
        "cost_of_probes": statistics.median(bare),
        "threads": threads,
        "rounds": rounds,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    write_result("training", {f"cifar10_batch_{size}": measure(size, rounds) for size in (32, 128)})


if __name__ == "__main__":
    main()
