"""The bins of all histograms, and their bounded history over a run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from engine.train.report import Histograms

Spread = Literal["weights", "gradients", "outputs"]
SPREADS: tuple[Spread, ...] = ("weights", "gradients", "outputs")

_DECADES: dict[Spread, tuple[int, int, int]] = {
    "weights": (-4, 2, 5),
    "gradients": (-10, 2, 3),
    "outputs": (-3, 3, 5),
}
"""Of each: the least and the greatest power of ten that is told apart, and the bins for each power."""
MOST_MOMENTS = 128
"""So many moments are kept at most; when there are more, every second one of them goes."""


def edges(spread: Spread) -> NDArray[np.float64]:
    """(bins - 1,) the inner edges, ascending: from -10^high over -10^low and 10^low to 10^high, evenly in
    the logarithm. The middle bin holds what is nearer to 0, the outer ones all that lies beyond."""
    low, high, bins = _DECADES[spread]
    positive = 10.0 ** (low + np.arange((high - low) * bins + 1) / bins)
    return np.concatenate([-positive[::-1], positive])


def num_bins(spread: Spread) -> int:
    """How many bins the histograms of this quantity have."""
    return len(edges(spread)) + 1


class HistogramHistory:
    """The histograms of every layer over a run, at no more than `MOST_MOMENTS` moments."""

    def __init__(self, layers: tuple[str, ...]) -> None:
        self.layers = layers
        self._kept: list[Histograms] = []
        self._stride = 1
        self._count = 0

    def __len__(self) -> int:
        """At how many moments."""
        return len(self._kept)

    def take(self, histograms: Histograms) -> None:
        """Keep those of a moment, later than all before; or not, where there are too many."""
        if self._count % self._stride == 0:
            if len(self._kept) == MOST_MOMENTS:
                self._kept = self._kept[::2]
                self._stride *= 2
            if self._count % self._stride == 0:
                self._kept.append(histograms)
        self._count += 1

    @property
    def steps(self) -> NDArray[np.int64]:
        """(moments,) ascending."""
        return np.array([one.step for one in self._kept], np.int64)

    def of_layer(self, spread: Spread, layer: str) -> NDArray[np.float32]:
        """(moments, bins): the share of the layer's numbers in each bin. Raises ValueError for a layer that
        is not among `layers`."""
        row = self.layers.index(layer)
        rows = [getattr(one, spread)[row] for one in self._kept]
        return np.stack(rows) if rows else np.zeros((0, num_bins(spread)), np.float32)

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        """Everything, as arrays that `numpy.savez` writes without pickle."""
        arrays: dict[str, NDArray[Any]] = {
            "layers": np.array(self.layers, dtype=np.str_),
            "steps": self.steps,
            "place": np.array([self._stride, self._count], np.int64),
        }
        for spread in SPREADS:
            blank = np.zeros((0, len(self.layers), num_bins(spread)), np.float32)
            tables = [getattr(one, spread) for one in self._kept]
            arrays[spread] = np.stack(tables) if tables else blank
        return arrays

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> HistogramHistory:
        """What `to_arrays` gave. Raises ValueError for arrays that are not of histograms."""
        try:
            history = cls(tuple(str(layer) for layer in arrays["layers"]))
            steps = arrays["steps"].astype(np.int64)
            history._stride, history._count = map(int, arrays["place"])
            tables = {spread: arrays[spread].astype(np.float32) for spread in SPREADS}
        except (KeyError, TypeError) as error:
            raise ValueError(f"these arrays are not of histograms: {error}") from error
        for spread, table in tables.items():
            if table.shape != (len(steps), len(history.layers), num_bins(spread)):
                raise ValueError(f"the histograms of {spread} have another shape")
        if history._stride < 1 or len(steps) > MOST_MOMENTS:
            raise ValueError("the counts of the histograms do not fit together")
        history._kept = [
            Histograms(int(step), *(tables[spread][index] for spread in SPREADS))
            for index, step in enumerate(steps)
        ]
        return history
