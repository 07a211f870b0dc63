"""Words at the cursor: why something is refused, or what a drop would do."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from app.theme import GRID, theme

Tone = Literal["text", "warning", "problem"]
_STAYS_MS = 4000
_WIDEST = 320


class Hint(QLabel):
    """A small label over the canvas. It never takes the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.setInterval(_STAYS_MS)
        self._end.timeout.connect(self.hide)
        self.hide()

    def say(self, words: str, at: QPoint, tone: Tone = "text") -> None:
        """Show the words beside a point of the parent; none hides it."""
        self._end.stop()
        if not words:
            self.hide()
            return
        self.setText(words)
        self.setStyleSheet(
            f"background: {theme.colors.surface}; color: {getattr(theme.colors, tone)};"
            f"border: 1px solid {theme.colors.line}; border-radius: 6px; padding: 5px 8px;"
        )
        self.setFixedWidth(min(self.fontMetrics().horizontalAdvance(words) + 28, _WIDEST))
        self.setFixedHeight(self.heightForWidth(self.width()))
        room = self._over.rect().adjusted(GRID, GRID, -GRID, -GRID)
        x = min(at.x() + 2 * GRID, room.right() - self.width())
        y = at.y() + 2 * GRID
        if y + self.height() > room.bottom():
            y = at.y() - self.height() - GRID
        self.move(max(x, room.left()), y)
        self.raise_()
        self.show()

    def fade_soon(self) -> None:
        """What it says stays long enough to be read, though the gesture has ended."""
        self._end.start()
