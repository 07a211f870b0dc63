"""What is known of the newest run: what it began with, and what it has told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.doctor.casebook import CaseBook
from engine.runs.progress import Rewound
from engine.spec.network import NetworkSpec
from engine.spec.project import Project
from engine.train.history import History
from engine.train.report import Report, Started, TrainingReport

if TYPE_CHECKING:
    from engine.data.dataset import Dataset


class NewestRun:
    """`expect` a run before it begins, then `take` all that it tells.

    Until it tells that it has started, everything but `project` is of the run before.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        """Of the run that is on, or is to begin."""
        self.has_begun = False
        self.started: Started | None = None
        self.report: Report | None = None
        """The newest one."""
        self.casebook: CaseBook | None = None
        self.network: NetworkSpec | None = None
        self.dataset: Dataset | None = None
        """None where the run goes on elsewhere."""
        self._next_dataset: Dataset | None = None

    @property
    def history(self) -> History | None:
        """Everything measured; None before the first run."""
        return self.casebook.history if self.casebook is not None else None

    def expect(self, project: Project, dataset: Dataset) -> None:
        """A run with these is about to begin."""
        self.project, self._next_dataset = project, dataset
        self.has_begun = False

    def take(self, report: TrainingReport | Rewound) -> None:
        """What the run tells next. What comes late from the run before is dropped."""
        if isinstance(report, Started):
            self._begin(report)
        elif self.casebook is None or not self.has_begun:
            return
        elif isinstance(report, Rewound):
            self.casebook.history = report.history
        else:
            self.casebook.take(report)
            self.report = report if isinstance(report, Report) else self.report

    def show(self, project: Project, started: Started, history: History, report: Report | None) -> None:
        """Begin with a run that is known up to here already."""
        self.project, self._next_dataset = project, None
        self._begin(started)
        assert self.casebook is not None
        self.casebook.history, self.report = history, report

    def _begin(self, started: Started) -> None:
        self.has_begun = True
        self.started, self.report = started, None
        self.casebook = CaseBook(self.project)
        self.casebook.take(started)
        self.network, self.dataset = self.project.network, self._next_dataset
