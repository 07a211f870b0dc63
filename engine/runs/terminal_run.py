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
from engine.terminal import BarReporter, JsonReporter, Reporter
from engine.train.report import Finished, RunFailed
from engine.train.run import Run


def train_new(project: Project, folder: Path, as_json: bool) -> int:
    """Train from the beginning; gives the exit status. Raises UserError."""
    run = Run(project, _dataset(project))
    return _train(run, begin(folder, run), as_json)


def train_on(
    folder: Path, project: Project | None, data: DataSpec | None, epochs: int | None, as_json: bool
) -> int:
    """Go on from the newest checkpoint in the folder of a run. Raises UserError.

    `project` is what must be its network; `data` is where its pictures lie now; `epochs` how many there
    are then in all.
    """
    state = state_of(folder, project)
    kept = parse_project(state["project"])
    if data is not None:
        kept = kept.edited(data=data)
        state["project"] = project_text(kept)
    run = Run.resume(state, _dataset(kept))
    if epochs is not None:
        _extend(run, epochs)
    keeper = go_on(folder, state, run)
    return _train(run, keeper, as_json)


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
    told = False
    with reporter, _stopped_by_ctrl_c(run):
        for report in run:
            keeper.take(report)
            if keeper.problem and not told:
                print(f"strata: {keeper.problem}", file=sys.stderr)
                told = True
            if isinstance(report, Finished | RunFailed):
                keeper.close()
                reporter.tell(report, str(keeper.save()))
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
