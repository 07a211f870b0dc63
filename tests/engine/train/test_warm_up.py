"""Warming up: everything is loaded, and nothing that a run depends on is another than before."""

from __future__ import annotations

import subprocess
import sys

import pytest
import torch

from engine.train.warm_up import warm_up


def test_it_leaves_the_random_numbers_as_they_were() -> None:
    torch.manual_seed(3)
    wanted = torch.rand(4)
    torch.manual_seed(3)
    warm_up()
    assert torch.equal(torch.rand(4), wanted)


@pytest.mark.skipif(sys.platform != "linux", reason="reads the libraries of a process from /proc")
def test_the_library_is_loaded_before_torch_is_imported() -> None:
    script = """
import sys
from pathlib import Path
from engine.train.warm_up import load_library, warm_up
load_library()
assert "torch" not in sys.modules
assert "libtorch_cpu" in Path("/proc/self/maps").read_text()
warm_up()
assert "engine.train.run" in sys.modules
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
