"""The classes as bars: how many pictures to train on, to validate, to test; drop pictures on one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QScrollArea, QSizePolicy, QToolTip, QWidget

from app.guard import guarded
from app.theme import theme
from app.widgets.icons import icon_pixmap
from app.widgets.numbers import count_text, tabular
from engine.data.dataset import Dataset

ROW, BAR, GAP = 24, 10, 8
WIDEST_NAME = 96
REACH = 2 * ROW
"""So near the edge of what scrolls, a drag scrolls it."""
PICTURES_MIME = "application/x-strata-pictures"
"""UTF-8 lines: the keys of the pictures that are dragged onto a class."""


class ClassCounts(QWidget):
    """A row for each class; a click on one asks to see its pictures, another takes that back.

    Below them, while pictures are selected, a row to put them into a new class.
    """

    class_chosen = Signal(object)
    """int, the index of the class; None: all of them."""
    move_wanted = Signal(object, str)
    """list of keys (None: of the pictures that are selected), the name of the class"""
    rename_wanted = Signal(str, str)
    """the class, its new name"""
    menu_wanted = Signal(int, QPoint)
    """The index of a class, and a place of the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names: tuple[str, ...] = ()
        self.counts: tuple[tuple[int, int, int], ...] = ()
        """By class: training, validation, test."""
        self.chosen: int | None = None
        self.can_add = False
        """Whether there is a row for a new class."""
        self._hovered: int | None = None
        self._dropped: list[str] | None = None
        self._renamed = ""
        self.name_box = QLineEdit(self)
        self.name_box.setPlaceholderText(self.tr("Name of the new class"))
        self.name_box.setAccessibleName(self.tr("Name of the new class"))
        self.name_box.hide()
        self.name_box.returnPressed.connect(self._on_named)
        self.name_box.editingFinished.connect(self.name_box.hide)
        self.setAcceptDrops(True)
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

    def set_can_add(self, can_add: bool) -> None:
        """Offer a new class, as there are pictures to put into it."""
        if can_add != self.can_add:
            self.can_add = can_add
            self.name_box.hide()
            self.updateGeometry()
            self.update()

    def ask_name(self, keys: list[str] | None = None) -> None:
        """Let the user name a new class for these pictures; None: for those that are selected."""
        self._dropped, self._renamed = keys, ""
        self.set_can_add(True)
        self._edit_name(len(self.names), "")

    def rename(self, row: int) -> None:
        """Let the user type another name for a class."""
        self._renamed = self.names[row]
        self._edit_name(row, self._renamed)

    def _edit_name(self, row: int, text: str) -> None:
        self.name_box.setText(text)
        self.name_box.selectAll()
        self.name_box.setGeometry(QRect(0, ROW * row - (2 if row else 0), self.width(), ROW + 4))
        self.name_box.show()
        self.name_box.setFocus()
        self._reveal(self.name_box.geometry().center().y())

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(200, ROW * (len(self.names) + self.can_add) + (4 if self.can_add else 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._row_at(event.position().y()))

    @guarded
    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().y())
        if event.button() != Qt.MouseButton.LeftButton or row is None:
            return
        if row == len(self.names):
            self.ask_name()
        else:
            self._ask(None if row == self.chosen else row)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and self.names:
            first = -1 if step > 0 else len(self.names)
            row = (first if self.chosen is None else self.chosen) + step
            self._ask(row if 0 <= row < len(self.names) else None)
        elif event.key() == Qt.Key.Key_Escape and self.name_box.isVisible():
            self.name_box.hide()
        elif event.key() == Qt.Key.Key_Escape and self.chosen is not None:
            self._ask(None)
        elif event.key() == Qt.Key.Key_F2 and self.chosen is not None:
            self.rename(self.chosen)
        else:
            super().keyPressEvent(event)

    @guarded
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        row = self.chosen if by_key else self._row_at(event.pos().y())
        if row is not None and row < len(self.names):
            spot = QPoint(self.width() // 2, ROW * row + ROW // 2) if by_key else event.pos()
            self.menu_wanted.emit(row, self.mapToGlobal(spot))

    @guarded
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(PICTURES_MIME):
            event.acceptProposedAction()

    @guarded
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        y = event.position().y()
        self._reveal(int(y))
        self._hover(self._row_at(y))
        if self._hovered is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    @guarded
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hover(None)

    @guarded
    def dropEvent(self, event: QDropEvent) -> None:
        row = self._row_at(event.position().y())
        self._hover(None)
        if row is None:
            return
        event.acceptProposedAction()
        keys = dragged_keys(event.mimeData())
        if row == len(self.names):
            self.ask_name(keys)
        else:
            self.move_wanted.emit(keys, self.names[row])

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QHelpEvent.Type.ToolTip:
            row = self._row_at(event.y())
            QToolTip.showText(event.globalPos(), self._words(row) if row is not None else "", self)
            return True
        return super().event(event)

    @guarded
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
        if self.can_add:
            self._paint_new(painter)

    # Inside

    def _paint_new(self, painter: QPainter) -> None:
        row = len(self.names)
        room = QRectF(0, row * ROW, self.width(), ROW)
        if row == self._hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent", 40))
            painter.drawRoundedRect(room.adjusted(0, 1, 0, -1), 4, 4)
        side = 14
        plus = icon_pixmap("plus", side, self.devicePixelRatioF(), "muted")
        painter.drawPixmap(QPoint(GAP // 2, int(room.center().y() - side / 2)), plus)
        painter.setPen(theme.color("muted"))
        words = room.adjusted(GAP + side + 2, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._new_words())

    def _new_words(self) -> str:
        return self.tr("New class…")

    def _reveal(self, y: int) -> None:
        """Scroll what holds the classes, so that a drag reaches them all."""
        above = self.parent()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parent()
        if above is not None:
            point = self.mapTo(above.viewport(), QPoint(0, y)) + QPoint(0, above.verticalScrollBar().value())
            above.ensureVisible(0, point.y(), 0, REACH)

    @Slot()
    def _on_named(self) -> None:
        name = self.name_box.text().strip()
        self.name_box.hide()
        if name and self._renamed:
            self.rename_wanted.emit(self._renamed, name)
        elif name:
            self.move_wanted.emit(self._dropped, name)

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
        return row if 0 <= row < len(self.names) + self.can_add else None

    def _hover(self, row: int | None) -> None:
        if row != self._hovered:
            self._hovered = row
            self.update()

    def _ask(self, row: int | None) -> None:
        self.choose(row)
        self.class_chosen.emit(row)

    def _words(self, row: int) -> str:
        if row == len(self.names):
            return self.tr("Drag pictures here, or click, to put those that are selected into a new class.")
        train, validation, test = map(count_text, self.counts[row])
        words = self.tr("{name}: {train} for training, {validation} for validation, {test} for test")
        return words.format(name=self.names[row], train=train, validation=validation, test=test)


def dragged_keys(data: QMimeData) -> list[str]:
    """The keys of the pictures in a drag that began in the gallery."""
    return bytes(data.data(PICTURES_MIME).data()).decode().split("\n")


def part_color(part: int) -> QColor:
    """Of training (0), validation (1) and test (2): far apart for colour-blind eyes, too."""
    return theme.depth_color((0, 2, 4)[part], 5)
