"""One finding of the data doctor: how bad, what, what to do, its pictures, a button for each cure."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.data.store import DataStore
from app.guard import guarded
from app.theme import theme
from app.translate import engine_message
from app.widgets.icons import icon_pixmap
from app.widgets.labels import label
from app.widgets.numbers import count_text
from app.widgets.picture import fitted, image_of, paint_picture
from app.widgets.wrap_button import WrapButton
from engine.data.doctor.finding import PARTS, Finding, PictureRef

THUMBNAIL, THUMBNAIL_GAP = 40, 4
MOST_THUMBNAILS = 18


class FindingCard(QFrame):
    """One finding: how bad, what, what to do, its pictures, and a button for each cure."""

    show_wanted = Signal(object)
    """list of keys"""
    fix_wanted = Signal(object)
    """Fix"""

    def __init__(self, finding: Finding, store: DataStore) -> None:
        super().__init__()
        self.finding = finding
        picture = {"problem": "problem", "warning": "warning", "information": "information"}[finding.severity]
        role = {"problem": "problem", "warning": "warning", "information": "muted"}[finding.severity]
        mark = _Mark(picture, role)
        message = label(engine_message(finding.message))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(message, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        if finding.advice:
            column.addWidget(label(engine_message(finding.advice), "muted"))
        shown = [ref for ref in finding.pictures if ref.part != "skipped"]
        skipped = [ref for ref in finding.pictures if ref.part == "skipped"]
        if skipped:
            lines = [f"{ref.key}  {engine_message(ref.note)}".strip() for ref in skipped[:5]]
            if len(skipped) > 5:
                lines.append(self.tr("and {count} more").format(count=count_text(len(skipped) - 5)))
            column.addWidget(label("\n".join(lines), "muted"))
        self.thumbnails: Thumbnails | None = None
        self.show_button: QPushButton | None = None
        if shown:
            self.thumbnails = Thumbnails(shown, store)
            self.thumbnails.clicked.connect(self._on_show)
            column.addWidget(self.thumbnails)
            self.show_button = QPushButton(self.tr("Show them"))
            self.show_button.setProperty("role", "flat")
            self.show_button.setAccessibleDescription(message.text())
            self.show_button.clicked.connect(self._on_show)
        self.fix_buttons: list[WrapButton] = []
        for fix in finding.fixes:
            button = WrapButton(engine_message(fix.title).rstrip("."))
            button.setToolTip(self.tr("One step, to be undone as any other."))
            button.clicked.connect(lambda _=False, fix=fix: self.fix_wanted.emit(fix))
            self.fix_buttons.append(button)
        if self.show_button is not None:
            column.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignLeft)
        for button in self.fix_buttons:
            column.addWidget(button)

    @Slot()
    def _on_show(self) -> None:
        self.show_wanted.emit([ref.key for ref in self.finding.pictures if ref.part != "skipped"])


class _Mark(QLabel):
    """How bad it is, by shape and colour."""

    def __init__(self, picture: str, role: str) -> None:
        super().__init__()
        self._picture, self._role = picture, role
        self.setFixedSize(18, 18)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, icon_pixmap(self._picture, 18, self.devicePixelRatioF(), self._role))


class Thumbnails(QWidget):
    """A few pictures of a finding in rows; a click shows all of them in the gallery."""

    clicked = Signal()

    def __init__(self, refs: list[PictureRef], store: DataStore) -> None:
        super().__init__()
        self._more = max(0, len(refs) - MOST_THUMBNAILS)
        self._images: list[QImage] = []
        dataset = store.dataset
        parts = (dataset.train, dataset.validation, dataset.test) if dataset is not None else ()
        for ref in refs[:MOST_THUMBNAILS] if parts else ():
            pictures = parts[PARTS.index(ref.part)]
            if ref.index < len(pictures) and pictures.keys[ref.index] == ref.key:
                self._images.append(image_of(np.asarray(pictures.images[ref.index]).transpose(1, 2, 0)))
        notes = [f"{ref.key}: {engine_message(ref.note)}".rstrip(": ") for ref in refs[:MOST_THUMBNAILS]]
        self.setToolTip("\n".join(notes))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def _across(self, width: int) -> int:
        return max(1, (width + THUMBNAIL_GAP) // (THUMBNAIL + THUMBNAIL_GAP))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = -(-(len(self._images) + bool(self._more)) // self._across(width))
        return max(rows, 1) * (THUMBNAIL + THUMBNAIL_GAP)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        across, step = self._across(self.width()), THUMBNAIL + THUMBNAIL_GAP
        for number in range(len(self._images) + bool(self._more)):
            row, column = divmod(number, across)
            room = self.rect().adjusted(column * step, row * step, 0, 0)
            room.setSize(QSize(THUMBNAIL, THUMBNAIL))
            if number < len(self._images):
                image = self._images[number]
                paint_picture(painter, image, fitted(image.size(), room))
            else:
                painter.setPen(theme.color("muted"))
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, f"+{count_text(self._more)}")
