"""While a network trains: every card takes the temperature of its newest gradient norm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from app.canvas.gauge import gauge_of
from app.canvas.scene import CanvasScene

if TYPE_CHECKING:
    from app.training.session import Session

LEAST_MS = 100
"""Between two updates: each is time taken from the training, and no eye sees more."""


class Temperature(QObject):
    """Listens to the session; paints only cards that look different."""

    shown = Signal(bool)
    """Whether there is anything to be read off the cards."""

    def __init__(self, session: Session, scene: CanvasScene, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._scene = session, scene
        self._clock = QElapsedTimer()
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self.update_now)
        session.run_started.connect(self.clear)
        session.history_changed.connect(self._history_changed)
        scene.rebuilt.connect(self.clear)

    @Slot()
    def clear(self) -> None:
        """Another run, or another network: nothing is known of it yet."""
        self._late.stop()
        self._clock.invalidate()
        for card in self._scene.cards.values():
            card.show_norm(False, None, None)
        self.shown.emit(False)

    @Slot()
    def _history_changed(self) -> None:
        if not self._clock.isValid() or self._clock.elapsed() >= LEAST_MS:
            self.update_now()
        elif not self._late.isActive():
            self._late.start(LEAST_MS - self._clock.elapsed())

    @Slot()
    def update_now(self) -> int:
        """Show the newest report; gives how many cards had to be painted."""
        self._clock.start()
        started, report = self._session.started, self._session.report
        if started is None or report is None:
            return 0
        norms = dict(zip(started.layers, report.gradient_norm[-1].tolist(), strict=True))
        changed = 0
        for node_id, card in self._scene.cards.items():
            norm = norms.get(node_id)
            changed += card.show_norm(True, norm, None if norm is None else gauge_of(norm))
        self.shown.emit(True)
        return changed
