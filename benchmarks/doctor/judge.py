"""Judges the logs of the grid by the rules as they are now, and the judge by the measures.

    python -m benchmarks.doctor.judge --data digits [--quick] [--published] [--longer] [--write NAME]

Nothing is trained. `--quick` asks for the final word alone; `--published` judges the same logs by the rules
of other tools, too; `--longer` counts healthy cases that `benchmarks.doctor.longer` found too short as
faults; `--write` keeps the result in benchmarks/results.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.doctor.case import all_cases, cases_of
from benchmarks.doctor.longer import known_longer
from benchmarks.doctor.measures import Judged, Moment, confusion, measures, mistakes
from benchmarks.doctor.outcome import outcomes
from benchmarks.doctor.run_log import RunLog, evidence_at, load_log
from benchmarks.doctor.train import FOLDER, log_path
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Verdict
from engine.doctor.judge import judge


def logs(data: Sequence[str], folder: Path, seeds: int = 3) -> Iterator[RunLog]:
    """All logs of these data sets that are there."""
    for name in data:
        for case in cases_of(name):
            for seed in range(seeds):
                path = log_path(folder, case.id, seed)
                if path.exists():
                    yield load_log(path)


def verdict_on(evidence: Evidence) -> Verdict:
    """As `engine.clinic.diagnose` asks: the batch fit counts where there is something to explain."""
    first = judge(replace(evidence, batch_fit=None))
    return first if first.name == "healthy" or evidence.batch_fit is None else judge(evidence)


def judged(log: RunLog, quick: bool = False) -> Judged:
    """What the doctor says at every look of the run (or at its end alone)."""
    evidence = log.evidence
    steps = [] if quick else [look.step for look in evidence.observations if look.step < evidence.step]
    moments = [
        _moment(verdict_on(evidence_at(evidence, step)), step / evidence.total_steps) for step in steps
    ]
    return Judged(log.case, log.seed, (*moments, _moment(verdict_on(evidence), 1.0)))


def _moment(verdict: Verdict, share: float) -> Moment:
    primary = verdict.primary
    return Moment(share, verdict.name == "problem", primary.id if primary is not None else "")


def judge_all(
    data: Sequence[str], folder: Path, quick: bool = False, published: bool = False, longer: bool = False
) -> dict[str, Any]:
    """Every measure of the doctor, and of the published tools where wanted, on all logs of these data."""
    from benchmarks.doctor.published import TOOLS

    accuracies: dict[str, list[float]] = {}
    words: dict[str, list[Judged]] = {"strata": []}
    for log in logs(data, folder):
        accuracies.setdefault(log.case, []).append(log.accuracy)
        words["strata"].append(judged(log, quick))
        for tool in TOOLS if published else ():
            said = tool.judge(log.evidence)
            end = Moment(1.0, bool(said), said)
            words.setdefault(tool.name, []).append(Judged(log.case, log.seed, (end,)))
    every = [case for name in data for case in cases_of(name)]
    trained_longer = {case.id: found for case in every if (found := known_longer(folder, case))}
    known = outcomes(every, accuracies, trained_longer if longer else None)
    cases = all_cases()
    result: dict[str, Any] = {
        "data": list(data),
        "rules_of_commit": _commit("engine/doctor"),
        "measures": measures(words["strata"], cases, known),
    }
    if len(data) > 1:
        result["measures_by_data"] = {
            name: measures([one for one in words["strata"] if cases[one.case].data == name], cases, known)
            for name in data
        }
    result["confusion_of_cause_by_verdict"] = confusion(words["strata"], known)
    result["misjudged"] = mistakes(words["strata"], known)
    result["harmless_faults"] = [
        f"{case}: {100 * one.gap:.1f} points under its twin"
        for case, one in known.items()
        if one.kind == "harmless"
    ]
    if longer:
        result["healthy_cases_that_were_too_short"] = [
            f"{case}: {one.accuracy:.1%}, and {100 * one.gap:.1f} points more in three times the time"
            for case, one in known.items()
            if one.kind == "faulty" and not cases[case].accepted
        ]
        result["seeds_trained_longer"] = max(map(len, trained_longer.values()), default=0)
    if published:
        result["published_rules_on_the_same_logs"] = {
            tool.name: {"source": tool.source, "approximated": tool.approximated}
            | measures(words[tool.name], cases, known)
            for tool in TOOLS
        }
    return result


def _commit(folder: str) -> str:
    """The last commit that touched this folder, and whether it was changed since; "" outside of git."""
    git = ["git", "-C", str(Path(__file__).resolve().parents[2])]
    commit = subprocess.run([*git, "log", "-1", "--format=%h", "--", folder], capture_output=True, text=True)
    changed = subprocess.run([*git, "status", "--short", "--", folder], capture_output=True, text=True)
    return commit.stdout.strip() + (" and changed" if changed.stdout.strip() else "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="digits", help="digits, fashion, cifar, or several with commas")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--published", action="store_true")
    parser.add_argument("--longer", action="store_true")
    parser.add_argument("--write", default="")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    arguments = parser.parse_args()
    result = judge_all(
        arguments.data.split(","), arguments.folder, arguments.quick, arguments.published, arguments.longer
    )
    if arguments.write:
        from benchmarks.result_file import write_result

        write_result(arguments.write, result)
    else:
        print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
