"""A text in a narrow place: over as many lines as go in, the last one cut with an ellipsis."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.guard import guarded


class ElidedLabel(QLabel):
    """Plain text of at most `most_lines`; where it is cut, the whole of it is the tool tip."""

    def __init__(self, parent: QWidget | None = None, most_lines: int = 2) -> None:
        super().__init__(parent)
        self.most_lines = most_lines
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()), self.fontMetrics().height())

    def lines(self) -> list[str]:
        """What it shows at its present size."""
        metrics, width = self.fontMetrics(), self.width()
        most = max(min(self.most_lines, self.height() // max(metrics.lineSpacing(), 1)), 1)
        return _broken(self.text(), metrics, width, most)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        lines, spacing = self.lines(), self.fontMetrics().lineSpacing()
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        top = (self.height() - spacing * len(lines)) / 2 + self.fontMetrics().ascent()
        for number, text in enumerate(lines):
            painter.drawText(QPointF(0, top + number * spacing), text)
        painter.end()


def _broken(text: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    layout = QTextLayout(text)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    lines: list[str] = []
    at = 0
    layout.beginLayout()
    while at < len(text) and len(lines) < most - 1:
        line = layout.createLine()
        line.setLineWidth(width)
        lines.append(text[at : at + line.textLength()].rstrip())
        at += max(line.textLength(), 1)
    layout.endLayout()
    if at < len(text):
        lines.append(metrics.elidedText(text[at:], Qt.TextElideMode.ElideRight, width))
    return lines
