"""A run that goes on elsewhere, shown while it does: its folder is read in a thread of its own."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from app.notices import notices
from app.training.mailbox import Mailbox
from app.training.texts import duration_text, finished_text, sentence
from engine.runs.progress import Left, News, ProgressReader, Rewound, after
from engine.spec.message import Message, UserError, say
from engine.spec.project import Project, load_project
from engine.train.history import History
from engine.train.report import Finished, Report, RunFailed, Started

if TYPE_CHECKING:
    from app.training.session import Session

READ_MS = 200
"""How often the folder is looked at."""
SILENT_SECONDS = 15.0
"""After so long without news a run seems to stand still."""
END_MS = 2000
"""So long the end of the thread is waited for; a disk that is gone may hold it."""

logger = logging.getLogger(__name__)
_left_behind: list[tuple[QThread, QObject]] = []
"""Threads that a lost disk holds: Qt aborts the program if their objects go before them."""


@dataclass(frozen=True, eq=False)
class Seen:
    """What a run has told until now."""

    project: Project
    started: Started
    history: History
    report: Report | None


class _Reading(QObject):
    """Lives in the thread. It reads all that there is, then what is new."""

    seen = Signal(object)
    """Seen: at first, and where the run has gone back to a checkpoint."""
    news = Signal(object)
    """Reports, in order; and Left."""
    silent = Signal(float)
    """Seconds without news; 0 at each news."""
    failed = Signal(object, object)
    """Message, advice"""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._reader: ProgressReader | None = None
        self._project: Project | None = None
        self._started: Started | None = None
        self._timer = QTimer(self, interval=READ_MS)
        self._timer.timeout.connect(self._read)

    @Slot()
    def begin(self) -> None:
        """Read from now on."""
        self._timer.start()
        self._read()

    @Slot()
    def end(self) -> None:
        """Read no more, and end the thread."""
        self._timer.stop()
        QThread.currentThread().quit()

    @Slot()
    def _read(self) -> None:
        try:
            if self._reader is None:
                self._reader = ProgressReader(self._folder)
                self._project = load_project(self._folder / "project.strata")
            found = self._reader.read()
            if self._started is None or any(isinstance(item, Rewound) for item in found):
                self._tell_all(found)
            elif found:
                self._tell_new(found)
            self.silent.emit(self._reader.age)
        except UserError as error:
            self._fail(error.message, error.advice)
        except OSError as error:
            message = say(
                "The folder {path} cannot be read: {reason}.", path=str(self._folder), reason=error.strerror
            )
            self._fail(message, say("Open it again when the disk is there."))

    def _tell_all(self, found: list[News]) -> None:
        """Put together what the run has told until now; its end is told after it."""
        assert self._reader is not None
        assert self._project is not None
        history, report, last = History(()), None, None
        while found:
            for item in found:
                history = after(history, item)
                self._started = item if isinstance(item, Started) else self._started
                report = item if isinstance(item, Report) else report
                last = item
            found = self._reader.read()
        if self._started is not None:
            self.seen.emit(Seen(self._project, self._started, history, report))
            if isinstance(last, Finished | RunFailed | Left):
                self.news.emit([last])

    def _tell_new(self, found: list[News]) -> None:
        box = Mailbox()
        ends = [item for item in found if isinstance(item, Left)]
        for item in found:
            if not isinstance(item, Left | Rewound | Started):
                box.put(item)
        self.news.emit([*box.take(), *ends])

    def _fail(self, message: Message, advice: Message) -> None:
        self._timer.stop()
        self.failed.emit(message, advice)


class Following(QObject):
    """Feeds the session with what a run elsewhere tells, by the same ways as its own."""

    changed = Signal()
    """Another run, none any more, or news after a silence."""
    project_found = Signal(object, str)
    """Project, title: the run's network is not the one in hand, and should be shown."""
    _begin = Signal()
    _end = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._thread: QThread | None = None
        self._reading: _Reading | None = None
        self._folder: Path | None = None
        self._silence = 0.0
        self._opening = False
        self._ending: list[tuple[QThread, _Reading]] = []
        session.document.opened.connect(self._document_opened)

    @property
    def folder(self) -> Path | None:
        """Of the run that is followed; None where none is."""
        return self._folder

    @property
    def silence(self) -> float:
        """Seconds without news, where the run seems to stand still; else 0."""
        return self._silence if self._silence >= SILENT_SECONDS else 0.0

    def follow(self, folder: Path) -> None:
        """Show the run in this folder, and go with it."""
        if self._session.is_active:
            notices.post(self.tr("A training is on. Stop it before you watch another one."), "warning")
            return
        self.stop()
        self._folder, self._silence = folder, 0.0
        self._thread = QThread()
        self._thread.setObjectName("following a run")
        self._reading = _Reading(folder)
        self._reading.moveToThread(self._thread)
        self._begin.connect(self._reading.begin)
        self._end.connect(self._reading.end)
        self._reading.seen.connect(self._take_seen)
        self._reading.news.connect(self._take_news)
        self._reading.silent.connect(self._take_silence)
        self._reading.failed.connect(self._take_failure)
        self._thread.start()
        self._begin.emit()

    @Slot()
    def stop(self) -> None:
        """Watch no more; what was shown stays, and the run goes on."""
        thread, self._thread = self._thread, None
        if thread is None:
            return
        reading, self._reading = self._reading, None
        assert reading is not None
        for signal in (reading.seen, reading.news, reading.silent, reading.failed):
            signal.disconnect()
        self._end.emit()
        self._begin.disconnect()
        self._end.disconnect()
        self._ending.append((thread, reading))
        thread.finished.connect(self._forget_ended)
        self._folder, self._silence = None, 0.0
        self._session.end_showing()
        self.changed.emit()

    def close(self) -> None:
        """End the thread, and wait for it."""
        self.stop()
        for thread, reading in self._ending:
            if not thread.wait(END_MS):
                _left_behind.append((thread, reading))
        self._ending = []

    @Slot()
    def _forget_ended(self) -> None:
        self._ending = [pair for pair in self._ending if not pair[0].isFinished()]

    @Slot()
    def _document_opened(self) -> None:
        if not self._opening:
            self.stop()

    @Slot(object)
    def _take_seen(self, seen: Seen) -> None:
        if self._session.is_active or self._folder is None:
            return
        if self._session.document.network != seen.project.network:
            self._opening = True
            self.project_found.emit(seen.project, self._folder.name)
            self._opening = False
        again = self._session.state == "following"
        self._session.show_run(seen.project, seen.started, seen.history, seen.report)
        text = (
            self.tr("{name} has gone on from its last checkpoint.") if again else self.tr("Watching {name}.")
        )
        notices.post(
            text.format(name=self._folder.name),
            "information",
            self.tr("Stop watching"),
            self.stop,
            topic="run",
        )
        self.changed.emit()

    @Slot(object)
    def _take_news(self, news: list[News]) -> None:
        if self._session.state != "following":
            return
        ends = [item for item in news if isinstance(item, Finished | RunFailed | Left)]
        self._session.take(
            [item for item in news if not isinstance(item, Finished | RunFailed | Left | Rewound)]
        )
        if ends:
            self._tell_end(ends[-1])

    @Slot(float)
    def _take_silence(self, seconds: float) -> None:
        before, self._silence = self.silence, seconds
        if self.silence and not before and self._folder is not None:
            notices.post(
                self.tr("No news from {name} for {time}: it is paused, or was ended.").format(
                    name=self._folder.name, time=duration_text(seconds)
                ),
                "information",
                self.tr("Stop watching"),
                self.stop,
                topic="run",
            )
        if before or self.silence:
            self.changed.emit()

    @Slot(object, object)
    def _take_failure(self, message: Message, advice: Message) -> None:
        notices.post(sentence("", message, advice), "problem", topic="run")
        self.stop()

    def _tell_end(self, end: Finished | RunFailed | Left) -> None:
        assert self._folder is not None
        name, model = self._folder.name, self._folder / "model.safetensors"
        started = self._session.started
        assert started is not None
        match end:
            case Finished():
                text = finished_text(end, started.num_test, len(started.class_names))
                notices.post(
                    f"{name}: {text}",
                    "success",
                    self.tr("Open its model"),
                    lambda: self._session.files.open(model),
                    topic="run",
                )
            case RunFailed():
                node = self._session.document.network.by_id.get(end.node or "")
                where = f"{name}, {node.name}" if node else name
                notices.post(sentence(where, end.message, end.advice), "problem", topic="run")
            case Left():
                notices.post(self.tr("{name} was stopped before its end.").format(name=name), topic="run")
        self.stop()
