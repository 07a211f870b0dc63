"""The buttons in the corner of the canvas: zoom, fit, arrange."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from app.theme import GRID, theme


class Corner(QFrame):
    """A row of buttons for some actions, over the canvas in its lower right corner."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("corner")
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for action in actions:
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setIconSize(QSize(16, 16))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAccessibleName(action.text())
            row.addWidget(button)
        theme.changed.connect(self._take_colors)
        self._take_colors()

    @Slot()
    def _take_colors(self) -> None:
        colors = theme.colors
        self.setStyleSheet(
            f"#corner {{ background: {colors.surface}; border: 1px solid {colors.line};"
            " border-radius: 8px; }"
        )

    def place_in(self, width: int, height: int) -> None:
        """The lower right corner of a canvas of this size."""
        self.adjustSize()
        self.move(width - self.width() - 2 * GRID, height - self.height() - 2 * GRID)
