"""The list of layer types, under the names of their categories; they can be dragged out."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QDrag, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.document.insertion import layer_mime
from app.guard import guarded
from app.palette.chip import drag_pixmap, paint_chip
from app.theme import theme
from app.translate import engine_text
from engine.spec.layer import Layer

KIND = Qt.ItemDataRole.UserRole
"""The layer type of a row; None for the name of a category."""
_ROW, _HEADER = 28, 32

Index = QModelIndex | QPersistentModelIndex


class LayerModel(QAbstractListModel):
    """Rows are layer types, or names of categories (str)."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[type[Layer] | str] = []

    def show_types(self, kinds: Iterable[type[Layer]], by_category: bool) -> None:
        """Other rows; by category, each begins with its name."""
        rows: list[type[Layer] | str] = []
        last = ""
        for kind in kinds:
            if by_category and kind.category != last:
                last = kind.category
                rows.append(last)
            rows.append(kind)
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def kind(self, row: int) -> type[Layer] | None:
        """The layer type of a row; None for a category, or outside."""
        found = self._rows[row] if 0 <= row < len(self._rows) else ""
        return None if isinstance(found, str) else found

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.kind(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if isinstance(row, str):
            return engine_text(row) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return engine_text(row.title)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return engine_text(row.summary())
        return row if role == KIND else None

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        kind = self.kind(next(iter(indexes)).row())
        assert kind is not None
        return layer_mime(kind.model_validate({}))


class _Rows(QStyledItemDelegate):
    """Paints a row: a chip and a title, or the name of a category."""

    def _has_keyboard(self) -> bool:
        rows = self.parent()
        assert isinstance(rows, LayerList)
        return rows.takes_keys

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_header = index.data(KIND) is None
        least = _HEADER if is_header and index.row() else _ROW
        return QSize(80, max(least, option.fontMetrics.height() + 10))

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRectF(option.rect)
        state = option.state
        kind, words = index.data(KIND), index.data()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(option.font)
        if kind is None:
            font.setPixelSize(11)
            painter.setFont(font)
            painter.setPen(theme.color("muted"))
            bottom = Qt.AlignmentFlag.AlignBottom
            painter.drawText(area.adjusted(12, 0, -8, -5), bottom, words)
        else:
            # Without the keyboard the current row would look like a choice that means something.
            selected = bool(state & QStyle.StateFlag.State_Selected) and self._has_keyboard()
            if selected or state & QStyle.StateFlag.State_MouseOver:
                color = theme.color("accent", 40) if selected else theme.color("text", 16)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color)
                painter.drawRoundedRect(area.adjusted(4, 1, -4, -1), 6, 6)
            paint_chip(painter, QPointF(area.left() + 17, area.center().y()), kind.category)
            painter.setFont(font)
            painter.setPen(theme.color("text"))
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(area.adjusted(32, 0, -8, 0), middle, words)
        painter.restore()


class LayerList(QListView):
    """Rows can be dragged onto the canvas; a double click or Enter wants the layer added."""

    wanted = Signal(object)
    """type[Layer]"""
    typed = Signal(QKeyEvent)
    """A character, which belongs into the search field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = LayerModel(self)
        self._searched = False
        self.setModel(self.rows)
        self.setItemDelegate(_Rows(self))
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Layers"))
        self.doubleClicked.connect(self._want)
        theme.changed.connect(self._repaint)

    def show_types(self, kinds: Iterable[type[Layer]], by_category: bool) -> None:
        """Other rows; the first layer is current."""
        self.rows.show_types(kinds, by_category)
        self.step(1)

    def current_kind(self) -> type[Layer] | None:
        """The type of the current row."""
        return self.rows.kind(self.currentIndex().row())

    def step(self, by: int) -> None:
        """To the next layer down (1) or up (-1), over the names of categories."""
        row = self.currentIndex().row() + by
        while 0 <= row < self.rows.rowCount() and self.rows.kind(row) is None:
            row += by
        if self.rows.kind(row) is not None:
            self.setCurrentIndex(self.rows.index(row))

    @property
    def takes_keys(self) -> bool:
        """Whether Enter would take the current row: it or the search field has the keyboard."""
        return self._searched or self.hasFocus()

    def show_searched(self, searched: bool) -> None:
        """Whether the search field above has the keyboard."""
        self._searched = searched
        self.viewport().update()

    @Slot()
    def want_current(self) -> None:
        """Want the current layer added."""
        kind = self.current_kind()
        if kind is not None:
            self.wanted.emit(kind)

    @Slot(QModelIndex)
    def _want(self, index: QModelIndex) -> None:
        if index.data(KIND) is not None:
            self.wanted.emit(index.data(KIND))

    @Slot()
    def _repaint(self) -> None:
        self.viewport().update()

    # Qt

    def make_drag(self) -> QDrag | None:
        """The drag of the current row; None where that is no layer."""
        kind = self.current_kind()
        if kind is None:
            return None
        drag = QDrag(self)
        drag.setMimeData(self.rows.mimeData([self.currentIndex()]))
        pixmap = drag_pixmap(kind, self.font(), self.devicePixelRatioF())
        drag.setPixmap(pixmap)
        # Below the pointer, so that it does not hide the wire on which the layer is dropped.
        drag.setHotSpot(QPoint(12, -12))
        return drag

    def startDrag(self, actions: Qt.DropAction) -> None:
        drag = self.make_drag()
        if drag is not None:
            drag.exec(Qt.DropAction.CopyAction)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.want_current()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.text().isprintable() and event.text().strip():
            self.typed.emit(event)
        else:
            super().keyPressEvent(event)
