"""Columns: the intervals of a history, gathered into the pixel columns of what is in view."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.plots.scales import Range, Split
from engine.train.history import History, Quantity


@dataclass(frozen=True)
class Columns:
    """Which intervals fall into which pixel column, from the left. Columns without one are left out."""

    part: slice
    """Of the history's intervals."""
    starts: NDArray[np.intp]
    """(columns,) the first interval of each, counted from the start of `part`."""
    pixels: NDArray[np.float64]
    """(columns,) the number of each, 0 at the left end of the axis."""

    def envelope(
        self, history: History, quantity: Quantity
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Minimum and maximum of each column: (columns,) or (columns, layers)."""
        return (
            np.fmin.reduceat(history.low(quantity)[self.part], self.starts),
            np.fmax.reduceat(history.high(quantity)[self.part], self.starts),
        )

    def mean(self, history: History, quantity: Quantity) -> NDArray[np.float64]:
        """Mean of each column: (columns,) or (columns, layers); NaN where nothing is known."""
        total = np.add.reduceat(history.total(quantity)[self.part], self.starts)
        count = np.add.reduceat(history.count(quantity)[self.part], self.starts)
        mean: NDArray[np.float64] = np.full(total.shape, np.nan)
        np.divide(total, count, out=mean, where=count > 0)
        return mean


def columns(history: History, steps: Range, width: int, split: Split | None = None) -> Columns:
    """The columns of the steps in view, on an axis `width` pixels long.

    One interval outside the view is taken at each side, for lines to reach the edge. The history
    must hold a step.
    """
    low, high = steps
    begin = max(history.index_of(int(low)) - 1, 0)
    end = min(history.index_of(int(np.ceil(high))) + 2, len(history))
    inside = history.steps[begin:end]
    places = inside if split is None else split.place(inside)
    pixels = np.floor((places - low) * (width / (high - low)))
    starts = np.flatnonzero(np.diff(pixels, prepend=-np.inf))
    return Columns(slice(begin, end), starts, pixels[starts])


def extent(history: History, steps: Range, quantity: Quantity) -> Range | None:
    """The smallest and largest finite value over 0 in view; None where there is none."""
    part = slice(history.index_of(int(steps[0])), history.index_of(int(np.ceil(steps[1]))) + 1)
    low, high = history.low(quantity)[part], history.high(quantity)[part]
    positive = low[(low > 0) & (low < np.inf)]
    finite = high[(high > 0) & (high < np.inf)]
    if not positive.size or not finite.size:
        return None
    return float(positive.min()), float(finite.max())
