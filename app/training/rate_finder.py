"""RateFinder: has the range test of the learning rate made, and applies what it suggests."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal, Slot

from app.widgets.numbers import value_text
from engine.spec.project import Project
from engine.train.range_test import RangeProgress, RangeTest, at_rate, range_test

if TYPE_CHECKING:
    from app.training.session import Session
    from engine.data.dataset import Dataset
    from engine.predict.model import TrainedModel

State = Literal["idle", "waiting", "running", "done", "failed"]
"""waiting: for the pictures."""


class RateFinder(QObject):
    """One test at a time, in the training thread, of the document in hand. A training that begins ends it,
    and so does an edit after which it would give another result."""

    changed = Signal()
    """State, progress or result are others."""
    state_changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.state: State = "idle"
        self.progress: RangeProgress | None = None
        self.result: RangeTest | None = None
        self.problem = ""
        """Why it failed, in the user's language."""
        self._request = 0
        self._subject: object = None
        session.jobs.progressed.connect(self._progressed)
        session.jobs.done.connect(self._done)
        session.jobs.failed.connect(self._failed)
        session.state_changed.connect(self._session_changed)
        session.store.state_changed.connect(self._data_changed)
        session.document.edited.connect(self._compare)
        session.document.opened.connect(self._compare)

    @property
    def can_start(self) -> bool:
        """Not while a training is on: both would compute at once, and each more slowly."""
        return not self._session.is_active and self.state not in ("waiting", "running")

    @Slot()
    def start(self) -> None:
        """Begin, or have the pictures loaded first."""
        if not self.can_start:
            return
        self.progress = self.result = None
        store = self._session.store
        if store.state in ("empty", "failed"):
            store.reload()
        if store.state == "ready":
            self._begin()
        else:
            self._set_state("waiting")

    @Slot()
    def cancel(self) -> None:
        """End a test that is on; nothing is kept of it."""
        if self.state in ("waiting", "running"):
            self._forget()

    @Slot()
    def put_away(self) -> None:
        """Forget the last test, or end the one that is on."""
        if self.state != "idle":
            self._forget()

    @property
    def is_used(self) -> bool:
        """Whether the plan has the suggested rate."""
        rate = self._session.document.plan.optimizer.learning_rate
        return self.result is not None and rate == self.result.suggestion

    @Slot()
    def use(self) -> None:
        """Put the suggested rate into the plan: one undo step."""
        if self.result is None:
            return
        document, rate = self._session.document, self.result.suggestion
        document.end_gesture()
        plan = at_rate(document.plan, rate)
        text = self.tr("Learning rate {rate}").format(rate=value_text(rate))
        document.edit(text, document.project.edited(training=plan))

    def _begin(self) -> None:
        dataset, project = self._session.store.dataset, self._session.document.project
        assert dataset is not None
        self._subject = _subject(project)
        self._request = self._session.jobs.start_long(partial(_test, project, dataset))
        self._set_state("running")

    @Slot(int, object)
    def _progressed(self, request: int, progress: object) -> None:
        if request == self._request and self.state == "running":
            assert isinstance(progress, RangeProgress)
            self.progress = progress
            self.changed.emit()

    @Slot(int, object)
    def _done(self, request: int, result: object) -> None:
        if request == self._request and self.state == "running":
            assert isinstance(result, RangeTest)
            self.result = result
            self._set_state("done")

    @Slot(int, str)
    def _failed(self, request: int, reason: str) -> None:
        if request == self._request and self.state == "running":
            self._forget()
            self.problem = reason
            self._set_state("failed")

    @Slot(str)
    def _session_changed(self, state: str) -> None:
        if self._session.is_active:
            self.cancel()
        self.changed.emit()

    @Slot(str)
    def _data_changed(self, state: str) -> None:
        if state == "loading" and self.state in ("running", "done"):
            self._forget()
        elif self.state == "waiting" and state == "ready":
            self._begin()
        elif self.state == "waiting" and state in ("empty", "failed"):
            self.problem = self._session.store.problem or self.tr("The pictures are not loaded.")
            self._set_state("failed")

    @Slot()
    def _compare(self) -> None:
        """What was measured is of another network or plan: it says nothing about this one."""
        if self.state in ("running", "done") and self._subject != _subject(self._session.document.project):
            self._forget()
        elif self.state == "done":
            self.changed.emit()  # the plan may have the suggested rate now, or no longer

    def _forget(self) -> None:
        self._session.jobs.cancel(self._request)
        self._request = 0
        self.progress = self.result = None
        self._set_state("idle")

    def _set_state(self, state: State) -> None:
        self.state = state
        self.changed.emit()
        self.state_changed.emit()


def _subject(project: Project) -> object:
    """All that a test's result hangs on: not the rate itself, and not how long the training is."""
    plan = at_rate(project.training, 1.0)
    ignored = (
        "epochs", "schedule", "warmup_steps", "patience", "least_improvement", "max_steps", "max_minutes",
        "converged_by", "convergence_threshold", "convergence_steps", "ema_decay", "swa_start", "probes",
    )  # fmt: skip
    kept = {name: value for name, value in dict(plan).items() if name not in ignored}
    return project.network, project.data, kept


def _test(
    project: Project, dataset: Dataset, model: TrainedModel | None
) -> Generator[RangeProgress, None, RangeTest]:
    """The job."""
    return range_test(project, dataset)
