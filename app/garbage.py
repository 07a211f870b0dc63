"""Python's search for cyclic garbage: in the window's thread only, and never a long one while it trains."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

from app.training.session import Session

EVERY_MS = 1000
FEW = 700
"""So many new objects are worth a search, as Python thinks itself."""
MANY = 20_000
"""So many come with a library: they stay for good, and searching them would hold the window up."""
TICKS_TO_WHOLE = 60


class GarbageCollector(QObject):
    """Takes the search over from Python, which does it in whatever thread allocates next.

    In the training thread that would destroy widgets, which only the window's thread may do (PySide then
    crashes); and a search of all that torch brings holds every thread up for a sixth of a second.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._ticks = 0
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()
        gc.disable()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()

    @Slot()
    def _collect(self) -> None:
        self._ticks += 1
        num_new = gc.get_count()[0]
        if num_new > MANY:
            gc.freeze()
        elif self._ticks % TICKS_TO_WHOLE == 0 and not self._session.is_active:
            gc.collect()
        elif num_new > FEW:
            gc.collect(1)
