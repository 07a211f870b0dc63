"""lab: one network with several cures, trained side by side from the same seed on the same batches."""

from __future__ import annotations

import math
from collections.abc import Generator, Mapping
from dataclasses import dataclass

from engine.clinic.reference import reference_of
from engine.clinic.trial import Trial, whole_training
from engine.data.dataset import Dataset
from engine.doctor.evidence import Evidence, Reference
from engine.doctor.finding import Verdict
from engine.doctor.judge import judge
from engine.spec.message import UserError, say
from engine.spec.project import Project
from engine.train.report import TrainingReport

SLICE = 1 / 200
"""Of its training, each makes so much in turn, so that all curves grow together."""


@dataclass(frozen=True)
class LabProgress:
    """One report of one of them. `share` is of all together, 0..1."""

    name: str
    report: TrainingReport
    share: float


@dataclass(frozen=True, eq=False)
class LabResult:
    """One training. The test accuracy is NaN where it broke off, or there are no test pictures."""

    name: str
    project: Project
    evidence: Evidence
    verdict: Verdict
    test_accuracy: float


def lab(
    projects: Mapping[str, Project], dataset: Dataset, reference: Reference | None = None
) -> Generator[LabProgress, None, tuple[LabResult, ...]]:
    """Train all projects in turn, a little of each, from the first one's seed; the results by their names.

    Between two reports the caller owns the thread; closing the generator ends all runs. Raises UserError
    where one cannot be trained, naming it, before any is.
    """
    assert projects, "a lab of nothing"
    seed = next(iter(projects.values())).training.seed
    reference = reference or reference_of(dataset, next(iter(projects.values())))
    trials: dict[str, Trial] = {}
    try:
        for name, project in projects.items():
            trials[name] = _begin(name, project, dataset, reference, seed)
        yield from _in_turn(trials)
        return tuple(_result(name, trial) for name, trial in trials.items())
    finally:
        for trial in trials.values():
            trial.close()


def _begin(name: str, project: Project, dataset: Dataset, reference: Reference, seed: int) -> Trial:
    try:
        return Trial((), project.edited(training=project.training.edited(seed=seed)), dataset, reference)
    except UserError as error:
        raise UserError(say("{name}: {what}", name=name, what=error.message), error.advice) from None


def _in_turn(trials: Mapping[str, Trial]) -> Generator[LabProgress, None, None]:
    """Always the one that is furthest behind."""
    while going := {name: trial for name, trial in trials.items() if not trial.ended}:
        name = min(going, key=lambda one: going[one].share)
        trial = going[name]
        whole = whole_training(trial.project, len(trial.dataset.train))
        last = trial.share + SLICE >= 1
        for report in trial.until(math.inf if last else trial.pictures + whole * SLICE, exact=False):
            yield LabProgress(name, report, sum(_share(one) for one in trials.values()) / len(trials))


def _share(trial: Trial) -> float:
    return 1.0 if trial.ended else trial.share


def _result(name: str, trial: Trial) -> LabResult:
    accuracy = trial.finished.test_accuracy if trial.finished is not None else float("nan")
    return LabResult(name, trial.project, trial.evidence, judge(trial.evidence), accuracy)
