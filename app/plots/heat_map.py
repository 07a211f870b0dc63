"""HeatMap: the gradient norm of every layer at every step as a colour, the first steps kept wide."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QGraphicsRectItem, QWidget

from app.plots.axes import Axis, ValueAxis
from app.plots.columns import columns
from app.plots.hub import PlotHub
from app.plots.plot import Plot, colored
from app.plots.scales import Range, early_split, scientific
from app.theme import COLDEST, GRID, HOTTEST, theme
from engine.train.history import History

NUM_COLORS = 253
FROZEN, UNKNOWN, EMPTY = 253, 254, 255
"""Indices of the colours of a layer that was frozen, of what is no number, and of what is not there yet."""
COLD_MARK, HOT_MARK = -5.5, 1.75
"""log10 of a norm beyond which a layer's name gets a mark: half way to the ends of the scale."""


class HeatMap(Plot):
    """A row for each layer, the first at the top; the axis of steps keeps the first 100 wide."""

    axis_width = 11 * GRID
    event_role = "text"

    def __init__(self, hub: PlotHub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self._image = _image()
        self._split_line = pg.InfiniteLine(angle=90)
        view = self.views[0]
        view.invertY()
        view.addItem(self._image, ignoreBounds=True)
        view.addItem(self._split_line, ignoreBounds=True)
        self._frames: list[QGraphicsRectItem] = []
        self._names: list[tuple[float, str]] = []
        self._scale_axis = ValueAxis("right", log=True)
        self._scale_image = _image()
        self._add_scale()

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

    def make_value_axes(self) -> tuple[Axis]:
        return (Axis("left"),)

    def restyle(self) -> None:
        table = [theme.temperature(float(log)) for log in np.linspace(COLDEST, HOTTEST, NUM_COLORS)]
        table += [theme.color("raised"), theme.color("problem"), theme.color("window")]
        colors = np.array([color.getRgb() for color in table], np.uint8)
        self._image.setLookupTable(colors)
        self._scale_image.setLookupTable(colors)
        self._scale_axis.restyle()
        self._split_line.setPen(self.pen("surface"))

    def draw(self, history: History, steps: Range) -> None:
        zoomed = self.hub.view is not None
        self.split = None if zoomed else early_split(history.num_steps, history.first_step)
        if self.step_axis.split != self.split:
            self.step_axis.split = self.split
            self.step_axis.setRange(*steps)
        self.show_range(0, steps, (0.0, float(max(len(history.layers), 1))))
        self._split_line.setVisible(self.split is not None)
        if self.split is not None:
            self._split_line.setPos(self.place_of(self.split.split))
        if history.layers:
            self._draw_image(history, steps)
        self._show_names(history)
        self._show_frames(history)

    def legend(self, history: History) -> str:
        return colored(self.tr("gradient norm"), theme.color("muted"))

    def read(self, history: History, index: int) -> None:
        self._show_frames(history)
        if self.hub.layer not in history.layers:
            self.readings[0].hide()
            return
        row = history.layers.index(self.hub.layer)
        value = float(history.mean("gradient_norm")[index, row])
        text = theme.color("text")
        failed = self._has_failed and index == len(history) - 1
        words = self.tr("frozen") if np.isnan(value) and not failed else scientific(value)
        self.show_reading(0, [[(self.hub.name(self.hub.layer), text), (words, text)]])
        reading, view = self.readings[0], self.views[0]
        if (row + 0.5) / len(history.layers) < 0.5:
            # At the bottom, where it does not cover what is read.
            reading.setPos(view.width(), view.height() - reading.boundingRect().height())

    def stop_reading(self) -> None:
        super().stop_reading()
        if self._shown is not None:
            self._show_frames(self._shown)

    def layer_at(self, history: History, place: QPointF) -> str | None:
        view = self.views[0]
        if not 0 <= place.y() < view.height() or place.x() >= view.width():
            return None
        row = int(view.mapToView(place).y())
        return history.layers[row] if row < len(history.layers) else None

    def _draw_image(self, history: History, steps: Range) -> None:
        low, high = steps
        width = self.num_columns
        cut = columns(history, steps, width, self.split)
        indices = _indices(cut.mean(history, "gradient_norm"), self._has_failed)
        newest = (self.place_of(history.first_step + history.num_steps) - low) / (high - low) * width
        # Where steps are wider than pixels, each pixel takes the step before it.
        pixels = np.arange(width)
        source = np.searchsorted(cut.pixels, pixels, side="right") - 1
        picture = np.where(pixels[:, None] < max(newest, 1), indices[np.maximum(source, 0)], EMPTY)
        self._image.setImage(picture.T, autoLevels=False)
        self._image.setRect(QRectF(low, 0, high - low, len(history.layers)))

    @property
    def _has_failed(self) -> bool:
        """Whether the run ended at a step that is not finite; what is no number elsewhere was frozen."""
        return getattr(self.hub.session, "state", "") == "failed"

    def _show_names(self, history: History) -> None:
        with np.errstate(divide="ignore", invalid="ignore"):
            norms = np.log10(history.latest("gradient_norm"))
        metrics = QFontMetricsF(self.small_font)
        every = max(int(np.ceil(metrics.height() * len(history.layers) / self.views[0].height())), 1)
        names = []
        for row, layer in enumerate(history.layers):
            if row % every and layer not in self.hub.document.selection:
                continue
            mark = "▾" if norms[row] < COLD_MARK else "▴" if norms[row] > HOT_MARK else " "
            name = metrics.elidedText(
                self.hub.name(layer), Qt.TextElideMode.ElideMiddle, self.axis_width - 24
            )
            names.append((row + 0.5, f"{name} {mark}"))
        if names != self._names:
            self._names = names
            self.value_axes[0].setTicks([names])

    def _show_frames(self, history: History) -> None:
        """Around the rows of the selected layers and of the one under the mouse."""
        view = self.views[0]
        framed = [
            row
            for row, layer in enumerate(history.layers)
            if layer in self.hub.document.selection or layer == self.hub.layer
        ]
        for frame in self._frames:
            view.removeItem(frame)
        low, high = view.viewRange()[0]
        self._frames = [QGraphicsRectItem(low, row, high - low, 1) for row in framed]
        for frame in self._frames:
            frame.setPen(self.pen("text"))
            view.addItem(frame, ignoreBounds=True)

    def _add_scale(self) -> None:
        """The colours and their norms, hot at the top."""
        view = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0.0)
        view.disableAutoRange()
        view.setRange(xRange=(0, 1), yRange=(COLDEST, HOTTEST), padding=0)
        view.setFixedWidth(GRID)
        view.addItem(self._scale_image, ignoreBounds=True)
        self._scale_image.setImage(np.arange(NUM_COLORS, dtype=np.uint8)[:, None], autoLevels=False)
        self._scale_image.setRect(QRectF(0, COLDEST, 1, HOTTEST - COLDEST))
        self._scale_axis.setWidth(4 * GRID)
        self._scale_axis.setTickFont(self.small_font)
        self._scale_axis.linkToView(view)
        self.canvas.addItem(view, 0, 2)
        self.canvas.addItem(self._scale_axis, 0, 3)
        self.canvas.ci.layout.setColumnSpacing(1, GRID)
        self.canvas.ci.layout.setContentsMargins(0, GRID, 0, 0)


def _image() -> pg.ImageItem:
    """A picture of indices of colours."""
    return pg.ImageItem(axisOrder="row-major", levels=(0, 255))


def _indices(norms: NDArray[np.float64], has_failed: bool) -> NDArray[np.uint8]:
    """The colour of each norm (columns, layers), as an index into the colour table."""
    with np.errstate(divide="ignore", invalid="ignore"):
        share = (np.log10(norms) - COLDEST) / (HOTTEST - COLDEST)
    share = np.where(np.isnan(share), 1.0, np.clip(share, 0.0, 1.0))
    indices = (share * (NUM_COLORS - 1)).astype(np.uint8)
    indices[np.isnan(norms)] = FROZEN
    if has_failed and len(norms):
        indices[-1, np.isnan(norms[-1])] = UNKNOWN
    return indices
