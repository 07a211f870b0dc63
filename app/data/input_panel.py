"""How the pictures are prepared for the network: the settings of its input layer, beside the pictures."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.document.document import Document
from app.document.setting_edits import SettingEdits
from app.widgets.form import DefinitionForm
from app.widgets.labels import heading


class InputPanel(QWidget):
    """Hidden where there is no input layer. Every change is an undo step of the document."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._node_id = ""
        self.edits = SettingEdits(document, self)
        self.form = DefinitionForm()
        self.form.edited.connect(self._on_edited)
        self.form.gesture_ended.connect(self.edits.end)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("Preparation")))
        column.addWidget(self.form)
        document.analysis_changed.connect(self.show_document)
        document.opened.connect(self.show_document)
        self.show_document()

    @Slot()
    def show_document(self) -> None:
        """Show what the document holds."""
        nodes = self.document.network.of_type("Input")
        self.setVisible(bool(nodes))
        if not nodes:
            return
        if nodes[0].id != self._node_id:
            self.edits.end()
        self._node_id = nodes[0].id
        self.form.set_values(nodes[0].layer, subject=self._node_id)

    @Slot(str, object)
    def _on_edited(self, field: str, value: object) -> None:
        self.edits.edit([self._node_id], field, value)
