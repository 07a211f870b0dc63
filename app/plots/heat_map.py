"""HeatMap: the gradient norm of every layer at every step as a colour, the first steps kept wide."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from app.plots.columns import columns
from app.plots.paint import draw_text, pen
from app.plots.plot import Axes, Plot
from app.plots.scales import Linear, Scale, early_scale, power_of_ten, scientific
from app.theme import COLDEST, GRID, HOTTEST, theme
from engine.train.history import History

NUM_COLORS = 254
UNKNOWN, EMPTY = 254, 255
"""Indices of the colours of what is no number and of what is not there yet."""
COLD_MARK, HOT_MARK = -5.5, 1.75
"""log10 of a norm beyond which a layer's name gets a mark: half way to the ends of the scale."""


class HeatMap(Plot):
    """A row for each layer, the first at the top; the axis of steps keeps the first 100 wide."""

    left = 9 * GRID
    right = 5.5 * GRID

    def title(self) -> str:
        return self.tr("Layer by step")

    def explanation(self) -> str:
        return self.tr(
            "The same gradient norms as colours: a row for each layer, from the input at the top to the "
            "output, a column for the steps of each pixel (their mean). Grey is healthy; blue and ▾: it "
            "vanishes; orange and ▴: it explodes. The first 100 steps keep a quarter of the width."
        )

    def invitation(self) -> str:
        return self.tr("Press Train: every layer becomes a row here, coloured by its gradient.")

    def step_scale(self, history: History) -> Scale:
        if self.hub.view is not None:
            return Linear(*self.hub.view)
        return early_scale(history.num_steps, history.first_step)

    def make_axes(self, history: History, area: QRectF) -> tuple[Axes, ...]:
        # Rows of whole pixels; the first layer at the top, where the lowest value would be.
        rows = max(len(history.layers), 1)
        each = area.height() / rows
        height = int(each) * rows if each >= 1 else area.height()
        scale = Linear(0.0, float(rows))
        steps = self.step_scale(history)
        return (Axes(area.x(), area.y(), area.width(), height, steps, scale),)

    def paint_grid(self, painter: QPainter, axes: Axes) -> None:
        """Nothing: the rows have names instead."""

    def look(self, history: History) -> object:
        return tuple(map(self.hub.name, history.layers)), self._marks(history)

    def paint_background(self, painter: QPainter, history: History, axes: tuple[Axes, ...]) -> None:
        item = axes[0]
        painter.fillRect(item.rect, theme.color("window"))
        self._paint_names(painter, history, item)
        self._paint_scale(painter, item)

    def paint_curves(self, painter: QPainter, history: History, axes: Axes, row: int, left: float) -> None:
        if not history.layers:
            return
        cut = columns(history, axes.steps, axes.width, left)
        colors = _indices(cut.mean(history, "gradient_norm"))
        first = int(cut.pixels[0])
        newest = axes.steps.share(history.first_step + history.num_steps)
        last = min(int(np.ceil(float(newest) * axes.width)), int(axes.width))
        # Where steps are wider than pixels, each pixel takes the step before it.
        source = np.searchsorted(cut.pixels, np.arange(first, max(last, first + 1)), side="right") - 1
        picture = np.ascontiguousarray(colors[source].T)
        image = QImage(
            picture.data, picture.shape[1], picture.shape[0], picture.shape[1],
            QImage.Format.Format_Indexed8,
        )  # fmt: skip
        image.setColorTable(_color_table())
        painter.drawImage(QRectF(axes.x + first, axes.y, picture.shape[1], axes.height), image)
        self._paint_split(painter, axes)
        self._paint_frames(painter, history, axes)

    def paint_legend(self, painter: QPainter, history: History, rect: QRectF) -> None:
        painter.setPen(theme.color("muted"))
        draw_text(painter, rect, self.tr("gradient norm"), _RIGHT)

    def paint_readings(self, painter: QPainter, history: History, axes: tuple[Axes, ...], index: int) -> None:
        layer = self.hub.layer
        if layer not in history.layers:
            return
        row = history.layers.index(layer)
        value = float(history.mean("gradient_norm")[index, row])
        top, height = self._row(axes[0], history, row)
        painter.setPen(pen(theme.color("text")))
        painter.drawRect(QRectF(axes[0].x - 0.5, top - 0.5, axes[0].width, height))
        readings = [(self.hub.name(layer), theme.color("text")), (scientific(value), theme.color("text"))]
        # At the top, or at the bottom where it would cover what is read.
        line = painter.fontMetrics().height()
        at_top = top > axes[0].y + line
        self.paint_reading_line(painter, axes[0], readings, 0 if at_top else int(axes[0].height / line) - 1)

    def layer_at(self, history: History, place: QPointF) -> str | None:
        axes = self._axes[0]
        row = int((place.y() - axes.y) / axes.height * len(history.layers))
        inside = axes.y <= place.y() < axes.y + axes.height and place.x() < axes.x + axes.width
        return history.layers[row] if inside and 0 <= row < len(history.layers) else None

    def _row(self, axes: Axes, history: History, row: int) -> tuple[float, float]:
        height = axes.height / len(history.layers)
        return axes.y + row * height, height

    def _marks(self, history: History) -> str:
        """A character for each layer: vanishing, exploding, or neither."""
        with np.errstate(divide="ignore", invalid="ignore"):
            logs = np.log10(history.latest("gradient_norm"))
        return "".join("▾" if log < COLD_MARK else "▴" if log > HOT_MARK else " " for log in logs)

    def _paint_names(self, painter: QPainter, history: History, axes: Axes) -> None:
        selection, marks = self.hub.document.selection, self._marks(history)
        height = axes.height / max(len(history.layers), 1)
        line = painter.fontMetrics().height() * 0.86
        every = max(int(np.ceil(line / height)), 1)
        for row, layer in enumerate(history.layers):
            if row % every and layer not in selection:
                continue
            middle = axes.y + (row + 0.5) * height
            place = QRectF(GRID, middle - line / 2, axes.x - 2.5 * GRID, line)
            painter.setPen(theme.color("text" if layer in selection else "muted"))
            draw_text(painter, place, self.hub.name(layer), _RIGHT)
            painter.setPen(theme.color("cold" if marks[row] == "▾" else "hot"))
            place = QRectF(axes.x - 1.4 * GRID, middle - line / 2, 1.4 * GRID, line)
            draw_text(painter, place, marks[row], _LEFT)

    def _paint_scale(self, painter: QPainter, axes: Axes) -> None:
        """The colours and their norms, hot at the top."""
        x, height = axes.x + axes.width + GRID, axes.height
        column = np.arange(NUM_COLORS - 1, -1, -1, dtype=np.uint8)
        stripe = np.ascontiguousarray(np.repeat(column[:, None], 4, axis=1))
        image = QImage(stripe.data, 4, NUM_COLORS, 4, QImage.Format.Format_Indexed8)
        image.setColorTable(_color_table())
        painter.drawImage(QRectF(x, axes.y, GRID, height), image)
        line = painter.fontMetrics().height()
        painter.setPen(theme.color("muted"))
        for exponent in (2, 0, -2, -4, -6, -8):
            y = axes.y + (HOTTEST - exponent) / (HOTTEST - COLDEST) * height
            place = QRectF(x + GRID * 1.5, y - line / 2, 4 * GRID, line)
            if height > 6 * line or exponent % 4 == 0:
                draw_text(painter, place, power_of_ten(exponent), _LEFT)

    def _paint_split(self, painter: QPainter, axes: Axes) -> None:
        if isinstance(axes.steps, Linear):
            return
        x = round(float(axes.x_of(axes.steps.split)))  # type: ignore[union-attr]
        painter.setPen(pen(theme.color("surface"), 2.0))
        painter.drawLine(QPointF(x, axes.y), QPointF(x, axes.y + axes.height))

    def _paint_frames(self, painter: QPainter, history: History, axes: Axes) -> None:
        for row, layer in enumerate(history.layers):
            if layer in self.hub.document.selection:
                top, height = self._row(axes, history, row)
                painter.setPen(pen(theme.color("text"), 2.0))
                painter.drawRect(QRectF(axes.x, top, axes.width, height))


def _indices(norms: NDArray[np.float64]) -> NDArray[np.uint8]:
    """The colour of each norm, as an index into the colour table."""
    with np.errstate(divide="ignore", invalid="ignore"):
        share = (np.log10(norms) - COLDEST) / (HOTTEST - COLDEST)
    share = np.where(np.isnan(share), 1.0, np.clip(share, 0.0, 1.0))
    indices = (share * (NUM_COLORS - 1)).astype(np.uint8)
    indices[np.isnan(norms)] = UNKNOWN
    return indices


def _color_table() -> list[int]:
    if theme.dark not in _tables or _tables[theme.dark][0] is not theme.colors:
        spread = np.linspace(COLDEST, HOTTEST, NUM_COLORS)
        table = [theme.temperature(float(log)).rgb() for log in spread]
        table += [theme.color("problem").rgb(), theme.color("window").rgb()]
        _tables[theme.dark] = (theme.colors, table)
    return _tables[theme.dark][1]


_tables: dict[bool, tuple[object, list[int]]] = {}
_LEFT = Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignRight
