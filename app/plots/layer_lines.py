"""LayerLines: the base of plots with one line a layer on a logarithmic axis, coloured by depth."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter
from PySide6.QtWidgets import QWidget

from app.plots.columns import columns, extent
from app.plots.hub import PlotHub
from app.plots.paint import draw_envelope, draw_text, pen, text_width
from app.plots.plot import Axes, Plot, Reading
from app.plots.scales import decade_scale, scientific
from app.theme import GRID, theme
from engine.train.history import History, Quantity

REACH = 14.0
"""So many pixels from a line the mouse still means it."""
NUM_READINGS = 4
"""At most so many selected layers are read off at once."""


class LayerLines(Plot):
    """The lines of one quantity of the layers. Selected layers stand out, the others fade."""

    quantity: ClassVar[Quantity]
    always: ClassVar[tuple[float, float] | None] = None
    """Values that are always in view."""

    def __init__(self, hub: PlotHub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self._range: tuple[float, float] | None = None
        hub.session.run_started.connect(self._forget)

    def make_axes(self, history: History, area: QRectF) -> tuple[Axes, ...]:
        steps = self.step_scale(history)
        found = extent(history, steps, self.quantity)
        ends = [value for pair in (found, self.always) if pair for value in pair] or [1e-2, 1.0]
        if self.hub.view is None:
            # It only grows in a run: an axis that follows each dip cannot be read.
            ends += self._range or ()
            self._range = (min(ends), max(ends))
        scale = decade_scale(min(ends), max(ends))
        return (Axes(area.x(), area.y(), area.width(), area.height(), steps, scale),)

    def look(self, history: History) -> object:
        return tuple(map(self.hub.name, history.layers))

    def paint_curves(self, painter: QPainter, history: History, axes: Axes, row: int, left: float) -> None:
        cut = columns(history, axes.steps, axes.width, left)
        low, high = (axes.y_of(edge) for edge in cut.envelope(history, self.quantity))
        x = axes.x + cut.pixels
        selected = self._selected(history)
        # The selected last, on top of the others.
        for index in sorted(range(len(history.layers)), key=lambda i: i in selected):
            color = theme.depth_color(index, len(history.layers))
            if selected and index not in selected:
                color = _faded(color)
            painter.setPen(pen(color, 2.0 if index in selected else 1.0))
            draw_envelope(painter, x, low[:, index], high[:, index])

    def paint_legend(self, painter: QPainter, history: History, rect: QRectF) -> None:
        """A scale of depth between the names of the first and the last layer; or the selected ones."""
        if not history.layers:
            return
        selected = self._selected(history)
        if selected:
            names = [self.hub.name(history.layers[index]) for index in selected]
            text = ", ".join(names)
            width = min(text_width(painter, text) + 1, rect.width())
            painter.setPen(theme.depth_color(selected[-1], len(history.layers)))
            draw_text(painter, QRectF(rect.right() - width, 0, width, rect.height()), text, _LEFT)
            return
        first, last = (self.hub.name(history.layers[index]) for index in (0, -1))
        bar = 3 * GRID
        each = max((rect.width() - bar - 2 * GRID) / 2, 0)
        painter.setPen(theme.color("muted"))
        width = min(text_width(painter, last) + 1, each)
        x = rect.right() - width
        draw_text(painter, QRectF(x, rect.y(), width, rect.height()), last, _LEFT)
        x -= bar + GRID / 2
        shades = QLinearGradient(x, 0, x + bar, 0)
        for index in range(5):
            shades.setColorAt(index / 4, theme.depth_color(index, 5))
        painter.fillRect(QRectF(x, round(rect.center().y()) - 2, bar, 4), shades)
        width = min(text_width(painter, first) + 1, each)
        place = QRectF(x - GRID / 2 - width, rect.y(), width, rect.height())
        draw_text(painter, place, first, _LEFT)

    def paint_readings(self, painter: QPainter, history: History, axes: tuple[Axes, ...], index: int) -> None:
        if not history.layers:
            return
        values = history.mean(self.quantity)[index]
        shown = self._selected(history)[:NUM_READINGS]
        if self.hub.layer in history.layers:
            hovered = history.layers.index(self.hub.layer)
            shown = [hovered, *(i for i in shown if i != hovered)]
        last = len(history.layers) - 1
        x = float(axes[0].x_of(history.steps[index]))
        for line, layer in enumerate(shown or sorted({0, last})):
            color = theme.depth_color(layer, last + 1)
            reading: Reading = (self.hub.name(history.layers[layer]), color)
            value: Reading = (scientific(values[layer]), theme.color("text"))
            self.paint_reading_line(painter, axes[0], [reading, value], line)
            if axes[0].rect.left() <= x <= axes[0].rect.right() and values[layer] == values[layer]:
                y = float(axes[0].y_of(values[layer]))
                painter.fillRect(QRectF(x - 2.5, y - 2.5, 5, 5), color)

    def layer_at(self, history: History, place: QPointF) -> str | None:
        axes = self._axes[0]
        if not history.layers or not axes.rect.adjusted(-4, -4, 4, 4).contains(place):
            return None
        index = history.index_of(round(axes.steps.value((place.x() - axes.x) / axes.width)))
        y = axes.y_of(history.mean(self.quantity)[index])
        away = np.where(np.isnan(y), np.inf, np.abs(y - place.y()))
        nearest = int(np.argmin(away))
        return history.layers[nearest] if away[nearest] <= REACH else None

    def _selected(self, history: History) -> list[int]:
        selection = self.hub.document.selection
        return [index for index, layer in enumerate(history.layers) if layer in selection]

    def _forget(self) -> None:
        self._range = None


def _faded(color: QColor) -> QColor:
    """Towards the ground: opaque, since a transparent line costs four times as much."""
    ground = theme.color("surface")
    return QColor.fromRgbF(
        *(0.35 * a + 0.65 * b for a, b in zip(color.getRgbF()[:3], ground.getRgbF()[:3], strict=True))  # type: ignore[index]
    )


_LEFT = Qt.AlignmentFlag.AlignLeft
