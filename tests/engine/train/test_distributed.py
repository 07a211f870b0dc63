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
