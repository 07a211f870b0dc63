"""A push button whose words go on in the next line where there is no room for them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from app.guard import guarded

SIDES, ENDS = 12, 6
"""The room between the words and the edges."""
LEAST_WIDTH = 96


class WrapButton(QPushButton):
    """As wide as its words, if there is room, or as all the room where it `fills` it; else higher."""

    def __init__(self, text: str, parent: QWidget | None = None, fills: bool = False) -> None:
        super().__init__(text, parent)
        across = QSizePolicy.Policy.Expanding if fills else QSizePolicy.Policy.Maximum
        policy = QSizePolicy(across, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2 * SIDES + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, self.fontMetrics().height() + 2 * ENDS)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._words(max(width, LEAST_WIDTH)).height() + 2 * ENDS

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        words, option.text = option.text, ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        room = self.rect().adjusted(SIDES, ENDS, -SIDES, -ENDS)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.setPen(self.palette().buttonText().color())
        painter.drawText(room, flags, words)

    def _words(self, width: int) -> QRect:
        room = QRect(0, 0, width - 2 * SIDES, 10_000)
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())
