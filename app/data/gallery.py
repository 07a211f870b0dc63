"""The gallery: all pictures of a data set, each drawn only when it comes into view."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPalette
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.widgets.picture import fitted, image_of, paint_picture
from engine.data.dataset import Dataset

PICTURE_ROLE = Qt.ItemDataRole.UserRole
SIDE, MARGIN, CAPTION = 64, 8, 18
PAGE = 20_000
"""So many pictures enter the list at a time: laying out a list takes longer the longer it is."""

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class GalleryModel(QAbstractListModel):
    """The pictures of one data set that pass the filters, in an order that mixes the classes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dataset: Dataset | None = None
        self._rows = np.zeros((0, 2), np.int64)
        self._shown = 0
        self._class: int | None = None
        self._part: int | None = None

    @property
    def num_matching(self) -> int:
        """How many pictures pass the filters, listed yet or not."""
        return len(self._rows)

    def show_dataset(self, dataset: Dataset | None) -> None:
        """Another data set, without filters."""
        self._dataset, self._class, self._part = dataset, None, None
        self._filter()

    def show_only(self, class_index: int | None, part: int | None) -> None:
        """Pictures of one class, of one part (0 training, 1 validation, 2 test); None: of all."""
        self._class, self._part = class_index, part
        self._filter()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else self._shown

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._shown < len(self._rows)

    def fetchMore(self, parent: Index) -> None:
        end = min(self._shown + PAGE, len(self._rows))
        self.beginInsertRows(QModelIndex(), self._shown, end - 1)
        self._shown = end
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._dataset is None or not index.isValid():
            return None
        part, row = self._rows[index.row()]
        pictures = _parts(self._dataset)[part]
        name = self._dataset.class_names[pictures.labels[row]]
        if role == PICTURE_ROLE:
            return image_of(pictures.images[row].transpose(1, 2, 0))
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.ToolTipRole:
            names = (self.tr("training"), self.tr("validation"), self.tr("test"))
            return self.tr("{name}, for {part}").format(name=name, part=names[part])
        return None

    def _filter(self) -> None:
        self.beginResetModel()
        rows = []
        for part, pictures in enumerate(_parts(self._dataset) if self._dataset else ()):
            if self._part in (None, part):
                wanted = np.ones(len(pictures), bool)
                if self._class is not None:
                    wanted = pictures.labels == self._class
                found = np.flatnonzero(wanted)
                rows.append(np.stack([np.full_like(found, part), found], axis=1))
        self._rows = np.concatenate(rows) if rows else np.zeros((0, 2), np.int64)
        if self._class is None:  # a folder comes sorted by class, and the first screen would be one
            self._rows = self._rows[np.random.default_rng(0).permutation(len(self._rows))]
        self._shown = min(PAGE, len(self._rows))
        self.endResetModel()


class Gallery(QListView):
    """Pictures in rows, with the names of their classes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures = GalleryModel(self)
        self.setModel(self.pictures)
        self.setItemDelegate(_Delegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAccessibleName(self.tr("Pictures"))


class _Delegate(QStyledItemDelegate):
    """A picture above the name of its class."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(SIDE + MARGIN, SIDE + CAPTION + MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        room: QRect = option.rect.adjusted(MARGIN // 2, MARGIN // 2, -MARGIN // 2, -MARGIN // 2)
        palette: QPalette = option.palette
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, palette.color(QPalette.ColorRole.AlternateBase))
        image: QImage = index.data(PICTURE_ROLE)
        top_left = QPoint(room.x() + (room.width() - SIDE) // 2, room.y())
        place = fitted(image.size(), QRect(top_left, QSize(SIDE, SIDE)))
        paint_picture(painter, image, place)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        words = room.adjusted(0, SIDE + 2, 0, 0)
        elided = QFontMetrics(option.font).elidedText(
            index.data(), Qt.TextElideMode.ElideMiddle, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, elided)
        painter.restore()


def _parts(dataset: Dataset) -> tuple[Any, ...]:
    return dataset.train, dataset.validation, dataset.test
