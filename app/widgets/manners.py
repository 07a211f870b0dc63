"""How every field behaves in a form: the wheel only with the focus, and undo is the document's;
and how what is being typed is taken before something is done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QWidget


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


def finish_typing() -> None:
    """Have the field with the keyboard take what stands in it, as Enter would; it keeps the keyboard.

    Called before the document is saved or trained: a key does not take the keyboard from a field.
    """
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit | QAbstractSpinBox):
        field.clearFocus()
        if field.isVisible():  # the field over a card is gone now
            field.setFocus()
