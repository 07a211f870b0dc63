"""The preview of a cure: the cured network, what differs, and the choice to take it or leave it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.canvas.view import CanvasView
from app.doctor.doctor import Doctor, Offer
from app.document.document import Document
from app.translate import engine_message
from app.widgets.icons import icon
from app.widgets.labels import label

GAP = 8
MOST_CHANGES = 4


class Preview(QWidget):
    """A page in the canvas's place. Layers that are new or other are selected; nothing can be edited."""

    left = Signal()
    """The user has taken or refused the cure."""

    def __init__(self, doctor: Doctor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.doctor = doctor
        self.offer: Offer | None = None
        self._document = Document(self)
        self.canvas = CanvasView(self._document, None, self)
        self.title = label()
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setBold(True)
        self.title.setFont(font)
        self.sentence = label("", "muted")
        self.changes = label()
        self.apply_button = QPushButton(icon("check", "on_accent"), self.tr("Apply"), self)
        self.apply_button.setProperty("role", "primary")
        self.apply_button.setToolTip(self.tr("One step, to be undone as any other."))
        self.apply_button.clicked.connect(self._apply)
        self.back_button = QPushButton(self.tr("Leave it"), self)
        self.back_button.setShortcut(Qt.Key.Key_Escape)
        self.back_button.clicked.connect(self.left)
        words = QVBoxLayout()
        words.setSpacing(GAP // 2)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        words.addWidget(self.changes)
        row = QHBoxLayout()
        row.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        row.setSpacing(GAP)
        row.addLayout(words, 1)
        row.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.apply_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.canvas, 1)
        doctor.document.edited.connect(self._close_stale)
        doctor.document.opened.connect(self._close_stale)

    def show_offer(self, offer: Offer) -> None:
        """Show what the cure would make of the project in hand."""
        self.offer = offer
        self._document.new(offer.after, "")
        before = offer.before.network
        changed = [
            node.id
            for node in offer.after.network.nodes
            if node.id not in before.by_id or node != before.by_id[node.id]
        ]
        self._document.select(changed)
        self.title.setText(self.tr("Preview: {cure}").format(cure=engine_message(offer.cure.title)))
        self.sentence.setText(engine_message(offer.cure.sentence))
        lines = [f"•  {engine_message(change)}" for change in offer.changes[:MOST_CHANGES]]
        more = len(offer.changes) - MOST_CHANGES
        if more > 0:
            lines.append(self.tr("•  and {count} more changes").format(count=more))
        self.changes.setText("\n".join(lines))
        self.apply_button.setFocus()

    @Slot()
    def _apply(self) -> None:
        offer, self.offer = self.offer, None
        if offer is not None:
            self.doctor.apply(offer)
            self.left.emit()

    @Slot()
    def _close_stale(self) -> None:
        """The project has become another under the preview."""
        if self.offer is not None and self.doctor.document.project != self.offer.before:
            self.offer = None
            self.left.emit()
