"""The four cures that textbooks name first, to be tried by hand, with a word where one is none here."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from app.doctor.doctor import Doctor
from app.translate import engine_message
from app.widgets.icons import icon
from app.widgets.labels import heading, label
from engine.doctor.cure import all_cures
from engine.doctor.judge import all_rules

KINDS: dict[str, tuple[str, ...]] = {
    "rate": ("range_test", "lower_learning_rate", "warm_up", "cosine_schedule", "one_cycle",
             "plateau_schedule"),
    "optimizer": ("adamw", "rmsprop", "momentum"),
    "regularisation": ("dropout", "less_dropout", "more_weight_decay", "less_weight_decay", "early_stopping",
                       "augmentation"),
    "normalisation": ("batch_norm", "group_norm", "normalise_input"),
}  # fmt: skip


class ByHand(QWidget):
    """A menu for each kind; each entry shows first what it would change."""

    def __init__(self, doctor: Doctor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.doctor = doctor
        self.buttons: dict[str, QPushButton] = {}
        self.actions_by_cure: dict[str, object] = {}
        self.word = label("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("Try by hand")))
        for kind, title in _titles().items():
            button = QPushButton(title, self)
            button.setMenu(self._menu(kind, button))
            self.buttons[kind] = button
            column.addWidget(button)
        self.lab_button = QPushButton(icon("loss"), self.tr("Compare cures in the lab…"), self)
        self.lab_button.setToolTip(
            self.tr("Trains several variants side by side, from the same seed on the same batches.")
        )
        self.lab_button.clicked.connect(doctor.lab_wanted)
        column.addWidget(self.lab_button)
        column.addWidget(self.word)
        self.refresh()

    def _menu(self, kind: str, button: QPushButton) -> QMenu:
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        for cure_id in KINDS[kind]:
            cure = all_cures()[cure_id]
            action = menu.addAction(engine_message(cure.title))
            action.setToolTip(engine_message(cure.sentence))
            action.triggered.connect(partial(self._try, cure_id))
            self.actions_by_cure[cure_id] = action
        return menu

    def _try(self, cure_id: str) -> None:
        verdict = self.doctor.verdict
        primary = verdict.primary if verdict is not None else None
        self.doctor.offer(cure_id, primary)

    @Slot()
    def refresh(self) -> None:
        """Say which of them is no cure for what was found."""
        verdict = self.doctor.verdict
        primary = verdict.primary if verdict is not None else None
        useful = set(primary.cures) if primary is not None else set()
        words = []
        if primary is not None:
            rule = all_rules()[primary.id]
            for kind, title in _titles().items():
                if useful.isdisjoint(KINDS[kind]) and not any(one in rule.not_cures for one in KINDS[kind]):
                    words.append(title)
        text = ""
        if words and primary is not None:
            problem = engine_message(all_rules()[primary.id].title)
            text = self.tr("No cure for “{problem}”: {kinds}.").format(
                problem=problem, kinds=", ".join(words)
            )
        self.word.setText(text)
        self.word.setVisible(bool(text))
        for button in self.buttons.values():
            button.setEnabled(not self.doctor.busy)


def _titles() -> dict[str, str]:
    tr = QCoreApplication.translate
    return {
        "rate": tr("ByHand", "Learning rate"),
        "optimizer": tr("ByHand", "Optimizer"),
        "regularisation": tr("ByHand", "Regularisation"),
        "normalisation": tr("ByHand", "Batch normalisation"),
    }
