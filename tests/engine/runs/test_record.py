"""What is known of runs: theirs is a folder, a state, and a place among others."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from engine.cli import main
from engine.data.dataset import Dataset
from engine.runs import keeper as module
from engine.runs.keeper import begin
from engine.runs.record import (
    KEPT,
    interrupted,
    mark_ended,
    mark_left,
    new_place,
    new_record,
    read_record,
    runs_in,
    write_record,
)
from engine.spec.project import Project
from engine.train.run import Run


def made(folder: Path, project: Project, began: str) -> Path:
    """A run with a checkpoint, that was left."""
    path = folder / began.replace(":", "")
    (path / "checkpoints").mkdir(parents=True)
    (path / "checkpoints" / "step-1.safetensors").touch()
    write_record(path, replace(new_record(project.network), began=began, process=0))
    return path


def test_the_newest_run_of_a_network_is_found_where_it_was_interrupted(
    project: Project, tmp_path: Path
) -> None:
    assert interrupted(tmp_path / "nothing", project.network) is None
    made(tmp_path, project, "2026-11-23T08:00:00")
    newest = made(tmp_path, project, "2026-11-23T09:00:00")
    made(tmp_path, Project(), "2026-11-23T10:00:00")
    assert interrupted(tmp_path, project.network) == newest
    mark_ended(newest)
    assert interrupted(tmp_path, project.network) is None


def test_one_that_somebody_trains_is_not_offered(project: Project, tmp_path: Path) -> None:
    path = made(tmp_path, project, "2026-11-23T08:00:00")
    write_record(path, new_record(project.network))
    record = read_record(path)
    assert record is not None
    assert record.state == "running"
    assert interrupted(tmp_path, project.network) is None
    mark_left(path)
    assert interrupted(tmp_path, project.network) == path
    write_record(path, replace(record, host="another machine"))
    again = read_record(path)
    assert again is not None
    assert again.state == "elsewhere"


def test_a_record_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    for content in ("", "[]", "{}", '{"network": 1, "what": 2}'):
        (tmp_path / "run.json").write_text(content)
        assert read_record(tmp_path) is None


def test_old_runs_make_room_but_not_those_that_go_on(project: Project, tmp_path: Path) -> None:
    paths = [made(tmp_path, project, f"2026-11-23T0{hour}:00:00") for hour in range(5)]
    write_record(paths[0], replace(new_record(project.network), began="2026-11-23T00:00:00"))
    place = new_place(tmp_path)
    assert not place.exists()
    left = [path for path, _ in runs_in(tmp_path)]
    assert left == [*reversed(paths[-KEPT + 1 :]), paths[0]]


def test_the_command_lists_them(
    project: Project,
    digits: Dataset,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(module, "EPOCH_SECONDS", 0.0)
    run = Run(project, digits)
    keeper = begin(tmp_path / "one", run)
    for report in run:
        keeper.take(report)
    keeper.end()
    for place in (tmp_path, tmp_path / "one"):
        assert main(["runs", str(place), "--json"]) == 0
        (row,) = json.loads(capsys.readouterr().out)
        assert (row["folder"], row["state"], row["steps"]) == (str(tmp_path / "one"), "ended", 39)
    assert main(["runs", str(tmp_path / "none")]) == 0
    assert "There is no run" in capsys.readouterr().out
