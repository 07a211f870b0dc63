"""Pictures with labels, and their split into training, validation and test."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.data.split import split, split_given
from engine.layers.input import Input
from engine.spec.data import DataSpec
from engine.spec.message import UserError, say
from engine.spec.source import Progress, Skipped

__all__ = ["Dataset", "Pictures", "channel_moments", "divide", "load_dataset", "split"]

CHUNK_BYTES = 4 << 20
"""So much is turned to float64 at a time."""


@dataclass(frozen=True, eq=False)
class Pictures:
    """Labelled pictures in memory.

    `images` uint8 (N, channels, height, width), 0..255; `labels` int64 (N,), indices into
    `class_names`; `skipped` the files that could not be used. `part`, where the source gives one, int8
    (N,): 0 training, 1 validation, 2 test, -1 not given. `group`, where it tells, int64 (N,): pictures
    of one subject have the same number.
    """

    images: np.ndarray
    labels: np.ndarray
    class_names: tuple[str, ...]
    skipped: tuple[Skipped, ...] = ()
    part: np.ndarray | None = None
    group: np.ndarray | None = None

    def __len__(self) -> int:
        return len(self.labels)

    def counts(self) -> tuple[int, ...]:
        """How many pictures each class has, in the order of `class_names`."""
        counts = np.bincount(self.labels, minlength=len(self.class_names))
        return tuple(int(count) for count in counts)

    def subset(self, indices: np.ndarray) -> Pictures:
        """A copy of some pictures, in the order of the indices; the class names stay, `part` and
        `group` go."""
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
    """The three parts of pictures that are loaded already; `spec.source` plays no part.

    Raises UserError where what the pictures themselves say of the split leaves none to train on.
    """
    rule = (spec.validation_fraction, spec.test_fraction, spec.split_seed)
    if pictures.part is None and pictures.group is None:
        parts = split(pictures.labels, *rule)
    else:
        parts = split_given(pictures.labels, pictures.part, pictures.group, *rule)
    if not len(parts[0]):
        raise UserError(
            say("All pictures are given for validation or test; none is left to train on."),
            say("Add a folder train, or rows of the table with the split train."),
        )
    train, validation, test = (pictures.subset(indices) for indices in parts)
    return Dataset(train, validation, test, pictures.class_names, pictures.skipped)


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
