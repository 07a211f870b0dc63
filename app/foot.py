"""The foot of the window: a notice if there is one, else what is wrong with the network; its size."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.document.document import Document
from app.notices import Notices
from app.theme import theme
from app.translate import engine_message
from app.widgets.elided import ElidedLabel
from app.widgets.icons import icon_pixmap
from app.widgets.notice_bar import NoticeBar
from engine.spec.problems import Problem


class Foot(QWidget):
    """One line: the notice bar over the first problem, and the network's size at the right."""

    show_node = Signal(str)
    """The user wants to see the layer that has the problem."""
    cure_wanted = Signal()
    """Of what the doctor found."""
    doctor_wanted = Signal()
    """The user wants to see all that the doctor found."""

    def __init__(self, document: Document, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.notice_bar = NoticeBar(notices, self)
        self.problem_line = _ProblemLine(self)
        self.problem_line.show_node.connect(self.show_node)
        self.problem_line.cure_button.clicked.connect(self.cure_wanted)
        self.problem_line.cure_button.clicked.connect(self.doctor_wanted)
        self._trains = self._curable = False
        self._facts = QLabel(self)
        self._facts.setProperty("role", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.addWidget(self.notice_bar, 1)
        row.addWidget(self.problem_line, 1)
        row.addWidget(self._facts)
        self.setMinimumHeight(40)
        self.notice_bar.visibility_changed.connect(self._update)
        document.analysis_changed.connect(self._update)
        document.opened.connect(self._update)
        theme.changed.connect(self._update)
        self._update()

    def show_training(self, trains: bool) -> None:
        """Whether a training is on: then the network is not "ready to train"."""
        self._trains = trains
        self._update()

    def show_curable(self, curable: bool) -> None:
        """Whether the doctor has found something that it has cures for, and is free."""
        self._curable = curable
        self._update()

    @Slot()
    def _update(self) -> None:
        problems = [one for one in self.document.problems if one.severity != "information"]
        problems.sort(key=lambda one: one.severity != "problem")
        self.problem_line.show_problems(self.document, problems, self._trains, self._curable)
        self.problem_line.setVisible(self.notice_bar.isHidden())
        analysis = self.document.analysis
        text = self.tr("{layers} layers    {parameters} parameters    {operations} multiply-adds").format(
            layers=len(self.document.network.nodes),
            parameters=f"{analysis.parameters:,}",
            operations=f"{analysis.multiply_adds:,}",
        )
        self._facts.setText(text)
        self._facts.setToolTip(self.tr("Multiply-adds of one forward pass of one picture."))
        # What is wrong needs the place more.
        self._facts.setVisible(self.notice_bar.isHidden() and not (problems and self.document.network.nodes))


class _ProblemLine(QWidget):
    """The first problem, how many more there are, and the way to its layer."""

    show_node = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._node = ""
        self._sign = QLabel(self)
        self._text = ElidedLabel(self)
        self.button = QPushButton(self.tr("Show"), self)
        self.button.setToolTip(self.tr("Select the layer that it is about"))
        self.button.clicked.connect(self._show_node)
        self.cure_button = QPushButton(self.tr("Cure it"), self)
        self.cure_button.setToolTip(self.tr("Try the cures of the doctor, keep what helps, and prove it"))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self.button)
        row.addWidget(self.cure_button)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def show_problems(
        self, document: Document, problems: list[Problem], trains: bool, curable: bool = False
    ) -> None:
        """Say the first of them; where there is none, what goes on or can be done. `curable`: the doctor
        has cures for what it found."""
        empty = not document.network.nodes  # that is a beginning and no mistake
        first = problems[0] if problems and not empty else None
        self._node = (first.node or "") if first else ""
        self.button.setVisible(bool(self._node))
        self.cure_button.setVisible(first is not None and curable)
        level = ("information" if empty else "success") if first is None else first.severity
        roles = {"information": "accent", "success": "good", "warning": "warning", "problem": "problem"}
        role = roles[level]
        self._sign.setPixmap(icon_pixmap(level, 20, self.devicePixelRatioF(), role))
        if first is None:
            text = self.tr("Ready to train.")
            if empty:
                text = self.tr("Begin with an Input layer, or with a template.")
            elif trains:
                text = self.tr("Training. What you change now is used by the next training.")
            self._text.setText(text)
            self._text.setToolTip("")
            return
        parts = [engine_message(part) for part in (first.message, first.advice) if part]
        text = " ".join(parts)
        name = document.network.node(first.node).name if first.node else ""
        if name and name not in parts[0]:
            text = f"{name}: {text}"
        if len(problems) > 1:
            text = self.tr("{count} problems. {first}").format(count=len(problems), first=text)
        self._text.setText(text)
        self._text.setToolTip(text)

    @Slot()
    def _show_node(self) -> None:
        self.show_node.emit(self._node)
