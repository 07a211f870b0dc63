"""The data doctor: what is wrong with the data, the pictures that show it, and its cures in one click."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.data.finding_card import FindingCard
from app.data.store import DataStore
from app.document.document import Document
from app.notices import notices
from app.training.jobs import probabilities_job
from app.training.session import Session
from app.translate import engine_message
from app.widgets.icons import icon
from app.widgets.labels import label
from engine.data.doctor.finding import Finding, Fix

BY_ITSELF = 20_000
"""Sets of fewer pictures are examined by themselves, while the page is in sight."""
REST_MS = 400
"""So long the data must rest before that."""


class DoctorPanel(QWidget):
    """Examines, and lists what was found, the worst first."""

    show_wanted = Signal(object)
    """list of keys: the pictures of a finding"""

    def __init__(
        self, document: Document, store: DataStore, session: Session, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.document, self.store, self.session = document, store, session
        self.cards: list[FindingCard] = []
        self._asked = 0
        self._asked_about: object = None
        self._shown: object = None
        self.state = label("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(store.cancel_examination)
        self.examine_button = QPushButton(icon("search"), self.tr("Examine"))
        self.examine_button.clicked.connect(self.examine)
        self.labels_button = QPushButton(self.tr("Find wrong labels"))
        self.labels_button.setToolTip(
            self.tr(
                "Asks the trained network about every picture, and lists where it is sure of another class."
            )
        )
        self.labels_button.clicked.connect(self._ask_network)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.examine_button)
        buttons.addWidget(self.labels_button)
        buttons.addStretch(1)
        progress = QHBoxLayout()
        progress.setSpacing(8)
        progress.addWidget(self.bar, 1)
        progress.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(buttons)
        column.addLayout(progress)
        column.addWidget(self.state)
        self._list = QVBoxLayout()
        self._list.setSpacing(16)
        column.addLayout(self._list)
        column.addStretch(1)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._examine_by_itself)
        store.examination_changed.connect(self.refresh)
        store.examination_progress.connect(self._show_progress)
        document.analysis_changed.connect(self.refresh)
        session.state_changed.connect(self.refresh)
        session.model_changed.connect(self.refresh)
        session.jobs.done.connect(self._take_probabilities)
        session.jobs.failed.connect(self._take_failure)
        self.refresh()

    @property
    def num_problems(self) -> int:
        """How many findings are more than good to know."""
        return sum(finding.severity != "information" for finding in self.store.findings or ())

    @Slot()
    def examine(self) -> None:
        """Look for what is wrong, without the trained network."""
        self.store.examine()

    @Slot()
    def look_soon(self) -> None:
        """The page has come into sight, or its data is another: examine it, if that is quick."""
        self._rest.start()

    @Slot()
    def _examine_by_itself(self) -> None:
        store = self.store
        due = not store.is_examining and not store.findings_are_current and not store.examination_problem
        if due and self._num_pictures() < BY_ITSELF and not self.session.is_active:
            store.examine()

    def _num_pictures(self) -> int:
        dataset = self.store.dataset
        return sum(map(len, (dataset.train, dataset.validation, dataset.test))) if dataset else 0

    # The trained network's word on the labels

    @Slot()
    def _ask_network(self) -> None:
        dataset = self.store.dataset
        if dataset is not None and not self._asked:
            self._asked_about = dataset
            self._asked = self.session.jobs.start(probabilities_job(dataset))
            self.refresh()

    @Slot(int, object)
    def _take_probabilities(self, request: int, probabilities: Any) -> None:
        if request != self._asked:
            return
        self._asked = 0
        if self._asked_about is self.store.dataset:
            self.store.examine(np.asarray(probabilities))
        self.refresh()

    @Slot(int, str)
    def _take_failure(self, request: int, reason: str) -> None:
        if request == self._asked:
            self._asked = 0
            notices.post(reason, "problem")
            self.refresh()

    # Showing

    @Slot()
    def refresh(self) -> None:
        """Show what there is."""
        store, busy = self.store, self.store.is_examining
        self.bar.setVisible(busy or bool(self._asked))
        self.cancel_button.setVisible(busy)
        if busy or self._asked:
            self.bar.setRange(0, 0)
        ready = store.dataset is not None
        self.examine_button.setEnabled(ready and not busy)
        reason = ""
        if not self.session.has_model:
            reason = self.tr("There is no trained network yet.")
        elif self.session.is_active:
            reason = self.tr("A training is on.")
        self.labels_button.setEnabled(ready and not reason and not busy and not self._asked)
        usual = self.tr(
            "Asks the trained network about every picture, and lists where it is sure of another class."
        )
        self.labels_button.setToolTip(f"{usual}\n{reason}".strip())
        self.state.setText(self._words())
        self.state.setVisible(bool(self.state.text()))
        if store.findings is not self._shown:
            self._shown = store.findings
            self._fill(store.findings or ())
        if ready and not busy and not store.findings_are_current and self.isVisible():
            self._rest.start()

    def _words(self) -> str:
        store = self.store
        if self._asked:
            return self.tr("The trained network looks at every picture…")
        if store.is_examining:
            return self.tr("Looking at every picture…")
        if store.examination_problem:
            return store.examination_problem
        if store.findings is None:
            return self.tr(
                "Finds unreadable files, copies, small classes and more, before they spoil a training."
            )
        if not store.findings_are_current:
            return self.tr("The data is another since; examine it again.")
        words = "" if store.findings else self.tr("Nothing is wrong with this data.")
        if store.examined_labels and all(found.code != "suspicious_labels" for found in store.findings):
            words += "\n" + self.tr("The trained network is sure of another class nowhere.")
        return words.strip()

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _fill(self, findings: tuple[Finding, ...]) -> None:
        for card in self.cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for finding in findings:
            card = FindingCard(finding, self.store)
            card.show_wanted.connect(self.show_wanted)
            card.fix_wanted.connect(self._on_fix)
            self.cards.append(card)
            self._list.addWidget(card)

    @Slot(object)
    def _on_fix(self, fix: Fix) -> None:
        text = engine_message(fix.title).rstrip(".")
        self.document.edit(text, fix.apply(self.document.project))
