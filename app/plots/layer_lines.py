"""LayerLines: the base of plots with one line a layer on a logarithmic axis, coloured by depth."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from app.plots.columns import columns, extent
from app.plots.hub import PlotHub
from app.plots.lines import ColumnLines, Style
from app.plots.plot import Plot, colored
from app.plots.scales import Range, decade_range, logs, scientific
from app.theme import blend, theme
from app.widgets.numbers import DASH
from engine.train.history import History, Quantity

REACH = 14.0
"""So many pixels from a line the mouse still means it."""
NUM_READINGS = 4
"""At most so many selected layers are read off at once."""


class LayerLines(Plot):
    """The lines of one quantity of the layers. Selected layers stand out, the others fade."""

    quantity: ClassVar[Quantity]
    always: ClassVar[Range | None] = None
    """Values that are always in view."""

    def __init__(self, hub: PlotHub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self._range: Range | None = None
        self.lines = ColumnLines()
        self.dots = pg.ScatterPlotItem(pxMode=True, size=6, symbol="s", pen=None)
        self.dots.setZValue(11)
        for item in (self.lines, self.dots):
            self.views[0].addItem(item, ignoreBounds=True)
        hub.session.run_started.connect(self._forget)

    def draw(self, history: History, steps: Range) -> None:
        values = self._values_in_view(history, steps)
        self.show_range(0, steps, values)
        cut = columns(history, steps, self.num_columns)
        low, high = (logs(edge, values) for edge in cut.envelope(history, self.quantity))
        order = self._painting_order(history)
        styles = tuple(self._style(history, index) for index in order)
        x = self.pixel_places(cut.pixels, steps)
        self.lines.draw(x, low[:, order], high[:, order], styles)

    def legend(self, history: History) -> str:
        """The names of the first and the last layer with the colours between; or the selected ones."""
        if not history.layers:
            return ""
        selected = self._selected(history)
        if selected:
            return ", ".join(self._colored_name(history, index) for index in selected)
        first, last = (
            colored(self.hub.name(history.layers[index]), theme.color("muted")) for index in (0, -1)
        )
        bar = "".join(colored("━", theme.depth_color(index, 5)) for index in range(5))
        return f"{first} {bar} {last}"

    def read(self, history: History, index: int) -> None:
        if not history.layers:
            return
        values = history.mean(self.quantity)[index]
        shown = self._selected(history)[:NUM_READINGS]
        if self.hub.layer in history.layers:
            hovered = history.layers.index(self.hub.layer)
            shown = [hovered, *(i for i in shown if i != hovered)]
        count = len(history.layers)
        shown = shown or sorted({0, count - 1})
        colors = [theme.depth_color(layer, count) for layer in shown]
        names = [self.hub.name(history.layers[layer]) for layer in shown]
        words = [scientific(value) if np.isfinite(value) else DASH for value in values[shown]]
        numbers = [(word, theme.color("text")) for word in words]
        self.show_reading(0, list(zip(zip(names, colors, strict=True), numbers, strict=True)))
        y = logs(values[shown], self.views[0].viewRange()[1])
        x = np.full(len(shown), self.place_of(int(history.steps[index])))
        known = np.isfinite(y)  # pyqtgraph's dots crash where one has no place
        brush = [color for color, is_known in zip(colors, known, strict=True) if is_known]
        self.dots.setData(x=x[known], y=y[known], brush=brush)
        self.dots.show()

    def stop_reading(self) -> None:
        super().stop_reading()
        self.dots.hide()

    def layer_at(self, history: History, place: QPointF) -> str | None:
        view = self.views[0]
        if not history.layers or not view.boundingRect().adjusted(-4, -4, 4, 4).contains(place):
            return None
        at = view.mapToView(place)
        values = history.mean(self.quantity)[history.index_of(round(at.x()))]
        away = np.abs(logs(values, view.viewRange()[1]) - at.y()) / view.viewPixelSize()[1]
        away[np.isnan(away)] = np.inf
        nearest = int(np.argmin(away))
        return history.layers[nearest] if away[nearest] <= REACH else None

    def _values_in_view(self, history: History, steps: Range) -> Range:
        found = extent(history, steps, self.quantity)
        ends = [value for pair in (found, self.always) if pair for value in pair] or [1e-2, 1.0]
        if self.hub.view is None:
            # It only grows in a run: an axis that follows each dip cannot be read.
            ends += self._range or ()
            self._range = (min(ends), max(ends))
        return decade_range(min(ends), max(ends))

    def _style(self, history: History, index: int) -> Style:
        color, thickness = theme.depth_color(index, len(history.layers)), self.line_thickness()
        selected = self._selected(history)
        if index in selected:
            return Style(color, 2 * thickness)
        return Style(blend(color, theme.color("surface"), 0.65) if selected else color, thickness)

    def _painting_order(self, history: History) -> list[int]:
        """The selected last, on top of the others."""
        selected = self._selected(history)
        return sorted(range(len(history.layers)), key=lambda index: index in selected)

    def _selected(self, history: History) -> list[int]:
        selection = self.hub.document.selection
        return [index for index, layer in enumerate(history.layers) if layer in selection]

    def _colored_name(self, history: History, index: int) -> str:
        color: QColor = theme.depth_color(index, len(history.layers))
        return colored(self.hub.name(history.layers[index]), color)

    def _forget(self) -> None:
        self._range = None
