"""A slim handle in place of a dock's title bar, for panels that say themselves what they are."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.guard import guarded
from app.theme import theme

HEIGHT = 12
BAR = (40.0, 3.0)
"""Pixels of the bar in its middle."""


class Grip(QWidget):
    """Dragged, it moves its dock; a double click makes the dock float, or puts it back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.setToolTip(self.tr("Drag to move this panel; double click to take it out"))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(80, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, HEIGHT)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        width, height = BAR
        bar = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("muted", 110))
        painter.drawRoundedRect(bar, height / 2, height / 2)
