"""The head of a page on layers: the way back to all of them, and a title."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from app.widgets.icons import icon


class PageHead(QHBoxLayout):
    """`back` is the button, with `words` for those who wait over it or listen."""

    def __init__(self, words: str, page: QWidget) -> None:
        super().__init__()
        self.back = QToolButton(page)
        self.back.setIcon(icon("chevron-left"))
        self.back.setAutoRaise(True)
        self.back.setToolTip(words)
        self.back.setAccessibleName(words)
        self.title = QLabel(page)
        self.title.setProperty("role", "title")
        self.setSpacing(4)
        self.addWidget(self.back)
        self.addWidget(self.title, 1)
