"""The doctor's panel: the verdict, what it rests on, its cures, and what can be tried by hand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.doctor.by_hand import ByHand
from app.doctor.doctor import Doctor
from app.doctor.mark import Mark
from app.doctor.texts import evidence_rows, where_text
from app.theme import theme
from app.translate import engine_message
from app.widgets.fold import Fold
from app.widgets.icons import icon
from app.widgets.labels import heading, label
from app.widgets.numbers import tabular
from app.widgets.scrolled import LEAST_WIDTH, scroll
from app.widgets.wrap_button import WrapButton
from engine.doctor.cure import all_cures
from engine.doctor.finding import Finding
from engine.doctor.judge import all_rules
from engine.spec.message import Message

GAP = 8


class DoctorPanel(QScrollArea):
    """Shows the newest verdict; it is built anew only when the verdict is another."""

    def __init__(self, doctor: Doctor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.doctor = doctor
        self._shown: object = ()
        self.setMinimumWidth(LEAST_WIDTH - 40)
        self.setAccessibleName(self.tr("Doctor"))
        self.state = _State(self)
        self.progress = _Progress(doctor, self)
        self.findings = QWidget(self)
        self._column = QVBoxLayout(self.findings)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 * GAP)
        self.by_hand = ByHand(doctor, self)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GAP)
        column.addWidget(self.state)
        column.addWidget(self.progress)
        column.addWidget(self.findings)
        column.addWidget(self.by_hand)
        column.addStretch(1)
        scroll(self, page)
        doctor.verdict_changed.connect(self.refresh)
        doctor.busy_changed.connect(self._busy_changed)
        theme.changed.connect(self._forget)
        self.refresh()

    @Slot()
    def _forget(self) -> None:
        self._shown = ()
        self.refresh()

    @Slot()
    def _busy_changed(self) -> None:
        self.refresh()
        if self.doctor.busy in ("rate", "curing"):
            # The button that was pressed is gone, and with it the focus; what goes on stands above.
            self.progress.cancel_button.setFocus()
            self.show_top()

    @Slot()
    def show_top(self) -> None:
        """The verdict itself, however far down the user has read."""
        self.verticalScrollBar().setValue(0)

    @Slot()
    def refresh(self) -> None:
        """Show the verdict in hand."""
        verdict = self.doctor.verdict
        self.state.show_verdict(self.doctor)
        self.by_hand.refresh()
        findings = verdict.findings if verdict is not None else ()
        shown = (_key(findings), bool(self.doctor.busy))
        if shown == self._shown:
            return
        if self._shown and self._shown[0][:1] != shown[0][:1]:  # type: ignore[index]
            self.show_top()
        self._shown = shown
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        primary = verdict.primary if verdict is not None else None
        if primary is not None:
            self._column.addWidget(FindingCard(primary, self.doctor, self))
        others = [one for one in findings if one is not primary]
        self._list(self.tr("Also seen"), [one for one in others if one.severity != "information"])
        self._list(self.tr("Good to know"), [one for one in others if one.severity == "information"])

    def _list(self, title: str, findings: list[Finding]) -> None:
        if not findings:
            return
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for finding in findings:
            column.addWidget(SmallFinding(finding, self.doctor, content))
        fold = Fold(f"{title} ({len(findings)})", content, self)
        fold.set_open(len(findings) <= 3)
        self._column.addWidget(fold)


class _State(QWidget):
    """How the network is, in one line, and what the verdict rests on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._mark = Mark("information", 24, self)
        self.title = label()
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setBold(True)
        self.title.setFont(font)
        self.sentence = label("", "muted")
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addLayout(row)
        column.addWidget(self.sentence)

    def show_verdict(self, doctor: Doctor) -> None:
        verdict = doctor.verdict
        if verdict is None:
            self._mark.show_severity("information")
            self.title.setText(self.tr("No verdict yet"))
            self.sentence.setText(
                self.tr(
                    "A moment after each change the doctor sends a few pictures through the network and "
                    "back, and says what will keep it from learning. While it trains, it goes on watching."
                )
            )
            return
        primary = verdict.primary
        if primary is None:
            self._mark.show_severity("success")
            self.title.setText(self.tr("Healthy"))
        else:
            self._mark.show_severity(primary.severity)
            self.title.setText(engine_message(all_rules()[primary.id].title))
        if doctor.source == "preflight":
            text = self.tr("Before the training, from one forward and backward pass.")
        else:
            text = self.tr("Of the training, up to step {count}.").format(count=f"{verdict.step:,}")
        self.sentence.setText(text)


class FindingCard(QWidget):
    """The primary cause: what is seen, why, in numbers, and its cures."""

    def __init__(self, finding: Finding, doctor: Doctor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding, self.doctor = finding, doctor
        rule = all_rules()[finding.id]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(label(engine_message(finding.message)))
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        self.cure_button: QPushButton | None = None
        if finding.cures:
            self.cure_button = QPushButton(self.tr("Cure it"))
            self.cure_button.setProperty("role", "primary")
            self.cure_button.setToolTip(
                self.tr(
                    "Tries the cures for a tenth of a training each, keeps the best, trains with it and "
                    "shows both trainings. Nothing is kept that does not help."
                )
            )
            self.cure_button.setEnabled(not doctor.busy)
            self.cure_button.clicked.connect(doctor.cure)
            buttons.addWidget(self.cure_button)
        if finding.layer is not None:
            show = QPushButton(self.tr("Show the layer"))
            show.setProperty("role", "flat")
            show.clicked.connect(partial(doctor.show_node.emit, finding.layer))
            buttons.addWidget(show)
        self.page_button = QPushButton(self.tr("Explain"))
        self.page_button.setProperty("role", "flat")
        self.page_button.setToolTip(self.tr("Its formula, its source and its limits (F1)"))
        self.page_button.clicked.connect(partial(doctor.page_wanted.emit, finding.id))
        buttons.addWidget(self.page_button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(label(engine_message(rule.mechanism), "muted"))
        column.addLayout(self._numbers())
        self.cure_rows: dict[str, WrapButton] = {}
        if finding.cures:
            column.addWidget(heading(self.tr("Cures")))
            cures = QVBoxLayout()
            cures.setSpacing(GAP // 2)
            for cure_id in finding.cures:
                self._add_cure(cure_id, cures)
            column.addLayout(cures)
        self._add_not_cures(rule.not_cures, column)

    def _numbers(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GAP)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 3)
        where = self.tr("where: {layers}").format(layers=where_text(self.doctor.document, self.finding))
        grid.addWidget(label(where, "muted"), 0, 0, 1, 2)
        for number, (name, value) in enumerate(evidence_rows(self.finding), 1):
            left, right = label(name, "muted"), label(value)
            right.setFont(tabular(right.font()))
            right.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(left, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(right, number, 1)
            grid.setColumnStretch(1, 2)
        return grid

    def _add_cure(self, cure_id: str, column: QVBoxLayout) -> None:
        """A button as wide as the panel, and behind the mark beside it what the cure does."""
        cure = all_cures()[cure_id]
        sentence = engine_message(cure.sentence)
        button = WrapButton(engine_message(cure.title), fills=True)
        button.setToolTip(
            sentence + "\n" + self.tr("Shows what it would change, before anything is changed.")
        )
        button.setEnabled(not self.doctor.busy)
        button.clicked.connect(partial(self.doctor.offer, cure_id, self.finding))
        self.cure_rows[cure_id] = button
        help_text = label(sentence, "muted")
        help_text.setContentsMargins(GAP, 0, GAP, GAP)
        help_text.hide()
        mark = QToolButton()
        mark.setIcon(icon("information", "muted"))
        mark.setCheckable(True)
        mark.setAutoRaise(True)
        mark.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        mark.setToolTip(sentence)
        mark.setAccessibleName(self.tr("What “{cure}” does").format(cure=engine_message(cure.title)))
        mark.toggled.connect(help_text.setVisible)
        row = QHBoxLayout()
        row.setSpacing(GAP // 2)
        row.addWidget(button, 1)
        row.addWidget(mark)
        column.addLayout(row)
        column.addWidget(help_text)

    def _add_not_cures(self, not_cures: Mapping[str, Message], column: QVBoxLayout) -> None:
        """What is often tried and does not help here, behind a heading."""
        known = [one for one in not_cures if one in all_cures()]
        if not known:
            return
        content = QWidget(self)
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(GAP // 2)
        for cure_id in known:
            title = engine_message(all_cures()[cure_id].title)
            lines.addWidget(label(f"{title}: {engine_message(not_cures[cure_id])}", "muted"))
        column.addWidget(
            Fold(self.tr("What is no cure here ({count})").format(count=len(known)), content, self)
        )


class SmallFinding(QWidget):
    """What is seen besides: a mark, the title, the sentence, and the way to its layer and its page."""

    def __init__(self, finding: Finding, doctor: Doctor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rule = all_rules()[finding.id]
        title = QPushButton(engine_message(rule.title), self)
        title.setProperty("role", "flat")
        title.setStyleSheet("text-align: left; padding: 2px 4px;")
        title.setToolTip(self.tr("Its formula, its source and its limits (F1)"))
        title.clicked.connect(partial(doctor.page_wanted.emit, finding.id))
        row = QHBoxLayout()
        row.setSpacing(GAP // 2)
        row.addWidget(Mark(finding.severity, 18, self), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(title)
        row.addStretch(1)
        if finding.layer is not None:
            show = QPushButton(icon("search"), "", self)
            show.setProperty("role", "flat")
            show.setToolTip(self.tr("Show the layer"))
            show.setAccessibleName(self.tr("Show the layer"))
            show.clicked.connect(partial(doctor.show_node.emit, finding.layer))
            row.addWidget(show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(label(engine_message(finding.message), "muted"))


class _Progress(QWidget):
    """What goes on, how far it is, and the way out of it; hidden while nothing does."""

    def __init__(self, doctor: Doctor, parent: QWidget) -> None:
        super().__init__(parent)
        self.doctor = doctor
        self.text = label()
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.cancel_button.clicked.connect(doctor.cancel)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(self.text)
        column.addLayout(row)
        doctor.busy_changed.connect(self._busy_changed)
        doctor.curing_progressed.connect(self._show)
        self._busy_changed()

    @Slot()
    def _busy_changed(self) -> None:
        busy = self.doctor.busy
        self.setVisible(busy in ("rate", "curing"))
        self.bar.setRange(0, 1000 if busy == "curing" else 0)
        self.bar.setValue(0)
        self.text.setText(
            self.tr("Looking for the learning rate…") if busy == "rate" else self.tr("Trying the cures…")
        )

    @Slot(object)
    def _show(self, progress: object) -> None:
        self.bar.setValue(round(1000 * progress.share))  # type: ignore[attr-defined]
        self.text.setText(engine_message(progress.text))  # type: ignore[attr-defined]


def _key(findings: tuple[Finding, ...]) -> tuple[object, ...]:
    """What must be another for the panel to be built anew; numbers that flicker do not count."""
    return tuple((one.id, one.severity, one.layer, one.cures, one.step) for one in findings)
