"""A cured project in training: paused, compared and gone on with; what it cost."""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass, field

from engine.data.dataset import Dataset
from engine.doctor.casebook import CaseBook
from engine.doctor.evidence import BatchFit, Evidence, Observation, Reference
from engine.doctor.outcome import Skill, skills
from engine.predict.model import TrainedModel
from engine.spec.project import Project
from engine.train.report import Finished, Report, RunFailed, Started, TrainingReport
from engine.train.run import Run

BOUNDS = (0.0, 1.2)
"""Of a skill that is compared: worse than nothing is nothing, and much better than the reference is good."""


@dataclass(frozen=True)
class Standing:
    """How far a training has got, for comparison at the same number of pictures."""

    score: float
    """The mean of both skills, within bounds; 0 where the run broke off, NaN where nothing is known."""


def standing(evidence: Evidence, pictures: float) -> Standing:
    """Of the newest look at or before so many training pictures."""
    size = evidence.project.training.step_size(int(evidence.counts.sum()))
    if evidence.not_finite is not None and evidence.not_finite.step * size <= pictures:
        return Standing(BOUNDS[0])
    looks = [one for one in evidence.observations if one.step > 0 and one.step * size <= pictures + size]
    if not looks:
        return Standing(math.nan)
    known = [skill for skill in skills(evidence) if skill.known and skill.step <= looks[-1].step]
    return Standing(_score(known[-1]) if known else _own_skill(evidence, looks[-1]))


def _own_skill(evidence: Evidence, look: Observation) -> float:
    """Where the reference knows nothing yet: how far the accuracy is from chance to 1."""
    chance = 1 / max(int((evidence.counts > 0).sum()), 2)
    return max((look.accuracy - chance) / (1 - chance), BOUNDS[0])


def _score(skill: Skill) -> float:
    values = [value for value in (skill.train, skill.validation) if not math.isnan(value)]
    low, high = BOUNDS
    return sum(min(max(value, low), high) for value in values) / len(values)


def whole_training(project: Project, num_train: int) -> float:
    """How many pictures the whole training of a project sees, each step's batch counted as full."""
    plan = project.training
    return float(plan.step_size(num_train) * plan.num_steps(num_train))


@dataclass(eq=False)
class Trial:
    """One run of a cured project, with all that is known of it. `until` goes on with it, `close` ends it."""

    cures: tuple[str, ...]
    project: Project
    dataset: Dataset
    reference: Reference | None
    batch_fit: BatchFit | None = None
    pictures: float = 0.0
    """So many were seen."""
    newest_pictures: float = 0.0
    """And so many in the steps of the newest report."""
    started: Started | None = None
    report: Report | None = None
    """The newest."""
    finished: Finished | None = None
    failed: RunFailed | None = None
    _book: CaseBook = field(init=False)
    _run: Run = field(init=False)

    def __post_init__(self) -> None:
        self._run = Run(_observed(self.project), self.dataset)
        self._book = CaseBook(self.project)
        if self.reference is not None:
            self._book.add_reference(self.reference)
        if self.batch_fit is not None:
            self._book.add_batch_fit(self.batch_fit)

    @property
    def evidence(self) -> Evidence:
        """What is known now."""
        return self._book.evidence

    @property
    def ended(self) -> bool:
        """Whether there is nothing more to come."""
        return self.finished is not None or self.failed is not None

    @property
    def share(self) -> float:
        """Of the whole run, 0..1."""
        return min(self.pictures / whole_training(self.project, len(self.dataset.train)), 1.0)

    def until(self, pictures: float, exact: bool = True) -> Generator[TrainingReport, None, None]:
        """Go on until so many pictures were seen, or a report more where it need not be exact; with infinity
        to the end."""
        size = self.project.training.step_size(len(self.dataset.train))
        self._run.single_step = exact and math.isfinite(pictures)
        while not self.ended and self.pictures < pictures:
            report = next(self._run, None)
            if report is None:
                return
            self._book.take(report)
            self.newest_pictures = float(len(report.steps) * size) if isinstance(report, Report) else 0.0
            self.pictures += self.newest_pictures
            if isinstance(report, Started):
                self.started = report
            elif isinstance(report, Report):
                self.report = report
            elif isinstance(report, Finished):
                self.finished = report
            elif isinstance(report, RunFailed):
                self.failed = report
            yield report

    def model(self) -> TrainedModel:
        """With the weights of now, also after the end."""
        return self._run.model()

    def close(self) -> None:
        """End the run; what is known stays."""
        self._run.close()


def _observed(project: Project) -> Project:
    """The project with its probes on, at least the economical ones."""
    if project.training.probes != "off":
        return project
    return project.edited(training=project.training.edited(probes="economy"))
