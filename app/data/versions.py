"""Versions: nine versions of one picture, as the augmentations change it; never waits for them."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.data.store import DataStore
from app.document.document import Document
from app.guard import guarded
from app.theme import theme
from app.training.jobs import preview_job
from app.training.session import Session
from app.widgets.picture import fitted, image_of, paint_picture

ACROSS, GAP = 3, 4
PAUSE_MS = 30
"""From a change to the question: a slider moves many times in it."""
NUM_OTHERS = 9
"""So many other pictures are there to be mixed in."""


class Versions(QWidget):
    """Asks the training thread, one question at a time, for the newest that is wanted."""

    def __init__(
        self, document: Document, store: DataStore, session: Session, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.document, self.store, self.session = document, store, session
        self.images: tuple[QImage, ...] = ()
        self.problem = ""
        self.seed = 0
        self._picture: np.ndarray | None = None
        self._asked = 0
        self._wanted = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Nine versions of the picture"))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        session.jobs.done.connect(self._take)
        session.jobs.failed.connect(self._take_failure)
        document.plan_changed.connect(self.ask)
        document.opened.connect(self.ask)
        store.changed.connect(self.ask)
        theme.changed.connect(self.update)

    def show_picture(self, pixels: np.ndarray | None) -> None:
        """uint8 (height, width, channels); None for any of the training pictures."""
        self._picture = pixels
        self.ask()

    @Slot()
    def ask_again(self) -> None:
        """Other random numbers."""
        self.seed += 1
        self.ask()

    @Slot()
    def ask(self) -> None:
        """Something has changed; the versions follow soon, if they are in sight."""
        self._wanted = True
        if self.isVisible() and not self._asked:
            self._pause.start()

    @Slot()
    def _ask(self) -> None:
        dataset = self.store.dataset
        if self._asked or not self._wanted or dataset is None or not self.isVisible():
            return
        self._wanted = False
        train = dataset.train
        numbers = np.random.default_rng(self.seed).choice(len(train), min(NUM_OTHERS, len(train)), False)
        others = np.asarray(train.images[numbers])
        shape = others.shape[1:]
        picture = None if self._picture is None else self._picture.transpose(2, 0, 1)
        if picture is None or picture.shape != shape:
            picture = np.asarray(train.images[0])
        augmentations = self.document.plan.augmentations
        self._asked = self.session.jobs.start(preview_job(augmentations, picture, others, self.seed))

    @Slot(int, object)
    def _take(self, request: int, versions: Any) -> None:
        if request == self._asked:
            self._show(tuple(image_of(version.transpose(1, 2, 0)) for version in versions), "")

    @Slot(int, str)
    def _take_failure(self, request: int, reason: str) -> None:
        if request == self._asked:
            self._show((), reason)

    def _show(self, images: tuple[QImage, ...], problem: str) -> None:
        self._asked = 0
        self.images, self.problem = images, problem
        self.update()
        if self._wanted:
            self._pause.start()

    # Qt

    @guarded
    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        if self._wanted or not self.images:
            self.ask()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return min(width, 320)

    def sizeHint(self) -> QSize:
        return QSize(240, 240)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = (min(self.width(), self.height()) - (ACROSS - 1) * GAP) // ACROSS
        left = (self.width() - ACROSS * side - (ACROSS - 1) * GAP) // 2
        if self.problem:
            painter.setPen(theme.color("problem"))
            painter.drawText(
                self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.problem
            )
            return
        for number in range(ACROSS * ACROSS):
            row, column = divmod(number, ACROSS)
            room = QRect(left + column * (side + GAP), row * (side + GAP), side, side)
            if number < len(self.images):
                image = self.images[number]
                paint_picture(painter, image, fitted(image.size(), room))
            else:
                painter.fillRect(room, theme.color("raised"))
