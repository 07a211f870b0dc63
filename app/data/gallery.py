"""The gallery: all pictures of a data set under their classes; only those in view are ever drawn."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QToolTip, QWidget

from app.data.caption import caption_of
from app.data.counts import PICTURES_MIME
from app.data.gallery_paint import CAPTION, CELL, SIDE, paint_gallery
from app.data.shelf import Shelf
from app.guard import guarded
from app.theme import theme
from app.widgets.numbers import count_text
from app.widgets.picture import image_of
from engine.data.dataset import Dataset, Pictures

CACHE_BYTES = 48 << 20
MOST_DRAGGED = 9
"""So many lie under the pointer while they are dragged; a number tells the rest."""


class Gallery(QAbstractScrollArea):
    """Pictures in rows, to be selected as files are; drag them onto a class to put them there."""

    selection_changed = Signal()
    """`selected_keys` or the `current` picture is another."""
    exclude_wanted = Signal()
    """Of what is selected: leave it out, or take it back."""
    menu_wanted = Signal(QPoint)
    """At this place of the screen."""
    drag_started = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shelf = Shelf()
        self.current = -1
        """The place that the keys move; -1 for none."""
        self.selected = np.zeros(0, bool)
        self.with_captions = False
        self.band: QRect | None = None
        """The rectangle that is being drawn around pictures, in the contents' pixels."""
        self._anchor = -1
        self._pressed: QPoint | None = None
        self._before_band = self.selected
        self._keys: list[str] = []
        self._images: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._cached = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Pictures"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self.viewport().update)

    # What is shown

    def show_dataset(self, dataset: Dataset | None, excluded: Pictures | None = None) -> None:
        """Another data set; `show_only` or `show_keys` must follow."""
        self._images.clear()
        self._cached = 0
        self.shelf.show_dataset(dataset, excluded)

    def show_only(self, class_index: int | None, part: int | None) -> None:
        """Pictures of one class, of one part; None: of all. Pictures stay selected if they stay."""
        keys = set(self.selected_keys())
        self.shelf.show_only(class_index, part)
        self._show(keys, False)

    def show_keys(self, keys: list[str]) -> None:
        """Some pictures, in this order."""
        self.shelf.show_keys(keys)
        self._show(set(), True)

    def selected_keys(self) -> list[str]:
        """Of the pictures that are selected, in the order shown."""
        return self._keys

    def current_pixels(self) -> np.ndarray | None:
        """uint8 (height, width, channels) of the picture that was clicked last."""
        return self.shelf.pixels(self.current) if 0 <= self.current < self.shelf.count else None

    def image(self, place: int) -> QImage:
        """The picture, from a cache that is bounded."""
        name = (self.shelf.part(place), int(self.shelf.entries[place, 1]))
        found = self._images.get(name)
        if found is None:
            found = image_of(self.shelf.pixels(place))
            side = math.ceil(SIDE * self.devicePixelRatioF())
            if max(found.width(), found.height()) > 2 * side:
                smooth = Qt.TransformationMode.SmoothTransformation
                found = found.scaled(2 * side, 2 * side, Qt.AspectRatioMode.KeepAspectRatio, smooth)
            self._images[name] = found
            self._cached += found.sizeInBytes()
            while self._cached > CACHE_BYTES:
                self._cached -= self._images.popitem(last=False)[1].sizeInBytes()
        else:
            self._images.move_to_end(name)
        return found

    def _show(self, keys: set[str], with_captions: bool) -> None:
        self.with_captions = with_captions
        self.selected = self.shelf.places_of(keys)
        found = np.flatnonzero(self.selected)
        self.current = self._anchor = int(found[0]) if len(found) else -1
        self._tell()
        self._lay_out()

    def _lay_out(self) -> None:
        width, height = self.viewport().width(), self.viewport().height()
        row_height = CELL + (CAPTION if self.with_captions else 0)
        self.shelf.lay_out(max(1, width // CELL), row_height)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self.shelf.height - height))
        bar.setPageStep(height)
        bar.setSingleStep(CELL // 2)
        self.viewport().update()

    # Selecting

    def select(self, places: np.ndarray | list[int], current: int = -1) -> None:
        """Select these and no others."""
        self.selected[:] = False
        self.selected[places] = True
        self.current = current if current >= 0 or not len(places) else int(places[0])
        self._tell()

    def select_keys(self, keys: set[str]) -> None:
        """Select these pictures, as far as they are shown."""
        self.select(np.flatnonzero(self.shelf.places_of(keys)))

    def _tell(self) -> None:
        self._keys = self.shelf.keys(np.flatnonzero(self.selected).tolist())
        words = self.tr("{count} selected").format(count=count_text(len(self._keys)))
        if 0 <= self.current < self.shelf.count:
            words = f"{caption_of(self.shelf, self.current)}. {words}"
        self.setAccessibleDescription(words)
        self.viewport().update()
        self.selection_changed.emit()

    def _move_to(self, place: int, keys: Qt.KeyboardModifier) -> None:
        """As in a list of files: Shift selects all from the last one on, Ctrl adds or takes away."""
        if keys & Qt.KeyboardModifier.ShiftModifier and self._anchor >= 0:
            low, high = sorted((self._anchor, place))
            self.select(np.arange(low, high + 1), place)
        else:
            self._anchor = place
            if keys & Qt.KeyboardModifier.ControlModifier:
                self.selected[place] = not self.selected[place]
                self.current = place
                self._tell()
            else:
                self.select([place], place)
        self._reveal(place)

    def _reveal(self, place: int) -> None:
        _, top = self.shelf.corner(place, CELL)
        bar = self.verticalScrollBar()
        low = top + self.shelf.row_height - self.viewport().height()
        bar.setValue(min(max(bar.value(), low), max(0, top - (CELL if place == 0 else 0))))

    # The mouse

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint() + self._offset()
        place = self.shelf.place_at(point.x(), point.y(), CELL)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if place >= 0 and self.selected[place] and plain:  # perhaps a drag of all that is selected
            if event.button() == Qt.MouseButton.LeftButton:
                self._pressed = point
            return
        if place >= 0:
            self._move_to(place, event.modifiers())
            self._pressed = point
        elif self.shelf.is_heading(point.y()):
            section = self.shelf.sections[self.shelf.section_at(point.y())]
            self.select(np.arange(section.first, section.first + section.count))
        elif event.button() == Qt.MouseButton.LeftButton:
            if plain:
                self.select([])
            self._before_band = self.selected.copy()
            self.band = QRect(point, point)

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint() + self._offset()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if self.band is not None:
            self.band.setBottomRight(point)
            self._reach(event.position().toPoint().y())
            room = self.band.normalized()
            box = (room.left(), room.top(), room.right(), room.bottom())
            places = self.shelf.within(*box, CELL)
            self.selected = self._before_band.copy()
            self.selected[places] = True
            self.current = places[0] if places else -1
            self._tell()
        elif self._pressed is not None:
            distance = (point - self._pressed).manhattanLength()
            if distance >= QApplication.startDragDistance():
                self._pressed = None
                self._drag()

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.band = None
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if self._pressed is not None and event.button() == Qt.MouseButton.LeftButton and plain:
            place = self.shelf.place_at(self._pressed.x(), self._pressed.y(), CELL)
            if place >= 0 and len(self.selected_keys()) > 1:
                self._move_to(place, Qt.KeyboardModifier.NoModifier)
        self._pressed = None
        self.viewport().update()

    def _reach(self, y: int) -> None:
        """Scroll on while a rectangle is drawn beyond the edge."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setValue(bar.value() + min(y, 0) + max(y - height, 0))

    def dragged(self) -> QMimeData:
        """What a drag of the selected pictures carries."""
        data = QMimeData()
        data.setData(PICTURES_MIME, "\n".join(self.selected_keys()).encode())
        return data

    def _drag(self) -> None:
        places = np.flatnonzero(self.selected)
        if not len(places):
            return
        drag = QDrag(self)
        drag.setMimeData(self.dragged())
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(QSize(SIDE + 24, SIDE + 24) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        for number, place in enumerate(places[:MOST_DRAGGED][::-1]):
            shift = 2 * (min(len(places), MOST_DRAGGED) - 1 - number)
            painter.drawImage(QRect(shift, shift, SIDE, SIDE), self.image(int(place)))
        if len(places) > 1:
            badge = QRect(SIDE - 28, SIDE, 48, 22)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(theme.color("accent"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(badge, 11, 11)
            painter.setPen(theme.color("on_accent"))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, count_text(len(places)))
        painter.end()
        drag.setPixmap(pixmap)
        self.drag_started.emit()
        drag.exec(Qt.DropAction.MoveAction)

    # Keys

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.select(np.arange(self.shelf.count), self.current)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if len(self.selected_keys()):
                self.exclude_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and len(self.selected_keys()):
            self.select([])
        elif (place := self._place_after(Qt.Key(event.key()))) >= 0:
            keys = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._move_to(place, keys)
        else:
            super().keyPressEvent(event)

    def _place_after(self, key: Qt.Key) -> int:
        """Where an arrow or its kin leads from the current picture; -1 for other keys."""
        last = self.shelf.count - 1
        if last < 0:
            return -1
        here = max(self.current, 0)
        page = max(1, self.viewport().height() // self.shelf.row_height - 1)
        by_key: dict[Qt.Key, Callable[[], int]] = {
            Qt.Key.Key_Left: lambda: here - 1,
            Qt.Key.Key_Right: lambda: here + 1 if self.current >= 0 else 0,
            Qt.Key.Key_Home: lambda: 0,
            Qt.Key.Key_End: lambda: last,
            Qt.Key.Key_Up: lambda: self.shelf.beside(here, -1),
            Qt.Key.Key_Down: lambda: self.shelf.beside(here, 1),
            Qt.Key.Key_PageUp: lambda: self.shelf.beside(here, -page),
            Qt.Key.Key_PageDown: lambda: self.shelf.beside(here, page),
        }
        return min(max(by_key[key](), 0), last) if key in by_key else -1

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            deletes = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
            if deletes or event.matches(QKeySequence.StandardKey.SelectAll):
                event.accept()  # else the menu's own command for the canvas would take it
                return True
        return super().event(event)

    # Qt

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            point = event.pos() + self._offset()
            place = self.shelf.place_at(point.x(), point.y(), CELL)
            words = caption_of(self.shelf, place) if place >= 0 else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().viewportEvent(event)

    @guarded
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.current >= 0:
            left, top = self.shelf.corner(self.current, CELL)
            spot = QPoint(left + CELL // 2, top + CELL // 2) - self._offset()
            self.menu_wanted.emit(self.viewport().mapToGlobal(spot))
        elif len(self.selected_keys()):
            self.menu_wanted.emit(event.globalPos())

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.translate(-self._offset())
        paint_gallery(painter, self, event.rect().translated(self._offset()))

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * CELL, 2 * CELL)

    def _offset(self) -> QPoint:
        return QPoint(0, self.verticalScrollBar().value())
