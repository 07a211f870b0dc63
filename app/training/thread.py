"""The training thread: a worker in a QThread, and the queued commands that reach it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from app.training.worker import Worker

END_MS = 2000
"""So long `end` waits for the step that the thread is in."""

_left_behind: list[TrainingThread] = []
"""Threads that did not end in time: Qt aborts the program if their objects go before them."""


class TrainingThread(QObject):
    """Starts the thread. Each signal is a command for the worker, done in the order of emission."""

    warm_up = Signal()
    start = Signal(int, object, object, object, bool)
    """ticket, Project, Dataset, Mailbox, whether to pause after one step"""
    go_on = Signal(int, object, object, object)
    """ticket, folder of a run, Dataset, Mailbox"""
    pause = Signal(int)
    """ticket"""
    resume = Signal()
    step = Signal(int)
    """ticket"""
    stop = Signal()
    discard = Signal()
    change = Signal(object)
    """Project"""
    extend = Signal(int)
    """epochs"""
    classify = Signal(int, object)
    """request, picture"""
    inspect_step = Signal(int, str)
    """request, node id"""
    do = Signal(int, object)
    """request, Job"""
    do_long = Signal(int, object)
    """request, LongJob"""
    cancel_job = Signal(int)
    """request"""
    save_model = Signal(str)
    open_model = Signal(str)
    export_code = Signal(object, str)
    """Project, path"""
    shut_down = Signal()

    def __init__(self, keep_at: Path | None = None, runs_at: Path | None = None) -> None:
        super().__init__()
        self._thread = QThread()
        self._thread.setObjectName("training")
        self.worker = worker = Worker(keep_at, runs_at)
        worker.moveToThread(self._thread)
        self.warm_up.connect(worker.warm_up)
        self.start.connect(worker.start)
        self.go_on.connect(worker.go_on)
        self.pause.connect(worker.pause)
        self.resume.connect(worker.resume)
        self.step.connect(worker.step)
        self.stop.connect(worker.stop)
        self.discard.connect(worker.discard)
        self.change.connect(worker.change)
        self.extend.connect(worker.extend)
        self.classify.connect(worker.classify)
        self.inspect_step.connect(worker.inspect_step)
        self.do.connect(worker.do)
        self.do_long.connect(worker.do_long)
        self.cancel_job.connect(worker.cancel_job)
        self.save_model.connect(worker.save_model)
        self.open_model.connect(worker.open_model)
        self.export_code.connect(worker.export_code)
        self.shut_down.connect(worker.shut_down)
        self._thread.start()

    def end(self) -> bool:
        """End the thread; does nothing the second time. Whether it ended within two seconds."""
        if self._thread.isFinished() or self in _left_behind:
            return self._thread.isFinished()
        self.shut_down.emit()
        ended = self._thread.wait(END_MS)
        if not ended:
            _left_behind.append(self)
        return ended
