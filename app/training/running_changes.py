"""What was edited while a training runs and could be taken over by it, and the taking over."""

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

    def __init__(self, session: Session, thread: TrainingThread) -> None:
        super().__init__()
        self._session, self._thread = session, thread
        self._running: Project | None = None
        self._pending: tuple[Message, ...] = ()
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
