"""Runs the grid under observation and keeps a log of every run; what is there already is not run again.

    python -m benchmarks.doctor.train --data digits --seeds 3 [--jobs N] [--only PART_OF_ID] [--folder FOLDER]

Logs lie outside the repository, in the system's cache folder unless told otherwise. Each run has a file of
its own, written at once, with a key that says of which case, seed and version of the observing it is.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import platformdirs

from benchmarks.doctor.case import Case, all_cases, cases_of
from benchmarks.doctor.pictures import available, dataset
from benchmarks.doctor.run_log import RunLog, load_log, log_keys, save_log

FOLDER = Path(platformdirs.user_cache_dir("strata")) / "benchmarks" / "doctor"
OBSERVING = 1
"""Raised where what a look tells, or when there is one, changes: then old logs are worthless."""
REFERRING = 1
"""Raised where the reference learns otherwise: then it alone is made anew, in every log."""


def log_path(folder: Path, case: str, seed: int) -> Path:
    """Where the log of a run lies."""
    return folder / f"{case}-{seed}.npz"


def key_of(case: Case, seed: int) -> str:
    """Says of which run, and of which observing code, a log is."""
    return digest_of(f"{case.definition} {seed} {OBSERVING}")


def reference_key_of(case: Case) -> str:
    """Says of which pictures, and of which code, the reference in a log is."""
    return digest_of(f"{case.data} {case.spoiling!r} {REFERRING}")


def digest_of(text: str) -> str:
    """A short name for a long text."""
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


def run_case(case: Case, seed: int) -> RunLog:
    """Train a case under observation, on one thread, and see how well its weights do."""
    with one_thread():
        return _run(case, seed)


@contextmanager
def one_thread() -> Iterator[None]:
    """Inside, no training takes a second thread: runs side by side would wait for one another's."""
    import torch

    from engine.train import threads

    before, threads.WORTH_SHARING = threads.WORTH_SHARING, 1 << 62
    count = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        threads.WORTH_SHARING = before
        torch.set_num_threads(count)


def _run(case: Case, seed: int) -> RunLog:
    from engine.clinic.batch_fit import fit_one_batch
    from engine.clinic.reference import reference_of
    from engine.doctor.casebook import CaseBook
    from engine.train.report import EpochReport, Finished
    from engine.train.run import Run

    start = time.perf_counter()
    project, pictures = case.project(seed), dataset(case.data, case.spoiling)
    run, casebook = Run(project, pictures), CaseBook(project)
    if case.wrong_sign:
        for optimizer in run._stepper.updater._optimizers:
            for group in optimizer.param_groups:
                group["maximize"] = True
    kept = last = float("nan")
    for report in run:
        casebook.take(report)
        if isinstance(report, EpochReport) and report.step + 1 >= run.total_steps:
            last = balanced_accuracy(run, pictures.test)
        elif isinstance(report, Finished):
            kept = balanced_accuracy(run, pictures.test)
    if casebook.evidence.not_finite is not None:
        kept = last = float("nan")
    casebook.add_reference(reference_of(pictures, project))
    casebook.add_batch_fit(fit_one_batch(project, pictures))
    return RunLog(case.id, seed, casebook.evidence, kept, last, time.perf_counter() - start)


def balanced_accuracy(run, pictures) -> float:  # type: ignore[no-untyped-def]
    """Mean of the recalls on these pictures, of the run's weights as they are now."""
    answers = run.model().probabilities(pictures.images).argmax(1)
    return float(np.mean([(answers[pictures.labels == c] == c).mean() for c in np.unique(pictures.labels)]))


def _job(given: tuple[str, int, str]) -> str:
    case_id, seed, folder = given
    case = all_cases()[case_id]
    log = run_case(case, seed)
    path = log_path(Path(folder), case_id, seed)
    save_log(log, path, key_of(case, seed), reference_key_of(case))
    return f"{case_id} {seed}: {log.accuracy:.3f} in {log.seconds:.1f} s"


def missing(cases: tuple[Case, ...], seeds: int, folder: Path) -> Iterator[tuple[str, int, str]]:
    """The runs of which there is no log yet; all cases with one seed come before any with the next."""
    for seed in range(seeds):
        for case in cases:
            if log_keys(log_path(folder, case.id, seed))[0] != key_of(case, seed):
                yield case.id, seed, str(folder)


def renew_references(cases: tuple[Case, ...], seeds: int, folder: Path) -> int:
    """Put a new reference into each log whose reference is of other code; how many there were."""
    from engine.clinic.reference import reference_of

    renewed = 0
    for case in sorted(cases, key=lambda case: repr(case.spoiling)):
        for seed in range(seeds):
            path, wanted = log_path(folder, case.id, seed), reference_key_of(case)
            key, found = log_keys(path)
            if not key or found == wanted:
                continue
            log = load_log(path)
            reference = reference_of(dataset(case.data, case.spoiling), case.project(seed))
            save_log(replace(log, evidence=replace(log.evidence, reference=reference)), path, key, wanted)
            renewed += 1
    return renewed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="digits", help="digits, fashion, cifar, or several with commas")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    arguments = parser.parse_args()
    names = arguments.data.split(",")
    if not all(available(name) for name in names):
        parser.error("this data set lies beside the repository, in ../shared/data, and is not there")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    cases = tuple(case for name in names for case in cases_of(name) if arguments.only in case.id)
    print(f"{renew_references(cases, arguments.seeds, arguments.folder)} references made anew", flush=True)
    jobs = list(missing(cases, arguments.seeds, arguments.folder))
    print(f"{len(jobs)} of {len(cases) * arguments.seeds} runs to do", flush=True)
    if arguments.jobs == 1:
        for job in jobs:
            print(_job(job), flush=True)
        return
    with ProcessPoolExecutor(arguments.jobs) as pool:
        for line in pool.map(_job, jobs):
            print(line, flush=True)


if __name__ == "__main__":
    main()
