"""ColumnLines: many lines as one pyqtgraph item, of which a frame paints the newest columns alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.guard import guarded


@dataclass(frozen=True)
class Style:
    """How a line looks. The colour is opaque: a transparent line costs four times as much."""

    color: QColor
    thickness: int = 1
    """In pixels of the screen."""


class ColumnLines(pg.GraphicsObject):  # type: ignore[misc]  # it has no types
    """Lines that go down and up in each pixel column, from its lowest to its highest value.

    Qt keeps what was painted, so only columns that changed are asked for and only columns that are
    asked for are painted. Lines are one pixel wide and not smoothed, Qt's fast path; thicker ones are
    painted again one pixel lower, twenty times as fast as a wide pen.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(self.GraphicsItemFlag.ItemUsesExtendedStyleOption)  # the exposed part is told
        self._x: NDArray[np.float64] = np.empty(0)
        self._y: NDArray[np.float64] = np.empty((0, 2, 0))
        self._styles: tuple[Style, ...] = ()

    def draw(
        self,
        x: NDArray[np.float64],
        low: NDArray[np.float64],
        high: NDArray[np.float64],
        styles: tuple[Style, ...],
    ) -> None:
        """Show (columns,) places and (columns, lines) values, NaN where there are gaps; a style a line,
        the later ones on top."""
        y = np.stack([low, high], axis=1)
        first = self._first_change(x, y) if styles == self._styles else 0
        self._x, self._y, self._styles = x, y, styles
        changed = self.boundingRect()
        if first:
            changed.setLeft(x[max(first - 2, 0)])
        self.update(changed)

    def _first_change(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> int:
        both = min(len(x), len(self._x))
        if y.shape[2] != self._y.shape[2]:
            return 0
        differs = (x[:both] != self._x[:both]) | (y[:both] != self._y[:both]).any(axis=(1, 2))
        return int(np.argmax(differs)) if differs.any() else both

    def viewRangeChanged(self) -> None:
        self.prepareGeometryChange()

    def boundingRect(self) -> QRectF:
        return QRectF(self.viewRect())

    @guarded
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        height = painter.deviceTransform().m22()
        if not height:  # the view has no size yet; an error here would end the program
            return
        exposed: QRectF = option.exposedRect
        begin = max(int(np.searchsorted(self._x, exposed.left())) - 2, 0)
        end = int(np.searchsorted(self._x, exposed.right())) + 2
        x = np.repeat(self._x[begin:end], 2)
        pixel = 1 / height
        for index, style in enumerate(self._styles):
            y = self._y[begin:end, :, index].ravel()
            path = pg.arrayToQPath(x, y, connect="finite")
            pen = QPen(style.color)
            pen.setCosmetic(True)
            painter.setPen(pen)
            for line in range(style.thickness):
                painter.drawPath(path.translated(0, line * pixel) if line else path)
