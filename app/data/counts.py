"""The pictures of each class as bars: how many to train on, to validate and to test."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.theme import theme
from app.widgets.numbers import count_text, tabular
from engine.data.dataset import Dataset

ROW, BAR, GAP = 24, 10, 8
WIDEST_NAME = 96


class ClassCounts(QWidget):
    """A row for each class; a click on one asks to see its pictures, another takes that back."""

    class_chosen = Signal(object)
    """int, the index of the class; None: all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names: tuple[str, ...] = ()
        self.counts: tuple[tuple[int, int, int], ...] = ()
        """By class: training, validation, test."""
        self.chosen: int | None = None
        self._hovered: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFont(tabular(self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Pictures by class"))
        theme.changed.connect(self.update)

    def show_dataset(self, dataset: Dataset | None) -> None:
        """Another data set; no class is chosen."""
        self.names = dataset.class_names if dataset else ()
        parts = (dataset.train, dataset.validation, dataset.test) if dataset else ()
        self.counts = tuple(zip(*(part.counts() for part in parts), strict=True))
        self.chosen = self._hovered = None
        self.updateGeometry()
        self.update()

    def choose(self, index: int | None) -> None:
        """Mark a class. Nothing is emitted."""
        self.chosen = index
        self.update()

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(200, ROW * len(self.names))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, ROW * len(self.names))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._row_at(event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and row is not None:
            self._ask(None if row == self.chosen else row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and self.names:
            first = -1 if step > 0 else len(self.names)
            row = (first if self.chosen is None else self.chosen) + step
            self._ask(row if 0 <= row < len(self.names) else None)
        elif event.key() == Qt.Key.Key_Escape and self.chosen is not None:
            self._ask(None)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QHelpEvent.Type.ToolTip:
            row = self._row_at(event.y())
            QToolTip.showText(event.globalPos(), self._words(row) if row is not None else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.names:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = self.fontMetrics()
        most = max(sum(counts) for counts in self.counts)
        numbers = metrics.horizontalAdvance(count_text(most)) + GAP
        names = min(max(map(metrics.horizontalAdvance, self.names)) + 2, WIDEST_NAME) + GAP
        first = max(event.rect().top() // ROW, 0)
        for row in range(first, min(event.rect().bottom() // ROW + 1, len(self.names))):
            self._paint_row(painter, metrics, row, names, numbers, most)

    # Inside

    def _paint_row(
        self, painter: QPainter, metrics: QFontMetrics, row: int, names: int, numbers: int, most: int
    ) -> None:
        room = QRectF(0, row * ROW, self.width(), ROW)
        if row in (self.chosen, self._hovered):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent", 40 if row == self.chosen else 20))
            painter.drawRoundedRect(room.adjusted(0, 1, 0, -1), 4, 4)
        room = room.adjusted(GAP / 2, 0, -GAP / 2, 0)
        painter.setPen(theme.color("text"))
        name = metrics.elidedText(self.names[row], Qt.TextElideMode.ElideMiddle, names - GAP)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.setPen(theme.color("muted"))
        total = count_text(sum(self.counts[row]))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, total)
        painter.setPen(Qt.PenStyle.NoPen)
        left = room.left() + names
        scale = (room.width() - names - numbers) / max(most, 1)
        for part, count in enumerate(self.counts[row]):
            painter.setBrush(part_color(part))
            painter.drawRect(QRectF(left, room.center().y() - BAR / 2, count * scale, BAR))
            left += count * scale

    def _row_at(self, y: float) -> int | None:
        row = int(y // ROW)
        return row if 0 <= row < len(self.names) else None

    def _hover(self, row: int | None) -> None:
        if row != self._hovered:
            self._hovered = row
            self.update()

    def _ask(self, row: int | None) -> None:
        self.choose(row)
        self.class_chosen.emit(row)

    def _words(self, row: int) -> str:
        train, validation, test = map(count_text, self.counts[row])
        words = self.tr("{name}: {train} for training, {validation} for validation, {test} for test")
        return words.format(name=self.names[row], train=train, validation=validation, test=test)


def part_color(part: int) -> QColor:
    """Of training (0), validation (1) and test (2): far apart for colour-blind eyes, too."""
    return theme.depth_color((0, 2, 4)[part], 5)
