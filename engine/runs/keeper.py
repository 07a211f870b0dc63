"""The keeper of a run: writes down what it tells, and checkpoints from which it can go on, as it runs."""

from __future__ import annotations

import time
from collections import deque
from pathlib import Path

from engine.runs.folder import PROJECT_NAME, prepare_folder, save_run
from engine.runs.progress import ProgressReader, ProgressWriter, forget_progress
from engine.runs.record import mark_ended, mark_left, new_record, write_record
from engine.spec.message import Message, UserError, say
from engine.spec.project import Project, parse_project, save_project
from engine.train.checkpoint import KEPT, State, forget_checkpoints, read_checkpoint, write_checkpoint
from engine.train.history import History
from engine.train.report import EpochReport, Report, TrainingReport
from engine.train.run import Run

EPOCH_SECONDS = 2.0
"""After an epoch, a checkpoint is not written sooner than this after the last one."""
STEP_SECONDS = 300.0
"""Within an epoch one is written so often."""
COST_SHARE = 0.01
"""Writing checkpoints takes no more of the time than this."""


class Keeper:
    """`take` every report of the run before the next is asked for. Where the disk is full or gone the
    training goes on, and `problem` says what is not kept.

    In a run of several processes each has a keeper, and the first writes.
    """

    def __init__(
        self, folder: Path, run: Run, history: History | None = None, state: State | None = None
    ) -> None:
        """Of a run that goes on: its history so far, and the state from which it goes on."""
        self.folder = folder
        self.problem: Message | None = None
        self._run = run
        self._writer: ProgressWriter | None = None
        place = state["progress"] if state else None
        self._segments = deque([place[0] if place else 0], maxlen=KEPT)
        self._written = -float("inf")
        self._cost = 0.0
        if run.team.is_first:
            try:
                self._writer = ProgressWriter(folder, history or History(()))
            except (OSError, UserError) as error:
                self._give_up(error)

    @property
    def history(self) -> History:
        """Everything measured so far."""
        return self._writer.history if self._writer else History(())

    def take(self, report: TrainingReport) -> None:
        """Write it down; write a checkpoint when one is due."""
        if self._writer is not None:
            try:
                self._writer.take(report)
            except OSError as error:
                self._give_up(error)
        if isinstance(report, Report | EpochReport) and self._run.team.agree(self._is_due(report)):
            self.checkpoint()

    def checkpoint(self) -> None:
        """Write one now, between two reports; nothing before the first step or after a failure."""
        run = self._run
        if run.has_failed or not run.num_steps:
            return
        began = time.monotonic()
        state = run.state()
        if run.team.is_first:
            try:
                place = self._writer.checkpoint_place(self._segments[0]) if self._writer else None
                write_checkpoint(self.folder, {**state, "progress": place})
                self._segments.append(place[0] if place else 0)
            except (OSError, UserError) as error:
                self._give_up(error)
        self._written = time.monotonic()
        self._cost = self._written - began

    def save(self) -> Path | None:
        """Write the model and the history of a run that has ended; gives the model's path. All processes
        call it, and the first writes. Raises UserError."""
        model = self._run.model()
        return save_run(self.folder, model, self.history) if self._run.team.is_first else None

    def end(self) -> None:
        """The run is over, and is not to go on by itself."""
        self.close()
        if self._run.team.is_first:
            try:
                mark_ended(self.folder)
            except UserError as error:
                self._give_up(error)

    def reopen(self) -> None:
        """The run that was over goes on after all."""
        if self._run.team.is_first:
            started = self._writer.started if self._writer else None
            try:
                self._writer = ProgressWriter(self.folder, self.history, started)
                write_record(self.folder, new_record(self._run.network))
            except (OSError, UserError) as error:
                self._give_up(error)

    def leave(self) -> None:
        """The run is ended before its last report: keep where it is, so that it can go on later."""
        self.checkpoint()
        if self._writer is not None:
            try:
                self._writer.leave()
                mark_left(self.folder)
            except (OSError, UserError) as error:
                self._give_up(error)
        self.close()

    def close(self) -> None:
        """Nothing more is written down."""
        if self._writer is not None:
            try:
                self._writer.close()
            except OSError as error:
                self._give_up(error)

    def _is_due(self, report: Report | EpochReport) -> bool:
        waited = time.monotonic() - self._written
        least = EPOCH_SECONDS if isinstance(report, EpochReport) else STEP_SECONDS
        if self._written < 0 and isinstance(report, Report):
            waited = report.seconds
        return self._run.is_ending or waited >= max(least, self._cost / COST_SHARE)

    def _give_up(self, error: OSError | UserError) -> None:
        reason = error.message if isinstance(error, UserError) else error.strerror
        if self._writer is not None:
            self._writer.broken = True  # the rest of a half frame would spoil all that follows
        self.problem = say(
            "The course of the training is no longer kept in {path}: {reason}",
            path=str(self.folder),
            reason=reason,
        )


def begin(folder: Path, run: Run) -> Keeper:
    """Keep a run that begins; what an earlier one left in this folder goes. Raises UserError."""
    if run.team.is_first:
        prepare_folder(folder)
        forget_checkpoints(folder)
        forget_progress(folder)
        save_project(run.project, folder / PROJECT_NAME)
        write_record(folder, new_record(run.network))
    return Keeper(folder, run)


def go_on(folder: Path, state: State, run: Run) -> Keeper:
    """Keep a run that goes on from the state of `read_checkpoint`. Raises UserError."""
    history = None
    if run.team.is_first:
        prepare_folder(folder)
        write_record(folder, new_record(run.network))
        if state["progress"] is not None:
            try:
                history = ProgressReader(folder).read_until(*state["progress"])
            except (OSError, UserError):
                history = None  # the training itself does not need it
    return Keeper(folder, run, history, state)


def state_of(folder: Path, project: Project | None = None) -> State:
    """The state to go on from. With a project, it must be of the same network. Raises UserError."""
    state = read_checkpoint(folder)
    if project is not None and parse_project(state["began_as"]).network != project.network:
        raise UserError(
            say("The run in {path} began with another network.", path=str(folder)),
            say("Name its own project, {file}.", file=str(folder / PROJECT_NAME)),
        )
    return state
