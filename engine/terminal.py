"""How a training looks in a terminal: a progress bar, or one JSON object a line."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from engine.spec.message import Message
from engine.train.report import EpochReport, Finished, Report, RunFailed, Started, TrainingReport


class Reporter(Protocol):
    """Is told every report of a run; a context manager around the run."""

    def __enter__(self) -> Reporter: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def tell(self, report: TrainingReport, model: str | None = None) -> None: ...


class SilentReporter:
    """Says nothing: another process speaks for this one."""

    def __enter__(self) -> SilentReporter:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def tell(self, report: TrainingReport, model: str | None = None) -> None:
        """Say nothing."""


class JsonReporter:
    """One object a line on standard output; each has an `event`. A number that is not finite is null."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` is where the run is kept."""
        self._folder = folder
        self._layers: tuple[str, ...] = ()

    def __enter__(self) -> JsonReporter:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def tell(self, report: TrainingReport, model: str | None = None) -> None:
        """`model` is the path of the saved weights, for the last report."""
        match report:
            case Started():
                self._layers = report.layers
                where = {"folder": str(self._folder)} if self._folder else {}
                self._print("started", {**_fields(report), **where})
            case Report():
                for event in _steps(report, self._layers):
                    self._print("report", event)
            case EpochReport():
                self._print("epoch", _fields(report))
            case Finished():
                self._print("finished", {**_fields(report), "model": model})
            case RunFailed():
                self._print(
                    "failed",
                    {
                        "step": report.step,
                        "node": report.node,
                        "message": str(report.message),
                        "advice": str(report.advice),
                        "model": model,
                    },
                )

    def _print(self, event: str, values: dict[str, Any]) -> None:
        print(json.dumps({"event": event, **_finite(values)}, ensure_ascii=False), flush=True)


class BarReporter:
    """A progress bar with loss, accuracy, speed and time left, and a line an epoch."""

    def __init__(self, console: Console, folder: Path | None = None) -> None:
        """`folder` is where the run is kept."""
        self._console, self._folder = console, folder
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=None),
            TextColumn("{task.percentage:>3.0f} %"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[numbers]}"),
            console=console,
        )
        self._task = self._progress.add_task("training", total=None, numbers="")
        self._total_epochs = 0

    def __enter__(self) -> BarReporter:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def tell(self, report: TrainingReport, model: str | None = None) -> None:
        """`model` is the path of the saved weights, for the last report."""
        match report:
            case Started():
                self._total_epochs = report.total_steps // report.steps_per_epoch
                self._console.print(
                    f"{report.num_parameters:,} parameters on {report.device}; {report.num_train:,} "
                    f"pictures to train on, {report.num_validation:,} to validate, "
                    f"{report.num_test:,} to test; {len(report.class_names)} classes",
                    highlight=False,
                )
                if self._folder is not None:
                    self._console.print(f"kept in {self._folder}", highlight=False, soft_wrap=True)
                self._progress.update(self._task, total=report.total_steps)
            case Report():
                self._progress.update(
                    self._task,
                    completed=int(report.steps[-1]) + 1,
                    description=f"epoch {report.epoch}/{self._total_epochs}",
                    numbers=f"loss {report.loss[-1]:.4f}  {report.images_per_second:,.0f} pictures/s",
                )
            case EpochReport():
                self._console.print(_epoch_line(report), highlight=False)
            case Finished():
                self._progress.stop()
                self._console.print(_finished_line(report, model), highlight=False)
            case RunFailed():
                self._progress.stop()


def _epoch_line(report: EpochReport) -> str:
    text = f"epoch {report.epoch}: loss {report.train_loss:.4f}, accuracy {report.train_accuracy:.1%}"
    if not math.isnan(report.validation_loss):
        text += f"; validation {report.validation_loss:.4f}, {report.validation_accuracy:.1%}"
    return text + (" (best so far)" if report.best else "")


def _finished_line(report: Finished, model: str | None) -> str:
    text = f"{report.reason} after {report.seconds:.1f} s, {report.images_per_second:,.0f} pictures/s"
    if not math.isnan(report.test_accuracy):
        text += f"; test accuracy {report.test_accuracy:.1%}, loss {report.test_loss:.4f}"
    return text + (f"; model in {model}" if model else "")


def _steps(report: Report, layers: tuple[str, ...]) -> Iterable[dict[str, Any]]:
    """One object for each step of a report."""
    for row, step in enumerate(report.steps.tolist()):
        yield {
            "step": step,
            "epoch": report.epoch,
            "loss": float(report.loss[row]),
            "accuracy": float(report.accuracy[row]),
            "learning_rate": report.learning_rate,
            "images_per_second": report.images_per_second,
            "seconds": report.seconds,
            "seconds_left": report.seconds_left,
            "layers": {
                layer: {
                    "gradient_norm": float(report.gradient_norm[row, column]),
                    "weight_norm": float(report.weight_norm[row, column]),
                    "update_ratio": float(report.update_ratio[row, column]),
                }
                for column, layer in enumerate(layers)
            },
        }


def _fields(report: Started | EpochReport | Finished) -> dict[str, Any]:
    return dict(vars(report))


def _finite(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    if isinstance(value, Message):
        return str(value)
    return value
