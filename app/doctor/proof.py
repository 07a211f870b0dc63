"""The proof: the training before the cure and after it, side by side, with what was changed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.doctor.doctor import Doctor
from app.doctor.mark import Mark
from app.doctor.sides import Charts, Side, profile_text
from app.translate import engine_message
from app.widgets.labels import heading, label
from app.widgets.numbers import DASH, percent_text, tabular
from app.widgets.scrolled import scroll
from engine.doctor.cure import all_cures
from engine.doctor.finding import Verdict
from engine.doctor.judge import all_rules

if TYPE_CHECKING:
    from engine.clinic.healing import Healing, Tried

GAP = 8


class Proof(QScrollArea):
    """Keeps all proofs of this session; the newest shows first."""

    left = Signal()

    def __init__(self, doctor: Doctor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.doctor = doctor
        self.healing: Healing | None = None
        self._mark = Mark("success", 24, self)
        self.title = label()
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setBold(True)
        self.title.setFont(font)
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(self.tr("Proof"))
        self.choice.currentIndexChanged.connect(self._show_chosen)
        self.back_button = QPushButton(self.tr("Back to the network"), self)
        self.back_button.clicked.connect(self.left)
        self.cost = label("", "muted")
        self.charts = Charts(self)
        self.charts.setMinimumHeight(240)
        self.table = QGridLayout()
        self.table.setHorizontalSpacing(3 * GAP)
        self.table.setVerticalSpacing(GAP // 2)
        self.table.setColumnStretch(3, 1)
        self.changes = label()
        self.tried = label()
        self.skill_note = label(
            self.tr(
                "Skill: how far above guessing it comes, as a share of what a tiny reference network reaches."
            ),
            "muted",
        )
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        heading_and_cost = QVBoxLayout()
        heading_and_cost.setSpacing(GAP // 2)
        heading_and_cost.addWidget(self.title)
        heading_and_cost.addWidget(self.cost)
        top.addLayout(heading_and_cost, 1)
        top.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignTop)
        words = QHBoxLayout()
        words.setSpacing(4 * GAP)
        for head, text in (
            (self.tr("What was changed"), self.changes),
            (self.tr("What was tried"), self.tried),
        ):
            part = QVBoxLayout()
            part.setSpacing(GAP // 2)
            part.addWidget(heading(head))
            part.addWidget(text)
            if text is self.tried:
                part.addWidget(self.skill_note)
            part.addStretch(1)
            words.addLayout(part, 1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(2 * GAP)
        column.addLayout(top)
        column.addLayout(self.table)
        column.addWidget(self.charts, 1)
        column.addLayout(words)
        scroll(self, page)

    def show_newest(self) -> None:
        """Offer all proofs, and show the last one."""
        self.choice.blockSignals(True)
        self.choice.clear()
        for number, healing in enumerate(self.doctor.proofs, 1):
            self.choice.addItem(f"{number}. {_headline(healing)}")
        self.choice.setCurrentIndex(self.choice.count() - 1)
        self.choice.blockSignals(False)
        self.choice.setVisible(self.choice.count() > 1)
        self._show_chosen()

    @Slot()
    def _show_chosen(self, _index: int = 0) -> None:
        index = self.choice.currentIndex()
        if index < 0:
            return
        healing = self.healing = self.doctor.proofs[index]
        self._mark.show_severity("success" if healing.accepted else "warning")
        self.title.setText(_sentence(healing))
        sides = [Side(self.tr("before"), healing.before, "muted")]
        if healing.after is not None:
            sides.append(Side(self.tr("after"), healing.after, "accent"))
        self.charts.show_sides(sides)
        self._fill_table(healing, sides)
        lines = [f"•  {engine_message(change)}" for change in healing.changes]
        self.changes.setText("\n".join(lines) or self.tr("Nothing."))
        self.tried.setText("\n".join(self._trial_text(trial) for trial in healing.tried))
        self.skill_note.setVisible(any(not math.isnan(trial.score) for trial in healing.tried))
        cost = self.tr("Cost of it all, in whole trainings: {count}.").format(count=f"{healing.cost:.2g}")
        if healing.after is not None and not math.isnan(healing.test_accuracy):
            share = _percent(healing.test_accuracy)
            accuracy = self.tr("On the test pictures {share} are right.").format(share=share)
            cost = f"{accuracy} {cost}"
        self.cost.setText(cost)

    def _trial_text(self, trial: Tried) -> str:
        names = " + ".join(engine_message(all_cures()[one].title) for one in trial.cures)
        if trial.reason is not None:
            return f"–  {names}: {engine_message(trial.reason)}"
        if math.isnan(trial.score):
            return f"{'✓' if trial.kept else '–'}  {names}"
        score = percent_text(trial.score)
        skill = self.tr("skill {score}").format(score=score)
        if not math.isnan(trial.untreated):
            skill = self.tr("skill {score}, untreated {untreated}").format(
                score=score, untreated=percent_text(trial.untreated)
            )
        return f"{'✓' if trial.kept else '–'}  {names}: {skill}"

    def _fill_table(self, healing: Healing, sides: list[Side]) -> None:
        while (item := self.table.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        accuracies = (healing.before_accuracy, healing.after_accuracy)
        verdicts = (healing.before_verdict, healing.after_verdict)
        rows = [
            ["", *(side.name for side in sides)],
            [self.tr("validation accuracy"), *map(_percent, accuracies)],
            [self.tr("verdict"), *(_verdict(verdict) for verdict in verdicts)],
            [self.tr("signal"), *(profile_text(side) for side in sides)],
        ]
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts[: len(sides) + 1]):
                cell = QLabel(text)
                cell.setFont(tabular(cell.font()))
                if not row or not column:
                    cell.setProperty("role", "muted")
                self.table.addWidget(cell, row, column)


def _sentence(healing: Healing) -> str:
    """What came of it. Where the network was cured before it was ever trained, only what it reaches now."""
    if healing.accepted and math.isnan(healing.before_accuracy) and not math.isnan(healing.after_accuracy):
        text = QCoreApplication.translate(
            "Proof", "With “{cures}” it reaches a validation accuracy of {share}. Before, it was not trained."
        )
        return text.format(cures=_headline(healing), share=_percent(healing.after_accuracy))
    return engine_message(healing.sentence)


def _headline(healing: Healing) -> str:
    kept = [engine_message(all_cures()[one].title) for one in healing.kept]
    return ", ".join(kept) or DASH


def _percent(share: float) -> str:
    return percent_text(share, 1)


def _verdict(verdict: Verdict | None) -> str:
    if verdict is None:
        return DASH
    primary = verdict.primary
    if primary is None:
        return QCoreApplication.translate("Proof", "healthy")
    return engine_message(all_rules()[primary.id].title)
