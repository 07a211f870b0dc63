"""The augmentations of the training plan: add, remove, reorder, tune, and see what they do."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.data.store import DataStore
from app.data.versions import Versions
from app.document.document import Document
from app.training.session import Session
from app.translate import engine_text
from app.widgets.fold import Fold
from app.widgets.form import DefinitionForm
from app.widgets.icons import icon
from app.widgets.labels import heading, label
from engine.spec.augmentation import Augmentation, UnknownAugmentation


class AugmentPanel(QWidget):
    """Every change is an undo step of the document; what the document holds is shown."""

    def __init__(
        self, document: Document, store: DataStore, session: Session, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.cards: list[Card] = []
        self.versions = Versions(document, store, session)
        self.again_button = QToolButton(self)
        self.again_button.setIcon(icon("dice"))
        self.again_button.setText(self.tr("Nine others"))
        self.again_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.again_button.clicked.connect(self.versions.ask_again)
        self.add_button = QPushButton(icon("plus"), self.tr("Add"))
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        for tag, member in Augmentation.family.members().items():
            action = self.menu.addAction(engine_text(member.title))
            action.setToolTip(engine_text(member.summary()))
            action.setData(tag)
        self.menu.triggered.connect(self._on_add)
        self.add_button.setMenu(self.menu)
        self.hint = label(
            self.tr("Random changes make more of few pictures: each epoch sees them differently. ")
            + self.tr("The nine above are versions of the picture that you select in the gallery."),
            "muted",
        )
        top = QHBoxLayout()
        top.addWidget(heading(self.tr("In training it looks like this")), 1)
        top.addWidget(self.again_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.versions)
        column.addWidget(self.hint)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        column.addLayout(self._cards)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        document.plan_changed.connect(self.show_document)
        document.opened.connect(self.show_document)
        self.show_document()

    @Slot()
    def show_document(self) -> None:
        """Show the plan's augmentations; cards of the same kind stay, so that the focus does."""
        wanted = self.document.plan.augmentations
        tags = [augmentation.type for augmentation in wanted]
        if tags != [card.tag for card in self.cards]:
            self._rebuild(wanted)
        for number, (card, augmentation) in enumerate(zip(self.cards, wanted, strict=True)):
            above = wanted[number - 1] if number else None
            below = wanted[number + 1] if number + 1 < len(wanted) else None
            card.show_augmentation(
                augmentation,
                can_rise=above is not None and above.mixes == augmentation.mixes,
                can_sink=below is not None and below.mixes == augmentation.mixes,
            )
        self.hint.setVisible(not wanted)

    def _rebuild(self, wanted: tuple[Augmentation, ...]) -> None:
        open_tags = {card.tag for card in self.cards if card.fold.is_open()}
        for card in self.cards:
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        known = {card.tag for card in self.cards}
        first = not self.cards
        self.cards = []
        for number, augmentation in enumerate(wanted):
            card = Card(augmentation, number)
            card.edited.connect(self._on_edited)
            card.gesture_ended.connect(self.document.end_gesture)
            card.remove_wanted.connect(self._on_remove)
            card.move_wanted.connect(self._on_move)
            card.fold.set_open(
                augmentation.type in open_tags or (not first and augmentation.type not in known)
            )
            self.cards.append(card)
            self._cards.addWidget(card)
        if first and len(self.cards) == 1:
            self.cards[0].fold.set_open(True)

    # What the user does

    @Slot(object)
    def _on_add(self, action: Any) -> None:
        member = Augmentation.family.members()[action.data()]
        steps = list(self.document.plan.augmentations)
        place = len(steps)
        while place and steps[place - 1].mixes and not member.mixes:
            place -= 1  # those that mix come last
        steps.insert(place, member.model_validate({}))
        self._edit(self.tr("Add {name}").format(name=engine_text(member.title)), steps)

    @Slot(int, str, object)
    def _on_edited(self, number: int, field: str, value: object) -> None:
        steps = list(self.document.plan.augmentations)
        steps[number] = steps[number].edited(**{field: value})
        name = engine_text(type(steps[number]).title)
        text = self.tr("Change {name}").format(name=name)
        self._edit(text, steps, f"augmentation.{number}.{field}")

    @Slot(int)
    def _on_remove(self, number: int) -> None:
        steps = list(self.document.plan.augmentations)
        gone = steps.pop(number)
        self._edit(self.tr("Remove {name}").format(name=engine_text(gone.title) or gone.type), steps)

    @Slot(int, int)
    def _on_move(self, number: int, by: int) -> None:
        steps = list(self.document.plan.augmentations)
        steps.insert(number + by, steps.pop(number))
        self._edit(self.tr("Change the order of the augmentations"), steps)

    def _edit(self, text: str, steps: list[Augmentation], merge: str = "") -> None:
        project = self.document.project
        plan = project.training.edited(augmentations=tuple(steps))
        self.document.edit(text, project.edited(training=plan), merge)


class Card(QFrame):
    """One augmentation: its name, buttons to move and remove it, and its settings below."""

    edited = Signal(int, str, object)
    """number, field, value"""
    gesture_ended = Signal()
    remove_wanted = Signal(int)
    move_wanted = Signal(int, int)
    """number, by how many places"""

    def __init__(self, augmentation: Augmentation, number: int) -> None:
        super().__init__()
        self.tag, self.number = augmentation.type, number
        known = not isinstance(augmentation, UnknownAugmentation)
        title = engine_text(type(augmentation).title) if known else augmentation.type
        self.form = DefinitionForm(sliders=True)
        self.form.edited.connect(self._on_edited)
        self.form.gesture_ended.connect(self.gesture_ended)
        content: QWidget = self.form
        if not known:
            content = label(self.tr("This version of Strata does not know it."), "problem")
        self.fold = Fold(title, content)
        self.fold.heading.setToolTip(engine_text(type(augmentation).summary()))
        self.up_button = self._button("chevron-up", self.tr("Earlier"), title)
        self.up_button.clicked.connect(lambda: self.move_wanted.emit(self.number, -1))
        self.down_button = self._button("chevron-down", self.tr("Later"), title)
        self.down_button.clicked.connect(lambda: self.move_wanted.emit(self.number, 1))
        self.remove_button = self._button("close", self.tr("Remove"), title)
        self.remove_button.clicked.connect(lambda: self.remove_wanted.emit(self.number))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.fold.heading)
        row.addStretch(1)
        for button in (self.up_button, self.down_button, self.remove_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.fold)
        self._known = known

    def show_augmentation(self, augmentation: Augmentation, can_rise: bool, can_sink: bool) -> None:
        """Show its settings."""
        if self._known:
            self.form.set_values(augmentation, subject=self.number)
        self.up_button.setEnabled(can_rise)
        self.down_button.setEnabled(can_sink)

    def _button(self, picture: str, words: str, title: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(picture, "muted"))
        button.setToolTip(words)
        button.setAccessibleName(f"{words}: {title}")
        return button

    def _on_edited(self, field: str, value: object) -> None:
        self.edited.emit(self.number, field, value)
