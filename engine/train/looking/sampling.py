"""Which pictures a look is at: a few, from all classes alike, always the same. No torch."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def stratified(labels: NDArray[np.int64], count: int, seed: int = 0) -> NDArray[np.int64]:
    """Rows of `labels` (N,), min(count, N) of them, ascending, none twice.

    Classes take turns until one has no pictures left, so that a rare class is there, too; which pictures of
    a class is random by the seed alone.
    """
    order = np.random.default_rng(seed).permutation(len(labels))
    by_class = order[np.argsort(labels[order], kind="stable")]
    sizes = np.bincount(labels[by_class]) if len(labels) else np.zeros(0, int)
    starts = np.cumsum(sizes) - sizes
    turn = np.arange(len(labels)) - np.repeat(starts, sizes)
    chosen: NDArray[np.int64] = by_class[np.argsort(turn, kind="stable")][:count]
    return np.sort(chosen)


def in_halves(labels: NDArray[np.int64]) -> NDArray[np.int64]:
    """An order of these labels in which the first and the second half hold each class alike."""
    by_class = np.argsort(labels, kind="stable")
    return np.concatenate([by_class[0::2], by_class[1::2]])
