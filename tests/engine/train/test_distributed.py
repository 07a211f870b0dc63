"""Several processes make the steps of one: on the CPU, with gloo, started by torchrun."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch

from engine.spec.message import UserError
from engine.train.distributed import Together
from engine.train.meeting import joined

pytestmark = pytest.mark.skipif(
    not (torch.distributed.is_available() and torch.distributed.is_gloo_available()),
    reason="this torch was built without gloo, by which processes speak on the CPU",
)

ROOT = Path(__file__).parents[3]
TORCHRUN = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node=2"]
CASES = Path(__file__).with_name("team_cases.py")


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("team_cases", CASES)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


cases = _module()


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what each of two processes found in each case."""
    out = tmp_path_factory.mktemp("team")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    command = [*TORCHRUN, str(CASES), str(out)]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=110)
    assert result.returncode == 0, result.stderr
    return out


def found(together: Path, name: str, rank: int) -> dict[str, np.ndarray]:
    with np.load(together / f"{name}.{rank}.npz") as arrays:
        return dict(arrays)


@pytest.mark.parametrize("name", list(cases.SAME))
def test_the_numbers_are_those_of_one_process(together: Path, name: str) -> None:
    expected, measured = cases.alone(name), found(together, name, 0)
    assert set(measured) == set(expected)
    for quantity, values in expected.items():
        if values.dtype.kind == "f":
            np.testing.assert_allclose(measured[quantity], values, rtol=1e-5, atol=1e-5, err_msg=quantity)
        else:
            assert measured[quantity].tolist() == values.tolist()


@pytest.mark.parametrize("name", [*cases.SAME, *cases.OWN])
def test_all_processes_have_the_same_numbers(together: Path, name: str) -> None:
    first, second = found(together, name, 0), found(together, name, 1)
    for quantity, values in first.items():
        assert values.tobytes() == second[quantity].tobytes(), quantity


def test_a_team_goes_on_from_its_state_bit_for_bit(together: Path) -> None:
    whole, resumed = found(together, "dropout", 0), found(together, "dropout, resumed", 0)
    for quantity, values in whole.items():
        assert values.tobytes() == resumed[quantity].tobytes(), quantity


def test_norms_of_their_own_are_not_those_of_one_process(together: Path) -> None:
    """So the agreement of the common ones is no accident."""
    name = "norms of their own"
    assert np.abs(cases.alone(name)["loss"] - found(together, name, 0)["loss"]).max() > 1e-3


@pytest.mark.parametrize(
    ("kind", "with_nccl", "count", "text"),
    [
        ("mps", False, 0, "Several processes cannot train on MPS"),
        ("cuda", False, 2, "built without NCCL"),
        ("cuda", True, 1, "This machine has 1 GPUs for 2 processes"),
    ],
)
def test_a_device_that_cannot_be_shared_is_said(
    monkeypatch: pytest.MonkeyPatch, kind: str, with_nccl: bool, count: int, text: str
) -> None:
    monkeypatch.setattr("torch.distributed.is_nccl_available", lambda: with_nccl)
    monkeypatch.setattr("torch.cuda.device_count", lambda: count)
    for name, value in (("get_rank", 1), ("get_world_size", 2)):
        monkeypatch.setattr(f"torch.distributed.{name}", lambda value=value: value)
    with pytest.raises(UserError, match=text):
        Together().device(torch.device(kind))
    assert Together().device(torch.device("cpu")).type == "cpu"


def test_processes_that_cannot_meet_are_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"RANK": "0", "WORLD_SIZE": "2", "MASTER_ADDR": "localhost"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("MASTER_PORT", raising=False)
    with pytest.raises(UserError, match="did not find one another"), joined():
        pass
    monkeypatch.setattr("torch.distributed.is_gloo_available", lambda: False)
    with pytest.raises(UserError, match="built without gloo"), joined():
        pass


def test_parts_of_a_batch_are_all_of_it_and_never_a_single_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    for size in (2, 3, 5):
        monkeypatch.setattr("torch.distributed.get_world_size", lambda size=size: size)
        for count in range(2, 30):
            rows = []
            for rank in range(size):
                monkeypatch.setattr("torch.distributed.get_rank", lambda rank=rank: rank)
                low, high = Together().part(100, 100 + count)
                assert high - low != 1
                rows += range(low, high)
            assert rows == list(range(100, 100 + count))
