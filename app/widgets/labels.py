"""Labels in the roles that the style sheet knows: title, muted, problem, warning, good."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def label(text: str = "", role: str = "", parent: QWidget | None = None) -> QLabel:
    """Plain text that wraps, and that can be selected to copy it."""
    result = QLabel(text, parent)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setWordWrap(True)
    result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    result.setSizePolicy(policy)
    if role:
        result.setProperty("role", role)
    return result


def heading(text: str) -> QLabel:
    """A label above a group of fields."""
    result = label(text)
    font = result.font()
    font.setBold(True)
    result.setFont(font)
    return result
