"""The start page: templates as pictures, the files used last, and the way to any other."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app import preferences
from app.guard import guarded
from app.start.card import SIZE, TemplateCard
from app.theme import GRID
from app.widgets.icons import icon
from engine.templates import templates

MOST_SHOWN = 5
"""Recent files, of those that are remembered."""


class StartPage(QScrollArea):
    """Everything on it can be reached by Tab and pressed by Enter."""

    template_chosen = Signal(str)
    """The id of a template."""
    open_requested = Signal()
    recent_chosen = Signal(str)
    """The path of a project."""
    new_requested = Signal()
    """An empty canvas."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget(self)
        self.setWidget(body)
        self.cards = tuple(TemplateCard(template, body) for template in templates())
        for card in self.cards:
            card.clicked.connect(self._choose)
        self.new_button = QPushButton(icon("new"), self.tr("Empty canvas"), body)
        self.new_button.clicked.connect(self.new_requested)
        self.open_button = QPushButton(icon("open"), self.tr("Open a project..."), body)
        self.open_button.clicked.connect(self.open_requested)
        self._grid = QGridLayout()
        self._grid.setSpacing(2 * GRID)
        self._columns = 0
        self.recent_buttons: list[QPushButton] = []
        self._recent = QVBoxLayout()
        self._recent.setSpacing(GRID // 2)
        self._recent_title = QLabel(self.tr("Used last"), body)
        self._recent_title.setProperty("role", "title")

        title = QLabel(self.tr("Start from a template"), body)
        title.setProperty("role", "title")
        hint = QLabel(self.tr("Each opens with its data, ready to train."), body)
        hint.setProperty("role", "muted")
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title)
        words.addWidget(hint)
        head.addLayout(words, 1)
        head.addWidget(self.new_button)
        head.addWidget(self.open_button)

        middle = QVBoxLayout()
        middle.setSpacing(2 * GRID)
        middle.addLayout(head)
        middle.addLayout(self._grid)
        middle.addSpacing(GRID)
        middle.addWidget(self._recent_title)
        middle.addLayout(self._recent)
        middle.addStretch(1)
        centred = QHBoxLayout(body)
        centred.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
        centred.addStretch(1)
        centred.addLayout(middle)
        centred.addStretch(1)
        self._place_cards()
        self.show_recent(preferences.recent_files())

    def show_recent(self, paths: Iterable[Path]) -> None:
        """List these files; the heading goes where there is none."""
        for old in self.recent_buttons:
            self._recent.removeWidget(old)
            old.deleteLater()
        self.recent_buttons = []
        shown = list(paths)[:MOST_SHOWN]
        for path in shown:
            button = QPushButton(icon("file", "muted"), f"{path.stem}    {path.parent}")
            button.setProperty("role", "flat")
            button.setProperty("path", str(path))
            button.setStyleSheet("text-align: left;")
            button.setToolTip(str(path))
            button.clicked.connect(self._choose_recent)
            self._recent.addWidget(button)
            self.recent_buttons.append(button)
        self._recent_title.setVisible(bool(shown))

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        self.show_recent(preferences.recent_files())
        super().showEvent(event)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_cards()

    def _place_cards(self) -> None:
        step = SIZE.width() + 2 * GRID
        room = self.viewport().width() - 6 * GRID + 2 * GRID
        columns = max(1, min(room // step, 5))
        if columns == self._columns:
            return
        self._columns = columns
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, number // columns, number % columns)

    def _choose(self) -> None:
        card = self.sender()
        assert isinstance(card, TemplateCard)
        self.template_chosen.emit(card.template.id)

    def _choose_recent(self) -> None:
        self.recent_chosen.emit(self.sender().property("path"))
