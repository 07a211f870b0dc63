"""The problems of what is shown, each with its remedy."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.document.arrangement import arranged, is_automatic, places_of
from app.document.document import Document
from app.guard import guarded
from app.translate import engine_message
from app.widgets.icons import icon
from app.widgets.labels import label
from engine.spec.problems import Problem
from engine.spec.project import Project
from engine.spec.remedies import remedy

ICON_SIZE = 18


class ProblemList(QWidget):
    """Hidden while there is none. Where an edit would mend a problem, a button makes it, as one undo step."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._shown: tuple[Problem, ...] = ()
        self.hide()

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """These, and no others; the gravest first."""
        order = ("problem", "warning", "information")
        wanted = tuple(sorted(problems, key=lambda problem: order.index(problem.severity)))
        if wanted == self._shown:
            return
        self._shown = wanted
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for problem in wanted:
            note = _ProblemNote(problem)
            found = remedy(self._document.network, problem)
            if found is not None:
                button = QPushButton(engine_message(found.title), note)
                button.clicked.connect(lambda _=False, of=problem: self._mend(of))
                note.add_button(button)
            self._column.addWidget(note)
        self.setVisible(bool(wanted))

    def _mend(self, problem: Problem) -> None:
        """The remedy of the network as it is now: other layers may have changed since it was offered."""
        document = self._document
        wanted = remedy(document.network, problem)
        if wanted is None:
            return
        network = wanted.network
        places = None
        if is_automatic(document.project):
            places = arranged(network)
        elif network.by_id.keys() - document.network.by_id.keys():
            places = places_of(Project(network=network, layout=places_of(document.project)))
        document.end_gesture()
        document.edit_network(engine_message(wanted.title), network, places)

    def texts(self) -> list[str]:
        """What is shown, a problem a line."""
        return [f"{engine_message(p.message)} {engine_message(p.advice)}".strip() for p in self._shown]


class _Mark(QWidget):
    """An icon, painted when it is seen, so that it follows the theme and the screen."""

    def __init__(self, picture: QIcon, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = picture
        self.setFixedSize(ICON_SIZE, ICON_SIZE)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._picture.paint(painter, self.rect())
        painter.end()


class _ProblemNote(QWidget):
    """One problem: a mark of its severity, what is wrong, and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        role = {"information": "muted"}.get(problem.severity, problem.severity)
        words = {
            "problem": self.tr("Problem"),
            "warning": self.tr("Warning"),
            "information": self.tr("Note"),
        }[problem.severity]
        mark = _Mark(icon(problem.severity, role), self)
        mark.setAccessibleName(words)
        mark.setToolTip(words)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        text_role = "" if problem.severity == "information" else role
        grid.addWidget(label(engine_message(problem.message), text_role, self), 0, 1)
        advice = engine_message(problem.advice)
        if advice:
            grid.addWidget(label(advice, "", self), 1, 1)
        self._grid = grid

    def add_button(self, button: QPushButton) -> None:
        """Below the words."""
        # an item without an alignment would make its whole column as narrow as it is
        self._grid.addWidget(button, 2, 1, Qt.AlignmentFlag.AlignLeft)
