"""The session: the GUI thread's side of training; it keeps the history that the plots draw from."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.document.document import Document
from app.notices import notices
from app.training.announcing import tell_end, tell_failure, tell_no_data, tell_problem
from app.training.following import Following
from app.training.forecasts import Forecasts
from app.training.jobs import Jobs
from app.training.mailbox import Mailbox
from app.training.model_files import ModelFiles
from app.training.newest_run import NewestRun
from app.training.running_changes import RunningChanges
from app.training.thread import TrainingThread
from app.training.watch import Watch
from app.translate import engine_message
from engine.doctor.casebook import CaseBook
from engine.runs.progress import Rewound
from engine.spec.checks import check
from engine.spec.message import Message
from engine.spec.network import NetworkSpec
from engine.spec.problems import Problem
from engine.spec.project import Project
from engine.train.history import History
from engine.train.report import (
    Changed,
    EpochReport,
    Examined,
    Finished,
    Observed,
    Report,
    RunFailed,
    Started,
    TrainingReport,
)

if TYPE_CHECKING:
    from app.data.store import DataStore
    from engine.data.dataset import Dataset
    from engine.doctor.evidence import Evidence

State = Literal[
    "idle", "preparing", "running", "paused", "stopping", "finished", "stopped", "failed", "following"
]
"""following: a run is shown that goes on elsewhere."""
ACTIVE: frozenset[State] = frozenset(("preparing", "running", "paused", "stopping"))
"""A run is on, or about to be."""

EMPTY_MAILBOX_MS = 50
"""How often the mailbox is emptied; the engine reports as often."""

logger = logging.getLogger(__name__)


class Session(QObject):
    """One training at a time, and the model that came of the last one or of a file.

    "preparing" lasts from `train` until the engine's first report: while the data is being loaded,
    torch imported, the network built. A run keeps the network that it began with, `run_network`;
    edits meanwhile do not disturb it.
    """

    state_changed = Signal(str)
    run_started = Signal()
    """`started`, `history` and `run_network` are those of a new run."""
    history_changed = Signal()
    """At most 20 times a second."""
    epoch_ended = Signal(object)
    """EpochReport"""
    run_finished = Signal(object)
    """Finished. A run that was just stopped has none."""
    run_failed = Signal(object)
    """RunFailed"""
    classified = Signal(int, object)
    """request, Classification"""
    classify_failed = Signal(int, str)
    """request, the reason in the user's language"""
    model_changed = Signal()
    """Another model is in hand: a run has begun or ended, or a file was opened."""
    classify_wanted = Signal()
    """The user wants to classify a picture of their own."""
    observed = Signal()
    """The casebook of the run knows more."""
    preflight_done = Signal()
    """`preflight` is the evidence on the project in hand, before any training."""
    doctor_wanted = Signal()
    """The user wants to know why a training taught nothing."""
    layer_wanted = Signal(str)
    """node id: the user wants to see the layer in which a training failed, or would."""

    def __init__(
        self,
        document: Document,
        store: DataStore,
        parent: QObject | None = None,
        keep_at: Path | None = None,
        runs_at: Path | None = None,
    ) -> None:
        """`keep_at` is the file in which the model of the newest run is kept, without being asked;
        `runs_at` the folder of the newest runs, from whose checkpoints they can go on."""
        super().__init__(parent)
        self.document, self.store = document, store
        self._state: State = "idle"
        self._ticket = 0
        self._run_ticket = 0
        self._pause_awaited = False
        self._mailbox = Mailbox()
        self._waiting_for_data = False
        self._begin_paused = False
        self._begin_from: tuple[Path, Project] | None = None
        self._run = NewestRun(document.project)
        self.preflight: Evidence | None = None
        """On the project in hand, before any training; None where it cannot be trained."""
        self._class_names: tuple[str, ...] = ()
        self._has_model = False
        store.state_changed.connect(self._data_state_changed)
        self._timer = QTimer(self, interval=EMPTY_MAILBOX_MS)
        self._timer.timeout.connect(self._empty_mailbox)
        self._began_at = 0.0
        self._thread = TrainingThread(keep_at, runs_at)
        self.jobs = Jobs(self._thread)
        worker = self._thread.worker
        worker.ended.connect(self._ended)  # before `changes`, which offers to go on when it hears of the end
        self.changes = RunningChanges(self, self._thread)
        worker.paused.connect(self._paused)
        worker.classified.connect(self.classified)
        worker.classify_failed.connect(self._classify_failed)
        self.files = ModelFiles(self, self._thread)
        self.files.opened.connect(self._opened)
        self.watch = Watch(self)
        self.forecasts = Forecasts(self)
        self.following = Following(self)

    # What there is

    @property
    def state(self) -> State:
        """What it does at the moment."""
        return self._state

    @property
    def is_active(self) -> bool:
        """Whether a run is on, or about to be."""
        return self._state in ACTIVE

    @property
    def seconds_on(self) -> float:
        """How long the run in hand has been on; 0 where none is."""
        return time.monotonic() - self._began_at if self.is_active and not self._waiting_for_data else 0.0

    @property
    def history(self) -> History | None:
        """Everything measured in the newest run; None before the first."""
        return self._run.history

    @property
    def casebook(self) -> CaseBook | None:
        """What is known of the newest run; it goes on while the run does."""
        return self._run.casebook

    @property
    def run_dataset(self) -> Dataset | None:
        """The pictures of the newest run; None where it goes on elsewhere."""
        return self._run.dataset

    @property
    def events(self) -> list[tuple[int, str]]:
        """What was changed while the newest run ran: (step, text in the user's language)."""
        return [(step, engine_message(text)) for step, text in self.history.events] if self.history else []

    @property
    def started(self) -> Started | None:
        """What the newest run told first."""
        return self._run.started

    @property
    def report(self) -> Report | None:
        """The newest report of the newest run."""
        return self._run.report

    @property
    def has_model(self) -> bool:
        """Whether pictures can be classified: with the run's weights of now, or the last ones."""
        return self._has_model

    @property
    def class_names(self) -> tuple[str, ...]:
        """The classes of the model in hand."""
        return self._class_names

    @property
    def run_network(self) -> NetworkSpec | None:
        """The network that the newest run began with, whatever has been edited since."""
        return self._run.network

    @property
    def blocking_problem(self) -> Problem | None:
        """The first problem that stops a training of the document in hand."""
        dataset = self.store.dataset if self.store.state == "ready" else None
        problems = self.document.problems
        if dataset is not None:
            document = self.document
            problems = check(document.network, document.plan, len(dataset.class_names))
        return next((problem for problem in problems if problem.severity == "problem"), None)

    # Commands

    @Slot()
    def warm_up(self) -> None:
        """Have torch imported, in the training thread; called once the window is shown. From then on the
        doctor is given what it needs."""
        self._thread.warm_up.emit()
        self.watch.begin()

    @Slot()
    def train(self) -> None:
        """Train the document in hand, from new weights; go on where a run is paused.

        Waits for data that is being loaded. Where it cannot, a notice says why and what to do.
        """
        if self._state == "paused":
            self.resume()
        elif not self.is_active:
            self._begin(paused=False)

    def train_on(self, folder: Path, project: Project) -> None:
        """Go on with the run in a folder from its last checkpoint; it began with this project."""
        if not self.is_active:
            self._begin(paused=False, kept=(folder, project))

    @Slot()
    def pause(self) -> None:
        """Ask for no more reports; the state is "paused" once the last has come."""
        if self._state == "running":
            self._pause_awaited = True
            self._thread.pause.emit(self._next_ticket())

    @Slot()
    def resume(self) -> None:
        """Go on after a pause."""
        if self._state == "paused":
            self.go_on()

    def go_on(self) -> None:
        """Have the thread go on with the run that it has."""
        self._next_ticket()
        self._thread.resume.emit()
        self._timer.start()
        self._set_state("running")

    @Slot()
    def step(self) -> None:
        """Exactly one optimizer step, then a pause. Begins a run where none is on.

        While the last step has not been made, another call does nothing: a key held down must not
        leave steps behind it.
        """
        if self._state in ("running", "paused"):
            if not self._pause_awaited:
                self._pause_awaited = True
                self._thread.step.emit(self._next_ticket())
        elif not self.is_active:
            self._begin(paused=True)

    @Slot()
    def stop(self) -> None:
        """End the run in good order: the best weights back, the test measured, then "stopped"."""
        if self._waiting_for_data:
            self._give_up_waiting()
        elif self._state == "following":
            self.following.stop()
        elif self._state in ("preparing", "running", "paused"):
            self._next_ticket()
            self._thread.stop.emit()
            self._timer.start()
            self._set_state("stopping")

    @Slot()
    def discard(self) -> None:
        """Just stop: end the run at once. The weights stay as they are, for classifying, without
        the final test; the best ones of an earlier epoch are not brought back."""
        if self._waiting_for_data:
            self._give_up_waiting()
        elif self.is_active:
            self._next_ticket()
            self._thread.discard.emit()
            self._set_state("stopping")

    def classify(self, picture: np.ndarray, request: int) -> None:
        """Classify a picture, uint8 of H x W, H x W x 3 or H x W x 4, with the weights of now.

        The answer comes with the same number: `classified` or `classify_failed`.
        """
        if self._has_model:
            self._thread.classify.emit(request, picture)
        else:
            self.classify_failed.emit(request, self.tr("There is no trained network yet."))

    def close(self) -> bool:
        """End the thread; again and again if you like. Waits up to two seconds for the step it is in.

        False where that step is longer. The thread must then be left behind: what still has to be
        done is to end the process with `os._exit`, as Python would wait for it.
        """
        self._timer.stop()
        self.watch.close()
        self.following.close()
        self._waiting_for_data = False
        return self._thread.end()

    # Beginning

    def _begin(self, paused: bool, kept: tuple[Path, Project] | None = None) -> None:
        self.following.stop()
        problem = self.blocking_problem
        if problem is not None:
            tell_problem(self, problem)
            return
        self._begin_paused, self._begin_from = paused, kept
        if self.store.state == "empty":
            self.store.reload()
        if self.store.state == "ready":
            self._begin_with_data()
        elif self.store.state == "loading":
            self._waiting_for_data = True
            self._set_state("preparing")
        else:
            tell_no_data(self)

    def _begin_with_data(self) -> None:
        self._waiting_for_data = False
        problem = self.blocking_problem
        if problem is not None:
            self._set_state("idle")
            tell_problem(self, problem)
            return
        assert self.store.dataset is not None
        self._run_ticket = self._next_ticket()
        self._pause_awaited = self._begin_paused
        self._began_at = time.monotonic()
        self._mailbox = Mailbox()
        folder, project = self._begin_from or (None, self.document.project)
        self._run.expect(project, self.store.dataset)
        self.changes.begin(project)
        ticket, dataset, mailbox = self._run_ticket, self.store.dataset, self._mailbox
        if folder is not None:
            self._thread.go_on.emit(ticket, folder, dataset, mailbox)
        else:
            self._thread.start.emit(ticket, project, dataset, mailbox, self._begin_paused)
        self._timer.start()
        self._set_state("preparing")

    @Slot(str)
    def _data_state_changed(self, state: str) -> None:
        if self._waiting_for_data and state == "ready":
            self._begin_with_data()
        elif self._waiting_for_data and state in ("failed", "empty"):  # the store has told why
            self._give_up_waiting()

    def _give_up_waiting(self) -> None:
        self._waiting_for_data = False
        self._set_state("idle")

    # What comes from the thread

    @Slot()
    def _empty_mailbox(self) -> None:
        self.take(self._mailbox.take())

    def take(self, reports: Sequence[TrainingReport | Rewound]) -> None:
        """Show what a run tells."""
        for report in reports:
            self._take(report)
        if any(isinstance(report, Report | EpochReport | Changed | Rewound) for report in reports):
            self.history_changed.emit()
        if any(isinstance(report, Examined | Observed) for report in reports):
            self.observed.emit()
        for report in reports:
            if isinstance(report, EpochReport):
                self.epoch_ended.emit(report)
            elif isinstance(report, Finished):
                self._finish(report)
            elif isinstance(report, RunFailed):
                self._fail(report)

    def _take(self, report: TrainingReport | Rewound) -> None:
        self._run.take(report)
        if isinstance(report, Started):
            self._class_names = report.class_names
            self._has_model = True
            if self._state == "preparing":
                self._set_state("running")
            self.run_started.emit()
            self.model_changed.emit()

    def show_run(
        self, project: Project, started: Started, history: History, report: Report | None, ended: bool = False
    ) -> None:
        """Show a run that goes on elsewhere, and how far it is; `take` what it tells from now on. One that
        has `ended` was made by the training thread, whose model is its."""
        assert not self.is_active, "a run of one's own is not covered up"
        self._run.show(project, started, history, report)
        if ended:
            self._has_model, self._class_names = True, started.class_names
        self._set_state("finished" if ended else "following")
        self.run_started.emit()
        self.history_changed.emit()
        self.observed.emit()
        if ended:
            self.model_changed.emit()

    def end_showing(self) -> None:
        """What was shown of it stays."""
        if self._state == "following":
            self._set_state("idle")

    @Slot(int)
    def _paused(self, ticket: int) -> None:
        if ticket != self._ticket:
            return
        self._pause_awaited = False
        self._timer.stop()
        self._empty_mailbox()
        if self.is_active:
            self._set_state("paused")

    @Slot(int)
    def _ended(self, ticket: int) -> None:
        if ticket != self._run_ticket or not self.is_active:
            return
        self._empty_mailbox()
        if not self.is_active:
            return
        self._timer.stop()  # there was no last report: it was just stopped
        self._set_state("stopped")
        self.model_changed.emit()
        notices.post(
            self.tr("Stopped. The weights stay as they are; the test was left out.")
            if self._run.has_begun
            else self.tr("Stopped before the first step."),
            topic="run",
        )

    def _finish(self, report: Finished) -> None:
        assert self._run.started is not None
        self._timer.stop()
        self._set_state("stopped" if report.reason == "stopped" else "finished")
        self.run_finished.emit(report)
        self.model_changed.emit()
        tell_end(self, report)

    def _fail(self, report: RunFailed) -> None:
        self._timer.stop()
        if report.details:
            logger.error("The training failed at step %d.\n%s", report.step, report.details)
        self._set_state("failed")
        self.run_failed.emit(report)
        self.model_changed.emit()
        tell_failure(self, self._run.project.network, report)

    @Slot(int, object, str)
    def _classify_failed(self, request: int, message: Message, details: str) -> None:
        if details:
            logger.error("A picture was not classified.\n%s", details)
        self.classify_failed.emit(request, engine_message(message))

    @Slot(object)
    def _opened(self, class_names: tuple[str, ...]) -> None:
        self._class_names = class_names
        self._has_model = True
        self.model_changed.emit()

    def _next_ticket(self) -> int:
        """The number of a command that changes the course of the run."""
        self._ticket += 1
        return self._ticket

    def _set_state(self, state: State) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)
