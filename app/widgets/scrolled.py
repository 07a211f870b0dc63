"""A panel that scrolls up and down, and lets the colour of what holds it shine through."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

MARGIN = 12
LEAST_WIDTH = 320
"""In it every form fits beside the scroll bar."""


class _Frame(QWidget):
    """As high as its words are at its width. Qt would make it as high as they are at the least width, and
    leave the end empty."""

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        layout = self.layout()
        return QSize(hint.width(), 0) if layout is not None and layout.hasHeightForWidth() else hint


def scroll(area: QScrollArea, page: QWidget) -> QScrollArea:
    """Put the page, with a margin, in the area; it is as wide as the area and never wider."""
    frame = _Frame()
    column = QVBoxLayout(frame)
    column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    column.addWidget(page)
    area.setWidget(frame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    frame.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area
