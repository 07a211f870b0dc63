"""Take pictures with the webcam: PNG files in one subfolder for each class, in a folder of the user's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QDateTime, QIODevice, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.data.camera import Camera
from app.notices import notices
from app.widgets.icons import icon
from app.widgets.labels import heading, label
from app.widgets.numbers import count_text
from app.widgets.picture import PictureBox
from engine.spec.files import write_atomically
from engine.spec.message import UserError

LARGEST = 640
"""Of the longer side, in pixels, as saved; networks see far less."""
BURST_MS = 200
"""From one picture to the next while the button is held."""


class CameraPanel(QWidget):
    """Choose a folder, name a class, take pictures; again for the next class."""

    finished = Signal(str)
    """The folder with the pictures; "" where none was taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self.taken: dict[str, int] = {}
        self._camera: Camera | None = None
        self._frame = QImage()
        self.view = PictureBox(self.tr("The camera starts…"))
        self.view.setAccessibleName(self.tr("What the camera sees"))
        self.folder_button = QPushButton(icon("folder"), self.tr("Choose where to save…"))
        self.folder_button.clicked.connect(self._choose_folder)
        self.folder_text = label("", "muted")
        self.class_box = QComboBox()
        self.class_box.setEditable(True)
        field = QLineEdit()
        field.setPlaceholderText(self.tr("Name of the class"))
        self.class_box.setLineEdit(field)
        self.class_box.setAccessibleName(self.tr("Name of the class"))
        self.class_box.editTextChanged.connect(self._show_state)
        self.take_button = QPushButton(icon("picture"), self.tr("Take a picture"))
        self.take_button.setProperty("role", "primary")
        self.take_button.setToolTip(self.tr("Hold it down to take one after the other."))
        self.take_button.setAutoRepeat(True)
        self.take_button.setAutoRepeatInterval(BURST_MS)
        self.take_button.clicked.connect(self.take_picture)
        self.done_button = QPushButton(self.tr("Done"))
        self.done_button.clicked.connect(self._finish)
        self.counts = label("", "muted")
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.folder_button)
        where.addWidget(self.folder_text, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.class_box, 1)
        row.addWidget(self.take_button)
        row.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("Take pictures")))
        column.addLayout(where)
        column.addWidget(self.view, 1)
        column.addLayout(row)
        column.addWidget(self.counts)
        self._show_state()

    def start(self, camera: Camera) -> None:
        """Show what a camera sees."""
        self.pause()
        self._camera = camera
        self.folder, self.taken = None, {}
        self.class_box.clear()
        camera.frame.connect(self._show_frame)
        camera.failed.connect(self._on_failed)
        camera.start()
        self._show_state()

    @Slot()
    def pause(self) -> None:
        """Let go of the camera."""
        if self._camera is not None:
            self._camera.stop()
            self._camera.frame.disconnect(self._show_frame)
            self._camera.failed.disconnect(self._on_failed)
            self._camera = None
            self._frame = QImage()
            self.view.image = None
            self._show_state()

    @Slot()
    def take_picture(self) -> None:
        """Save what the camera sees as a picture of the class."""
        name = self.class_name()
        if self._frame.isNull() or self.folder is None or not name:
            return
        image = self._frame
        if max(image.width(), image.height()) > LARGEST:
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            image = image.scaled(QSize(LARGEST, LARGEST), keep, smooth)
        stamp = QDateTime.currentDateTime().toString("yyyyMMdd-HHmmss-zzz")
        path = self.folder / name / f"{stamp}.png"
        number = 1
        while path.exists():
            path = path.with_name(f"{stamp}-{number}.png")
            number += 1
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, png_of(image))
        except (OSError, UserError):
            notices.post(self.tr("{path} could not be written.").format(path=path), "problem")
            return
        self.taken[name] = self.taken.get(name, 0) + 1
        if self.class_box.findText(name) < 0:
            self.class_box.addItem(name)
        self._show_state()

    def class_name(self) -> str:
        """The class of the next picture; "" while the name is none for a folder."""
        name = self.class_box.currentText().strip().strip(".")
        return "" if any(mark in name for mark in '/\\:*?"<>|') else name

    @Slot()
    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Choose where to save the pictures"))
        if path:
            self.use_folder(Path(path))

    def use_folder(self, folder: Path) -> None:
        """Save there. Its subfolders are the classes so far."""
        self.folder = folder
        text = self.class_box.currentText()
        self.class_box.clear()
        self.class_box.addItems(sorted(path.name for path in folder.iterdir() if path.is_dir()))
        self.class_box.setEditText(text)
        self._show_state()

    @Slot(QImage)
    def _show_frame(self, image: QImage) -> None:
        first = self._frame.isNull()
        self._frame = image
        self.view.image = image
        self.view.update()
        if first:
            self._show_state()

    @Slot(str)
    def _on_failed(self, reason: str) -> None:
        notices.post(self.tr("The camera gives no pictures: {reason}").format(reason=reason), "problem")

    @Slot()
    def _show_state(self) -> None:
        self.folder_text.setText(str(self.folder) if self.folder is not None else "")
        self.take_button.setEnabled(
            not self._frame.isNull() and self.folder is not None and bool(self.class_name())
        )
        parts = [f"{name}: {count_text(count)}" for name, count in self.taken.items()]
        self.counts.setText(",  ".join(parts) or self.tr("Choose where to save, and name the class."))

    @Slot()
    def _finish(self) -> None:
        self.pause()
        self.finished.emit(str(self.folder) if self.taken else "")


def png_of(image: QImage) -> bytes:
    """A file in colour, without transparency."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.convertToFormat(QImage.Format.Format_RGB888).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())
