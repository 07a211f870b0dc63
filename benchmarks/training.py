"""Strata's training against loops by hand and against Keras, and what its probes cost: ratios within one run.

    python -m benchmarks.training [--rounds N] [--threads N] [--clock wall|cpu] [--keras PYTHON] [CASE ...]

A case is a network and a batch size. In each round every contestant trains for the same number of steps, in
turn; a figure is the median over the rounds of the ratio of two times of one round. Contestants:

- strata: a run as the window makes it, with the numbers of every step, computed as its trial has chosen; its
  looks, some thirty a run, are measured by `benchmarks.probes`;
- bare: the same, with nothing read but the loss;
- by hand: the best loop that one would write, in the same precision and layout: pictures on the device,
  in that layout, batched by one index, a fused optimizer, nothing read;
- tutorial: float32, a DataLoader of float pictures, the loss read by `.item()` in each step;
- keras: `fit` on TensorFlow, in a process of the Python that is named; left out without one;
- norms, histograms: by hand, with `.norm().item()` of each weight and gradient after each step, or with a
  histogram of 64 bins of each.

`--clock cpu` takes the time of the processor, which other programs on a busy machine change less; with more
than one thread it would count all of them, so it is for `--threads 1`.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

from benchmarks.networks import resnet18
from benchmarks.result_file import write_result
from engine.build.module import build_module
from engine.data.dataset import Dataset, Pictures
from engine.layers.input import Input
from engine.spec.network import NetworkSpec
from engine.spec.project import Project
from engine.spec.training import TrainingPlan
from engine.templates import template
from engine.train.choice import Choice
from engine.train.recorder import Recorder, Rows
from engine.train.run import Run
from engine.train.tuning.bench import memory_format
from engine.train.tuning.trial import choose

Slice = Callable[[], int]
"""Trains for the steps of one round, or a few more; how many it made."""


@dataclass(frozen=True)
class Case:
    """A network at a batch size; `steps` make a round."""

    name: str
    network: Callable[[], NetworkSpec]
    batch_size: int
    steps: int


ROUNDS_IN_EPOCH = 10
"""Of a run and of the loop by hand. For the tutorial's loop and for `fit` a round is an epoch."""
CASES = (
    Case("cifar10_batch_32", lambda: template("cifar10").build().network, 32, 40),
    Case("cifar10_batch_128", lambda: template("cifar10").build().network, 128, 20),
    Case("deep_sigmoid_batch_128", lambda: template("deep-sigmoid").build().network, 128, 20),
    Case("resnet18_batch_128", resnet18, 128, 1),
)


def project_of(case: Case, threads: int) -> Project:
    """With Adam, and epochs without end."""
    plan = TrainingPlan(
        epochs=100_000, batch_size=case.batch_size, threads=threads, device="cpu", probes="off"
    )
    return Project(network=case.network(), training=plan)


def pictures_of(project: Project, count: int) -> Dataset:
    """Noise: no time depends on what a picture shows."""
    form = project.network.of_type("Input")[0].layer
    assert isinstance(form, Input)
    random = np.random.default_rng(0)
    names = tuple(map(str, range(10)))
    images = random.integers(0, 256, (count, form.channels, form.height, form.width), np.uint8)
    train = Pictures(images, random.integers(0, 10, count).astype(np.int64), names)
    empty = train.subset(np.arange(0))
    return Dataset(train, empty, empty, names)


class Bare(Recorder):
    """Reads the loss, and nothing else."""

    def before_update(self, loss: Tensor, outputs: Tensor, labels: Tensor) -> None:
        self._buffer[self._count, 0] = loss.detach()

    def after_update(self, at_once: bool = False) -> None:
        self._count += 1

    def take(self) -> Rows:
        count, self._count = self._count, 0
        none = np.zeros((count, len(self._starts["layer"])), np.float32)
        loss = self._buffer[:count, 0].numpy().copy()
        return Rows(loss, loss * 0, none, none, none, loss == loss)


def strata(project: Project, dataset: Dataset, choice: Choice, bare: bool, steps: int) -> Slice:
    """A run that is asked for its reports as the window asks."""
    if bare:
        project = project.edited(training=project.training.edited(probes="off"))
    run = Run(project, dataset, choice=choice)
    if bare:
        recorder = run._stepper.recorder
        recorder.__class__ = Bare
        recorder._buffer = torch.zeros_like(recorder._buffer)

    def train() -> int:
        before = run.num_steps
        while run.num_steps < before + steps:
            next(run)
        return run.num_steps - before

    return train


def by_hand(
    project: Project, dataset: Dataset, choice: Choice, steps: int, read: Callable[[Tensor], object] | None
) -> Slice:
    """The best loop in the precision and layout of a choice; `read` looks at each weight and gradient."""
    plan = project.training
    model = build_module(project.network, plan.seed).train()
    model = model.to(memory_format=memory_format(choice))
    optimizer = torch.optim.Adam(model.parameters(), fused=True)
    loss_of = nn.CrossEntropyLoss()
    images, labels = torch.from_numpy(dataset.train.images), torch.from_numpy(dataset.train.labels)
    last = choice.layout == "channels_last"
    shape = images.permute(0, 2, 3, 1).shape if last else images.shape
    rows = (images.permute(0, 2, 3, 1) if last else images).reshape(len(images), -1).contiguous()
    mixed = choice.precision in ("bfloat16", "float16")

    def batch(picked: Tensor) -> Tensor:
        found = rows.index_select(0, picked).view(len(picked), *shape[1:])
        return found.permute(0, 3, 1, 2) if last else found

    def train() -> int:
        torch.set_num_threads(choice.threads)
        order = torch.randperm(len(labels))
        for step in range(steps):
            picked = order[step * plan.batch_size : (step + 1) * plan.batch_size]
            optimizer.zero_grad()
            with torch.autocast("cpu", getattr(torch, choice.precision)) if mixed else nullcontext():
                outputs = model(batch(picked))
            loss_of(outputs.float(), labels.index_select(0, picked)).backward()
            if read is not None:
                for parameter in model.parameters():
                    read(parameter.detach())
                    if parameter.grad is not None:
                        read(parameter.grad)
            optimizer.step()
        return steps

    return train


def tutorial(project: Project, dataset: Dataset, threads: int) -> Slice:
    """As beginners are taught; an epoch has the steps of a round."""
    model = build_module(project.network, 0).train()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    loss_of = nn.CrossEntropyLoss()
    floats = torch.from_numpy(dataset.train.images).float()
    pairs = TensorDataset(floats, torch.from_numpy(dataset.train.labels))
    loader = DataLoader(pairs, batch_size=project.training.batch_size, shuffle=True)

    def train() -> int:
        torch.set_num_threads(threads)
        total = 0.0
        for images, labels in loader:
            optimizer.zero_grad()
            loss = loss_of(model(images), labels)
            loss.backward()
            optimizer.step()
            total += loss.item()
        return len(loader)

    return train


class Keras:
    """A process that fits an epoch, which has the steps of a round, whenever it is asked to."""

    def __init__(self, python: Path, project: Project, dataset: Dataset, threads: int) -> None:
        network = project.network
        nodes = [
            {
                "id": one,
                "type": network.node(one).layer.type,
                "layer": network.node(one).layer.model_dump(mode="json"),
                "feeds": list(network.feeds(one).values()),
            }
            for one in network.order
        ]
        _, channels, height, width = dataset.train.images.shape
        task = {
            "nodes": nodes,
            "shape": [height, width, channels],
            "pictures": len(dataset.train),
            "batch_size": project.training.batch_size,
            "threads": threads,
        }
        self._process = subprocess.Popen(
            [python, Path(__file__).with_name("keras_fit.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONPATH": ""},
        )
        self.facts = json.loads(self._ask(json.dumps(task)))

    def seconds(self, clock: str) -> float:
        """Of one more epoch."""
        return float(self._ask("go").split()[clock == "cpu"])

    def close(self) -> None:
        self._process.communicate("end\n")

    def _ask(self, line: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()


def measure(case: Case, rounds: int, threads: int, clock: str, python: Path | None) -> dict[str, Any]:
    """Medians over the rounds, all contestants taking turns."""
    project = project_of(case, threads)
    dataset = pictures_of(project, case.batch_size * case.steps * ROUNDS_IN_EPOCH)
    few = pictures_of(project, case.batch_size * case.steps)
    verdict = choose(project, dataset, torch.device("cpu"))
    choice = verdict.choice
    slices: dict[str, Slice] = {
        "strata": strata(project, dataset, choice, False, case.steps),
        "by_hand": by_hand(project, dataset, choice, case.steps, None),
        "bare": strata(project, dataset, choice, True, case.steps),
        "tutorial": tutorial(project, few, choice.threads),
        "norms": by_hand(project, dataset, choice, case.steps, lambda one: one.norm().item()),
        "histograms": by_hand(project, dataset, choice, case.steps, lambda one: one.histc(64).tolist()),
    }
    keras = Keras(python, project, few, choice.threads) if python else None
    now = time.process_time if clock == "cpu" else time.perf_counter
    times: dict[str, list[float]] = {name: [] for name in slices}
    for train in slices.values():
        train()
    for number in range(rounds):
        for name in list(slices) if number % 2 else list(slices)[::-1]:
            began = now()
            steps = slices[name]()
            times[name].append((now() - began) / steps)
        if keras is not None:
            times.setdefault("keras", []).append(keras.seconds(clock) / case.steps)
    if keras is not None:
        keras.close()

    def ratio(slow: str, fast: str = "strata") -> float:
        pairs = zip(times[slow], times[fast], strict=True)
        return round(statistics.median(a / b for a, b in pairs), 4)

    figures: dict[str, Any] = {
        "choice": str(verdict.text),
        "strata_over_by_hand": ratio("by_hand"),
        "strata_over_tutorial": ratio("tutorial"),
        "strata_over_keras_fit": ratio("keras") if keras else "no python with TensorFlow was named",
        "cost_of_probes": round(1 - ratio("bare"), 4),
        "cost_of_norm_item": round(1 - ratio("by_hand", "norms"), 4),
        "cost_of_histograms": round(1 - ratio("by_hand", "histograms"), 4),
        "milliseconds_a_step": {
            name: round(1000 * statistics.median(found), 3) for name, found in times.items()
        },
        "rounds": rounds,
    }
    if keras is not None:
        figures["tensorflow"] = keras.facts["version"]
    print(case.name, json.dumps(figures, indent=1), flush=True)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("cases", nargs="*", help=", ".join(case.name for case in CASES))
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--threads", type=int, default=0, help="0: as the trial finds")
    parser.add_argument("--clock", choices=("wall", "cpu"), default="wall")
    parser.add_argument("--keras", type=Path, help="a python that has TensorFlow")
    options = parser.parse_args()
    chosen = [case for case in CASES if not options.cases or case.name in options.cases]
    figures = {
        case.name: measure(case, options.rounds, options.threads, options.clock, options.keras)
        for case in chosen
    }
    conditions = {"clock": options.clock, "threads": options.threads, "load": os.getloadavg()}
    write_result("training", {"conditions": conditions, **figures})


if __name__ == "__main__":
    main()
