"""What looking costs: the looks of a healthy run of the CIFAR-10 network, and the pre-flight.

    python -m benchmarks.probes [--rounds N] [--whole N]

Looks: within one process, rounds take turns between some plain steps and one look of each level, and one
trial of validation pictures; a figure is the median over the rounds of the ratio of their times. How many
looks and trials a run has is what `engine.train.looking.moments` says of it. So the share of a whole run of
10 epochs is told without waiting for four of them: of CIFAR-10's own 45,000 training pictures, and of the
template as it comes. Beside it, the whole template run with each level, in turn, as it is.

Times are those of the processor, with one thread, so that what else the machine does counts little.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable
from typing import Any

import torch

from benchmarks.result_file import write_result
from engine.clinic.preflight import preflight
from engine.data.dataset import Dataset, load_dataset
from engine.layers.conv2d import Conv2d
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.spec.layer import Layer
from engine.spec.network import chain
from engine.spec.project import Project
from engine.spec.training import Probing
from engine.templates import template, templates
from engine.train.choice import Choice
from engine.train.looking.moments import is_moment, validates
from engine.train.looking.observer import Observer
from engine.train.looking.watching import FINAL_PICTURES, VALIDATION_PICTURES
from engine.train.report import Finished
from engine.train.run import Run

CIFAR_PICTURES, EPOCHS = 45_000, 10
LEVELS: tuple[Probing, ...] = ("economy", "standard", "full")
PLAIN_STEPS = 12
DEPTH = 100


def timed(work: Callable[[], object]) -> float:
    """Seconds of the processor, of this process."""
    torch.set_num_threads(1)
    start = time.process_time()
    work()
    return time.process_time() - start


def dataset_of(project: Project) -> Dataset:
    form = project.network.of_type("Input")[0].layer
    assert isinstance(form, Input)
    return load_dataset(project.data, form)


def planned(project: Project, **changes: Any) -> Project:
    return project.edited(training=project.training.edited(**changes))


def looks(precision: str, batch_size: int, rounds: int) -> dict[str, Any]:
    """The median times of a look of each level and of a trial, in steps; and their share of whole runs."""
    layout = "channels_last" if precision == "bfloat16" else "channels_first"
    choice = Choice(precision, layout, 1)  # type: ignore[arg-type]
    project = planned(
        template("cifar10").build(), batch_size=batch_size, probes="off", epochs=10_000, max_minutes=0
    )
    dataset = dataset_of(project)
    run = Run(project, dataset, choice=choice)
    run.report_seconds, run.single_step = 0, True
    next(run)
    observers = {
        level: Observer(project, dataset, run._module, torch.device("cpu"), level, choice) for level in LEVELS
    }
    loss_of = run._stepper.loss_of
    for _ in range(3):
        next(run)
        for observer in observers.values():
            observer.observe(1, loss_of)
            observer.validate(1, loss_of, VALIDATION_PICTURES[observer.probing])

    def steps() -> None:
        made = run.num_steps
        while run.num_steps < made + PLAIN_STEPS:
            next(run)

    trials = {f"validation, {level}": VALIDATION_PICTURES[level] for level in ("economy", "standard")}
    trials["final"] = FINAL_PICTURES
    found: dict[str, list[float]] = {name: [] for name in (*LEVELS, *trials)}
    for number in range(rounds):
        step = timed(steps) / PLAIN_STEPS
        for level in LEVELS:
            found[level].append(timed(lambda level=level: observers[level].observe(7, loss_of)) / step)
        for name, count in trials.items():
            found[name].append(timed(lambda c=count: observers["full"].validate(7, loss_of, c)) / step)
        print(
            f"{precision}, batch {batch_size}, round {number}: a step {step * 1e3:.1f} ms, in steps:", end=" "
        )
        print(", ".join(f"{name} {values[-1]:.2f}" for name, values in found.items()), flush=True)
    run.close()
    medians = {name: statistics.median(values) for name, values in found.items()}
    shares: dict[str, Any] = {"in_steps": {name: round(value, 2) for name, value in medians.items()}}
    for name, count in (("of_cifar10", CIFAR_PICTURES), ("of_the_template", len(dataset.train))):
        total = EPOCHS * -(-count // batch_size)
        shares[name] = {"steps": total} | {level: share_of_run(total, level, medians) for level in LEVELS}
    return shares


def share_of_run(total: int, level: Probing, in_steps: dict[str, float]) -> dict[str, float]:
    """How many looks and trials a run of so many steps has, and what they add to its time."""
    moments = [step for step in range(total) if is_moment(step, total, level)]
    trials = sum(validates(step, total, level) for step in moments)
    trial = f"validation, {'economy' if level == 'economy' else 'standard'}"
    added = (len(moments) + 1) * in_steps[level] + trials * in_steps[trial] + in_steps["final"]
    return {"looks": len(moments) + 1, "trials": trials + 1, "added": round(added / total, 4)}


def whole_runs(rounds: int) -> dict[str, Any]:
    """The template's own run with each level in turn: time over that without looks, medians."""
    project = template("cifar10").build()
    dataset = dataset_of(project)
    choice = Choice()
    found: dict[str, list[float]] = {level: [] for level in LEVELS}
    accuracies: set[float] = set()

    def train(level: Probing) -> None:
        last = list(Run(planned(project, probes=level), dataset, choice=choice))[-1]
        assert isinstance(last, Finished)
        accuracies.add(last.test_accuracy)

    for number in range(rounds):
        plain = timed(lambda: train("off"))
        for level in LEVELS:
            found[level].append(timed(lambda level=level: train(level)) / plain - 1)
        print(
            f"whole run {number}: {plain:.1f} s without looks;",
            {k: round(v[-1], 3) for k, v in found.items()},
        )
    assert len(accuracies) <= 1, "looking changed a result"
    return {level: round(statistics.median(values), 4) for level, values in found.items()}


def preflights(rounds: int) -> dict[str, Any]:
    """Seconds of the pre-flight, with one thread: by the clock and by the processor."""
    layers: list[Layer] = [Input(channels=3, height=32, width=32)]
    for _ in range(DEPTH - 1):
        layers += [Conv2d(filters=16, padding="same"), ReLU()]
    deep = template("cifar10").build()
    deep = deep.edited(network=chain(*layers, Flatten(), Linear(units=10), Output()), layout={})
    projects = {one.id: one.build() for one in templates()} | {f"{DEPTH} layers of 16 filters, 32x32": deep}
    result = {}
    for name, project in projects.items():
        dataset = dataset_of(project)
        clock, processor = [], []
        for _ in range(rounds):
            start = time.perf_counter()
            processor.append(timed(lambda p=project, d=dataset: preflight(p, d)))
            clock.append(time.perf_counter() - start)
        result[name] = {
            "seconds_by_the_clock": round(statistics.median(clock), 3),
            "seconds_of_the_processor": round(statistics.median(processor), 3),
            "first": round(clock[0], 3),
        }
        print(name, result[name], flush=True)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--whole", type=int, default=3)
    arguments = parser.parse_args()
    load_before = os.getloadavg()
    figures: dict[str, Any] = {"rounds": arguments.rounds, "preflight": preflights(5)}
    figures["added_by_looks"] = {
        f"{precision}, batch {size}": looks(precision, size, arguments.rounds)
        for precision in ("float32", "bfloat16")
        for size in (32, 128)
    }
    figures["added_to_whole_runs_of_the_template"] = whole_runs(arguments.whole)
    figures["load_average_before_and_after"] = [
        [round(value, 1) for value in load] for load in (load_before, os.getloadavg())
    ]
    write_result("probes", figures)


if __name__ == "__main__":
    main()
