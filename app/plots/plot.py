"""Plot: the base of all plots: axes, what is painted when, the cursor, zoom, selection by a click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from app.plots.hub import PlotHub
from app.plots.paint import draw_text, pen, text_width
from app.plots.scales import Linear, Log, Scale, step_scale
from app.theme import GRID, theme
from engine.train.history import History

HEADER = 3 * GRID
FOOTER = 2 * GRID + GRID // 2
LEFT = 6 * GRID
ZOOM = 0.8
"""By how much one notch of the wheel narrows the view."""


@dataclass(frozen=True)
class Axes:
    """A rectangle with a scale of steps and one of values."""

    x: float
    y: float
    width: float
    height: float
    steps: Scale
    values: Linear | Log

    @property
    def rect(self) -> QRectF:
        """The place of the curves."""
        return QRectF(self.x, self.y, self.width, self.height)

    def x_of(self, steps: object) -> np.ndarray:
        """Pixels from the left of the widget."""
        return self.x + self.steps.share(steps) * self.width  # type: ignore[arg-type]

    def y_of(self, values: object) -> np.ndarray:
        """Pixels from the top of the widget, kept near the rectangle."""
        share = np.clip(self.values.share(values), -1.0, 2.0)  # type: ignore[arg-type]
        return self.y + (1.0 - share) * self.height


Reading = tuple[str, QColor]
"""A text of the read-out and its colour."""


class Plot(QWidget):
    """One plot of the history.

    It is painted in three layers: the background (title, grid, labels), kept as a picture until the
    axes change; the curves on top of it, kept as well, of which a frame paints the newest columns
    alone; and the cursor, painted anew each time. So a frame costs the same however long the run is.
    """

    left = LEFT
    right = GRID * 1.5

    def __init__(self, hub: PlotHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hub = hub
        self._axes: tuple[Axes, ...] = ()
        self._key: object = None
        self._background = QPixmap()
        self._image = QPixmap()
        self._painted_to = 0.0
        self._pressed: QPoint | None = None
        self._pressed_view = (0.0, 0.0)
        self._dragging = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.title())
        self.setAccessibleDescription(self.explanation())
        self.setWhatsThis(self.explanation())
        hub.add(self)
        hub.cursor_moved.connect(self._follow_cursor)
        hub.view_changed.connect(self._follow_view)
        theme.changed.connect(self._follow_theme)

    # What a plot says and paints

    def title(self) -> str:
        """What the plot shows, in a few words."""
        raise NotImplementedError

    def explanation(self) -> str:
        """What is shown, how it is defined and what is healthy, in a few sentences."""
        raise NotImplementedError

    def invitation(self) -> str:
        """What to do for something to be shown."""
        raise NotImplementedError

    def make_axes(self, history: History, area: QRectF) -> tuple[Axes, ...]:
        """The axes for what is in view, one above the other in the area."""
        raise NotImplementedError

    def paint_background(self, painter: QPainter, history: History, axes: tuple[Axes, ...]) -> None:
        """What lies under the curves, on top of the grid."""

    def paint_curves(self, painter: QPainter, history: History, axes: Axes, row: int, left: float) -> None:
        """The curves of the axes number `row`, from the pixel `left` of them on."""
        raise NotImplementedError

    def paint_legend(self, painter: QPainter, history: History, rect: QRectF) -> None:
        """What the colours mean, at the right end of the title's line."""

    def paint_readings(self, painter: QPainter, history: History, axes: tuple[Axes, ...], index: int) -> None:
        """The values of the interval `index`, under the cursor."""
        raise NotImplementedError

    def layer_at(self, history: History, place: QPointF) -> str | None:
        """The layer whose curve is there."""
        return None

    def look(self, history: History) -> object:
        """Beside the axes, what the whole picture depends on."""
        return None

    def step_scale(self, history: History) -> Scale:
        """The steps in view."""
        if self.hub.view is not None:
            return Linear(*self.hub.view)
        return step_scale(history.num_steps, history.first_step)

    # Size

    def sizeHint(self) -> QSize:
        return QSize(420, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 140)

    def small_font(self) -> QFont:
        """For labels: the smaller of the two sizes of type."""
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        return font

    # Painting

    def refresh(self) -> None:
        """Bring the picture up to date and ask for the part of it that changed."""
        history = self.hub.session.history
        if history is None or not len(history):
            if self._key is not None:
                self._key = None
                self._axes = ()
                self.update()
            return
        area = QRectF(
            self.left, HEADER, self.width() - self.left - self.right, self.height() - HEADER - FOOTER
        )
        if area.width() < 40 or area.height() < 40:
            return
        axes = self.make_axes(history, area)
        key = (
            history, history.stride, axes, self.size(), self.devicePixelRatioF(), theme.dark,
            self.hub.events, self.hub.document.selection, self.look(history),
        )  # fmt: skip
        # A strip between two device pixels would leave a seam.
        whole = key != self._key or self.devicePixelRatioF() % 1 != 0
        if whole:
            self._key, self._axes = key, axes
            self._background = self._paint_background(history, axes)
            self._image = QPixmap(self._background)
            self._painted_to = 0.0
        newest = float(axes[0].steps.share(history.first_step + history.num_steps - 1))
        start = max(np.floor(self._painted_to) - 2.0, 0.0)
        left = QRectF(area.x() + start, 0, self.width(), self.height())
        painter = QPainter(self._image)
        if not whole:
            painter.setClipRect(left)
            painter.drawPixmap(0, 0, self._background)
        for row, item in enumerate(axes):
            clip = item.rect.adjusted(0, -1, 1, 1)
            painter.setClipRect(clip if whole else clip & left)
            self.paint_curves(painter, history, item, row, start)
            self._paint_events(painter, item)
        painter.end()
        self._painted_to = newest * area.width()
        self.update() if whole else self.update(left.toAlignedRect())

    def _paint_background(self, history: History, axes: tuple[Axes, ...]) -> QPixmap:
        picture = self._blank()
        painter = QPainter(picture)
        painter.setFont(self.small_font())
        for item in axes:
            self.paint_grid(painter, item)
        self._paint_steps(painter, axes[-1])
        self.paint_background(painter, history, axes)
        painter.end()
        return picture

    def _blank(self) -> QPixmap:
        """The surface with the title."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(theme.color("surface"))
        painter = QPainter(picture)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        draw_text(painter, QRectF(GRID, 0, self._title_width(), HEADER), self.title(), _LEFT)
        painter.end()
        return picture

    def _title_width(self) -> float:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return QFontMetricsF(font).horizontalAdvance(self.title()) + 2

    def paint_grid(self, painter: QPainter, axes: Axes) -> None:
        """The axis of values: its lines and labels."""
        rect = axes.rect
        height = painter.fontMetrics().height()
        painter.setPen(pen(theme.color("line")))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        for tick in axes.values.ticks(int(rect.height() // (height * 1.6))):
            y = round(float(axes.y_of(tick.value)))
            painter.setPen(pen(theme.color("line", 130)))
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
            painter.setPen(theme.color("muted"))
            place = QRectF(0, y - height / 2, rect.left() - GRID / 2, height)
            draw_text(painter, place, tick.label, _RIGHT)

    def _paint_steps(self, painter: QPainter, axes: Axes) -> None:
        rect = axes.rect
        word = self.tr("step")
        width = text_width(painter, word)
        painter.setPen(theme.color("muted"))
        place = QRectF(rect.right() - width, rect.bottom() + 2, width, FOOTER - 2)
        draw_text(painter, place, word, _RIGHT)
        free_from, free_to = 0.0, place.left() - GRID
        for tick in axes.steps.ticks(int(rect.width() // 70)):
            x = float(axes.x_of(tick.value))
            width = text_width(painter, tick.label)
            label = QRectF(x - width / 2, rect.bottom() + 2, width + 1, FOOTER - 2)
            painter.setPen(pen(theme.color("line")))
            painter.drawLine(QPointF(x, rect.bottom()), QPointF(x, rect.bottom() + 3))
            if label.left() >= free_from and label.right() <= free_to:
                painter.setPen(theme.color("muted"))
                draw_text(painter, label, tick.label, _LEFT)
                free_from = label.right() + GRID

    def _paint_events(self, painter: QPainter, axes: Axes) -> None:
        painter.setPen(pen(theme.color("text", 190), 1.0, Qt.PenStyle.DotLine))
        for step, _ in self.hub.events:
            if axes.steps.low <= step <= axes.steps.high:
                x = round(float(axes.x_of(step)))
                painter.drawLine(QPointF(x, axes.y), QPointF(x, axes.rect.bottom()))

    def paintEvent(self, event: QPaintEvent) -> None:
        history = self.hub.session.history
        painter = QPainter(self)
        if history is None or not len(history) or not self._axes:
            painter.drawPixmap(0, 0, self._blank())
            painter.setPen(theme.color("muted"))
            place = QRectF(self.rect()).adjusted(3 * GRID, HEADER, -3 * GRID, -GRID)
            painter.drawText(
                place, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.invitation()
            )
            return
        painter.drawPixmap(0, 0, self._image)
        painter.setFont(self.small_font())
        rest = QRectF(GRID * 2 + self._title_width(), 0, 0, HEADER)
        rest.setRight(self.width() - GRID)
        step = self.hub.step
        if step is None:
            self.paint_legend(painter, history, rest)
            return
        self._paint_cursor(painter, step)
        painter.setPen(theme.color("muted"))
        draw_text(painter, rest, self._step_text(step), _RIGHT)
        self.paint_readings(painter, history, self._axes, history.index_of(step))

    def _paint_cursor(self, painter: QPainter, step: int) -> None:
        axes = self._axes
        if axes[0].steps.low <= step <= axes[0].steps.high:
            x = round(float(axes[0].x_of(step)))
            painter.setPen(pen(theme.color("text", 150)))
            painter.drawLine(QPointF(x, axes[0].y), QPointF(x, axes[-1].rect.bottom()))

    def _step_text(self, step: int) -> str:
        """The step under the cursor, and the event that lies there."""
        text = self.tr("step {step}").format(step=f"{step:,}")
        steps = self._axes[0]
        for at, event in self.hub.events:
            if abs(float(steps.x_of(at)) - float(steps.x_of(step))) <= 4:
                return f"{text}: {event}"
        return text

    def paint_reading_line(
        self, painter: QPainter, axes: Axes, readings: Sequence[Reading], line: int = 0
    ) -> None:
        """Texts at the top right of the axes, on a ground that keeps them readable."""
        height = painter.fontMetrics().height()
        right, top = axes.rect.right() - 2, axes.y + 1 + line * height
        widths = [text_width(painter, text) for text, _ in readings]
        total = sum(widths) + GRID * len(widths)
        painter.fillRect(QRectF(right - total, top, total + 2, height), theme.color("surface", 215))
        x = right - total + GRID / 2
        for (text, color), width in zip(readings, widths, strict=True):
            painter.setPen(color)
            draw_text(painter, QRectF(x, top, width + 1, height), text, _LEFT)
            x += width + GRID

    # Following

    @Slot()
    def _follow_cursor(self) -> None:
        if self.isVisible():
            self.update()

    @Slot()
    def _follow_view(self) -> None:
        if self.underMouse():
            self.refresh()

    @Slot()
    def _follow_theme(self) -> None:
        if self.isVisible():
            self.refresh()
            self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self.refresh()

    # The mouse and the keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        history = self._shown()
        if history is None:
            return
        place = event.position()
        if self._pressed is not None:
            moved = event.position().toPoint() - self._pressed
            if moved.manhattanLength() >= QApplication.startDragDistance():
                self._dragging = True
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
            if self._dragging:
                low, high = self._pressed_view
                shift = moved.x() / self._axes[0].width * (high - low)
                self.hub.look_at(low - shift, high - shift)
            return
        within = self._axes[0].rect.united(self._axes[-1].rect).adjusted(-self.left, 0, self.right, 0)
        if not within.contains(place):
            self.hub.point_at(None, None)
            return
        step = round(self._step_at(place))
        last = history.first_step + history.num_steps - 1
        self.hub.point_at(min(max(step, history.first_step), last), self.layer_at(history, place))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._axes:
            self._pressed = event.position().toPoint()
            self._pressed_view = (self._axes[0].steps.low, self._axes[0].steps.high)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        clicked = not self._dragging
        self._pressed, self._dragging = None, False
        self.unsetCursor()
        history = self._shown()
        if not clicked or history is None:
            return
        layer = self.layer_at(history, event.position())
        wanted = frozenset() if layer is None else frozenset([layer])
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            wanted = self.hub.document.selection ^ wanted
        self.hub.document.select(wanted)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.hub.look_at_all()

    def leaveEvent(self, event: QEvent) -> None:
        self.hub.point_at(None, None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._axes and event.angleDelta().y():
            self._zoom(ZOOM ** (event.angleDelta().y() / 120), self._step_at(event.position()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        history = self._shown()
        if history is None:
            super().keyPressEvent(event)
            return
        steps = self._axes[0].steps
        last = history.first_step + history.num_steps - 1
        step = last if self.hub.step is None else self.hub.step
        pixel = max(round((steps.high - steps.low) / self._axes[0].width), 1)
        match event.key():
            case Qt.Key.Key_Left:
                self.hub.point_at(max(step - pixel, history.first_step), self.hub.layer)
            case Qt.Key.Key_Right:
                self.hub.point_at(min(step + pixel, last), self.hub.layer)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self._zoom(ZOOM, step)
            case Qt.Key.Key_Minus:
                self._zoom(1 / ZOOM, step)
            case Qt.Key.Key_0 | Qt.Key.Key_Home:
                self.hub.look_at_all()
            case _:
                super().keyPressEvent(event)

    def _zoom(self, factor: float, about: float) -> None:
        steps = self._axes[0].steps
        low, high = about - (about - steps.low) * factor, about + (steps.high - about) * factor
        self.hub.look_at(low, high)
        self.refresh()

    def _shown(self) -> History | None:
        """The history, where there is something of it to point at."""
        history = self.hub.session.history
        return history if history is not None and len(history) and self._axes else None

    def _step_at(self, place: QPointF) -> float:
        share = (place.x() - self._axes[0].x) / self._axes[0].width
        return self._axes[0].steps.value(min(max(share, 0.0), 1.0))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            # Only over the title: over the curves it would cover what is being read.
            if event.pos().y() < HEADER:
                QToolTip.showText(event.globalPos(), self.explanation(), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)


_LEFT = Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignRight
