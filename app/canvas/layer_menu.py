"""A small searchable menu of layers at the pointer."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.document.layer_search import find_layer_types
from app.theme import GRID, theme
from app.translate import engine_text
from engine.spec.layer import Layer

_WIDTH, _ROWS = 240, 10


class LayerMenu(QFrame):
    """Type to search, arrows to choose, Enter to take; Escape or a click outside closes it."""

    chosen = Signal(object)
    """Layer, with its usual settings"""

    def __init__(self, allowed: Collection[type[Layer]], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Layers that fit"))
        self._allowed = set(allowed)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search layers"))
        self.search.setAccessibleName(self.tr("Search layers"))
        self.list = QListWidget(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Layers that fit"))
        self._nothing = QLabel(self.tr("No layer that fits here is called so."), self)
        self._nothing.setWordWrap(True)
        self._nothing.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        for part in (self.search, self.list, self._nothing):
            column.addWidget(part)
        self.setFixedWidth(_WIDTH)
        self.setObjectName("layer_menu")
        chosen = theme.color("accent", 40).name(QColor.NameFormat.HexArgb)
        self.setStyleSheet(
            f"#layer_menu {{ background: {theme.colors.surface}; border: 1px solid {theme.colors.line}; }}"
            f"QListWidget::item {{ padding: 4px; border-radius: 6px; }}"
            f"QListWidget::item:selected {{ background: {chosen}; color: {theme.colors.text}; }}"
        )
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self._fill("")

    def open_at(self, point: QPoint) -> None:
        """Show it there, inside the screen. `point` is global."""
        self.adjustSize()
        area = self.screen().availableGeometry()
        x = min(point.x(), area.right() - self.width())
        y = min(point.y(), area.bottom() - self.height())
        self.move(max(x, area.left()), max(y, area.top()))
        self.show()
        self.search.setFocus()

    @Slot(str)
    def _fill(self, query: str) -> None:
        self.list.clear()
        for kind in find_layer_types(query):
            if kind in self._allowed:
                color = theme.colors.category(kind.category)
                item = QListWidgetItem(chip(color, self.devicePixelRatioF()), engine_text(kind.title))
                item.setToolTip(engine_text(kind.summary()))
                item.setData(Qt.ItemDataRole.UserRole, kind)
                self.list.addItem(item)
        count = self.list.count()
        self.list.setCurrentRow(0)
        self.list.setVisible(count > 0)
        self._nothing.setVisible(count == 0)
        height = self.list.sizeHintForRow(0) if count else 0
        self.list.setFixedHeight(min(count, _ROWS) * height + 4)
        self.adjustSize()

    @Slot(QListWidgetItem)
    def _take(self, item: QListWidgetItem) -> None:
        kind = item.data(Qt.ItemDataRole.UserRole)
        self.close()
        self.chosen.emit(kind.model_validate({}))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}
        key = Qt.Key(event.key())
        if key in steps:
            row = self.list.currentRow() + steps[key]
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.list.currentItem() is not None:
                self._take(self.list.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            return False
        return True


def chip(color: str, scale: float) -> QIcon:
    """A small rounded square in a category's colour."""
    pixmap = QPixmap(round(16 * scale), round(16 * scale))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawRoundedRect(3, 3, 10, 10, 3, 3)
    painter.end()
    result = QIcon(pixmap)
    result.addPixmap(pixmap, QIcon.Mode.Selected)
    return result
