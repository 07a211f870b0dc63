"""How to compute is chosen by a trial, checked against float32, and remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.data.dataset import Dataset, load_dataset
from engine.layers.conv2d import Conv2d
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.spec.network import chain
from engine.spec.project import Project
from engine.spec.training import TrainingPlan
from engine.train.choice import Choice, Verdict
from engine.train.report import Report, Started
from engine.train.run import Run
from engine.train.tuning import bench, memory, trial

CPU = torch.device("cpu")
Times = Callable[[Choice], float]


@pytest.fixture
def project() -> Project:
    network = chain(Input(height=8, width=8), Conv2d(filters=4), Flatten(), Linear(units=10), Output())
    return Project(network=network, training=TrainingPlan(epochs=2, batch_size=100, device="cpu"))


@pytest.fixture(scope="module")
def digits() -> Dataset:
    return load_dataset(Project().data, Input(height=8, width=8))


@pytest.fixture(autouse=True)
def own_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "cache" / "tuning.json"
    monkeypatch.setattr(memory, "file", lambda: path)
    return path


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[Times], list[Choice]]:
    """Every training is worth a trial, and a way takes as long as a function says."""

    def install(times: Times) -> list[Choice]:
        timed: list[Choice] = []

        def time(self: bench.Way) -> float:
            timed.append(self.choice)
            return times(self.choice)

        monkeypatch.setattr(bench.Way, "time", time)
        monkeypatch.setattr(trial, "WORTH_TRYING", 0)
        monkeypatch.setattr(trial, "_precisions", lambda device: ["bfloat16", "float32"])
        return timed

    return install


def with_plan(project: Project, **changes: object) -> Project:
    return project.edited(training=project.training.edited(**changes))


def by_precision(bfloat16: float, channels_last: float = 1.0) -> Times:
    return lambda one: (
        (bfloat16 if one.precision == "bfloat16" else 1.0)
        * (channels_last if one.layout == "channels_last" else 1.0)
    )


def test_a_short_training_has_no_trial(project: Project, digits: Dataset, own_memory: Path) -> None:
    verdict = trial.choose(project, digits, CPU)
    assert verdict == Verdict(Choice())
    assert str(verdict.text) == "float32, channels first, 1 threads"
    assert not own_memory.exists()


def test_the_fastest_right_way_is_taken_with_its_gain(
    project: Project, digits: Dataset, clock: Callable[[Times], list[Choice]]
) -> None:
    clock(by_precision(bfloat16=0.5, channels_last=0.8))
    verdict = trial.choose(project, digits, CPU)
    assert verdict.choice == Choice("bfloat16", "channels_last", 1)
    assert str(verdict.text) == "bfloat16, channels last, 1 threads: 2.5 × as fast as plain float32"


def test_a_little_faster_is_not_worth_it(
    project: Project, digits: Dataset, clock: Callable[[Times], list[Choice]]
) -> None:
    clock(by_precision(bfloat16=0.97))
    assert trial.choose(project, digits, CPU).choice == Choice()


def test_a_way_with_another_gradient_is_refused_and_named(
    project: Project,
    digits: Dataset,
    clock: Callable[[Times], list[Choice]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock(by_precision(bfloat16=0.2, channels_last=0.9))
    gradients = bench.Way.gradients

    def wrong(self: bench.Way) -> object:
        found = gradients(self)
        if self.choice.precision == "bfloat16":
            return replace(found, layers=found.layers | {"conv2d_1": -found.layers["conv2d_1"]})
        return found

    monkeypatch.setattr(bench.Way, "gradients", wrong)
    verdict = trial.choose(project, digits, CPU)
    assert verdict.choice == Choice("float32", "channels_last", 1)
    assert [str(text) for text in verdict.refused] == [
        "bfloat16 is faster, but the gradient of conv2d_1 is not that of float32."
    ]


def test_a_trial_is_made_once_and_a_file_that_is_spoilt_does_no_harm(
    project: Project, digits: Dataset, clock: Callable[[Times], list[Choice]], own_memory: Path
) -> None:
    timed = clock(by_precision(bfloat16=0.5))
    first = trial.choose(project, digits, CPU)
    count = len(timed)
    assert count > 0
    again = trial.choose(project, digits, CPU)
    assert again.choice == first.choice
    assert again.gain == first.gain
    assert len(timed) == count
    trial.choose(with_plan(project, batch_size=50), digits, CPU)
    assert len(timed) > count
    for text in ("{", "[]", '{"a": 3}', own_memory.read_text().replace("precision", "colour")):
        own_memory.write_text(text)
        count = len(timed)
        assert trial.choose(project, digits, CPU).choice == first.choice
        assert len(timed) > count


def test_what_is_pinned_is_taken_untried(
    project: Project, digits: Dataset, clock: Callable[[Times], list[Choice]]
) -> None:
    timed = clock(by_precision(bfloat16=0.5, channels_last=0.5))
    pinned = with_plan(project, precision="bfloat16", memory_layout="channels_first", threads=2)
    assert trial.choose(pinned, digits, CPU) == Verdict(Choice("bfloat16", "channels_first", 2))
    assert timed == []
    half = trial.choose(with_plan(project, precision="float32"), digits, CPU)
    assert half.choice == Choice("float32", "channels_last", 1)


def test_fewer_threads_are_taken_where_more_are_slower(
    project: Project,
    digits: Dataset,
    clock: Callable[[Times], list[Choice]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(trial, "num_threads", lambda network, size: 8)
    monkeypatch.setattr(trial, "most_threads", lambda watched: 7 if watched else 8)
    timed = clock(lambda one: 1.0 if one.threads == 4 else 3.0)
    assert trial.choose(project, digits, CPU).choice.threads == 4
    assert {one.threads for one in timed} == {1, 4, 8}
    timed.clear()
    assert trial.choose(project, digits, CPU, watched=True).choice.threads in (1, 3, 7)
    assert {one.threads for one in timed} == {1, 3, 7}


def test_a_way_for_which_memory_does_not_suffice_is_left_out(
    project: Project, digits: Dataset, clock: Callable[[Times], list[Choice]]
) -> None:
    def times(choice: Choice) -> float:
        if choice.precision == "bfloat16":
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return 1.0 if choice.layout == "channels_first" else 0.5

    clock(times)
    assert trial.choose(project, digits, CPU).choice == Choice("float32", "channels_last", 1)


@pytest.mark.parametrize(("seconds", "compiled"), [(0.5, True), (2.0, False)])
def test_a_compiled_network_is_kept_where_it_pays(
    seconds: float,
    compiled: bool,
    project: Project,
    digits: Dataset,
    clock: Callable[[Times], list[Choice]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock(lambda one: seconds if one.compiled else 1.0)
    monkeypatch.setattr(torch, "compile", lambda forward: forward)
    verdict = trial.choose(with_plan(project, compile="on"), digits, CPU)
    assert verdict.choice.compiled is compiled
    assert bool(verdict.refused) is not compiled


def test_a_real_trial_leaves_random_numbers_and_threads_as_they_were(
    project: Project, digits: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial, "WORTH_TRYING", 0)
    monkeypatch.setattr(trial, "LEAST_SECONDS", 0.05)
    torch.manual_seed(3)
    state, threads = torch.get_rng_state(), torch.get_num_threads()
    verdict = trial.choose(project, digits, CPU)
    assert torch.equal(torch.get_rng_state(), state)
    assert torch.get_num_threads() == threads
    assert verdict.measured
    assert verdict.gain >= 1


def losses(run: Run) -> np.ndarray:
    return np.concatenate([report.loss for report in run if isinstance(report, Report)])


@pytest.mark.parametrize(
    "choice", [Choice("bfloat16", "channels_last"), Choice("float32", "channels_last", 2)], ids=str
)
def test_a_seed_and_a_choice_give_the_same_bits(choice: Choice, project: Project, digits: Dataset) -> None:
    run = Run(project, digits, choice=choice)
    started = next(run)
    assert isinstance(started, Started)
    assert str(started.choice) == str(choice.text)
    first = losses(run)
    np.testing.assert_array_equal(losses(Run(project, digits, choice=choice)), first)
    pinned = project.edited(training=choice.pinned(project.training))
    np.testing.assert_array_equal(losses(Run(pinned, digits)), first)
    assert (losses(Run(project, digits)) != first).any()


def test_a_run_that_goes_on_computes_as_it_did(project: Project, digits: Dataset) -> None:
    choice = Choice("bfloat16", "channels_last")
    whole = losses(Run(project, digits, choice=choice))
    run = Run(project, digits, choice=choice)
    run.single_step = True
    seen: list[float] = []
    while len(seen) < 5:
        report = next(run)
        if isinstance(report, Report):
            seen += report.loss.tolist()
    rest = Run.resume(run.state(), digits)
    assert rest.verdict.choice == choice
    np.testing.assert_array_equal([*seen, *losses(rest)], whole)
