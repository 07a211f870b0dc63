"""A place for a widget that is built when it is first seen, so that the window opens sooner."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.guard import guarded


class Lazy(QWidget):
    """Holds what `make` gives; empty until it is shown, or until somebody asks for `content`."""

    def __init__(self, make: Callable[[], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._content: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def content(self) -> QWidget:
        """The widget, built now at the latest."""
        if self._content is None:
            self._content = self._make()
            self._column.addWidget(self._content)
            self.setFocusProxy(self._content)
        return self._content

    @property
    def is_built(self) -> bool:
        """Whether it has been asked for."""
        return self._content is not None

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        try:
            self.content  # noqa: B018  asking builds it
        except Exception:  # one panel that fails must not keep the others from being shown
            sys.excepthook(*sys.exc_info())
        super().showEvent(event)
