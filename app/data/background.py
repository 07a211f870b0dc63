"""A thread that does one job at a time for the window; a newer job takes the place of an older one."""

from __future__ import annotations

import threading
import time
import traceback
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from engine.spec.message import Message, UserError, say
from engine.spec.source import Progress

Wording = Callable[[str], tuple[Message, Message]]
"""From what a library says of an error to our message and advice."""


def _usual(reason: str) -> tuple[Message, Message]:
    return say("An error came up: {reason}.", reason=reason), Message("")


Job = Callable[[Progress], Any]
"""Runs in the thread. It calls the progress it gets now and then: that may raise, to end the job."""
PROGRESS_SECONDS = 0.05
"""Progress crosses to the window no more often than this."""


class _SupersededError(Exception):
    """Raised by the progress of a job that nobody waits for any more."""


class _Worker(QObject):
    """Lives in the thread; its slot runs there, called by a queued signal only."""

    progressed = Signal(int, int, int)
    """request, done, total"""
    done = Signal(int, object)
    """request, what the job gave"""
    failed = Signal(int, object, object, str)
    """request, Message, advice, details"""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._newest = 0
        self._lock = threading.Lock()

    def want(self, request: int) -> None:
        """Called by the window's thread: whatever is older than this request ends soon."""
        with self._lock:
            self._newest = request

    @Slot(int, object)
    def run(self, request: int, job: Job) -> None:
        """Do the job, unless it has been superseded before it began."""
        told = 0.0

        def progress(done: int, total: int) -> None:
            nonlocal told
            self._check(request)
            now = time.monotonic()
            if now - told >= PROGRESS_SECONDS or done == total:
                told = now
                self.progressed.emit(request, done, total)

        try:
            self._check(request)
            result = job(progress)
            self._check(request)
        except _SupersededError:
            return
        except UserError as error:
            self.failed.emit(request, error.message, error.advice, "")
        except Exception as error:  # a source may raise anything; a slot that raises tells nobody
            message, advice = self._wording(str(error) or repr(error))
            self.failed.emit(request, message, advice, traceback.format_exc())
        else:
            self.done.emit(request, result)

    def _check(self, request: int) -> None:
        with self._lock:
            if request != self._newest:
                raise _SupersededError


class Background(QObject):
    """Does the newest job that it was given, in a thread that starts with the first one."""

    progress = Signal(int, int)
    """done, total"""
    done = Signal(object)
    """What the job gave."""
    failed = Signal(object, object, str)
    """Message, advice, details"""
    _asked = Signal(int, object)

    def __init__(self, name: str, parent: QObject, wording: Wording = _usual) -> None:
        super().__init__(parent)
        self.is_busy = False
        self._request = 0
        self._closed = False
        self._thread = QThread(self)
        self._thread.setObjectName(name)
        self._worker = _Worker(wording)
        self._worker.moveToThread(self._thread)
        self._asked.connect(self._worker.run)
        self._worker.progressed.connect(self._take_progress)
        self._worker.done.connect(self._take)
        self._worker.failed.connect(self._take_failure)

    def start(self, job: Job) -> None:
        """Do this job; one that is under way is given up. Nothing happens after `close`."""
        self.cancel()
        if self._closed:
            return
        if not self._thread.isRunning():
            self._thread.start()
        self.is_busy = True
        self._asked.emit(self._request, job)

    def cancel(self) -> None:
        """Give up the job; nothing more is told of it."""
        self.is_busy = False
        self._request += 1
        self._worker.want(self._request)

    def close(self) -> None:
        """End the thread."""
        self.cancel()
        self._closed = True
        self._thread.quit()
        self._thread.wait()

    @Slot(int, int, int)
    def _take_progress(self, request: int, done: int, total: int) -> None:
        if request == self._request:
            self.progress.emit(done, total)

    @Slot(int, object)
    def _take(self, request: int, result: object) -> None:
        if request == self._request:
            self.is_busy = False
            self.done.emit(result)

    @Slot(int, object, object, str)
    def _take_failure(self, request: int, message: Message, advice: Message, details: str) -> None:
        if request == self._request:
            self.is_busy = False
            self.failed.emit(message, advice, details)
