"""ManyPage: several layers at once: what they are, and the settings that layers of one type share."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.document.document import Document
from app.document.setting_edits import SettingEdits
from app.inspector.facts import FactsTable
from app.inspector.frozen_box import FrozenBox
from app.inspector.head import PageHead
from app.translate import engine_text
from app.widgets.form import DefinitionForm
from app.widgets.labels import label
from app.widgets.numbers import bytes_text, count_text, magnitude_text


class ManyPage(QWidget):
    """Layers of one type have one form for all; of several types, one can be picked."""

    left = Signal()
    """Back to the whole network."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._ids: tuple[str, ...] = ()
        self.edits = SettingEdits(document, self)
        head = PageHead(self.tr("All layers"), self)
        self.back, self.title = head.back, head.title
        self.back.clicked.connect(self.left)
        self.names = label(role="muted", parent=self)
        self.hint = label(self.tr("Layers of one type can be changed together. Pick one:"), parent=self)
        self.types = QWidget(self)
        self._type_column = QVBoxLayout(self.types)
        self._type_column.setContentsMargins(0, 0, 0, 0)
        self._type_column.setSpacing(4)
        self.form = DefinitionForm(self)
        self.form.edited.connect(self._on_edited)
        self.form.gesture_ended.connect(self.edits.end)
        self.frozen = FrozenBox(document, self)
        self.facts = FactsTable(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        for widget in (self.names, self.hint, self.types, self.form, self.frozen, self.facts):
            column.addWidget(widget)
            if widget in (self.names, self.frozen):
                column.addSpacing(8)
        column.addStretch(1)

    def show_nodes(self, node_ids: Sequence[str]) -> None:
        """Show these layers, in their order."""
        if tuple(node_ids) != self._ids:
            self.edits.end()
        self._ids = tuple(node_ids)
        nodes = [self._document.network.node(node_id) for node_id in node_ids]
        by_type: dict[str, list[str]] = {}
        for node in nodes:
            by_type.setdefault(node.layer.type, []).append(node.id)
        alike = len(by_type) == 1
        words = engine_text(nodes[0].layer.title) if alike and nodes[0].layer.tag() else ""
        count = count_text(len(nodes))
        self.title.setText(
            self.tr("{count} × {type}").format(count=count, type=words)
            if words
            else self.tr("{count} layers").format(count=count)
        )
        self.names.setText(", ".join(node.name for node in nodes))
        self.hint.setVisible(not alike)
        self.types.setVisible(not alike)
        self.form.setVisible(alike)
        if alike:
            self.form.set_values(*(node.layer for node in nodes), subject=self._ids)
        else:
            self._offer(by_type)
        self.frozen.show_nodes(node_ids)
        facts = [self._document.analysis.facts[node_id] for node_id in node_ids]
        self.facts.show_rows(
            [
                (self.tr("Parameters"), count_text(sum(f.parameters for f in facts))),
                (self.tr("Multiply-adds"), magnitude_text(sum(f.multiply_adds for f in facts))),
                (self.tr("Memory"), bytes_text(sum(f.activation_bytes for f in facts))),
            ]
        )

    def _offer(self, by_type: dict[str, list[str]]) -> None:
        while (item := self._type_column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for ids in by_type.values():
            layer = self._document.network.node(ids[0]).layer
            title = engine_text(layer.title) if layer.tag() else layer.type
            button = QPushButton(f"{len(ids)} × {title}", self.types)
            button.clicked.connect(lambda _=False, chosen=ids: self._document.select(chosen))
            self._type_column.addWidget(button)

    def _on_edited(self, field: str, value: object) -> None:
        self.edits.edit(self._ids, field, value)
