"""A training without a window, from its beginning or its checkpoint to its end; kept in a folder."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from engine.data.dataset import Dataset, load_dataset
from engine.layers.input import Input
from engine.runs.keeper import Keeper, begin, go_on, state_of
from engine.spec.data import DataSpec
from engine.spec.message import UserError, say
from engine.spec.project import Project, parse_project, project_text
from engine.terminal import BarReporter, JsonReporter, Reporter, SilentReporter
from engine.train.checkpoint import State, checkpoints
from engine.train.meeting import joined, num_restarts
from engine.train.report import Finished, RunFailed
from engine.train.run import Run
from engine.train.team import Team


def train_new(project: Project, folder: Path, as_json: bool) -> int:
    """Train from the beginning; gives the exit status. Raises UserError.

    Where torchrun has started it again, after a process was lost, it goes on from the newest checkpoint.
    """
    if num_restarts() and checkpoints(folder):
        return train_on(folder, project, None, None, as_json)
    with _team() as team:
        run = Run(project, _dataset(project), team)
        return _train(run, begin(folder, run), as_json)


def train_on(
    folder: Path, project: Project | None, data: DataSpec | None, epochs: int | None, as_json: bool
) -> int:
    """Go on from the newest checkpoint in the folder of a run. Raises UserError.

    `project` is what must be its network; `data` is where its pictures lie now; `epochs` how many there
    are then in all.
    """
    with _team() as team:
        state = state_of(folder, project)
        _need_same_checkpoint(state, team)
        kept = parse_project(state["project"])
        if data is not None:
            kept = kept.edited(data=data)
            state["project"] = project_text(kept)
        run = Run.resume(state, _dataset(kept), team)
        if epochs is not None:
            _extend(run, epochs)
        return _train(run, go_on(folder, state, run), as_json)


@contextmanager
def _team() -> Iterator[Team]:
    """The processes of torchrun; what the user must know is told by the first alone, where all know it."""
    with joined() as team:
        try:
            yield team
        except UserError as error:
            if team.is_first:
                raise
            raise UserError(say("process {rank}: {text}", rank=team.rank, text=str(error))) from None


def _need_same_checkpoint(state: State, team: Team) -> None:
    """Raise UserError where this process has read another one than the first."""
    if team.agree(state["steps"]) != state["steps"]:
        raise UserError(
            say("The processes found different checkpoints."),
            say("The run's folder must lie on a disk that all machines share."),
        )


def _extend(run: Run, epochs: int) -> None:
    """Make it so many epochs in all."""
    planned = -(-run.total_steps // run.steps_per_epoch)
    if epochs <= planned:
        raise UserError(
            say("The run has {count} epochs already.", count=planned),
            say("Ask for more, or leave --epochs out to go on with these."),
        )
    run.extend(epochs - planned)


def _train(run: Run, keeper: Keeper, as_json: bool) -> int:
    reporter: Reporter = JsonReporter(keeper.folder) if as_json else BarReporter(Console(), keeper.folder)
    if not run.team.is_first:
        reporter = SilentReporter()
    told = False
    with reporter, _stopped_by_ctrl_c(run):
        for report in run:
            keeper.take(report)
            if keeper.problem and not told:
                print(f"strata: {keeper.problem}", file=sys.stderr)
                told = True
            if isinstance(report, Finished | RunFailed):
                keeper.end()
                path = keeper.save()
                reporter.tell(report, str(path) if path else None)
                if isinstance(report, RunFailed):
                    raise UserError(report.message, report.advice)
            else:
                reporter.tell(report)
    return 0


@contextmanager
def _stopped_by_ctrl_c(run: Run) -> Iterator[None]:
    """The first Ctrl+C ends the run in good order, the second at once. An exception in the middle of a
    step would take from it what is still to be told."""

    def stop(number: int, frame: object) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        run.stop()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _dataset(project: Project) -> Dataset:
    form = project.network.of_type("Input")
    if not form:
        raise UserError(say("The network has no Input layer."), say("Open it in the window and add one."))
    layer = form[0].layer
    assert isinstance(layer, Input)
    return load_dataset(project.data, layer)
