"""Pictures of numbers as pictures on the screen: every pixel crisp when enlarged."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.guard import guarded
from app.theme import theme


def image_of(pixels: np.ndarray) -> QImage:
    """uint8 (height, width), or (height, width, 1, 3 or 4), as an image with memory of its own."""
    if pixels.ndim == 3 and pixels.shape[2] == 1:
        pixels = pixels[:, :, 0]
    formats = {
        1: QImage.Format.Format_Grayscale8,
        3: QImage.Format.Format_RGB888,
        4: QImage.Format.Format_RGBA8888,
    }
    channels = 1 if pixels.ndim == 2 else pixels.shape[2]
    pixels = np.ascontiguousarray(pixels)
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, width * channels, formats[channels]).copy()


def pixels_of(image: QImage) -> np.ndarray:
    """The way back: uint8 (height, width, 3), or 4 where it is transparent somewhere."""
    kind = QImage.Format.Format_RGBA8888 if image.hasAlphaChannel() else QImage.Format.Format_RGB888
    image = image.convertToFormat(kind)
    channels = 4 if image.hasAlphaChannel() else 3
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width() * channels].reshape(image.height(), -1, channels).copy()


def fitted(size: QSize, room: QRect) -> QRectF:
    """Where a picture of this size lies in the room: as large as it goes, in the middle."""
    scale = min(room.width() / max(size.width(), 1), room.height() / max(size.height(), 1))
    width, height = size.width() * scale, size.height() * scale
    left = room.x() + (room.width() - width) / 2
    return QRectF(left, room.y() + (room.height() - height) / 2, width, height)


def paint_picture(painter: QPainter, image: QImage, place: QRectF) -> None:
    """Nearest pixel when it is enlarged, smooth when it is made smaller."""
    ratio = painter.device().devicePixelRatioF()
    smaller = place.width() * ratio < image.width()
    if smaller:  # in one go Qt averages four pixels only
        size = (place.size() * ratio).toSize()
        image = image.scaled(
            size,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(place, image)


class PictureBox(QWidget):
    """Shows one picture as large as there is room, or a few words where there is none."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.at_top = False
        """Whether a picture lies at the top of the room, not in its middle."""
        self.image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def show_pixels(self, pixels: np.ndarray | None) -> None:
        """uint8 (height, width) or (height, width, 1, 3 or 4); None for no picture."""
        self.image = None if pixels is None else image_of(pixels)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(224, 224)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 96)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.rect().adjusted(1, 1, -1, -1)
        painter.setPen(theme.color("line"))
        if self.image is None:
            painter.setBrush(theme.color("surface"))
            painter.drawRect(fitted(QSize(1, 1), room))
            painter.setPen(theme.color("muted"))
            words = fitted(QSize(1, 1), room).adjusted(8, 8, -8, -8)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.words)
            return
        place = fitted(self.image.size(), room)
        if self.at_top:
            place.moveTop(room.y())
        paint_picture(painter, self.image, place)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)
