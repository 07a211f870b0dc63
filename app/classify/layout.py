"""The Classify page's widgets and where they stand; no behaviour."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.classify.adjustments import Adjustments
from app.classify.answer import AnswerPanel
from app.classify.batch import BatchTable
from app.classify.pad_panel import PadPanel
from app.classify.samples import SampleStrip
from app.training.session import Session
from app.widgets.icons import icon
from app.widgets.labels import label
from app.widgets.picture import PictureBox

SEEN_WIDTH, HEADING_HEIGHT = 264, 28


class ClassifyWidgets:
    """On the left the picture, in the middle what the network sees, on the right its answer; below,
    test pictures to pick from."""

    def __init__(self, page: QWidget, session: Session, numbers: Iterator[int]) -> None:
        self.draw_button = QPushButton(icon("draw"), _tr("Draw"))
        self.open_button = QPushButton(icon("open"), _tr("Open…"))
        self.paste_button = QPushButton(icon("paste"), _tr("Paste"))
        self.draw_button.setCheckable(True)
        self.draw_button.setChecked(True)
        self.pad_panel = PadPanel()
        self.picture_box = PictureBox()
        self.picture_box.at_top = True
        self.name = label("", "muted")
        self.seen_box = PictureBox(_tr("Nothing yet"))
        self.seen_words = label(" ", "muted")
        self.adjustments = Adjustments()
        self.answer = AnswerPanel()
        self.samples = SampleStrip()
        self.batch = BatchTable(session, numbers)
        self.train_words = label("", "muted")
        self._preparing_text = _tr("The training is being prepared…")
        self._train_first_text = _tr(
            "There is no trained network yet: press Train first. You can draw meanwhile, and go on "
            "while it learns."
        )
        self.train_button = QPushButton(icon("play", "on_accent"), _tr("Train"))
        self.train_button.setProperty("role", "primary")

        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(self._source(_tr("Or drop a picture on this page.")), 5)
        columns.addWidget(self._seen(_tr("What the network sees")))
        columns.addLayout(_under(_tr("Answer"), self._answer_or_invitation()), 4)
        single = QWidget()
        column = QVBoxLayout(single)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(columns, 1)
        column.addLayout(_under(_tr("Or pick from the test set"), self.samples, stretch=False))
        self._stack = QStackedWidget()
        self._stack.addWidget(single)
        self._stack.addWidget(self.batch)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(16)
        whole.addWidget(self._stack, 1)

    def show_picture(self, preview: np.ndarray | None) -> None:
        """A picture in the pad's place; None: the pad."""
        self.draw_button.setChecked(preview is None)
        self._source_stack.setCurrentIndex(0 if preview is None else 1)
        if preview is not None:
            self.picture_box.show_pixels(preview)

    def show_seen(self, seen: np.ndarray | None, words: str) -> None:
        """uint8 (height, width, channels)."""
        self.seen_box.show_pixels(seen)
        self.seen_words.setText(words or " ")

    def show_batch(self, on: bool) -> None:
        """The table of several pictures, or the one picture."""
        self._stack.setCurrentIndex(1 if on else 0)

    @property
    def shows_batch(self) -> bool:
        """Whether the table is shown."""
        return self._stack.currentIndex() == 1

    def show_model(self, has_model: bool, preparing: bool) -> None:
        """The invitation to train first stands in the answer's place while there is no model."""
        self._answer_stack.setCurrentIndex(1 if has_model else 0)
        self.train_button.setEnabled(not preparing)
        self.train_words.setText(self._preparing_text if preparing else self._train_first_text)

    def _answer_or_invitation(self) -> QWidget:
        invitation = QWidget()
        column = QVBoxLayout(invitation)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.train_words)
        column.addWidget(self.train_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._answer_stack = QStackedWidget()
        self._answer_stack.addWidget(invitation)
        self._answer_stack.addWidget(self.answer)
        self._answer_stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return self._answer_stack

    def _source(self, hint: str) -> QVBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.draw_button, self.open_button, self.paste_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.name)
        column.addWidget(self.picture_box, 1)
        self._source_stack = QStackedWidget()
        self._source_stack.addWidget(self.pad_panel)
        self._source_stack.addWidget(shown)
        result = QVBoxLayout()
        result.setSpacing(8)
        result.addLayout(buttons)
        result.addWidget(self._source_stack)
        result.addWidget(label(hint, "muted"))
        result.addStretch(1)
        return result

    def _seen(self, title: str) -> QWidget:
        column = QWidget()
        column.setFixedWidth(SEEN_WIDTH)
        rows = QVBoxLayout(column)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(_heading(title))
        self.seen_box.setFixedSize(SEEN_WIDTH, SEEN_WIDTH)
        rows.addWidget(self.seen_box)
        rows.addWidget(self.seen_words)
        rows.addWidget(self.adjustments)
        rows.addStretch(1)
        return column


def _heading(text: str) -> QLabel:
    heading = QLabel(text)
    font = heading.font()
    font.setBold(True)
    heading.setFont(font)
    heading.setFixedHeight(HEADING_HEIGHT)
    return heading


def _under(title: str, content: QWidget, stretch: bool = True) -> QVBoxLayout:
    """A heading, and below it a widget at the top."""
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(_heading(title))
    column.addWidget(content)
    if stretch:
        column.addStretch(1)
    return column


def _tr(text: str) -> str:
    return QCoreApplication.translate("ClassifyPage", text)
