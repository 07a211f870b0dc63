"""SettingEdits: what the forms ask for becomes undo steps of the document, a gesture one step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Slot

from app.document.document import Document
from app.translate import engine_text
from engine.spec.network import NetworkSpec


class SettingEdits(QObject):
    """Within a gesture every edit starts from the network as it was before the gesture.

    So that typing "20" over "4" wires, which passes "2", does not cost the third and the fourth.
    """

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._start: NetworkSpec | None = None
        self._own: NetworkSpec | None = None
        self._key = ""

    def edit(self, node_ids: Sequence[str], field: str, value: Any) -> None:
        """Set one field of these layers. Raises pydantic's ValidationError."""
        key = f"{','.join(node_ids)}.{field}"
        if key != self._key or self._document.network is not self._own:
            self._start, self._key = self._document.network, key
        assert self._start is not None
        network = self._start
        for node_id in node_ids:
            network = network.replace(node_id, network.node(node_id).layer.edited(**{field: value}))
        names = ", ".join(self._document.network.node(node_id).name for node_id in node_ids[:3])
        names += ", …" if len(node_ids) > 3 else ""
        words = engine_text(field.replace("_", " "))
        text = self.tr("Set {field} of {names}").format(field=words, names=names)
        self._document.edit_network(text, network, merge=key)
        self._own = self._document.network

    @Slot()
    def end(self) -> None:
        """What comes next is a step of its own."""
        if self._key:
            self._key, self._start, self._own = "", None, None
            self._document.end_gesture()
