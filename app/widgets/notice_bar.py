"""The bar at the foot of the window: what has happened, one notice at a time, and the next step."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from app.notices import Level, Notice, Notices
from app.theme import theme
from app.widgets.elided import ElidedLabel
from app.widgets.icons import icon, icon_pixmap

PASSING_MILLISECONDS = 8000
"""A notice without a next step that is no problem goes by itself after so long."""
LONGEST_QUEUE = 20

_ROLES: dict[Level, str] = {
    "information": "accent",
    "success": "good",
    "warning": "warning",
    "problem": "problem",
}


class NoticeBar(QWidget):
    """Shows the notices one after the other; it never takes the focus and is hidden when empty."""

    visibility_changed = Signal()

    def __init__(self, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current: Notice | None = None
        self._waiting: deque[Notice] = deque(maxlen=LONGEST_QUEUE)
        self._sign = QLabel(self)
        self._text = ElidedLabel(self)
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self.action_button = QPushButton(self)
        self.action_button.setProperty("role", "primary")
        self.action_button.clicked.connect(self._act)
        self.copy_button = QPushButton(self.tr("Copy details"), self)
        self.copy_button.clicked.connect(self._copy)
        self.dismiss_button = QToolButton(self)
        self.dismiss_button.setIcon(icon("close"))
        self.dismiss_button.setIconSize(QSize(16, 16))
        self.dismiss_button.setToolTip(self.tr("Dismiss this message"))
        self.dismiss_button.setAccessibleName(self.tr("Dismiss this message"))
        self.dismiss_button.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        for widget in (self._count, self.action_button, self.copy_button, self.dismiss_button):
            row.addWidget(widget)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.dismiss)
        theme.changed.connect(self._paint_level)
        self.hide()
        notices.posted.connect(self.show_notice)
        notices.start_showing()

    @property
    def text(self) -> str:
        """The sentence that is shown; "" when there is none."""
        return self.current.text if self.current else ""

    @Slot(object)
    def show_notice(self, notice: Notice) -> None:
        """Show it now; a warning or a problem that was shown until now comes again after it.

        The same sentence twice is said once.
        """
        shown = self.current
        if shown is not None and shown.text != notice.text and _serious(shown):
            self._waiting.append(shown)
        self._waiting = deque((other for other in self._waiting if other.text != notice.text), LONGEST_QUEUE)
        self._show(notice)

    @Slot()
    def dismiss(self) -> None:
        """Take away what is shown; the newest that waited comes again."""
        if self._waiting:
            self._show(self._waiting.pop())
            return
        self._clock.stop()
        self.current = None
        self.hide()
        self.visibility_changed.emit()

    def dismiss_information(self) -> None:
        """Take away what is no warning and no problem: something else goes on now."""
        if self.current is not None and not _serious(self.current):
            self.dismiss()

    def forget(self, is_over: Callable[[Notice], bool]) -> None:
        """Take away every notice, shown or waiting, of which this is true."""
        self._waiting = deque((one for one in self._waiting if not is_over(one)), LONGEST_QUEUE)
        if self.current is not None and is_over(self.current):
            self.dismiss()
        elif self.current is not None:
            self._show_waiting()

    def _show(self, notice: Notice) -> None:
        self.current = notice
        self._text.setText(notice.text)
        self._text.setToolTip(notice.text)
        self.action_button.setText(notice.action_text)
        self.action_button.setVisible(notice.action is not None)
        self.copy_button.setVisible(bool(notice.details))
        self._show_waiting()
        self._paint_level()
        self.show()
        self.visibility_changed.emit()
        if _lasting(notice):
            self._clock.stop()
        else:
            self._clock.start(PASSING_MILLISECONDS)

    def _show_waiting(self) -> None:
        waiting = len(self._waiting)
        self._count.setText(self.tr("{count} more").format(count=waiting) if waiting else "")
        self._count.setVisible(bool(waiting))

    @Slot()
    def _paint_level(self) -> None:
        if self.current is None:
            return
        role, name = _ROLES[self.current.level], self.current.level
        self._sign.setPixmap(icon_pixmap(name, 20, self.devicePixelRatioF(), role))

    @Slot()
    def _act(self) -> None:
        notice = self.current
        self.dismiss()
        if notice is not None and notice.action is not None:
            notice.action()

    @Slot()
    def _copy(self) -> None:
        if self.current is not None:
            QGuiApplication.clipboard().setText(f"{self.current.text}\n\n{self.current.details}")


def _serious(notice: Notice) -> bool:
    return notice.level in ("problem", "warning")


def _lasting(notice: Notice) -> bool:
    return _serious(notice) or notice.action is not None
