"""The hub of the plots: one cursor, one view of the steps, and one repaint at a time for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.document.document import Document
from app.plots.scales import step_range
from app.training.session import Session

if TYPE_CHECKING:
    from app.plots.plot import Plot

FRAME_MS = 40
"""The time from one plot's repaint to the next plot's, so that a frame never pays for two."""
MIN_SPAN = 10.0
"""The fewest steps in view."""


class PlotHub(QObject):
    """What the plots share. Each new measurement makes every plot due; one visible plot that is due is
    repainted each `FRAME_MS`, in turn. A hidden plot costs nothing."""

    cursor_moved = Signal()

    def __init__(self, session: Session, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.document = document
        self.step: int | None = None
        """Under the mouse, in whichever plot."""
        self.layer: str | None = None
        """The layer under the mouse."""
        self.view: tuple[float, float] | None = None
        """The first and last step in view; None for all, growing."""
        self._plots: list[Plot] = []
        self._due: list[Plot] = []
        self._timer = QTimer(self, interval=FRAME_MS)
        self._timer.timeout.connect(self._repaint_next)
        session.history_changed.connect(self._wake)
        session.run_started.connect(self._start_anew)
        document.selection_changed.connect(self._wake)
        document.node_changed.connect(self._wake)

    def add(self, plot: Plot) -> None:
        """Let a plot take its turn."""
        self._plots.append(plot)

    @property
    def events(self) -> Sequence[tuple[int, str]]:
        """What happened in the run, and when: (step, text)."""
        return tuple(getattr(self.session, "events", ()))

    def name(self, layer: str) -> str:
        """What the user calls a layer; its id once it is no longer in the network."""
        node = self.document.network.by_id.get(layer)
        return layer if node is None else node.name

    def point_at(self, step: int | None, layer: str | None) -> None:
        """The mouse is over a step, perhaps over a layer; None where it is over none."""
        if (step, layer) != (self.step, self.layer):
            self.step, self.layer = step, layer
            self.cursor_moved.emit()

    def look_at(self, low: float, high: float) -> None:
        """Show these steps in every plot; all of them where the span is the whole run."""
        history = self.session.history
        if history is None or not len(history):
            return
        first, last = step_range(history.num_steps, history.first_step)
        span = max(high - low, MIN_SPAN)
        low = min(max(low, first), max(last - span, first))
        self._set_view(None if span >= last - first else (low, low + span))

    def look_at_all(self) -> None:
        """Show all steps, and those to come."""
        self._set_view(None)

    def _set_view(self, view: tuple[float, float] | None) -> None:
        if view != self.view:
            self.view = view
            self._wake()

    @Slot()
    def _start_anew(self) -> None:
        self.step = self.layer = self.view = None
        self._wake()

    @Slot()
    def _wake(self, _what: object = None) -> None:
        for plot in self._plots:
            if plot not in self._due:
                self._due.append(plot)
        if not self._timer.isActive() and any(plot.isVisible() for plot in self._plots):
            self._repaint_next()
            self._timer.start()

    @Slot()
    def _repaint_next(self) -> None:
        """Repaint the visible plot that has waited longest; the hidden ones drop out: they catch up
        when they are shown."""
        while self._due:
            plot = self._due.pop(0)
            if plot.isVisible():
                plot.refresh()
                return
        self._timer.stop()
