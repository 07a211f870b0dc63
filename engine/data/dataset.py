"""Pictures with labels, and their split into training, validation and test."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

import numpy as np

from engine.data.relabel import edited_labels, kept_parts
from engine.data.rows import Rows
from engine.data.split import split, split_given
from engine.layers.input import Input
from engine.spec.data import DataSpec
from engine.spec.message import UserError, say
from engine.spec.source import Progress, Skipped

__all__ = ["Dataset", "Pictures", "channel_moments", "divide", "load_dataset", "relabelled", "split"]

CHUNK_BYTES = 256 << 10
"""So much is summed at a time: it stays in the processor's cache."""


@dataclass(frozen=True, eq=False)
class Pictures:
    """Labelled pictures, in memory or, where they are too many, in a file that is mapped.

    `images` uint8 (N, channels, height, width), 0..255; `labels` int64 (N,), indices into
    `class_names`; `skipped` the files that could not be used. `part`, where the source gives one, int8
    (N,): 0 training, 1 validation, 2 test, -1 not given. `group`, where it tells, int64 (N,): pictures
    of one subject have the same number. `keys`: what each picture is called, whatever is left out
    beside it: the path within the source, or "#12" for row 12 of an array, which is the default.
    `sizes`, where they are known, int32 (N, 2): width and height before preparation, 0 where they are
    not; `modes` str (N,): "L" gray, "RGB", "RGBA" with transparency, or "".
    """

    images: np.ndarray | Rows
    labels: np.ndarray
    class_names: tuple[str, ...]
    skipped: tuple[Skipped, ...] = ()
    part: np.ndarray | None = None
    group: np.ndarray | None = None
    keys: tuple[str, ...] = ()
    sizes: np.ndarray | None = None
    modes: np.ndarray | None = None

    def __post_init__(self) -> None:
        if not self.keys:
            object.__setattr__(self, "keys", tuple(f"#{row}" for row in range(len(self.labels))))

    def __len__(self) -> int:
        return len(self.labels)

    def counts(self) -> tuple[int, ...]:
        """How many pictures each class has, in the order of `class_names`."""
        counts = np.bincount(self.labels, minlength=len(self.class_names))
        return tuple(int(count) for count in counts)

    def subset(self, indices: np.ndarray, with_split: bool = False) -> Pictures:
        """A copy of some pictures, in the order of the indices; the class names stay, `part` and
        `group` go, unless they are wanted. Pictures that lie in a file stay there."""
        images = self.images.subset(indices) if isinstance(self.images, Rows) else self.images[indices]
        keys = self.keys
        return Pictures(
            images,
            self.labels[indices],
            self.class_names,
            self.skipped if with_split else (),
            _rows(self.part, indices) if with_split else None,
            _rows(self.group, indices) if with_split else None,
            tuple(keys[row] for row in np.arange(len(keys))[indices].tolist()),
            _rows(self.sizes, indices),
            _rows(self.modes, indices),
        )


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
        return channel_moments(cast(np.ndarray, self.train.images))


def load_dataset(spec: DataSpec, form: Input, progress: Progress | None = None) -> Dataset:
    """Load, prepare for the input layer, and split. Raises UserError; passes on what `progress` raises."""
    return divide(spec.source.load(form, progress), spec)


def divide(pictures: Pictures, spec: DataSpec) -> Dataset:
    """The three parts of pictures that are loaded already; `spec.source` plays no part.

    Raises UserError where the edits leave less than two classes, or where what the pictures themselves
    say of the split leaves none to train on.
    """
    kept = np.ones(len(pictures), dtype=bool)
    if spec.is_edited:
        pictures, kept = relabelled(pictures, spec)
    rule = (spec.validation_fraction, spec.test_fraction, spec.split_seed)
    if pictures.part is None and pictures.group is None:
        parts = split(pictures.labels, *rule)
    else:
        parts = split_given(pictures.labels, pictures.part, pictures.group, *rule)
    if spec.is_edited:
        parts = kept_parts(parts, pictures.labels, kept, pictures.part is None)
    if not len(parts[0]):
        raise UserError(
            say("All pictures are given for validation or test; none is left to train on."),
            say("Add a folder train, or rows of the table with the split train."),
        )
    train, validation, test = (pictures.subset(indices) for indices in parts)
    return Dataset(train, validation, test, pictures.class_names, pictures.skipped)


def relabelled(pictures: Pictures, spec: DataSpec) -> tuple[Pictures, np.ndarray]:
    """All pictures with the labels and class names after the edits, and which of them stay, bool (N,).

    Raises UserError where less than two classes are left.
    """
    labels, class_names, kept = edited_labels(
        pictures.keys, pictures.labels, pictures.class_names, spec.excluded, spec.moved, spec.merged
    )
    if len(class_names) < 2:
        raise UserError(
            say("After your edits only the class {name} is left.", name=class_names[0])
            if class_names
            else say("Your edits leave no picture."),
            say("Take pictures in again, or move some to another class; telling apart takes two classes."),
        )
    gone = set(spec.excluded)
    skipped = tuple(one for one in pictures.skipped if one.path not in gone)
    return replace(pictures, labels=labels, class_names=class_names, skipped=skipped), kept


def channel_moments(images: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and deviation by channel of uint8 (N, C, H, W); a deviation of 0 becomes 1.

    All sums are whole numbers: of a row of pixels below 2^32, of all below 2^53, hence exact and the same
    in any chunks.
    """
    num_pictures, channels, height, width = images.shape
    step = max(1, CHUNK_BYTES // (channels * height * width))
    total, squares = np.zeros(channels), np.zeros(channels)
    for start in range(0, num_pictures, step):
        chunk = images[start : start + step]
        total += chunk.sum(axis=3, dtype=np.uint32).sum(axis=(0, 2), dtype=np.float64)
        square = np.multiply(chunk, chunk, dtype=np.uint16)
        squares += square.sum(axis=3, dtype=np.uint32).sum(axis=(0, 2), dtype=np.float64)
    count = num_pictures * height * width
    mean = total / count
    std = np.sqrt(np.maximum(squares / count - mean * mean, 0.0))
    return mean, np.where(std > 0, std, 1.0)


def _rows(values: np.ndarray | None, indices: np.ndarray) -> np.ndarray | None:
    return None if values is None else values[indices]
