"""Several pictures at once: a table of files with the top answer of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.classify.answer import percent_text
from app.classify.reader import PictureReader
from app.theme import theme
from app.training.session import Session
from app.translate import engine_message
from app.widgets.icons import icon
from app.widgets.labels import label
from app.widgets.numbers import count_text, tabular
from app.widgets.picture import image_of
from engine.predict.classification import Classification
from engine.spec.message import Message

ICON = 40
FILE, ANSWER, PROBABILITY = range(3)


class BatchTable(QWidget):
    """Reads and asks for one file after the other, so that training and the window go on."""

    back_wanted = Signal()
    picture_wanted = Signal(object)
    """Path: the user wants to look at this one alone."""

    def __init__(self, session: Session, numbers: Iterator[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.alike: Callable[[np.ndarray, np.ndarray], np.ndarray] | None = None
        """From pixels and preview: the pixels, made like the training pictures."""
        self.paths: list[Path] = []
        self._numbers = numbers
        self._current = 0
        """Number of the file that is being read or classified; 0: none."""
        self._row = 0
        self._items: list[tuple[QTableWidgetItem, ...]] = []
        self.words = label("", "muted")
        self.back_button = QPushButton(icon("chevron-left"), self.tr("Back to one picture"))
        self.back_button.clicked.connect(self.back_wanted)
        self.table = QTableWidget(0, 3)
        self.table.setHorizontalHeaderLabels([self.tr("File"), self.tr("Answer"), self.tr("Probability")])
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(ICON + 8)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(FILE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(ANSWER, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setShowGrid(False)
        self.table.setIconSize(QSize(ICON, ICON))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setFont(tabular(self.table.font()))
        self.table.cellActivated.connect(self._on_activated)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.back_button)
        row.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self.reader = PictureReader(self)
        self.reader.read.connect(self._on_read)
        self.reader.failed.connect(self._on_unreadable)
        theme.changed.connect(self._color_problems)
        session.classified.connect(self._on_classified)
        session.classify_failed.connect(self._on_failed)
        session.model_changed.connect(self.go_on)

    def show_files(self, paths: list[Path]) -> None:
        """Forget what was there, and begin."""
        self.paths = paths
        self._row = self._current = 0
        self.table.setRowCount(len(paths))
        self._items = [_row_items(path) for path in paths]
        for row, items in enumerate(self._items):
            for column, item in enumerate(items):
                self.table.setItem(row, column, item)
        self.table.scrollToTop()
        self.go_on()

    def stop(self) -> None:
        """Ask for no more."""
        self._current, self._row = 0, len(self.paths)

    @Slot()
    def go_on(self) -> None:
        """The next file, if there is one, and a model, and none is under way."""
        words = self.tr("{done} of {total} pictures. Open one by a double click.")
        if not self.session.has_model:
            words = self.tr("{total} pictures. There is no trained network yet: press Train first.")
        done, total = count_text(self._row), count_text(len(self.paths))
        self.words.setText(words.format(done=done, total=total))
        if not self._current and self._row < len(self.paths) and self.session.has_model:
            self._current = next(self._numbers)
            self.reader.start(self._current, self.paths[self._row])

    @Slot(int, object, object)
    def _on_read(self, number: int, pixels: np.ndarray, preview: np.ndarray) -> None:
        if number != self._current:
            return
        size = QSize(ICON, ICON)
        picture = image_of(preview).scaled(
            size,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        self._items[self._row][FILE].setIcon(QIcon(QPixmap.fromImage(picture)))
        if self.alike is not None:
            pixels = self.alike(pixels, preview)
        self.session.classify(pixels, number)

    @Slot(int, object, object, str)
    def _on_unreadable(self, number: int, message: Message, advice: Message, details: str) -> None:
        text = engine_message(message)
        self._finish_row(number, text, "", f"{text} {engine_message(advice)}".strip())

    @Slot(int, object)
    def _on_classified(self, number: int, answer: Classification) -> None:
        self._finish_row(number, answer.labels[0], percent_text(answer.probabilities[0]))

    @Slot(int, str)
    def _on_failed(self, number: int, reason: str) -> None:
        self._finish_row(number, reason, "", reason)

    def _finish_row(self, number: int, answer: str, probability: str, problem: str = "") -> None:
        if number != self._current:
            return
        item = self._items[self._row][ANSWER]
        item.setText(answer)
        item.setToolTip(problem)
        self._color_problems()
        self._items[self._row][PROBABILITY].setText(probability)
        self._row += 1
        self._current = 0
        self.go_on()

    @Slot()
    def _color_problems(self) -> None:
        for _, answer, _ in self._items:
            if answer.toolTip():
                answer.setForeground(theme.color("problem"))

    @Slot(int, int)
    def _on_activated(self, row: int, column: int) -> None:
        self.picture_wanted.emit(self.paths[row])


def _row_items(path: Path) -> tuple[QTableWidgetItem, ...]:
    """File, answer and probability of one row."""
    file, answer, probability = QTableWidgetItem(path.name), QTableWidgetItem(), QTableWidgetItem()
    file.setToolTip(str(path))
    probability.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return file, answer, probability
