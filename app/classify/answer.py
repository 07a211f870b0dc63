"""The answer: the most probable classes as bars, and whether it is right where the truth is known."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.guard import guarded
from app.theme import theme
from app.widgets.labels import label
from app.widgets.numbers import locale, tabular
from engine.predict.classification import Classification

TOP = 5
ROW, BAR, GAP = 32, 12, 12
GREATEST_NAME_SHARE = 0.4
LEAST_SHOWN = 0.0005
"""Below that it says 0.0 %, and there is no bar."""


def percent_text(probability: float) -> str:
    """0.987 -> "98.7 %"."""
    return f"{locale().toString(probability * 100, 'f', 1)} %"


class AnswerPanel(QWidget):
    """Has the same size with and without an answer, so that nothing jumps while drawing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", "title")
        self.verdict = label(" ", "muted")
        self.bars = _Bars()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.title, self.verdict, self.bars):
            column.addWidget(widget)
        self.show_words("")

    def show_answer(self, answer: Classification, truth: str | None) -> None:
        """The top of the answer; `truth` is the label, where it is known."""
        self.title.setText(answer.labels[0])
        if truth is None:
            self._say(" ", "muted")
        elif truth == answer.labels[0]:
            self._say(self.tr("Right: it is {label}.").format(label=truth), "good")
        else:
            self._say(self.tr("Wrong: it is {label}.").format(label=truth), "problem")
        rows = tuple(zip(answer.labels[:TOP], answer.probabilities, strict=False))
        self.bars.show_rows(rows, answer.labels)
        self.setAccessibleName(f"{answer.labels[0]}, {percent_text(answer.probabilities[0])}")

    def show_words(self, text: str, role: str = "muted") -> None:
        """No answer, and why."""
        self.title.setText("–")
        self._say(text or " ", role)
        self.bars.show_rows((), ())
        self.setAccessibleName(text)

    def _say(self, text: str, role: str) -> None:
        self.verdict.setText(text)
        if self.verdict.property("role") != role:
            self.verdict.setProperty("role", role)
            self.verdict.style().unpolish(self.verdict)
            self.verdict.style().polish(self.verdict)


class _Bars(QWidget):
    """Name, bar and percent in fixed columns."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[tuple[str, float], ...] = ()
        self._name_width = 0
        self.setFont(tabular(self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_rows(self, rows: tuple[tuple[str, float], ...], names: tuple[str, ...]) -> None:
        """`names` are those of all classes: the column keeps its width for any of them."""
        self.rows = rows
        bold = QFont(self.font())
        bold.setBold(True)
        widths = map(QFontMetrics(bold).horizontalAdvance, names)
        self._name_width = max(widths, default=0) + 2
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, TOP * ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, TOP * ROW)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = self.fontMetrics()
        numbers = metrics.horizontalAdvance(percent_text(1.0)) + GAP
        names = min(self._name_width, self.width() * GREATEST_NAME_SHARE) + GAP
        for number, (name, probability) in enumerate(self.rows):
            room = QRectF(0, number * ROW, self.width(), ROW)
            first = number == 0
            painter.setFont(bold if first else self.font())
            painter.setPen(theme.color("text" if first else "muted"))
            words = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, int(names - GAP))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(room, right, percent_text(probability))
            painter.setPen(Qt.PenStyle.NoPen)
            track = QRectF(names, room.center().y() - BAR / 2, self.width() - names - numbers, BAR)
            painter.setBrush(theme.color("raised"))
            painter.drawRoundedRect(track, 3, 3)
            if probability >= LEAST_SHOWN:
                painter.setBrush(theme.color("accent" if first else "neutral"))
                track.setWidth(max(track.width() * probability, 2))
                painter.drawRoundedRect(track, min(3, track.width() / 2), 3)
