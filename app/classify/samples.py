"""Some pictures of the test set to pick from; the network has never seen them."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QPushButton, QWidget

from app.guard import guarded
from app.theme import theme
from app.widgets.icons import icon
from app.widgets.picture import fitted, image_of, paint_picture
from engine.data.dataset import Dataset

SIDE, COUNT = 52, 10


class SampleStrip(QWidget):
    """A row of pictures without their labels, and a button for others."""

    picked = Signal(object, str)
    """pixels uint8 (height, width, channels), the true label"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.thumbnails: list[Thumbnail] = []
        self._dataset: Dataset | None = None
        self._random = np.random.default_rng()
        self.words = QLabel()
        self.words.setProperty("role", "muted")
        self.others_button = QPushButton(icon("dice"), self.tr("Others"))
        self.others_button.setToolTip(self.tr("Show other test pictures"))
        self.others_button.clicked.connect(self.shuffle)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.words)
        self._row.addWidget(self.others_button)
        self._row.addStretch(1)
        self.setFixedHeight(SIDE + 8)
        self.show_dataset(None)

    def show_dataset(self, dataset: Dataset | None) -> None:
        """The test pictures of another data set."""
        self._dataset = dataset
        self.shuffle()

    @Slot()
    def shuffle(self) -> None:
        """Ten others, by chance."""
        for thumbnail in self.thumbnails:
            self._row.removeWidget(thumbnail)
            thumbnail.hide()
            thumbnail.deleteLater()
        self.thumbnails = []
        test = self._dataset.test if self._dataset else None
        if test is None:
            self.words.setText(self.tr("The test pictures are not loaded."))
        elif not len(test):
            self.words.setText(self.tr("The split keeps no test pictures."))
        else:
            chosen = self._random.permutation(len(test))[:COUNT]
            for place, row in enumerate(chosen):
                pixels = np.ascontiguousarray(test.images[row].transpose(1, 2, 0))
                thumbnail = Thumbnail(pixels, test.class_names[test.labels[row]])
                thumbnail.setAccessibleName(self.tr("Test picture {number}").format(number=place + 1))
                thumbnail.clicked.connect(self._on_clicked)
                self._row.insertWidget(place, thumbnail)
                self.thumbnails.append(thumbnail)
        self.words.setVisible(not self.thumbnails)
        self.others_button.setVisible(test is not None and len(test) > COUNT)

    def uncheck(self) -> None:
        """None of them is the one that is being looked at."""
        for thumbnail in self.thumbnails:
            thumbnail.setChecked(False)

    @Slot()
    def _on_clicked(self) -> None:
        thumbnail = self.sender()
        assert isinstance(thumbnail, Thumbnail)
        self.uncheck()
        thumbnail.setChecked(True)
        self.picked.emit(thumbnail.pixels, thumbnail.truth)


class Thumbnail(QAbstractButton):
    """One picture that can be picked."""

    def __init__(self, pixels: np.ndarray, truth: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pixels, self.truth = pixels, truth
        self._image = image_of(pixels)
        self.setCheckable(True)
        self.setFixedSize(SIDE + 8, SIDE + 8)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(SIDE + 8, SIDE + 8)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_picture(painter, self._image, fitted(self._image.size(), self.rect().adjusted(4, 4, -4, -4)))
        if self.isChecked() or self.hasFocus() or self.underMouse():
            color = theme.color("accent" if self.isChecked() or self.hasFocus() else "muted")
            painter.setPen(QPen(color, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
