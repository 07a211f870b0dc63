"""The tasks of the window: each shows its page and its panels, arranged as the user left them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDockWidget, QMainWindow, QStackedWidget, QTabBar, QWidget

from app import preferences

STATE_VERSION = 5
"""Raised when docks come or go, so that an old arrangement is not put over new panels."""

TaskId = Literal["start", "design", "data", "train", "classify", "preview", "proof", "lab"]


@dataclass(frozen=True)
class Task:
    """`page` fills the middle; `panels` are the docks beside it, `sizes` their pixels at first."""

    id: TaskId
    page: str
    panels: tuple[str, ...] = ()


TASKS: tuple[Task, ...] = (
    Task("start", "start"),
    Task("design", "canvas", ("palette", "inspector", "doctor")),
    Task("data", "data"),
    Task(
        "train",
        "canvas",
        ("plan", "doctor", "loss", "gradient", "profile", "heat_map", "update_ratio", "spreads", "step"),
    ),
    Task("classify", "classify"),
    Task("preview", "preview", ("doctor",)),
    Task("proof", "proof"),
    Task("lab", "lab"),
)
SIDE_WIDTHS = {"palette": 216, "inspector": 304, "plan": 304, "doctor": 304}
PLOT_HEIGHT = 300
COLUMNS = (("loss",), ("gradient", "heat_map", "update_ratio"), ("profile", "spreads", "step"))
"""The plots below the canvas; those of one column lie one behind the other."""
WIDE_COLUMNS = (("loss",), ("gradient", "update_ratio"), ("heat_map",), ("profile", "spreads", "step"))
WIDE = 1800
"""From this width on, in pixels, there is room for one column more."""
SIDES = {
    "palette": Qt.DockWidgetArea.LeftDockWidgetArea,
    "inspector": Qt.DockWidgetArea.RightDockWidgetArea,
    "plan": Qt.DockWidgetArea.RightDockWidgetArea,
    "doctor": Qt.DockWidgetArea.RightDockWidgetArea,
}


class Tasks(QObject):
    """Changes between the tasks; each keeps its own arrangement, across starts as well."""

    changed = Signal(str)
    """The id of the task in hand."""

    def __init__(
        self,
        window: QMainWindow,
        stack: QStackedWidget,
        pages: Mapping[str, QWidget],
        docks: Mapping[str, QDockWidget],
    ) -> None:
        super().__init__(window)
        self._window, self._stack, self._pages, self._docks = window, stack, pages, docks
        self.current: Task | None = None

    def switch(self, task_id: str) -> None:
        """Make this the task in hand."""
        task = next(task for task in TASKS if task.id == task_id)
        if task is self.current:
            self.changed.emit(task.id)
            return
        self.remember()
        self._window.setUpdatesEnabled(False)
        try:
            self.current = task
            for dock in self._docks.values():
                dock.hide()  # the window would grow to hold the new page beside the old panels
            self._stack.setCurrentWidget(self._pages[task.page])
            saved = preferences.saved_state(task.id)
            if saved.isEmpty() or not self._window.restoreState(saved, STATE_VERSION):
                self._arrange(task)
        finally:
            self._window.setUpdatesEnabled(True)
        self._pages[task.page].setFocus()
        QTimer.singleShot(0, self, self._hide_empty_tab_bars)
        self.changed.emit(task.id)

    def _hide_empty_tab_bars(self) -> None:
        """Qt leaves the tab bar of panels that have been put elsewhere where it was."""
        groups = []
        for dock in self._docks.values():
            if not dock.isHidden() and not dock.isFloating():
                beside = [one for one in self._window.tabifiedDockWidgets(dock) if not one.isHidden()]
                groups.append({one.windowTitle() for one in (dock, *beside)})
        for bar in self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            titles = {bar.tabText(index) for index in range(bar.count())}
            if bar.isVisible() and (len(titles) < 2 or titles not in groups):
                bar.hide()

    def remember(self) -> None:
        """Keep the arrangement of the task in hand."""
        if self.current is not None and self._window.isVisible():
            preferences.save_state(self.current.id, self._window.saveState(STATE_VERSION))

    def reset(self) -> None:
        """The usual arrangement, of every task."""
        preferences.forget_states()
        if self.current is not None:
            self._arrange(self.current)

    def fit(self) -> None:
        """Give the panels their usual sizes, where the user has not chosen others."""
        if self.current is not None and preferences.saved_state(self.current.id).isEmpty():
            self._size(self.current)

    def _arrange(self, task: Task) -> None:
        for dock in self._docks.values():
            dock.setFloating(False)
            self._window.removeDockWidget(dock)
        for name, side in SIDES.items():
            self._window.addDockWidget(side, self._docks[name])
        right = [name for name, side in SIDES.items() if side == Qt.DockWidgetArea.RightDockWidgetArea]
        for before, name in pairwise(right):
            self._window.tabifyDockWidget(self._docks[before], self._docks[name])
        columns = self._columns()
        for column, (first, *_) in enumerate(columns):
            self._window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self._docks[first])
            if column:
                beside = self._docks[columns[column - 1][0]]
                self._window.splitDockWidget(beside, self._docks[first], Qt.Orientation.Horizontal)
        for first, *others in columns:
            for before, name in pairwise((first, *others)):
                self._window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self._docks[name])
                self._window.tabifyDockWidget(self._docks[before], self._docks[name])
        for name, dock in self._docks.items():
            dock.setVisible(name in task.panels)
        for first, *_ in columns:
            self._docks[first].raise_()
        for name in task.panels:
            if name in right:
                self._docks[name].raise_()
                break
        self._size(task)

    def _columns(self) -> tuple[tuple[str, ...], ...]:
        return WIDE_COLUMNS if self._window.width() >= WIDE else COLUMNS

    def _size(self, task: Task) -> None:
        sides = [name for name in SIDE_WIDTHS if name in task.panels]
        docks = [self._docks[name] for name in sides]
        widths = [SIDE_WIDTHS[name] for name in sides]
        if docks:
            self._window.resizeDocks(docks, widths, Qt.Orientation.Horizontal)
        plots = [self._docks[column[0]] for column in self._columns() if column[0] in task.panels]
        if plots:
            self._window.resizeDocks(plots, [1000] * len(plots), Qt.Orientation.Horizontal)
            height = min(PLOT_HEIGHT, self._window.height() // 3)
            self._window.resizeDocks(plots, [height] * len(plots), Qt.Orientation.Vertical)
