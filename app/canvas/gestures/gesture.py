"""A gesture: what happens between a press of the mouse and its release, or Escape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent

if TYPE_CHECKING:
    from app.canvas.view import CanvasView

DRAG_FROM = 4
"""Pixels of the screen: less is a click with a trembling hand."""


class Gesture(QObject):
    """The view makes one at a press and feeds it until its end. Points are the scene's."""

    cursor: Qt.CursorShape | None = None

    def __init__(self, view: CanvasView, start: QPointF) -> None:
        super().__init__(view)
        self.view = view
        self.scene = view.canvas
        self.document = view.document
        self.start = start
        self.is_drag = False
        self._network = view.document.network

    @property
    def is_stale(self) -> bool:
        """Whether another has changed the network since it began."""
        return self.document.network is not self._network

    def is_far(self, point: QPointF) -> bool:
        """Whether the pointer has moved enough to mean it; once it has, for good."""
        distance = (point - self.start).manhattanLength() * self.view.zoom
        self.is_drag = self.is_drag or distance >= DRAG_FROM
        return self.is_drag

    def move(self, point: QPointF, event: QMouseEvent) -> None:
        """The pointer is elsewhere."""

    def release(self, point: QPointF, event: QMouseEvent) -> None:
        """The button is up: do it."""

    def cancel(self) -> None:
        """Escape: leave everything as it was."""

    def abandon(self) -> None:
        """It is stale: take down what it shows, and leave the document alone."""
        self.cancel()


def adds_to_selection(event: QMouseEvent) -> bool:
    """Whether what is pointed at joins the selection instead of replacing it."""
    wanted = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    return bool(event.modifiers() & wanted)
