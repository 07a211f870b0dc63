"""Plot: the base of all plots: a title, axes over a history, the cursor, zoom, selection by a click."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPalette, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.guard import guarded
from app.plots.axes import Axis, StepAxis, ValueAxis
from app.plots.hub import PlotHub
from app.plots.scales import Range, Split, step_range
from app.theme import GRID, theme
from engine.train.history import History

# Reading four plots off takes 13 ms: a mouse that tells of itself more often would slow the training.
pg.setConfigOptions(mouseRateLimit=30)

ZOOM = 0.8
"""By how much a key narrows the view."""

Reading = tuple[str, QColor]
"""A text of the read-out and its colour."""


class StepView(pg.ViewBox):  # type: ignore[misc]  # it has no types
    """A place for curves in which the mouse moves and zooms the steps, and nothing else."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False, defaultPadding=0.0)
        self.disableAutoRange()
        self.setMouseEnabled(x=True, y=False)

    @guarded
    def mouseDragEvent(self, event: object, axis: int | None = None) -> None:
        if event.button() == Qt.MouseButton.LeftButton:  # type: ignore[attr-defined]
            super().mouseDragEvent(event, axis)


class Plot(QWidget):
    """One plot of the history: one place for curves or several, one above the other, over one axis of
    steps. Nothing in it follows the data by itself: `refresh` sets what changed."""

    axis_width = 6 * GRID
    event_role = "muted"
    """The colour of the lines that mark events, which stands out from what is drawn."""

    def __init__(self, hub: PlotHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hub = hub
        self.split: Split | None = None
        self._shown: History | None = None
        self._events: Sequence[tuple[int, str]] = ()
        self._event_lines: list[tuple[pg.ViewBox, pg.InfiniteLine]] = []
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * 0.85)
        self.small_font = small

        self._title = QLabel(self.title())
        self._title.setToolTip(f"<qt>{escape(self.explanation())}</qt>")
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(bold)
        self._legend = QLabel()
        self._legend.setFont(small)
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self._legend.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._legend.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._invitation = QLabel(self.invitation())
        self._invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._invitation.setWordWrap(True)
        self._invitation.setMargin(3 * GRID)
        self._invitation.setProperty("role", "muted")
        self.canvas = pg.GraphicsLayoutWidget(parent=self)
        self.canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.canvas.setMinimumSize(0, 0)
        self.canvas.hide()

        header = QHBoxLayout()
        header.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        header.addWidget(self._title)
        header.addWidget(self._legend, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(header)
        column.addWidget(self._invitation, 1)
        column.addWidget(self.canvas, 1)

        self.value_axes = self.make_value_axes()
        self.step_axis = StepAxis()
        self.views = [StepView() for _ in self.value_axes]
        self.cursors = [pg.InfiniteLine(angle=90) for _ in self.views]
        self.readings = [pg.TextItem(anchor=(1, 0)) for _ in self.views]
        self._lay_out()

        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.title())
        self.setAccessibleDescription(self.explanation())
        self.setWhatsThis(self.explanation())
        hub.add(self)
        hub.cursor_moved.connect(self._follow_cursor)
        theme.changed.connect(self._follow_theme)
        scene = self.canvas.scene()
        scene.sigMouseMoved.connect(self._point)
        scene.sigMouseClicked.connect(self._click)

    def _lay_out(self) -> None:
        grid = self.canvas.ci.layout
        grid.setContentsMargins(0, GRID, 3 * GRID, 0)
        grid.setSpacing(0)
        grid.setVerticalSpacing(2 * GRID)
        for row, (axis, view) in enumerate(zip(self.value_axes, self.views, strict=True)):
            self.canvas.addItem(axis, row, 0)
            self.canvas.addItem(view, row, 1)
            axis.setWidth(self.axis_width)
            axis.linkToView(view)
            axis.setTickFont(self.small_font)
            view.sigRangeChangedManually.connect(self._moved)
            view.sigResized.connect(self._resized)
            self.cursors[row].setZValue(10)
            self.cursors[row].hide()
            view.addItem(self.cursors[row], ignoreBounds=True)
            self.readings[row].setParentItem(view)
            self.readings[row].setZValue(20)
            self.readings[row].textItem.setFont(self.small_font)
            self.readings[row].hide()
        num_rows = len(self.views)
        self.canvas.addItem(self.step_axis, num_rows, 1)
        self.step_axis.setTickFont(self.small_font)
        self.step_axis.setHeight(2.5 * GRID)
        self.step_axis.linkToView(self.views[-1])
        grid.setRowSpacing(num_rows - 1, 0)
        self._unit = pg.LabelItem()
        self.canvas.addItem(self._unit, num_rows, 0)

    # What a plot says and shows

    def title(self) -> str:
        """What the plot shows, in a few words."""
        raise NotImplementedError

    def explanation(self) -> str:
        """What is shown, how it is defined and what is healthy, in a few sentences."""
        raise NotImplementedError

    def invitation(self) -> str:
        """What to do for something to be shown."""
        raise NotImplementedError

    def make_value_axes(self) -> Sequence[Axis]:
        """The left axis of each place for curves, from the top."""
        return (ValueAxis(log=True),)

    def restyle(self) -> None:
        """Take the theme's colours."""

    def draw(self, history: History, steps: Range) -> None:
        """Show what is in view; call `show_values` for each place of curves."""
        raise NotImplementedError

    def legend(self, history: History) -> str:
        """What the colours mean, as rich text."""
        raise NotImplementedError

    def read(self, history: History, index: int) -> None:
        """Show the values of the interval `index`, under the cursor."""
        raise NotImplementedError

    def stop_reading(self) -> None:
        """Hide them."""
        for reading in self.readings:
            reading.hide()

    def layer_at(self, history: History, place: QPointF) -> str | None:
        """The layer whose curve is there, in pixels of the first place for curves."""
        return None

    def steps_in_view(self, history: History) -> Range:
        """The first and last step on the axis."""
        return self.hub.view or step_range(history.num_steps, history.first_step)

    # Showing

    def sizeHint(self) -> QSize:
        return QSize(420, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 140)

    @property
    def num_columns(self) -> int:
        """How many pixels of the screen the axis of steps is long."""
        return max(round(float(self.views[0].width()) * self.devicePixelRatioF()), 1)

    @Slot()
    def refresh(self) -> None:
        """Bring the picture up to date."""
        history = self.hub.session.history
        known = history is not None and len(history) > 0
        self.canvas.setVisible(known)
        self._invitation.setVisible(not known)
        if history is None or not known:
            self._shown = None
            self._legend.clear()
            return
        if not all(view.height() >= 1 and view.width() >= 1 for view in self.views):
            return  # not laid out yet: its first size brings it here again
        if self._shown is None:
            self._restyle()
        self._shown = history
        self.draw(history, self.steps_in_view(history))
        self._show_events()
        self._follow_cursor()

    def show_range(self, row: int, steps: Range, values: Range) -> None:
        """Let a place for curves show these; costs nothing while they stay the same."""
        view = self.views[row]
        if view.viewRange() != [list(steps), list(values)]:
            view.setRange(xRange=steps, yRange=values, padding=0)

    def pixel_places(self, pixels: NDArray[np.float64], steps: Range) -> NDArray[np.float64]:
        """The middle of pixel columns on the axis of steps."""
        return steps[0] + (pixels + 0.5) * ((steps[1] - steps[0]) / self.num_columns)

    def line_thickness(self) -> int:
        """Pixels of the screen that look like one."""
        return max(round(self.devicePixelRatioF()), 1)

    def pen(self, role: str, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        """For lines that are not curves."""
        pen = QPen(theme.color(role), self.line_thickness(), style)
        pen.setCosmetic(True)
        return pen

    def show_reading(self, row: int, lines: Sequence[Sequence[Reading]]) -> None:
        """Texts at the top right, on a ground that keeps them readable."""
        item = self.readings[row]
        item.fill = pg.mkBrush(theme.color("surface", 215))
        item.setHtml("<br>".join("&nbsp; ".join(colored(*part) for part in line) for line in lines))
        item.setPos(self.views[row].width(), 0)
        item.show()

    def place_of(self, step: float) -> float:
        """Where a step lies on the axis."""
        return step if self.split is None else float(self.split.place(step))

    def step_of(self, place: float) -> float:
        """The step at a place of the axis."""
        return place if self.split is None else self.split.step(place)

    def step_text(self, step: int) -> str:
        """The step under the cursor, and the event that lies there."""
        text = self.tr("step {step}").format(step=f"{step:,}")
        reach = 4 * self.views[0].viewPixelSize()[0]
        for at, event in self.hub.events:
            if abs(self.place_of(at) - self.place_of(step)) <= reach:
                return f"{text}: {event}"
        return text

    def _show_events(self) -> None:
        if self._events != self.hub.events:
            for view, line in self._event_lines:
                view.removeItem(line)
            self._events = self.hub.events
            self._event_lines = [
                (view, pg.InfiniteLine(angle=90, pen=self.pen(self.event_role, Qt.PenStyle.DotLine)))
                for view in self.views
                for _ in self._events
            ]
            for view, line in self._event_lines:
                view.addItem(line, ignoreBounds=True)
        for index, (_, line) in enumerate(self._event_lines):
            line.setPos(self.place_of(self._events[index % len(self._events)][0]))

    def _restyle(self) -> None:
        self.canvas.setBackground(theme.color("surface"))
        for axis in (*self.value_axes, self.step_axis):
            axis.restyle()
        for cursor in self.cursors:
            cursor.setPen(self.pen("muted"))
        self._events = ()
        self._unit.setText(
            self.tr("step"), color=theme.color("muted"), size=f"{self.small_font.pointSizeF()}pt"
        )
        self.restyle()

    # Following

    @Slot()
    def _follow_cursor(self) -> None:
        history, step = self._shown, self.hub.step
        if history is None or not self.isVisible():
            return
        for cursor in self.cursors:
            cursor.setVisible(step is not None)
            if step is not None:
                cursor.setPos(self.place_of(step))
        if step is None:
            self.stop_reading()
            self._legend.setText(self.legend(history))
        else:
            self._legend.setText(colored(self.step_text(step), theme.color("muted")))
            self.read(history, history.index_of(step))

    @Slot()
    def _follow_theme(self) -> None:
        self._shown = None
        if self.isVisible():
            self.refresh()

    @Slot()
    def _resized(self) -> None:
        if self.canvas.isVisible():
            self.refresh()

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    # The mouse and the keys

    @Slot(object)
    def _moved(self) -> None:
        """The mouse moved or zoomed this plot: the others follow, within the run's steps."""
        view = self.sender()
        low, high = view.viewRange()[0]  # type: ignore[attr-defined]
        self.hub.look_at(self.step_of(low), self.step_of(high))
        self.refresh()

    @Slot(object)
    def _point(self, scene_place: QPointF) -> None:
        history = self._shown
        if history is None:
            return
        place = self.views[0].mapFromScene(scene_place)
        inside = any(
            view.sceneBoundingRect().adjusted(-self.axis_width, 0, 0, 0).contains(scene_place)
            for view in self.views
        )
        if not inside:
            self.hub.point_at(None, None)
            return
        step = round(self.step_of(self.views[0].mapToView(place).x()))
        last = history.first_step + history.num_steps - 1
        self.hub.point_at(min(max(step, history.first_step), last), self.layer_at(history, place))

    @Slot(object)
    def _click(self, event: object) -> None:
        history = self._shown
        if history is None or event.button() != Qt.MouseButton.LeftButton:  # type: ignore[attr-defined]
            return
        if event.double():  # type: ignore[attr-defined]
            self.hub.look_at_all()
            self.refresh()
            return
        layer = self.layer_at(history, self.views[0].mapFromScene(event.scenePos()))  # type: ignore[attr-defined]
        wanted = frozenset() if layer is None else frozenset([layer])
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:  # type: ignore[attr-defined]
            wanted = self.hub.document.selection ^ wanted
        self.hub.document.select(wanted)

    @guarded
    def leaveEvent(self, event: QEvent) -> None:
        self.hub.point_at(None, None)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        history = self._shown
        if history is None:
            super().keyPressEvent(event)
            return
        low, high = self.steps_in_view(history)
        last = history.first_step + history.num_steps - 1
        step = last if self.hub.step is None else self.hub.step
        pixel = max(round((high - low) / self.views[0].width()), 1)
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
                self.refresh()
            case _:
                super().keyPressEvent(event)

    def _zoom(self, factor: float, about: float) -> None:
        assert self._shown is not None
        low, high = self.steps_in_view(self._shown)
        self.hub.look_at(about - (about - low) * factor, about + (high - about) * factor)
        self.refresh()


def colored(text: str, color: QColor) -> str:
    """Rich text in this colour."""
    return f'<span style="color: {color.name()}">{escape(text)}</span>'
