"""While a network trains, and when its run is replayed: every card takes the temperature of one quantity."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from app.canvas.gauge import Gauge, gauge_at
from app.canvas.quantities import QUANTITIES, Quantity, QuantityId, carried, values_at
from app.canvas.scene import CanvasScene

if TYPE_CHECKING:
    from app.training.session import Session

LEAST_MS = 100
"""Between two updates: each is time taken from the training, and no eye sees more."""


class Temperature(QObject):
    """Listens to the session; paints only cards and wires that look different."""

    shown = Signal(bool)
    """Whether there is anything to be read off the cards."""
    quantity_changed = Signal()

    def __init__(self, session: Session | None, scene: CanvasScene, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._scene = session, scene
        self.quantity: Quantity = QUANTITIES["gradient_norm"]
        self.step: int | None = None
        """The step that is shown; None: the newest."""
        self._clock = QElapsedTimer()
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self.update_now)
        scene.rebuilt.connect(self.clear)
        if session is not None:
            session.run_started.connect(self.clear)
            session.history_changed.connect(self._history_changed)
            session.observed.connect(self._history_changed)
            session.preflight_done.connect(self._history_changed)

    def show_quantity(self, quantity: QuantityId) -> None:
        """Colour the cards by another quantity."""
        if quantity != self.quantity.id:
            self.quantity = QUANTITIES[quantity]
            self.quantity_changed.emit()
            self.update_now()

    def show_step(self, step: int | None) -> None:
        """Show the cards as they were at a step of the run; None follows the newest."""
        if step != self.step:
            self.step = step
            self._history_changed()

    @Slot()
    def clear(self) -> None:
        """Another run, or another network: nothing is known of it yet."""
        self._late.stop()
        self._clock.invalidate()
        self.step = None
        for card in self._scene.cards.values():
            card.show_norm(False, None, None)
        for wire in self._scene.wires.values():
            wire.show_strength(None)
        self.shown.emit(False)

    @Slot()
    def _history_changed(self, _what: object = None) -> None:
        if not self._clock.isValid() or self._clock.elapsed() >= LEAST_MS:
            self.update_now()
        elif not self._late.isActive():
            self._late.start(LEAST_MS - self._clock.elapsed())

    @Slot()
    def update_now(self) -> int:
        """Show what is known at the step in view; gives how many cards had to be painted."""
        self._clock.start()
        values = self._values()
        if not values:
            if self._has_run():
                self._paint({})
            return 0
        changed = self._paint(values)
        self.shown.emit(True)
        return changed

    def _has_run(self) -> bool:
        return self._session is not None and bool(self._session.history)

    def _values(self) -> dict[str, float]:
        session = self._session
        if session is None:
            return {}
        casebook, before = session.casebook, session.preflight
        network = self._scene.document.network
        if session.history is not None and len(session.history):
            run_network = casebook.project.network if casebook is not None else network
            if self.step is None and before is not None and not session.is_active and run_network != network:
                return values_at(self.quantity.id, None, None, before)  # of the network as it is now
            evidence = casebook.evidence if casebook is not None else None
            return values_at(self.quantity.id, self.step, session.history, evidence)
        return values_at(self.quantity.id, None, None, before)

    def _paint(self, values: dict[str, float]) -> int:
        quantity = self.quantity
        failed = self._session is not None and self._session.state == "failed"
        changed = 0
        gauges: dict[str, Gauge] = {}
        for node_id, card in self._scene.cards.items():
            value = values.get(node_id)
            frozen = value is not None and math.isnan(value) and (card.face.frozen or not failed)
            value = None if frozen else value
            if value is not None:
                gauges[node_id] = gauge_at(quantity.temperature(value))
            text = "" if value is None else f"{quantity.title()} {quantity.text(value)}"
            text = self.tr("{quantity}: frozen").format(quantity=quantity.title()) if frozen else text
            changed += card.show_norm(True, value, gauges.get(node_id), text)
        network = self._scene.document.network
        feeds = {node.id: list(network.feeds(node.id).values()) for node in network.nodes}
        strengths = carried({node: gauge.share for node, gauge in gauges.items()}, network.order, feeds)
        for edge, wire in self._scene.wires.items():
            wire.show_strength(strengths.get(edge.source) if not quantity.is_share else None)
        return changed
