"""How bad something is, by shape and colour."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.guard import guarded
from app.theme import theme
from app.widgets.icons import icon_pixmap

ROLES = {"information": "accent", "success": "good", "warning": "warning", "problem": "problem"}


class Mark(QWidget):
    """One of the icons information, success, warning, problem, in its colour."""

    def __init__(self, severity: str, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._severity, self._size = severity, size
        self.setFixedSize(size, size)
        theme.changed.connect(self.update)

    def show_severity(self, severity: str) -> None:
        """Show another."""
        if severity != self._severity:
            self._severity = severity
            self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        role = ROLES[self._severity]
        painter.drawPixmap(0, 0, icon_pixmap(self._severity, self._size, self.devicePixelRatioF(), role))
        painter.end()
