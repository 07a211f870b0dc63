"""Selecting with a rubber band; a click on the empty canvas selects nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QMouseEvent, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from app.canvas.gestures.gesture import Gesture, adds_to_selection
from app.theme import theme

if TYPE_CHECKING:
    from app.canvas.view import CanvasView


class RubberBand(Gesture):
    """Every card that it touches is selected; with Ctrl or Shift, besides those that were."""

    def __init__(self, view: CanvasView, start: QPointF, event: QMouseEvent) -> None:
        super().__init__(view, start)
        self._before = self.document.selection
        self._kept = self._before if adds_to_selection(event) else frozenset()
        self._band = QGraphicsRectItem()
        self._band.setZValue(9)
        pen = QPen(theme.color("accent"), 1)
        pen.setCosmetic(True)
        self._band.setPen(pen)
        self._band.setBrush(theme.color("accent", 28))

    def move(self, point: QPointF, event: QMouseEvent) -> None:
        """Select what it touches now."""
        if not self.is_far(point):
            return
        if self._band.scene() is None:
            self.scene.addItem(self._band)
        area = QRectF(self.start, point).normalized()
        self._band.setRect(area)
        touched = {i for i, card in self.scene.cards.items() if card.body().intersects(area)}
        self.document.select(self._kept | touched)

    def release(self, point: QPointF, event: QMouseEvent) -> None:
        """It stays as it is; a mere click takes the selection away."""
        if self._band.scene() is not None:
            self.scene.removeItem(self._band)
        if not self.is_drag:
            self.document.select(self._kept)

    def cancel(self) -> None:
        """The selection of before."""
        if self._band.scene() is not None:
            self.scene.removeItem(self._band)
        self.document.select(self._before)
