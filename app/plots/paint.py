"""Painting of curves and text: numpy arrays to polylines, without a Python step per point."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from shiboken6 import VoidPtr


def pen(color: QColor, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen; one pixel wide it takes Qt's fast path."""
    return QPen(color, width, style, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.BevelJoin)


def polygon(x: NDArray[np.float64], y: NDArray[np.float64]) -> QPolygonF:
    """(n,) and (n,) as points, copied once."""
    points = QPolygonF()
    points.resize(len(x))
    memory = VoidPtr(points.data(), len(x) * 16, True)  # type: ignore[call-arg, arg-type]
    view = np.frombuffer(memory, np.float64).reshape(-1, 2)  # type: ignore[call-overload]
    view[:, 0] = x
    view[:, 1] = y
    return points


def draw_line(painter: QPainter, x: NDArray[np.float64], y: NDArray[np.float64]) -> None:
    """A polyline through (n,) points, broken where y is NaN; a point alone is drawn as one."""
    missing = np.isnan(y)
    if not missing.any():
        painter.drawPolyline(polygon(x, y)) if len(x) > 1 else painter.drawPoint(QPointF(x[0], y[0]))
        return
    edges = np.flatnonzero(np.diff(np.concatenate([[True], missing, [True]])))
    for start, end in zip(edges[0::2], edges[1::2], strict=True):
        draw_line(painter, x[start:end], y[start:end])


def draw_envelope(
    painter: QPainter, x: NDArray[np.float64], low: NDArray[np.float64], high: NDArray[np.float64]
) -> None:
    """A line that goes down and up in each column, from its lowest to its highest value."""
    if np.array_equal(low, high, equal_nan=True):
        draw_line(painter, x, low)
    else:
        draw_line(painter, np.repeat(x, 2), np.column_stack([low, high]).ravel())


def text_width(painter: QPainter, text: str) -> float:
    """Of the text in the painter's font."""
    return QFontMetricsF(painter.font()).horizontalAdvance(text)


def draw_text(painter: QPainter, rect: QRectF, text: str, align: Qt.AlignmentFlag) -> None:
    """One line of text, centred in height, with an ellipsis where it is too long."""
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 1)
    painter.drawText(rect, int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
