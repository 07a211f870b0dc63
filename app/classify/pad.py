"""The drawing pad: strokes of a round brush, handed over as a picture like those of the training."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.guard import guarded
from app.theme import theme

Point = tuple[float, float]
"""(x, y), each 0..1 of the pad's side, y downwards."""
Stroke = tuple[Point, ...]

BRUSH = 0.165
"""The brush's width as a share of the frame: about that of scikit-learn's digits."""
FILL = 0.94
"""So much of the frame the ink takes: a margin of 3 % on each side. With this brush it gave the best
answers of networks trained on scikit-learn's digits (tests/app/classify/handwriting.py)."""
LEAST_BRUSH, GREATEST_BRUSH = 0.03, 0.3
SUPERSAMPLED_SIDE = 256
"""A picture is drawn at least this large, then averaged over areas."""
GREATEST_ENLARGEMENT = 8.0
"""So that a dot stays a dot."""


class DrawingPad(QWidget):
    """A square to draw on with the mouse or a pen. Undo, redo and clear are its own, inside it."""

    drawn = Signal()
    """The drawing is another: told while a stroke grows, too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strokes: tuple[Stroke, ...] = ()
        self.brush = BRUSH
        self.white_on_black = True
        self._past: list[tuple[Stroke, ...]] = []
        self._future: list[tuple[Stroke, ...]] = []
        self._growing = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Drawing pad"))
        theme.changed.connect(self.update)

    # What there is

    @property
    def is_empty(self) -> bool:
        """Whether nothing is drawn."""
        return not self.strokes

    @property
    def is_drawing(self) -> bool:
        """Whether a stroke is being drawn."""
        return self._growing

    @property
    def can_undo(self) -> bool:
        """Whether there is a stroke, or a clearing, to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether something was taken back."""
        return bool(self._future)

    def picture(self, height: int, width: int, fill: float | None = FILL) -> np.ndarray:
        """The drawing as uint8 (height, width), ink 255 on 0, or the other way round if so drawn.

        The ink is centred and enlarged until it takes the share `fill` of the height or the width,
        whichever it reaches first; the brush keeps its breadth against that, so that a small drawing
        does not become a fat one. With `fill` None the pad is taken as it is.
        """
        factor = max(1, math.ceil(SUPERSAMPLED_SIDE / max(height, width)))
        size = QSize(width * factor, height * factor)
        image = QImage(size, QImage.Format.Format_Grayscale8)
        image.fill(Qt.GlobalColor.black)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush = self.brush * min(size.width(), size.height())
        if fill is not None:
            brush *= fill / FILL
        scale, left, top = self._placing(size.width(), size.height(), fill, brush)
        painter.translate(left, top)
        self._paint_strokes(painter, scale, brush, QColor(Qt.GlobalColor.white))
        painter.end()
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(-1, image.bytesPerLine())
        blocks = rows[:, : size.width()].reshape(height, factor, width, factor)
        ink: np.ndarray = np.rint(blocks.mean(axis=(1, 3))).astype(np.uint8)
        return ink if self.white_on_black else np.invert(ink)

    # Changes

    def undo(self) -> None:
        """Take back the last stroke, or the last clearing."""
        if self._past and not self._growing:
            self._future.append(self.strokes)
            self._show(self._past.pop())

    def redo(self) -> None:
        """Draw again what was taken back."""
        if self._future and not self._growing:
            self._past.append(self.strokes)
            self._show(self._future.pop())

    def clear(self) -> None:
        """An empty pad; can be taken back."""
        if self.strokes and not self._growing:
            self._remember()
            self._show(())

    def set_brush(self, share: float) -> None:
        """The brush's width as a share of the frame, for the whole drawing."""
        self.brush = min(max(share, LEAST_BRUSH), GREATEST_BRUSH)
        self._show(self.strokes)

    def set_white_on_black(self, on: bool) -> None:
        """White ink on black, or black on white."""
        self.white_on_black = on
        self._show(self.strokes)

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(320, 320)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 160)

    def heightForWidth(self, width: int) -> int:
        return width

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._remember()
            self._growing = True
            self._show((*self.strokes, (self._point(event.position()),)))
        else:
            super().mousePressEvent(event)

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._growing:
            self._show((*self.strokes[:-1], (*self.strokes[-1], self._point(event.position()))))

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._growing:
            self._growing = False
            self.drawn.emit()

    def event(self, event: QEvent) -> bool:
        # The window's own undo would take the keys otherwise.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._action_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._action_of(event)
        if action is not None:
            action()
        else:
            super().keyPressEvent(event)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self._frame()
        paper, ink = QColor("#000000"), QColor("#ffffff")
        if not self.white_on_black:
            paper, ink = ink, paper
        painter.setPen(QPen(theme.color("accent" if self.hasFocus() else "line"), 1))
        painter.setBrush(paper)
        painter.drawRect(frame)
        painter.setClipRect(frame.adjusted(0.5, 0.5, -0.5, -0.5))
        if self.is_empty:
            painter.setPen(QColor("#8b949f" if self.white_on_black else "#5d6675"))
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self.tr("Draw here"))
        painter.translate(frame.topLeft())
        self._paint_strokes(painter, frame.width(), self.brush * frame.width(), ink)

    # Inside

    def _action_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.undo
        if event.matches(QKeySequence.StandardKey.Redo):
            return self.redo
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return self.clear
        return None

    def _remember(self) -> None:
        self._past.append(self.strokes)
        self._future.clear()

    def _show(self, strokes: tuple[Stroke, ...]) -> None:
        self.strokes = strokes
        self.update()
        self.drawn.emit()

    def _frame(self) -> QRectF:
        side = min(self.width(), self.height()) - 1.0
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def _point(self, position: QPointF) -> Point:
        frame = self._frame()
        x = (position.x() - frame.x()) / frame.width()
        y = (position.y() - frame.y()) / frame.height()
        return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)

    def _placing(
        self, width: int, height: int, fill: float | None, brush: float
    ) -> tuple[float, float, float]:
        """Pixels for the pad's side, and where its top left corner lies."""
        side = min(width, height)
        if fill is None or self.is_empty:
            return side, (width - side) / 2, (height - side) / 2
        points = np.array([point for stroke in self.strokes for point in stroke])
        low, high = points.min(axis=0), points.max(axis=0)
        room = np.maximum(np.array([width, height]) * fill - brush, 1.0)
        scale = float(min(room / np.maximum(high - low, 1e-9)))
        scale = min(scale, GREATEST_ENLARGEMENT * side)
        left, top = np.array([width, height]) / 2 - (low + high) / 2 * scale
        return scale, float(left), float(top)

    def _paint_strokes(self, painter: QPainter, scale: float, width: float, ink: QColor) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(ink, width, Qt.PenStyle.SolidLine, round_cap, round_join))
        for stroke in self.strokes:
            points = [QPointF(x * scale, y * scale) for x, y in stroke]
            if all(point == points[0] for point in points):
                painter.drawPoint(points[0])
            else:
                painter.drawPath(_smooth_path(points))


def _smooth_path(points: list[QPointF]) -> QPainterPath:
    """Through the middles between the points, with the points as the curves' handles."""
    path = QPainterPath(points[0])
    for point, following in pairwise(points[1:]):
        path.quadTo(point, (point + following) / 2)
    path.lineTo(points[-1])
    return path
