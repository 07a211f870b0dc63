"""How every field behaves in a form: the wheel only with the focus, and undo is the document's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


class _Manners(QObject):
    """An event filter; it has no state, so one serves all fields."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            if isinstance(watched, QWidget) and not watched.hasFocus():
                event.ignore()  # so that it reaches the panel, which scrolls
                return True
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # A field would keep Ctrl+Z for its own text; here each keystroke is the document's.
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            if event.matches(undo) or event.matches(redo):
                event.ignore()
                return True
        return False


_manners: list[_Manners] = []


def teach(*fields: QWidget) -> None:
    """Give these fields their manners."""
    if not _manners:
        _manners.append(_Manners())
    for field in fields:
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(_manners[0])
