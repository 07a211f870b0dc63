"""Cures the cases of the grid, and measures what came of it.

    python -m benchmarks.doctor.repair --data digits --seeds 3 [--jobs N] [--known] [--write NAME]

It needs the logs of `benchmarks.doctor.train`: the doctor is given the evidence of the run, and may train as
it likes. What is done is kept, a file a run, and not done again as long as the code that heals is the same.
A run is repaired where the kept weights of the cured training come within 2 points of the mean of the healthy
twin on the test pictures, and are better than before. Cases whose fault no project can say (a wrong sign) are
left out.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from statistics import mean
from typing import Any

from benchmarks.doctor.case import Case, all_cases, cases_of
from benchmarks.doctor.judge import logs, verdict_on
from benchmarks.doctor.outcome import Outcome, outcomes
from benchmarks.doctor.pictures import dataset
from benchmarks.doctor.run_log import load_log
from benchmarks.doctor.train import FOLDER, digest_of, log_path, one_thread

HEALING = 1
"""Raised where the doctor judges or heals otherwise: then what is there is worthless."""
WITHIN = 0.02
"""Of the twin's accuracy."""
HARM = 0.01
"""So much less accuracy than before, and an accepted cure did harm."""


def lies_in_the_pictures(case: Case) -> bool:
    """Whether the twin has other pictures or labels: no change of network and plan brings those back."""
    own, other = (replace(one.spoiling, contrast=1.0) for one in (case, all_cases()[case.twin]))
    return own != other


def heal_run(case: Case, seed: int, folder: Path) -> dict[str, Any]:
    """Heal one run, by its log; what came of it, as JSON can hold it."""
    from engine.clinic.driving import result_of
    from engine.clinic.healing import heal

    began = time.perf_counter()
    log = load_log(log_path(folder, case.id, seed))
    verdict = verdict_on(log.evidence)
    pictures = dataset(case.data, case.spoiling)
    with one_thread():
        healing = result_of(heal(case.project(seed), pictures, log.evidence, verdict))
    return {
        "case": case.id,
        "seed": seed,
        "verdict": verdict.name,
        "primary": verdict.primary.id if verdict.primary else "",
        "accepted": healing.accepted,
        "cures": list(healing.kept),
        "before": _number(log.accuracy),
        "after": _number(healing.test_accuracy) if healing.accepted else None,
        "cost": round(healing.cost, 3),
        "sentence": str(healing.sentence),
        "seconds": round(time.perf_counter() - began, 1),
    }


def _number(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 4)


def repairs(
    found: Sequence[dict[str, Any]], known: dict[str, Outcome], twins: dict[str, float]
) -> dict[str, Any]:
    """The measures. `twins` is the mean accuracy of each case's healthy twin."""
    cases = all_cases()
    faulty = [one for one in found if known[one["case"]].kind == "faulty"]
    sound = [one for one in found if known[one["case"]].kind != "faulty" and one["before"] is not None]
    curable = [one for one in faulty if not lies_in_the_pictures(cases[one["case"]])]
    asked = [one for one in faulty if one["verdict"] != "healthy"]
    harmed = [one for one in sound if one["after"] is not None and one["after"] < one["before"] - HARM]
    costs = [one["cost"] for one in asked]

    def repaired(one: dict[str, Any]) -> bool:
        enough = one["after"] is not None and one["after"] >= twins[one["case"]] - WITHIN
        return enough and (one["before"] is None or one["after"] > one["before"])

    def share(part: Sequence[dict[str, Any]]) -> dict[str, Any]:
        good = sum(repaired(one) for one in part)
        return {"runs": good, "of": len(part), "share": round(good / len(part), 3) if part else None}

    return {
        "seeds": sorted({one["seed"] for one in found}),
        "repaired": share(faulty),
        "repaired_of_faults_in_network_or_plan": share(curable),
        "accepted_cures": sum(one["accepted"] for one in faulty),
        "sound_runs": len(sound),
        "sound_runs_that_a_cure_was_accepted_for": sum(one["accepted"] for one in sound),
        "harmed": [f"{one['case']} {one['seed']}: {one['before']} to {one['after']}" for one in harmed],
        "cost_in_trainings": {
            "mean": round(mean(costs), 2) if costs else None,
            "worst": max(costs, default=None),
        },
        "not_repaired": [
            f"{one['case']} {one['seed']}: {one['before']} to {one['after']}, twin {twins[one['case']]:.3f}; "
            f"{one['primary'] or 'no cause'}: {', '.join(one['cures']) or 'nothing'}"
            for one in faulty
            if not repaired(one)
        ],
    }


def _job(given: tuple[str, int, str]) -> dict[str, Any]:
    case_id, seed, folder = given
    path = _path(Path(folder), case_id, seed)
    key = digest_of(f"{all_cases()[case_id].definition} {seed} {HEALING}")
    if path.exists():
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["key"] == key:
            return dict(kept)
    result = heal_run(all_cases()[case_id], seed, Path(folder))
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    unfinished.write_text(json.dumps({**result, "key": key}), encoding="utf-8")
    unfinished.replace(path)
    return result


def _path(folder: Path, case: str, seed: int) -> Path:
    return folder / "repairs" / f"{case}-{seed}.json"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="digits")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--known", action="store_true", help="measure what is there, and heal no more")
    parser.add_argument("--write", default="")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    arguments = parser.parse_args()
    names = arguments.data.split(",")
    accuracies: dict[str, list[float]] = {}
    jobs: list[tuple[str, int, str]] = []
    cases = all_cases()
    for log in logs(names, arguments.folder):
        accuracies.setdefault(log.case, []).append(log.accuracy)
        if log.seed < arguments.seeds and not cases[log.case].wrong_sign:
            jobs.append((log.case, log.seed, str(arguments.folder)))
    known = outcomes([case for name in names for case in cases_of(name)], accuracies)
    twins = {case: mean(accuracies[cases[case].twin or case]) for case in known}
    jobs = sorted((job for job in jobs if job[0] in known), key=lambda job: job[1])
    if arguments.known:
        jobs = [job for job in jobs if _path(arguments.folder, job[0], job[1]).exists()]
    found = []
    with ProcessPoolExecutor(arguments.jobs) as pool:
        for one in pool.map(_job, jobs):
            found.append(one)
            print(*(one[name] for name in ("case", "seed", "primary", "cures", "before", "after", "cost")),
                  flush=True)  # fmt: skip
    result = {
        "data": names,
        "by_data": {
            name: repairs([one for one in found if cases[one["case"]].data == name], known, twins)
            for name in names
        },
        **repairs(found, known, twins),
    }
    if arguments.write:
        from benchmarks.result_file import write_result

        write_result(arguments.write, result)
    else:
        print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
