"""What a run may be given after its start: edits that it can take over, and more epochs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from engine.spec.message import Message
from engine.spec.project import Project
from engine.spec.running import changes, taken_over

if TYPE_CHECKING:
    from app.training.session import Session
    from app.training.thread import TrainingThread


class RunningChanges(QObject):
    """Compares the document with the project that the run has now."""

    pending_changed = Signal()
    """Other edits wait, or none any more."""
    can_extend_changed = Signal()

    def __init__(self, session: Session, thread: TrainingThread) -> None:
        super().__init__()
        self._session, self._thread = session, thread
        self._running: Project | None = None
        self._pending: tuple[Message, ...] = ()
        self._has_ended = self._has_finished = False
        session.run_finished.connect(self._finished)
        thread.worker.ended.connect(self._ended)
        session.state_changed.connect(self._compare)
        session.document.edited.connect(self._compare)
        session.document.opened.connect(self._compare)

    @property
    def pending(self) -> tuple[Message, ...]:
        """What would change in the running training; empty where none runs."""
        return self._pending

    def begin(self, project: Project) -> None:
        """A run begins with this project."""
        self._running = project
        self._has_ended = self._has_finished = False

    @property
    def can_extend(self) -> bool:
        """Whether a run is on, or has ended in good order."""
        if self._session.state in ("running", "paused"):
            return True
        return self._session.state in ("finished", "stopped") and self._has_ended and self._has_finished

    def extend(self, epochs: int) -> None:
        """So many epochs more of the same run; after its end it goes on from its last weights."""
        if not self.can_extend:
            return
        self._thread.extend.emit(epochs)
        if not self._session.is_active:
            self._has_ended = self._has_finished = False
            self._session.go_on()

    @Slot(object)
    def _finished(self, report: object) -> None:
        self._has_finished = True
        self.can_extend_changed.emit()

    @Slot(int)
    def _ended(self, ticket: int) -> None:
        self._has_ended = True
        self.can_extend_changed.emit()

    @Slot()
    def apply(self) -> None:
        """Have the run take over what waits, at its next step."""
        if self._running is not None and self._pending:
            self._running = taken_over(self._running, self._session.document.project)
            self._thread.change.emit(self._running)
            self._compare()

    @Slot()
    def _compare(self) -> None:
        pending: tuple[Message, ...] = ()
        if self._running is not None and self._session.state in ("running", "paused"):
            wanted = taken_over(self._running, self._session.document.project)
            pending = changes(self._running, wanted)
        if pending != self._pending:
            self._pending = pending
            self.pending_changed.emit()
