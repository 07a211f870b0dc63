"""`torchrun main.py train`: one speaks, all train; a lost process costs a restart and not the run."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.cli import main
from engine.spec.project import Project, save_project
from engine.train.checkpoint import checkpoints

pytestmark = pytest.mark.skipif(
    not (torch.distributed.is_available() and torch.distributed.is_gloo_available()),
    reason="this torch was built without gloo, by which processes speak on the CPU",
)
ROOT = Path(__file__).parents[3]
TORCHRUN = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node=2"]


@pytest.fixture
def file(project: Project, tmp_path: Path) -> Path:
    """13 steps in each of 20 epochs."""
    path = tmp_path / "digits.strata"
    save_project(project.edited(training=project.training.edited(epochs=20)), path)
    return path


def children(process: subprocess.Popen[str]) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]


def losses(output: str) -> dict[int, float]:
    told = [json.loads(line) for line in output.splitlines() if line.startswith("{")]
    return {event["step"]: event["loss"] for event in told if event["event"] == "report"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="finds the processes in /proc")
@pytest.mark.skipif(
    "STRATA_TEST_RESTARTS" not in os.environ,
    reason="a process that was started again has once not come to its end; set STRATA_TEST_RESTARTS to try",
)
def test_a_lost_process_is_started_again_and_the_run_goes_on(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "digits.run"
    command = [*TORCHRUN, "--max-restarts=2", "main.py", "train", str(file), "--json", "--device", "cpu"]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 60
    while not checkpoints(folder) and time.monotonic() < deadline:
        time.sleep(0.01)
    os.kill(children(process)[-1], signal.SIGKILL)
    output, errors = process.communicate(timeout=100)
    assert process.returncode == 0, errors
    starts = [json.loads(line) for line in output.splitlines() if '"event": "started"' in line]
    assert len(starts) == 2
    assert main(["train", str(file), "--json", "--device", "cpu", "--out", str(tmp_path / "alone")]) == 0
    expected, found = losses(capsys.readouterr().out), losses(output)
    assert sorted(found) == sorted(expected)
    np.testing.assert_allclose([found[n] for n in expected], list(expected.values()), rtol=1e-5, atol=1e-5)
    with np.load(folder / "history.npz") as one, np.load(tmp_path / "alone" / "history.npz") as other:
        np.testing.assert_allclose(one["low"][:, 2:], other["low"][:, 2:], rtol=1e-3, atol=1e-5)


def test_what_is_wrong_is_told_without_a_traceback(tmp_path: Path) -> None:
    command = [*TORCHRUN, "main.py", "train", str(tmp_path / "nothing.strata")]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100)
    assert result.returncode != 0
    assert "There is no file" in result.stderr
    assert "UserError" not in result.stderr
