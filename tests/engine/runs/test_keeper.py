"""A run in its folder: killed at any moment, it goes on with the same numbers and the same history."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from engine.cli import main
from engine.data.dataset import Dataset
from engine.runs import keeper as module
from engine.runs.keeper import begin, go_on, state_of
from engine.runs.progress import ProgressReader
from engine.spec.project import Project, save_project
from engine.train.checkpoint import checkpoints
from engine.train.report import EpochReport, Finished, Report
from engine.train.run import Run

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def _each_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests are quicker than the pauses between checkpoints."""
    monkeypatch.setattr(module, "EPOCH_SECONDS", 0.0)
    monkeypatch.setattr(module, "COST_SHARE", 1e9)


def same(one: dict[str, np.ndarray], other: dict[str, np.ndarray]) -> bool:
    return all(np.array_equal(one[name], other[name], equal_nan=one[name].dtype.kind == "f") for name in one)


def test_a_run_that_crashed_goes_on_with_its_history(
    project: Project, digits: Dataset, tmp_path: Path
) -> None:
    whole = Run(project, digits)
    kept = begin(tmp_path / "whole", whole)
    for report in whole:
        kept.take(report)
    run = Run(project, digits)
    keeper = begin(tmp_path / "crashed", run)
    for report in run:
        keeper.take(report)
        if isinstance(report, Report) and report.steps[-1] >= 13:
            break  # in the second epoch: as if the process had been killed here
    keeper.close()
    state = state_of(tmp_path / "crashed", project)
    assert state["steps"] == 13
    again = Run.resume(state, digits)
    keeper = go_on(tmp_path / "crashed", state, again)
    for report in again:
        keeper.take(report)
    keeper.close()
    kept.close()
    assert isinstance(report, Finished)
    assert same(keeper.history.to_arrays(), kept.history.to_arrays())
    path = keeper.save()
    assert path is not None
    assert path.is_file()


def test_a_checkpoint_is_written_each_epoch_and_at_the_stop(
    project: Project, digits: Dataset, tmp_path: Path
) -> None:
    run = Run(project, digits)
    run.single_step = True
    keeper = begin(tmp_path, run)
    found = []
    for report in run:
        keeper.take(report)
        if isinstance(report, EpochReport):
            found.append(state_of(tmp_path)["place"]["epoch"])
        if run.num_steps == 20:
            break
    assert found == [1]
    keeper.leave()
    assert state_of(tmp_path)["steps"] == 20
    assert len(checkpoints(tmp_path)) == 2
    assert type(ProgressReader(tmp_path).read()[-1]).__name__ == "Left"


def test_a_full_disk_does_not_stop_the_training(
    project: Project, digits: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run(project, digits)
    keeper = begin(tmp_path, run)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    for report in run:
        keeper.take(report)
    keeper.close()
    assert isinstance(report, Finished)
    assert "no space left" in str(keeper.problem)
    assert keeper.history.num_steps == 39
    assert checkpoints(tmp_path) == []


def test_another_run_in_the_same_folder_begins_anew(
    project: Project, digits: Dataset, tmp_path: Path
) -> None:
    for _ in range(2):
        run = Run(project, digits)
        keeper = begin(tmp_path, run)
        assert checkpoints(tmp_path) == []
        for report in run:
            keeper.take(report)
        keeper.close()
    assert ProgressReader(tmp_path).read_until(1, 0).num_steps == 0
    assert len(list((tmp_path / "progress").glob("*.log"))) == 1


# From the command line


def events(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def losses(told: list[dict[str, object]]) -> dict[object, object]:
    return {event["step"]: event["loss"] for event in told if event["event"] == "report"}


def test_a_killed_training_goes_on_bit_for_bit(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "digits.strata"
    save_project(project.edited(training=project.training.edited(batch_size=20, epochs=20)), file)
    folder = tmp_path / "killed"
    command = [sys.executable, "main.py", "train", str(file), "--json", "--out", str(folder)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        if json.loads(line)["event"] == "epoch":
            break
    process.kill()  # it is in the second epoch
    process.communicate()
    assert checkpoints(folder)
    assert not (folder / "model.safetensors").exists()
    assert main(["train", str(file), "--json", "--resume", str(folder)]) == 0
    found = losses(events(capsys.readouterr().out))
    assert main(["train", str(file), "--json", "--out", str(tmp_path / "whole")]) == 0
    expected = losses(events(capsys.readouterr().out))
    assert 0 < len(found) < len(expected)
    assert found.items() <= expected.items()
    killed, never = (load_file(path / "model.safetensors") for path in (folder, tmp_path / "whole"))
    assert all(torch.equal(killed[name], never[name]) for name in never)


def test_more_epochs_of_a_run_in_its_folder(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "digits.strata"
    save_project(project, file)
    assert main(["train", str(file), "--json"]) == 0
    first = events(capsys.readouterr().out)
    folder = tmp_path / "digits.run"
    assert first[0]["folder"] == str(folder)
    assert main(["train", str(file), "--resume", str(folder), "--epochs", "4", "--json"]) == 0
    told = events(capsys.readouterr().out)
    assert [event["epoch"] for event in told if event["event"] == "epoch"] == [4]
    with np.load(folder / "history.npz") as arrays:
        assert arrays["place"][1] == 52


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--resume", "nowhere"], "no checkpoint to go on from"),
        (["--resume", "digits.run", "--seed", "3"], "--seed does not go with --resume"),
        (["--resume", "digits.run", "--epochs", "3"], "has 3 epochs already"),
        (["--resume", "digits.run", "--data", "shapes"], "not those with which this run began"),
    ],
)
def test_what_cannot_go_on_is_one_line(
    project: Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    complaint: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    save_project(project, Path("digits.strata"))
    assert main(["train", "digits.strata", "--json"]) == 0
    capsys.readouterr()
    assert main(["train", "digits.strata", *options]) == 2
    error = capsys.readouterr().err
    assert complaint in error
    assert error.count("\n") == 1


def test_another_network_is_refused(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = tmp_path / "a.strata", tmp_path / "b.strata"
    save_project(project, file)
    linear = project.network.of_type("Linear")[0]
    changed = project.network.replace(linear.id, linear.layer.edited(bias=False))
    save_project(project.edited(network=changed), other)
    assert main(["train", str(file), "--json"]) == 0
    capsys.readouterr()
    assert main(["train", str(other), "--resume", str(tmp_path / "a.run")]) == 2
    assert "began with another network" in capsys.readouterr().err


def test_ctrl_c_ends_in_good_order_and_can_go_on(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "digits.strata"
    save_project(project.edited(training=project.training.edited(batch_size=2, epochs=500)), file)
    command = [sys.executable, "main.py", "train", str(file), "--json"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        if json.loads(line)["event"] == "report":
            break
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    last = events(rest)[-1]
    assert (last["event"], last["reason"]) == ("finished", "stopped")
    assert isinstance(last["step"], int)
    assert state_of(tmp_path / "digits.run")["steps"] == last["step"] + 1
