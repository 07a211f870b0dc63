"""What a run tells, in its folder while it runs: so that it can be watched, and survives a crash.

`progress/` holds numbered segments. NNNN.log has the reports as frames, NNNN.npz the history before the
first of them. A new segment begins when a run goes on from a checkpoint, and at a checkpoint when the log
has become large; so what lies on the disk is bounded, and a log is only ever added to.
"""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from engine.runs.frames import frame, frames, report_of, report_value
from engine.spec.files import write_atomically
from engine.spec.message import UserError, say
from engine.train.history import History
from engine.train.report import Finished, Report, RunFailed, Started, TrainingReport

FOLDER = "progress"
LARGE_BYTES = 8 << 20
"""A log as large as this ends at the next checkpoint."""
FLUSH_SECONDS = 0.2
"""So long reports may wait in memory before they are written."""
READ_BYTES = 4 << 20
"""At most so much is read at a time."""


class ProgressWriter:
    """Keeps the history of a run, and writes it down. Raises OSError where that is not possible."""

    def __init__(self, folder: Path, history: History, started: Started | None = None) -> None:
        """Begin a segment after those that are there; `started` is what the run has told first, if it has."""
        self.history = history
        self.broken = False
        """Set where the disk is full or gone: the history goes on, but nothing more is written."""
        self._folder = folder / FOLDER
        self._folder.mkdir(exist_ok=True)
        self.started = started
        self._flushed = 0.0
        self._begin()

    def take(self, report: TrainingReport) -> None:
        """Write a report down. What happens once in a while is on the disk at once."""
        if isinstance(report, Started):
            self.started = report
        self.history = after(self.history, report)
        if self.broken:
            return
        self._write(report_value(report))
        now = time.monotonic()
        if not isinstance(report, Report) or now - self._flushed >= FLUSH_SECONDS:
            self._log.flush()
            self._flushed = now

    def checkpoint_place(self, needed: int) -> tuple[int, int] | None:
        """(segment, bytes): where what is written by now ends; None where it is not kept any more.

        Begins another segment where this one is large; of the older ones those from `needed` on stay.
        """
        if self.broken:
            return None
        if self._log.tell() >= LARGE_BYTES:
            self._log.close()
            self._begin()
            for path in _logs(self._folder):
                if _number(path) < needed:
                    path.unlink()
                    path.with_suffix(".npz").unlink(missing_ok=True)
        self._log.flush()
        return self._number, self._log.tell()

    def leave(self) -> None:
        """The run ends without its last report: it was just stopped, and may go on later."""
        if not self.broken:
            self._write({"left": True})

    def close(self) -> None:
        """Write down what waits."""
        self._log.close()

    def _begin(self) -> None:
        paths = _logs(self._folder)
        self._number = _number(paths[-1]) + 1 if paths else 1
        path = self._folder / f"{self._number:04}.log"
        arrays = io.BytesIO()
        np.savez(arrays, allow_pickle=False, **self.history.to_arrays())
        write_atomically(path.with_suffix(".npz"), arrays.getvalue())
        self._log = path.open("wb")
        self._flushed = time.monotonic()
        self._write({"steps": self.history.num_steps})
        if self.started is not None:
            self._write(report_value(self.started))
        self._log.flush()

    def _write(self, value: dict[str, Any]) -> None:
        self._log.write(frame(value))


@dataclass(frozen=True)
class Rewound:
    """What comes next follows on this history: of the beginning of a log, or of an earlier place, where a
    run goes on from a checkpoint."""

    history: History


@dataclass(frozen=True)
class Left:
    """The run was ended before its last report."""


News = TrainingReport | Rewound | Left


class ProgressReader:
    """Follows the progress in a run's folder, from its newest segment on."""

    def __init__(self, folder: Path) -> None:
        """Raises UserError where there is no progress to follow."""
        self._folder = folder / FOLDER
        self._path: Path | None = None
        self._place = 0
        self._num_steps = -1
        if not _logs(self._folder):
            raise UserError(
                say("{path} is not the folder of a run.", path=str(folder)),
                say("Name the folder that a training wrote, NAME.run."),
            )

    @property
    def age(self) -> float:
        """Seconds since something was last written, by the clock of the disk's file system."""
        path = self._path or _logs(self._folder)[-1]
        return max(time.time() - path.stat().st_mtime, 0.0)

    def read(self) -> list[News]:
        """What is new since the last call, in order; a part of it, where it is much. Raises OSError, and
        UserError where it is damaged."""
        if self._path is None:
            self._open(_logs(self._folder)[-1])
        news = list(self._new())
        if not news and (following := self._following()) is not None:
            self._open(following)
            news = list(self._new())
        return news

    def read_until(self, segment: int, end: int) -> History:
        """The history at a place of the writer. Raises OSError and UserError."""
        self._open(self._folder / f"{segment:04}.log")
        history = History(())
        while self._place < end:
            before = self._place
            for item in self._new(end):
                history = after(history, item)
            if self._place == before:
                raise self._damaged("it is shorter than it was")
        return history

    def _open(self, path: Path) -> None:
        self._path, self._place = path, 0

    def _following(self) -> Path | None:
        paths = _logs(self._folder)
        assert self._path is not None
        later = [path for path in paths if _number(path) > _number(self._path)]
        return later[0] if later else None

    def _new(self, end: int | None = None) -> Iterator[News]:
        assert self._path is not None
        with self._path.open("rb") as file:
            file.seek(self._place)
            content = file.read(READ_BYTES if end is None else min(READ_BYTES, end - self._place))
        start = self._place
        try:
            for value, place in frames(content):
                self._place = start + place
                if "steps" in value:
                    yield from self._rewound(value["steps"])
                elif "left" in value:
                    yield Left()
                else:
                    report = report_of(value)
                    if isinstance(report, Report):
                        self._num_steps += len(report.steps)
                    yield report
        except ValueError as error:
            raise self._damaged(str(error)) from None
        if self._place == start and len(content) == READ_BYTES:
            raise self._damaged("a frame is too long")

    def _rewound(self, num_steps: int) -> Iterator[News]:
        """Nothing where a segment only goes on with the one before."""
        assert self._path is not None
        if num_steps == self._num_steps:
            return
        history = History(())
        with suppress(FileNotFoundError):
            try:
                with np.load(self._path.with_suffix(".npz"), allow_pickle=False) as arrays:
                    history = History.from_arrays(arrays)
            except (BadZipFile, EOFError) as error:
                raise self._damaged(str(error)) from None
        self._num_steps = num_steps
        yield Rewound(history)

    def _damaged(self, reason: str) -> UserError:
        return UserError(
            say("{path} is damaged: {reason}.", path=str(self._path), reason=reason),
            say("What it told before is right."),
        )


def steps_told(folder: Path) -> int:
    """How many steps a run has told of, as far as it can be read."""
    history = History(())
    try:
        reader = ProgressReader(folder)
        while news := reader.read():
            for item in news:
                history = after(history, item)
    except (OSError, UserError):
        pass  # what was read before counts
    return history.num_steps


def forget_progress(folder: Path) -> None:
    """Take away that of an earlier run in the same folder."""
    for path in _logs(folder / FOLDER):
        path.unlink()
        path.with_suffix(".npz").unlink(missing_ok=True)


def is_run(folder: Path) -> bool:
    """Whether a run has left its progress in a folder."""
    return folder.is_dir() and bool(_logs(folder / FOLDER))


def after(history: History, item: News) -> History:
    """The history once this is known, too."""
    if isinstance(item, Rewound):
        return item.history
    if isinstance(item, Started):
        return history if history.layers else History(item.layers)
    if not isinstance(item, Finished | RunFailed | Left):
        history.take(item)
    return history


def ends(report: News) -> bool:
    """Whether this is the last news of a run."""
    return isinstance(report, Finished | RunFailed | Left)


def _logs(folder: Path) -> list[Path]:
    return sorted((path for path in folder.glob("*.log") if path.stem.isdigit()), key=_number)


def _number(path: Path) -> int:
    return int(path.stem)
