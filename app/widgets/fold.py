"""Fold: a heading that shows and hides what lies below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from app.widgets.icons import icon


class Fold(QWidget):
    """Closed at first. The heading is reached by Tab and turned by Space or a click."""

    def __init__(self, title: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self.heading = QToolButton(self)
        self.heading.setText(title)
        self.heading.setCheckable(True)
        self.heading.setAutoRaise(True)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.heading.setStyleSheet(
            "QToolButton { padding-left: 0; } QToolButton:checked { background: transparent; }"
        )
        self.heading.toggled.connect(self._on_toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(content)
        self._on_toggled(False)

    def is_open(self) -> bool:
        """Whether the content shows."""
        return self.heading.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Show or hide the content."""
        self.heading.setChecked(is_open)

    def _on_toggled(self, is_open: bool) -> None:
        self.content.setVisible(is_open)
        self.heading.setIcon(icon("chevron-down" if is_open else "chevron-right", "muted"))
