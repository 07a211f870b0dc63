"""Moving the whole canvas, as if it were a sheet of paper."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from app.canvas.gestures.gesture import Gesture


class Pan(Gesture):
    """With the middle button, or with the left one and the space bar."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def move(self, point: QPointF, event: QMouseEvent) -> None:
        """The point that was grabbed stays under the pointer."""
        self.view.scroll_by((self.start - point) * self.view.zoom)
