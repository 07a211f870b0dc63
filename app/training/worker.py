"""The worker: all that needs torch, in the training thread, a report at a time."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from app.training.jobs import Job, LongJob, WithModel
from app.training.mailbox import Mailbox
from engine.runs.progress import Rewound
from engine.spec.files import write_atomically
from engine.spec.message import Message, UserError, say
from engine.train.history import History
from engine.train.report import Finished, Report, RunFailed, Started, TrainingReport

if TYPE_CHECKING:
    from engine.data.dataset import Dataset
    from engine.predict.model import TrainedModel
    from engine.runs.keeper import Keeper
    from engine.spec.project import Project
    from engine.train.run import Run

FULL_MAILBOX_MS = 20
"""So long a run waits before it looks again whether a slow window has emptied the mailbox."""

logger = logging.getLogger(__name__)
OUR_FAULT = say("This may be a fault of Strata: the details can be shown and copied.")


def new_run(project: Project, dataset: Dataset) -> Run:
    """A run of the engine; imports torch. Raises UserError."""
    from engine.train.run import Run

    return Run(project, dataset, watched=True)


def new_keeper(folder: Path, run: Run) -> Keeper:
    """What keeps a run in a folder of runs; imports torch. Raises UserError."""
    from engine.runs.keeper import begin
    from engine.runs.record import new_place

    return begin(new_place(folder), run)


def resumed_run(folder: Path, dataset: Dataset) -> tuple[Run, Keeper]:
    """The run in a folder, from its last checkpoint on; imports torch. Raises UserError."""
    from engine.runs.keeper import go_on, state_of
    from engine.train.run import Run

    state = state_of(folder)
    run = Run.resume(state, dataset)
    return run, go_on(folder, state, run)


def load_model(path: Path) -> TrainedModel:
    """A saved model; imports torch. Raises UserError."""
    from engine.predict.model import TrainedModel

    return TrainedModel.load(path)


def code_of(project: Project, run: object = None) -> str:
    """The project as a Python script, computed as its newest run is; imports torch. Raises UserError."""
    from engine.build.script import python_script
    from engine.train.run import Run

    is_of_it = isinstance(run, Run) and (run.project.network, run.project.training) == (
        project.network,
        project.training,
    )
    return python_script(project, run.verdict.choice if isinstance(run, Run) and is_of_it else None)


def prepare_torch() -> None:
    """Import torch and take its first steps, so that the first training starts at once."""
    from engine.train.warm_up import warm_up

    warm_up()


class Worker(QObject):
    """Lives in the training thread; every slot runs there, called by queued signals only.

    Between two reports it returns to its event loop, so a command waits for one report at most.
    Reports go to the run's mailbox; the signals tell only what happens once in a while. A `ticket` is
    the number of a command: with it the session knows whether an answer has been overtaken.
    """

    paused = Signal(int)
    """ticket: after a pause or one step; all reports are in the mailbox and no other comes."""
    ended = Signal(int)
    """ticket of the run's start: its last report is in the mailbox."""
    classified = Signal(int, object)
    """request, Classification"""
    classify_failed = Signal(int, object, str)
    """request, Message, details"""
    job_done = Signal(int, object)
    """request, what the job gave"""
    job_failed = Signal(int, object, object, str)
    """request, Message, advice, details"""
    job_progressed = Signal(int, object)
    """request, what a long job yielded"""
    saved = Signal(str)
    """path"""
    opened = Signal(str, object)
    """path, class names"""
    exported = Signal(str)
    """path"""
    file_failed = Signal(object, object, str)
    """Message, advice, details: a model or a script was not saved or not opened."""

    def __init__(self, keep_at: Path | None = None, runs_at: Path | None = None) -> None:
        super().__init__()
        self._keep_at, self._runs_at = keep_at, runs_at
        self._keeper: Keeper | None = None
        self._run: Run | None = None
        self._last_run: Run | None = None
        """One that ended in good order, and could go on."""
        self._started = False
        self._ticket = 0
        self._mailbox = Mailbox()
        self._last_step = 0
        self._model: TrainedModel | None = None
        self._waiting: list[tuple[int, Any]] = []
        self._next_report = QTimer(self)
        self._next_report.timeout.connect(self._advance)
        self._long_jobs: dict[int, Generator[Any, None, Any]] = {}
        self._next_piece = QTimer(self, interval=0)
        self._next_piece.timeout.connect(self._do_piece)
        self._next_answer = QTimer(self, singleShot=True, interval=0)
        self._next_answer.timeout.connect(self._answer)

    # Commands

    @Slot()
    def warm_up(self) -> None:
        """Do what takes long the first time. A failure shows again when it matters."""
        try:
            prepare_torch()
        except Exception:  # the first training meets it again, and tells the user
            logger.exception("torch could not be prepared")

    @Slot(int, object, object, object, bool)
    def start(self, ticket: int, project: Project, dataset: Dataset, mailbox: Mailbox, paused: bool) -> None:
        """Begin a run; its reports go to `mailbox`. `paused` makes the first step and no more."""
        assert self._run is None, "the last run has not ended"
        self._last_run = None
        self._ticket, self._mailbox = ticket, mailbox
        self._started, self._last_step = False, 0
        self._keeper = None
        try:
            self._run = new_run(project, dataset)
        except Exception as error:  # the outermost handler of the thread
            self._mailbox.put(self._failure(error))
            self.ended.emit(ticket)
            return
        try:
            self._keeper = new_keeper(self._runs_at, self._run) if self._runs_at else None
        except Exception:  # a disk that is full or gone: nobody asked for it
            logger.exception("the training is not kept")
        if paused:
            self.step(ticket)
        else:
            self._next_report.start(0)

    @Slot(int, object, object, object)
    def go_on(self, ticket: int, folder: Path, dataset: Dataset, mailbox: Mailbox) -> None:
        """Go on with the run in a folder, from its last checkpoint."""
        assert self._run is None, "the last run has not ended"
        self._last_run = None
        self._ticket, self._mailbox = ticket, mailbox
        self._started, self._last_step = False, 0
        try:
            self._run, self._keeper = resumed_run(folder, dataset)
        except Exception as error:  # the outermost handler of the thread
            self._mailbox.put(self._failure(error))
            self.ended.emit(ticket)
            return
        if self._ask() is None or self._run is None:
            return
        arrays = self._keeper.history.to_arrays()
        self._mailbox.put(Rewound(History.from_arrays(arrays)))  # a copy: that one goes on to grow here
        self._next_report.start(0)

    @Slot(int)
    def pause(self, ticket: int) -> None:
        """Ask for no more reports. Nothing where no run is on."""
        self._next_report.stop()
        if self._run is not None:
            self.paused.emit(ticket)

    @Slot()
    def resume(self) -> None:
        """Go on."""
        if self._run is not None:
            self._run.single_step = False
            self._next_report.start(0)

    @Slot(int)
    def step(self, ticket: int) -> None:
        """One optimizer step, then pause."""
        self._next_report.stop()
        if self._run is None:
            return
        self._run.single_step = True
        while self._run is not None and not isinstance(self._ask(), Report):
            pass
        if self._run is not None:
            self.paused.emit(ticket)

    @Slot()
    def stop(self) -> None:
        """End the run in good order: the best weights back, the test measured."""
        if self._run is not None:
            if self._keeper is not None:
                self._keeper.checkpoint()
            self._run.stop()
            self._next_report.start(0)

    @Slot()
    def discard(self) -> None:
        """End the run at once; the weights stay as they are, untested."""
        if self._run is not None:
            self._end()

    @Slot(object)
    def change(self, project: Project) -> None:
        """Have the run take over, at its next step, what may change. It reports what that was."""
        if self._run is None:
            return
        try:
            self._run.change(project)
        except Exception as error:  # the outermost handler of the thread
            self.file_failed.emit(*_explained(error))

    @Slot(int)
    def extend(self, epochs: int) -> None:
        """More epochs of the run that is on, or of the last one, which is on again then."""
        run = self._run or self._last_run
        if run is not None:
            run.extend(epochs)
            if self._keeper is not None and self._run is None:
                self._keeper.reopen()
            self._run, self._last_run = run, None

    @Slot(int, object)
    def classify(self, request: int, picture: Any) -> None:
        """Classify with the weights of now; all that has come in meanwhile goes as one batch."""
        self._waiting.append((request, picture))
        self._next_answer.start()

    @Slot(int, object)
    def do(self, request: int, job: Job) -> None:
        """Do a job that another page asks for, with the weights of now."""
        try:
            result = job(self._current_model())
        except Exception as error:  # the outermost handler of the thread
            self.job_failed.emit(request, *_explained(error))
        else:
            self.job_done.emit(request, result)

    @Slot(int, str)
    def inspect_step(self, request: int, node_id: str) -> None:
        """Look at a layer in the step that was made last by itself; gives None where there was none."""
        try:
            result = self._run.layer_step(node_id) if self._run is not None else None
        except Exception as error:  # the outermost handler of the thread
            self.job_failed.emit(request, *_explained(error))
        else:
            self.job_done.emit(request, result)

    @Slot(int, object)
    def do_long(self, request: int, job: LongJob) -> None:
        """Begin a job that is done in pieces, each in turn with a report of the run, if one is on."""
        try:
            self._long_jobs[request] = job(self._current_model())
        except Exception as error:  # the outermost handler of the thread
            self.job_failed.emit(request, *_explained(error))
        else:
            self._next_piece.start()

    @Slot(int)
    def cancel_job(self, request: int) -> None:
        """Close a long job; nothing where it has ended."""
        job = self._long_jobs.pop(request, None)
        if job is not None:
            job.close()

    @Slot(str)
    def save_model(self, path: str) -> None:
        """Write the weights of now to a file."""
        try:
            model = self._current_model()
            assert model is not None, "saving is offered only with a model"
            model.save(Path(path))
        except Exception as error:  # the outermost handler of the thread
            self.file_failed.emit(*_explained(error))
        else:
            self.saved.emit(path)

    @Slot(str)
    def open_model(self, path: str) -> None:
        """Take the model of a file in place of the last one."""
        assert self._run is None, "opening is offered only between runs"
        try:
            self._model = load_model(Path(path))
        except Exception as error:  # the outermost handler of the thread
            self.file_failed.emit(*_explained(error))
        else:
            self.opened.emit(path, tuple(self._model.class_names))

    @Slot(object, str)
    def export_code(self, project: Project, path: str) -> None:
        """Write the network as a standalone PyTorch script."""
        try:
            write_atomically(Path(path), code_of(project, self._run or self._last_run).encode())
        except Exception as error:  # the outermost handler of the thread
            self.file_failed.emit(*_explained(error))
        else:
            self.exported.emit(path)

    @Slot()
    def shut_down(self) -> None:
        """Let go of everything and end the thread."""
        self._next_report.stop()
        self._next_answer.stop()
        self._next_piece.stop()
        for request in tuple(self._long_jobs):
            self.cancel_job(request)
        if self._run is not None:
            if self._started:
                self._keep(self._run.model())
            if self._keeper is not None:
                self._keeper.leave()
            self._run.close()
            self._run = None
        self._model = self._last_run = None
        QThread.currentThread().quit()

    # Between the commands

    @Slot()
    def _advance(self) -> None:
        if self._mailbox.full:
            self._next_report.start(FULL_MAILBOX_MS)
            return
        self._next_report.setInterval(0)
        self._ask()

    @Slot()
    def _do_piece(self) -> None:
        """One piece of the long job that has waited longest."""
        if not self._long_jobs:
            self._next_piece.stop()
            return
        request = next(iter(self._long_jobs))
        job = self._long_jobs.pop(request)
        try:
            progress = next(job)
        except StopIteration as end:
            result = end.value
            if isinstance(result, WithModel):
                self._model = result.model or self._model
                result = result.result
            self.job_done.emit(request, result)
        except Exception as error:  # the outermost handler of the thread
            self.job_failed.emit(request, *_explained(error))
        else:
            self._long_jobs[request] = job
            self.job_progressed.emit(request, progress)

    def _ask(self) -> TrainingReport | None:
        """One report from the run to the mailbox; None where the run has no more."""
        assert self._run is not None
        try:
            report: TrainingReport = next(self._run)
        except StopIteration:
            self._end()
            return None
        except Exception as error:  # the outermost handler of the thread
            report = self._failure(error)
        if isinstance(report, Started):
            self._started = True
        elif isinstance(report, Report):
            self._last_step = int(report.steps[-1])
        self._mailbox.put(report)
        self._keep_up(report)
        if isinstance(report, Finished | RunFailed):
            self._last_run = self._run if isinstance(report, Finished) else None
            self._end(keep=isinstance(report, Finished))
        return report

    def _keep_up(self, report: TrainingReport) -> None:
        """Have a report kept with the run. Nobody asked for it, so a failure is only logged."""
        try:
            if self._keeper is not None:
                self._keeper.take(report)
        except Exception:  # it must not cost the training
            logger.exception("the training is not kept any more")
            self._keeper = None

    def _keep(self, model: TrainedModel) -> None:
        """Write a model to the file of the newest one. Nobody asked for it, so a failure is only logged."""
        if self._keep_at is None or not self._last_step:
            return
        try:
            self._keep_at.parent.mkdir(parents=True, exist_ok=True)
            model.save(self._keep_at)
        except Exception:  # a full disk, say: saving by hand tells the user
            logger.exception("the newest model was not kept")

    def _end(self, keep: bool = True) -> None:
        """The run is over; its weights stay for classifying, and in the file of the newest model."""
        self._next_report.stop()
        run, self._run = self._run, None
        assert run is not None
        try:
            if self._started:
                self._model = run.model()
                if keep:
                    self._keep(self._model)
            if self._keeper is not None:
                self._keeper.end()
            run.close()
        except Exception as error:  # the outermost handler of the thread
            self._mailbox.put(self._failure(error))
        self.ended.emit(self._ticket)

    def _current_model(self) -> TrainedModel | None:
        return self._run.model() if self._run is not None and self._started else self._model

    @Slot()
    def _answer(self) -> None:
        waiting, self._waiting = self._waiting, []
        try:
            model = self._current_model()
            assert model is not None, "classifying is offered only with a model"
            answers = model.classify([picture for _, picture in waiting])
        except Exception as error:  # the outermost handler of the thread
            if len(waiting) > 1:  # one bad picture must not spoil the others
                for item in waiting:
                    self._waiting = [item]
                    self._answer()
                return
            message, _, details = _explained(error)
            self.classify_failed.emit(waiting[0][0], message, details)
            return
        for (request, _), answer in zip(waiting, answers, strict=True):
            self.classified.emit(request, answer)

    def _failure(self, error: Exception) -> RunFailed:
        message, advice, details = _explained(error)
        return RunFailed(self._last_step, None, message, advice, details)


def _explained(error: Exception) -> tuple[Message, Message, str]:
    """Message, advice and details of an error; call it while the error is handled."""
    if isinstance(error, UserError):
        return error.message, error.advice, ""
    reason = f"{type(error).__name__}: {error}".strip(": ").splitlines()[0]
    return say("An error came up: {reason}.", reason=reason), OUR_FAULT, traceback.format_exc()
