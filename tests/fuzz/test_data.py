"""A short round of the fuzzing in `tests.fuzz.data`; the long one is run by hand."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits memory with setrlimit")


def test_a_short_round_finds_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.data", "--cases", "400", "--seed", "1"],
        cwd=ROOT, capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 problems" in done.stdout


def test_a_case_is_the_same_each_time(tmp_path: Path) -> None:
    from tests.fuzz.data import corpus, write_case

    files = corpus()
    for number in (3, 14, 15):
        first = write_case(files, 0, number, tmp_path).read_bytes()
        assert write_case(files, 0, number, tmp_path).read_bytes() == first


@pytest.mark.parametrize("deed", ["os.system('true')", "open('written', 'w')", "eval('1')", "exec('1')"])
def test_the_watch_sees_code_that_runs(deed: str, tmp_path: Path) -> None:
    """The fuzzing itself is tried: a loader that does such a thing is found out."""
    program = (
        "import os, sys\nfrom tests.fuzz import data\n"
        f"data.run_case = lambda path: ({deed}, 'read')[1]\n"
        "data.run_batch(0, 0, 1)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True,
    )  # fmt: skip
    assert '"problem": ""' not in done.stdout.splitlines()[-1]


def test_the_watch_sees_time_and_crashes(tmp_path: Path) -> None:
    for deed, code in (("time.sleep(9)", 1), ("faulthandler._sigsegv()", -11)):
        program = (
            "import faulthandler, sys, time\nfrom tests.fuzz import data\n"
            "data.SECONDS = 1\n"
            "count = iter(range(1000))\n"
            f"data.run_case = lambda path: 'read' if next(count) < {len_of_corpus()} else {deed}\n"
            "data.run_batch(0, 0, 1)"
        )
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, timeout=60,
            env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False,
        )  # fmt: skip
        assert done.returncode == code, done.stderr
        assert '"begin": 0' in done.stdout.splitlines()[-1]


def len_of_corpus() -> int:
    from tests.fuzz.data import corpus

    return len(corpus())


def test_mutation_changes_little_and_often() -> None:
    from tests.fuzz.data import mutated

    data = bytes(range(256)) * 20
    same = sum(mutated(data, [data], np.random.default_rng(n)) == data for n in range(200))
    assert same < 60
