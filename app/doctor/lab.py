"""The lab: one network and several of its cures, trained side by side, all curves in one view."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.doctor.by_hand import KINDS
from app.doctor.doctor import Doctor
from app.doctor.sides import Charts, Side
from app.guard import guarded
from app.notices import notices
from app.theme import theme
from app.translate import engine_message
from app.widgets.labels import heading, label
from app.widgets.numbers import DASH, percent_text, tabular
from app.widgets.scrolled import scroll
from engine.doctor.casebook import CaseBook
from engine.doctor.cure import Cure, all_cures
from engine.doctor.evidence import Evidence
from engine.doctor.judge import all_rules, judge
from engine.spec.message import UserError
from engine.spec.project import Project

if TYPE_CHECKING:
    from engine.clinic.lab import LabProgress

GAP = 8
FRAME_MS = 250
"""Between two pictures of what goes on: each takes time from the trainings."""
CHOSEN_AT_FIRST = 3
COLUMNS = 4
"""Of the choices."""
MOST = 6
"""Variants at a time, beside the network as it is."""


class Lab(QScrollArea):
    """Choose, train, compare, take one: each is a cure of the project in hand."""

    left = Signal()

    def __init__(self, doctor: Doctor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.doctor = doctor
        self._base: Project | None = None
        self._projects: dict[str, Project] = {}
        self._books: dict[str, CaseBook] = {}
        self._results: dict[str, float] = {}
        """Test accuracies, once they are known."""
        self.boxes: dict[str, QCheckBox] = {}
        title = label(self.tr("Lab"))
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setBold(True)
        title.setFont(font)
        explanation = label(
            self.tr(
                "Trains the network as it is beside some of its cures, from the same seed on the same "
                "batches, and shows them together."
            ),
            "muted",
        )
        self.back_button = QPushButton(self.tr("Back to the network"), self)
        self.back_button.clicked.connect(self.left)
        self.start_button = QPushButton(self.tr("Train them"), self)
        self.start_button.setProperty("role", "primary")
        self.start_button.clicked.connect(self.start)
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.cancel_button.clicked.connect(doctor.cancel)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        words = QVBoxLayout()
        words.setSpacing(GAP // 2)
        words.addWidget(title)
        words.addWidget(explanation)
        top.addLayout(words, 1)
        top.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignTop)
        self._choices = QGridLayout()
        self._choices.setHorizontalSpacing(3 * GAP)
        self._choices.setVerticalSpacing(GAP // 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.start_button)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.bar, 4)
        buttons.addStretch(1)
        self.charts = Charts(self)
        self.charts.setMinimumHeight(180)
        self._table = QGridLayout()
        self._table.setHorizontalSpacing(3 * GAP)
        self._table.setVerticalSpacing(GAP // 2)
        self._table.setColumnStretch(4, 1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(2 * GAP)
        column.addLayout(top)
        column.addWidget(heading(self.tr("Cures")))
        column.addLayout(self._choices)
        column.addLayout(buttons)
        column.addWidget(self.charts, 1)
        column.addLayout(self._table)
        scroll(self, page)
        self._frame = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._frame.timeout.connect(self._draw)
        doctor.lab_progressed.connect(self._take)
        doctor.lab_done.connect(self._done)
        doctor.busy_changed.connect(self._busy_changed)
        theme.changed.connect(self._draw)
        self._busy_changed()

    # What can be compared

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.doctor.busy and self._base is not self.doctor.document.project:
            self._offer_choices()

    def _offer_choices(self) -> None:
        """The cures of what was found, then those of the textbooks; each that applies."""
        self._base = self.doctor.document.project
        verdict = self.doctor.verdict
        primary = verdict.primary if verdict is not None else None
        found = primary.cures if primary is not None else ()
        wanted = dict.fromkeys((*found, *(one for kind in KINDS.values() for one in kind)))
        while (item := self._choices.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.boxes = {}
        for cure_id in wanted:
            cure = all_cures()[cure_id]
            if cure.needs_rate or self._cured(cure) is None:
                continue
            box = QCheckBox(engine_message(cure.title), self)
            box.setToolTip(engine_message(cure.sentence))
            box.setChecked(cure_id in found and len(self.boxes) < CHOSEN_AT_FIRST)
            box.toggled.connect(self._chosen_changed)
            row, column = divmod(len(self.boxes), COLUMNS)
            self._choices.addWidget(box, row, column)
            self.boxes[cure_id] = box
        self._chosen_changed()

    def _cured(self, cure: Cure) -> Project | None:
        """The project in hand with the cure; None where it does not apply or changes nothing."""
        project, verdict = self.doctor.document.project, self.doctor.verdict
        primary = verdict.primary if verdict is not None else None
        try:
            after = cure.apply(project, self.doctor.evidence, primary, None)
        except UserError:
            return None
        return after if after != project else None

    def _chosen(self) -> list[str]:
        return [cure_id for cure_id, box in self.boxes.items() if box.isChecked()]

    @Slot()
    def _chosen_changed(self) -> None:
        count = len(self._chosen())
        for box in self.boxes.values():
            box.setEnabled(box.isChecked() or count < MOST)
        self.start_button.setEnabled(count > 0 and not self.doctor.busy)
        reason = "" if count else self.tr("Choose at least one cure first.")
        self.start_button.setToolTip(self.tr("The doctor is busy.") if self.doctor.busy else reason)

    # Training

    @Slot()
    def start(self) -> None:
        """Train those that are chosen, beside the network as it is."""
        project = self.doctor.document.project
        projects = {self.tr("as it is"): project}
        for cure_id in self._chosen():
            cure = all_cures()[cure_id]
            after = self._cured(cure)
            if after is not None:
                projects[engine_message(cure.title)] = after
        self.doctor.start_lab(projects)
        if self.doctor.busy != "lab":
            return
        self._base = project
        self._projects = projects
        self._books = {name: CaseBook(one) for name, one in projects.items()}
        self._results = {}
        self._draw()

    @Slot(object)
    def _take(self, progress: LabProgress) -> None:
        book = self._books.get(progress.name)
        if book is None:
            return
        book.take(progress.report)
        self.bar.setValue(round(1000 * progress.share))
        if not self._frame.isActive():
            self._frame.start()

    @Slot(object)
    def _done(self, results: tuple[object, ...]) -> None:
        self._results = {one.name: one.test_accuracy for one in results}  # type: ignore[attr-defined]
        self._frame.stop()
        self._draw()
        notices.post(self.tr("The lab has ended: {count} trainings.").format(count=len(results)), "success")

    @Slot()
    def _busy_changed(self) -> None:
        busy = self.doctor.busy == "lab"
        self.cancel_button.setVisible(busy)
        self.bar.setVisible(busy)
        if not busy:
            self.bar.setValue(0)
        for box in self.boxes.values():
            box.setEnabled(not busy)
        self.start_button.setEnabled(not self.doctor.busy and bool(self._chosen()))
        if not busy:
            self._chosen_changed()

    # Showing

    def _sides(self) -> list[Side]:
        sides = []
        for number, (name, book) in enumerate(self._books.items()):
            evidence = book.evidence
            color: str | float = "muted" if number == 0 else (number - 1) / max(len(self._books) - 2, 1)
            if evidence is not None:
                sides.append(Side(name, evidence, color))
        return sides

    @Slot()
    def _draw(self) -> None:
        sides = self._sides()
        self.charts.show_sides(sides)
        while (item := self._table.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if not sides:
            return
        head = ("", self.tr("validation"), self.tr("test"), self.tr("verdict"))
        for column, text in enumerate(head):
            self._cell(text, 0, column, "muted")
        for row, side in enumerate(sides, 1):
            seen = side.evidence.validations
            words = self._verdict_text(side.evidence)
            self._cell(side.name, row, 0)
            self._cell(_percent(seen[-1].accuracy if seen else math.nan), row, 1)
            self._cell(_percent(self._results.get(side.name, math.nan)), row, 2)
            self._cell(words, row, 3)
            if row > 1 and self._results:
                button = QPushButton(self.tr("Use it"), self)
                button.setToolTip(self.tr("One step, to be undone as any other."))
                button.clicked.connect(partial(self._use, side.name))
                self._table.addWidget(button, row, 4, Qt.AlignmentFlag.AlignLeft)

    def _verdict_text(self, evidence: Evidence) -> str:
        if not evidence.observations:
            return DASH
        primary = judge(evidence).primary
        return engine_message(all_rules()[primary.id].title) if primary is not None else self.tr("healthy")

    def _cell(self, text: str, row: int, column: int, role: str = "") -> None:
        cell = QLabel(text)
        cell.setFont(tabular(cell.font()))
        if role:
            cell.setProperty("role", role)
        self._table.addWidget(cell, row, column)

    def _use(self, name: str) -> None:
        self.doctor.document.edit(name, self._projects[name])
        self.left.emit()


def _percent(share: float) -> str:
    return percent_text(share, 1)
