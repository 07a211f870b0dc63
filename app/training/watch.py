"""What the doctor needs beside a run, made while nobody waits: pre-flight, reference, one batch by heart."""

from __future__ import annotations

import logging
from collections.abc import Generator
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, QTimer, Slot

from engine.doctor.judge import judge

if TYPE_CHECKING:
    from app.training.jobs import Job
    from app.training.session import Session
    from engine.data.dataset import Dataset
    from engine.doctor.casebook import CaseBook
    from engine.doctor.evidence import BatchFit, Evidence, Reference
    from engine.predict.model import TrainedModel
    from engine.spec.project import Project

EDIT_MS = 400
"""So long after the last edit the pre-flight begins."""
SLICE_MS = 20
BUSY_SLICE_MS = 250
"""Between two slices; the second while a run is on, which then loses little of its time to them."""

logger = logging.getLogger(__name__)
Task = Literal["reference", "batch_fit"]


class Work:
    """One piece of work in slices, kept between them; only the training thread goes on with it."""

    def __init__(self, task: Task, project: Project, dataset: Dataset) -> None:
        self.task = task
        self.project, self.dataset = project, dataset
        self._slices: Generator[Any, None, Any] | None = None

    def go_on(self, model: TrainedModel | None) -> Reference | BatchFit | None:
        """One slice; what came of the work with the last, else None."""
        if self._slices is None:
            self._slices = self._begin()
        try:
            next(self._slices)
        except StopIteration as end:
            result: Reference | BatchFit = end.value
            return result
        return None

    def _begin(self) -> Generator[Any, None, Any]:
        if self.task == "reference":
            from engine.clinic.reference import reference_in_slices

            return reference_in_slices(self.dataset, self.project)
        from engine.clinic.batch_fit import batch_fit_in_slices

        return batch_fit_in_slices(self.project, self.dataset)


class Watch(QObject):
    """The session's side of the doctor, in the GUI thread. Nothing happens before `begin`.

    A moment after the last edit comes the pre-flight of the project in hand, unless a run is on. The
    reference of the pictures is begun as soon as they are there, and goes on beside a run in small slices.
    After a run that shows something to explain, its network tries to learn one batch by heart.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._on = False
        self._reference: Reference | None = None
        self._referred: Dataset | None = None
        """The pictures whose reference is known or in work."""
        self._work: Work | None = None
        self._slice_request = 0
        self._preflight_request = 0
        self._after_edit = QTimer(self, singleShot=True, interval=EDIT_MS)
        self._after_edit.timeout.connect(self._fly)
        self._next_slice = QTimer(self, singleShot=True, interval=SLICE_MS)
        self._next_slice.timeout.connect(self._do_slice)

    @Slot()
    def begin(self) -> None:
        """From now on do what the doctor needs."""
        if self._on:
            return
        self._on = True
        session = self._session
        session.document.edited.connect(self._edited)
        session.document.opened.connect(self._edited)
        session.store.changed.connect(self._data_changed)
        session.run_started.connect(self._run_started)
        session.run_finished.connect(self._run_ended)
        session.run_failed.connect(self._run_ended)
        session.jobs.done.connect(self._done)
        session.jobs.failed.connect(self._failed)
        self._data_changed()

    def close(self) -> None:
        """Ask for nothing more."""
        self._on = False
        self._after_edit.stop()
        self._next_slice.stop()

    # Pre-flight

    @Slot()
    def _edited(self) -> None:
        if self._on:
            self._after_edit.start()

    @Slot()
    def _fly(self) -> None:
        session = self._session
        dataset = self._dataset()
        if session.is_active:
            return
        if dataset is None or session.blocking_problem is not None:
            if session.preflight is not None:
                session.preflight = None
                session.preflight_done.emit()
            return
        self._preflight_request = session.jobs.start(_preflight_job(session.document.project, dataset))

    # Slices

    @Slot()
    def _data_changed(self) -> None:
        self._edited()
        dataset = self._dataset()
        if not self._on or dataset is None or dataset is self._referred:
            return
        self._referred, self._reference = dataset, None
        self._start(Work("reference", self._session.document.project, dataset))

    @Slot()
    def _run_started(self) -> None:
        self._after_edit.stop()
        casebook = self._session.casebook
        if casebook is not None and self._reference is not None and self._dataset() is self._referred:
            casebook.add_reference(self._reference)

    @Slot()
    def _run_ended(self, _report: object = None) -> None:
        self._edited()
        self._explain()

    def _explain(self) -> None:
        """Try one batch where a run has ended, all else is known, and something is wrong."""
        session, dataset = self._session, self._dataset()
        casebook = session.casebook
        if not self._on or session.is_active or casebook is None or dataset is None or self._work is not None:
            return
        evidence = casebook.evidence
        if not evidence.finished or evidence.reference is None or evidence.batch_fit is not None:
            return
        if judge(evidence).name != "healthy":
            self._start(Work("batch_fit", casebook.project, dataset))

    def _start(self, work: Work) -> None:
        self._work = work
        self._next_slice.start(SLICE_MS)

    @Slot()
    def _do_slice(self) -> None:
        if self._work is not None:
            self._slice_request = self._session.jobs.start(self._work.go_on)

    @Slot(int, object)
    def _done(self, request: int, result: Any) -> None:
        if request == self._preflight_request:
            self._preflight_request = 0
            self._take_preflight(result)
        elif request == self._slice_request:
            self._slice_request = 0
            if result is None and self._on:
                self._next_slice.start(BUSY_SLICE_MS if self._session.is_active else SLICE_MS)
            elif self._work is not None and result is not None:
                work, self._work = self._work, None
                self._take(work, result)

    @Slot(int, str)
    def _failed(self, request: int, reason: str) -> None:
        """Nobody asked for it, so nobody is told; a training would meet the same and tell."""
        if request == self._slice_request:
            self._slice_request, self._work = 0, None
        elif request == self._preflight_request:
            self._preflight_request = 0
        else:
            return
        logger.info("A look beside the run was not made: %s", reason)

    def _take_preflight(self, evidence: Evidence) -> None:
        if self._on and evidence.project == self._session.document.project:
            self._session.preflight = evidence
            self._session.preflight_done.emit()

    def _take(self, work: Work, result: Any) -> None:
        casebook = self._session.casebook
        if work.task == "reference":
            if work.dataset is not self._referred:
                return
            self._reference = result
            if casebook is not None and self._is_of(casebook, work.dataset):
                casebook.add_reference(result)
                self._session.observed.emit()
            self._explain()
        elif casebook is not None and casebook.project is work.project:
            casebook.add_batch_fit(result)
            self._session.observed.emit()

    def _is_of(self, casebook: CaseBook, dataset: Dataset) -> bool:
        """Whether the run of this casebook had these pictures."""
        return self._session.run_dataset is dataset

    def _dataset(self) -> Dataset | None:
        store = self._session.store
        return store.dataset if store.state == "ready" else None


def _preflight_job(project: Project, dataset: Dataset) -> Job:
    return partial(_preflight, project, dataset)


def _preflight(project: Project, dataset: Dataset, model: TrainedModel | None) -> Evidence:
    from engine.clinic.preflight import preflight

    return preflight(project, dataset)
