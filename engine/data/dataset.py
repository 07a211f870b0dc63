"""Pictures with labels, and their split into training, validation and test."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.layers.input import Input
from engine.spec.data import DataSpec
from engine.spec.source import Progress, Skipped

CHUNK_BYTES = 4 << 20
"""So much is turned to float64 at a time."""


@dataclass(frozen=True, eq=False)
class Pictures:
    """Labelled pictures in memory.

    `images` uint8 (N, channels, height, width), 0..255; `labels` int64 (N,), indices into
    `class_names`; `skipped` the files that could not be used.
    """

    images: np.ndarray
    labels: np.ndarray
    class_names: tuple[str, ...]
    skipped: tuple[Skipped, ...] = ()

    def __len__(self) -> int:
        return len(self.labels)

    def counts(self) -> tuple[int, ...]:
        """How many pictures each class has, in the order of `class_names`."""
        counts = np.bincount(self.labels, minlength=len(self.class_names))
        return tuple(int(count) for count in counts)

    def subset(self, indices: np.ndarray) -> Pictures:
        """A copy of some pictures, in the order of the indices; the class names stay."""
        return Pictures(self.images[indices], self.labels[indices], self.class_names)


@dataclass(frozen=True, eq=False)
class Dataset:
    """The three parts of a data set. Validation and test may be empty, training never is.

    `skipped` are the files that could not be used for any part.
    """

    train: Pictures
    validation: Pictures
    test: Pictures
    class_names: tuple[str, ...]
    skipped: tuple[Skipped, ...] = ()

    @property
    def mean(self) -> np.ndarray:
        """float64 (channels,): the mean of the training pixels, on the scale 0..255."""
        return self._moments[0]

    @property
    def std(self) -> np.ndarray:
        """float64 (channels,): the deviation of the training pixels, on the scale 0..255.

        1 where all pixels of a channel are the same, so that one may always divide by it.
        """
        return self._moments[1]

    @cached_property
    def _moments(self) -> tuple[np.ndarray, np.ndarray]:
        return channel_moments(self.train.images)


def load_dataset(spec: DataSpec, form: Input, progress: Progress | None = None) -> Dataset:
    """Load, prepare for the input layer, and split. Raises UserError; passes on what `progress` raises."""
    return divide(spec.source.load(form, progress), spec)


def divide(pictures: Pictures, spec: DataSpec) -> Dataset:
    """The three parts of pictures that are loaded already; `spec.source` plays no part."""
    parts = split(pictures.labels, spec.validation_fraction, spec.test_fraction, spec.split_seed)
    train, validation, test = (pictures.subset(indices) for indices in parts)
    return Dataset(train, validation, test, pictures.class_names, pictures.skipped)


def split(
    labels: np.ndarray, validation_fraction: float, test_fraction: float, seed: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Indices of the pictures for training, validation and test, each in ascending order.

    Stratified: every class gives the same share, rounded so that the whole comes out right. At least
    one picture of each class stays in training, and all of a class that has fewer than three.
    """
    order = np.argsort(np.random.default_rng(seed).random(len(labels)), kind="stable")
    parts = np.zeros(len(labels), dtype=np.int64)
    owed = [0.0, 0.0]  # what rounding has so far kept from validation and from test
    for label in np.unique(labels):
        members = order[labels[order] == label]
        if len(members) < 3:
            continue
        start = 0
        for part, fraction in enumerate((validation_fraction, test_fraction)):
            owed[part] += len(members) * fraction
            count = min(round(owed[part]), len(members) - 1 - start)
            owed[part] = min(owed[part] - count, 0.5)
            parts[members[start : start + count]] = part + 1
            start += count
    return np.flatnonzero(parts == 0), np.flatnonzero(parts == 1), np.flatnonzero(parts == 2)


def channel_moments(images: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and deviation by channel of uint8 (N, C, H, W); a deviation of 0 becomes 1.

    The sums are whole numbers below 2^53, hence exact in float64 and the same in any chunks.
    """
    num_pictures, channels, height, width = images.shape
    step = max(1, CHUNK_BYTES // (channels * height * width * 8))
    total, squares = np.zeros(channels), np.zeros(channels)
    for start in range(0, num_pictures, step):
        chunk = images[start : start + step].astype(np.float64)
        total += chunk.sum(axis=(0, 2, 3))
        squares += np.einsum("nchw,nchw->c", chunk, chunk)
    count = num_pictures * height * width
    mean = total / count
    std = np.sqrt(np.maximum(squares / count - mean * mean, 0.0))
    return mean, np.where(std > 0, std, 1.0)
