"""The palette: every layer type by category, to search, to drag onto the canvas, or to add by a key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from app.document.document import Document
from app.document.insertion import add_layer
from app.document.layer_search import find_layer_types
from app.palette.layer_list import LayerList
from app.theme import GRID
from app.translate import engine_text
from app.widgets.icons import icon
from engine.spec.layer import Layer


class Palette(QWidget):
    """Type to search, arrows to choose, Enter to add behind the selected layer."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search layers"))
        self.search.setAccessibleName(self.tr("Search layers"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.list = LayerList(self)
        self.nothing = QLabel(self)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.setContentsMargins(GRID, GRID, GRID, GRID)
        self.nothing.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID // 2)
        field = QVBoxLayout()
        field.setContentsMargins(GRID, 0, GRID, 0)
        field.addWidget(self.search)
        column.addLayout(field)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        self.setFocusProxy(self.search)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.list.wanted.connect(self._add)
        self.list.typed.connect(self._type)
        self._fill("")

    @Slot(str)
    def _fill(self, query: str) -> None:
        found = find_layer_types(query)
        self.list.show_types(found, by_category=not query.strip())
        self.list.setVisible(bool(found))
        self.nothing.setVisible(not found)
        if not found:
            text = self.tr("No layer has to do with “{query}”. Try “conv”, “pool” or “norm”.")
            self.nothing.setText(text.format(query=query.strip()))

    @Slot(object)
    def _add(self, kind: type[Layer]) -> None:
        add_layer(self._document, kind.model_validate({}))
        self.setAccessibleDescription(self.tr("{layer} added").format(layer=engine_text(kind.title)))

    @Slot(QKeyEvent)
    def _type(self, event: QKeyEvent) -> None:
        self.search.setFocus()
        self.search.insert(event.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.list.show_searched(event.type() == QEvent.Type.FocusIn)
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list.want_current()
        elif key == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            return False
        return True
