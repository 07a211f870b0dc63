"""Whether the healthy cases are healthy: trained three times as long, from the same seed, are they better?

    python -m benchmarks.doctor.longer --data fashion,cifar --seeds 3 [--jobs N] [--folder FOLDER]

A case that gains as much as a fault must cost (see `outcome`) was too short, which is a fault, whoever wrote
it down as healthy. What is found is kept, a file a run; `judge --longer` takes it into account.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from benchmarks.doctor.case import Case, all_cases, cases_of
from benchmarks.doctor.pictures import dataset
from benchmarks.doctor.train import FOLDER, balanced_accuracy, digest_of, one_thread

TIMES = 3


def longer_accuracy(case: Case, seed: int) -> float:
    """Of the weights that the longer run keeps, on the test pictures; NaN where it broke off."""
    from engine.train.report import Finished
    from engine.train.run import Run

    plan = case.plan.edited(epochs=TIMES * case.plan.epochs, probes="off")
    pictures = dataset(case.data, case.spoiling)
    with one_thread():
        run = Run(replace(case, plan=plan).project(seed), pictures)
        for report in run:
            if isinstance(report, Finished):
                return balanced_accuracy(run, pictures.test)
    return math.nan


def known_longer(folder: Path, case: Case, seeds: int = 3) -> list[float]:
    """The accuracies that are there, by seed."""
    found = []
    for seed in range(seeds):
        path = _path(folder, case.id, seed)
        if path.exists():
            kept = json.loads(path.read_text(encoding="utf-8"))
            if kept["key"] == _key(case, seed):
                found.append(float(kept["accuracy"]))
    return found


def _job(given: tuple[str, int, str]) -> str:
    case_id, seed, folder = given
    case, path = all_cases()[case_id], _path(Path(folder), case_id, seed)
    accuracy = longer_accuracy(case, seed)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    unfinished.write_text(json.dumps({"key": _key(case, seed), "accuracy": accuracy}), encoding="utf-8")
    unfinished.replace(path)
    return f"{case_id} {seed}: {accuracy:.3f}"


def _key(case: Case, seed: int) -> str:
    return digest_of(f"{case.definition} {seed} {TIMES}")


def _path(folder: Path, case: str, seed: int) -> Path:
    return folder / "longer" / f"{case}-{seed}.json"


def _missing(data: list[str], seeds: int, folder: Path) -> Iterator[tuple[str, int, str]]:
    for seed in range(seeds):
        for name in data:
            for case in cases_of(name):
                if not case.accepted and len(known_longer(folder, case, seed + 1)) <= seed:
                    yield case.id, seed, str(folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="digits", help="digits, fashion, cifar, or several with commas")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    arguments = parser.parse_args()
    jobs = list(_missing(arguments.data.split(","), arguments.seeds, arguments.folder))
    print(f"{len(jobs)} runs to do", flush=True)
    with ProcessPoolExecutor(arguments.jobs) as pool:
        for line in pool.map(_job, jobs):
            print(line, flush=True)


if __name__ == "__main__":
    main()
