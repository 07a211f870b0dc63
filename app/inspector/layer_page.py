"""LayerPage: one layer's name, settings, live effect, problems and help."""

from __future__ import annotations

import inspect

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.document.document import Document
from app.document.setting_edits import SettingEdits
from app.inspector.facts import FactsTable
from app.inspector.frozen_box import FrozenBox
from app.inspector.head import PageHead
from app.inspector.problem_list import ProblemList
from app.translate import engine_message, engine_text
from app.widgets.fold import Fold
from app.widgets.form import DefinitionForm
from app.widgets.labels import label
from engine.spec.layer import Layer, UnknownLayer
from engine.spec.message import UserError
from engine.spec.network import Node


class LayerPage(QWidget):
    """Shows the layer it was last given, as it is in the document now."""

    left = Signal()
    """Back to the whole network."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._node_id = ""
        self.edits = SettingEdits(document, self)
        head = PageHead(self.tr("All layers"), self)
        self.back, self.type_label = head.back, head.title
        self.back.clicked.connect(self.left)
        self.name = QLineEdit(self)
        self.name.setAccessibleName(self.tr("Name of the layer"))
        self.name.setMaxLength(64)
        self.name.editingFinished.connect(self._on_renamed)
        self.refusal = label(role="problem", parent=self)
        self.refusal.hide()
        self.summary = label(role="muted", parent=self)
        self.kept = label(role="muted", parent=self)
        self.problems = ProblemList(document, self)
        self.problems.setContentsMargins(0, 0, 0, 8)
        self.form = DefinitionForm(self)
        self.frozen = FrozenBox(document, self)
        self.facts = FactsTable(self)
        self.help = label(parent=self)
        self.help_fold = Fold(self.tr("Help"), self.help, self)
        self.form.edited.connect(self._on_edited)
        self.form.gesture_ended.connect(self.edits.end)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), self)
        shortcut.setContext(shortcut.context().WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.toggle_help)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        for widget in (
            self.name,
            self.refusal,
            self.summary,
            self.problems,
            self.form,
            self.frozen,
            self.kept,
            self.facts,
            self.help_fold,
        ):
            column.addWidget(widget)
            if widget in (self.summary, self.kept, self.facts):  # a wider gap between the parts
                column.addSpacing(8)
        column.addStretch(1)

    def show_node(self, node_id: str) -> None:
        """Show this layer."""
        if node_id != self._node_id:
            self.edits.end()
            self._say_refusal("")
        self._node_id = node_id
        node = self._document.network.node(node_id)
        layer = node.layer
        if not (self.name.hasFocus() and self.name.isModified()):
            self.name.setText(node.name)
        self.type_label.setText(engine_text(layer.title) if layer.tag() else layer.type)
        self.summary.setText(engine_text(_summary(layer)))
        self.form.set_values(layer, subject=node_id)
        kept = kept_text(node)
        self.kept.setText(self.tr("Kept from the file as it is: {names}").format(names=kept))
        self.kept.setVisible(bool(kept))
        self.help.setText(engine_text(inspect.cleandoc(type(layer).__doc__ or "")))
        self.show_analysis()

    def show_analysis(self) -> None:
        """Show the effect and the problems anew."""
        node = self._document.network.node(self._node_id)
        self.frozen.show_nodes([node.id])
        self.facts.show_layer(node.layer, self._document.analysis.facts[node.id])
        self.problems.show_problems(p for p in self._document.problems if p.node == node.id)

    def toggle_help(self) -> None:
        """Show or hide the help page."""
        self.help_fold.set_open(not self.help_fold.is_open())

    def _on_edited(self, field: str, value: object) -> None:
        self.edits.edit([self._node_id], field, value)

    def _on_renamed(self) -> None:
        name = self.name.text()
        node = self._document.network.node(self._node_id)
        self.name.setModified(False)
        if name == node.name:
            return
        try:
            network = self._document.network.rename(self._node_id, name)
        except UserError as error:
            self._say_refusal(f"{engine_message(error.message)} {engine_message(error.advice)}".strip())
            self.name.setText(node.name)
            return
        self._say_refusal("")
        self._document.edit_network(self.tr("Rename {name}").format(name=node.name), network)

    def _say_refusal(self, text: str) -> None:
        self.refusal.setText(text)
        self.refusal.setVisible(bool(text))


def _summary(layer: Layer) -> str:
    return "" if isinstance(layer, UnknownLayer) else layer.summary()


def kept_text(node: Node) -> str:
    """What the file said of this layer and this version does not know."""
    extra = {**(node.layer.model_extra or {}), **node.unknown}
    return ", ".join(f"{name} = {value}" for name, value in extra.items()) or ""
