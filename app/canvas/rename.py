"""The field in which a card's name is edited, where it stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.canvas.hint import Hint
from app.document.document import Document
from app.translate import engine_message
from engine.spec.message import UserError

_LEAST_WIDTH = 120


class RenameField(QLineEdit):
    """Enter takes the name, Escape leaves the old one; a name that cannot be says why."""

    def __init__(self, document: Document, node_id: str, hint: Hint, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._document, self._node_id, self._hint = document, node_id, hint
        self._done = False
        self.setAccessibleName(self.tr("Name of the layer"))
        self.setMaxLength(64)
        self.setText(document.network.node(node_id).name)
        self.selectAll()
        self.returnPressed.connect(self._take)
        self.textEdited.connect(self._hint.hide)
        document.node_removed.connect(self._node_removed)
        document.opened.connect(self.give_up)
        self.installEventFilter(self)

    def open_over(self, left_top: QPoint, width: int) -> None:
        """Show it there and take the keyboard."""
        self.setFixedWidth(max(width, _LEAST_WIDTH))
        self.move(left_top)
        self.show()
        self.setFocus()

    @Slot()
    def _take(self) -> None:
        if self._done:
            return
        name = self.text().strip()
        try:
            network = self._document.network.rename(self._node_id, name)
        except UserError as error:
            self._hint.say(engine_message(error.message), self.geometry().bottomLeft(), "problem")
            return
        self._close()
        self._document.edit_network(self.tr("Rename to {name}").format(name=name), network)

    @Slot()
    def give_up(self) -> None:
        """The name stays as it is."""
        if not self._done:
            self._close()

    @Slot(str)
    def _node_removed(self, node_id: str) -> None:
        if node_id == self._node_id:
            self.give_up()

    def _close(self) -> None:
        self._done = True
        self._hint.hide()
        self._canvas.setFocus()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.give_up()
                return True
        elif event.type() == QEvent.Type.FocusOut and not self._done:
            self._take()
            if not self._done:
                self.give_up()
        return False
