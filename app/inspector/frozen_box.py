"""FrozenBox: whether training leaves the layers that are shown as they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from app.document.document import Document
from app.document.freezing import freezable, freeze


class FrozenBox(QCheckBox):
    """Hidden where none of the layers has anything that training changes; half ticked where some are."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._ids: tuple[str, ...] = ()
        self.setText(self.tr("Frozen"))
        self.setToolTip(
            self.tr(
                "Training leaves its weights as they are, and its statistics of the pictures. "
                "May be changed while a training is on."
            )
        )
        self.clicked.connect(self._on_clicked)

    def show_nodes(self, node_ids: Sequence[str]) -> None:
        """Show whether these layers are frozen."""
        self._ids = freezable(self._document, node_ids)
        self.setVisible(bool(self._ids))
        states = {self._document.network.node(node_id).frozen for node_id in self._ids}
        self.setTristate(len(states) > 1)
        if len(states) > 1:
            self.setCheckState(Qt.CheckState.PartiallyChecked)
        else:
            self.setChecked(states == {True})

    def _on_clicked(self) -> None:
        freeze(self._document, self._ids, self.checkState() != Qt.CheckState.Unchecked)
