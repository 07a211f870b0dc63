"""Look: what one pass over all pixels of a data set tells; all rules draw from it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from engine.data.dataset import Dataset, Pictures
from engine.data.doctor.alike import Alike, alike, frequencies, hash_bits
from engine.data.doctor.finding import NO_NOTE, PARTS, PictureRef
from engine.layers.input import Input
from engine.spec.message import Message
from engine.spec.project import Project
from engine.spec.source import Progress

CHUNK_BYTES = 16 << 20
"""So much is turned to float32 at a time."""
LUMA = {1: np.ones(1, np.float32), 3: np.array([0.299, 0.587, 0.114], np.float32)}
"""Of the channels, by their number: brightness, which survives where colours are stored coarsely (JPEG)."""


@dataclass(frozen=True, eq=False)
class Look:
    """All pictures in one row: training, then validation, then test.

    `part` int8 (N,) 0, 1, 2; `labels` int64 (N,); `crc` uint32 (N,) of the pixels; `mean`, `std` float64
    (N, channels), on the scale 0..255; `coefficients` float32 (N, 64) of the lowest frequencies, of
    length 1, and `bits` uint64 (N,), their signs. `probabilities` (N, classes), after a training.
    """

    dataset: Dataset
    project: Project
    form: Input
    part: np.ndarray
    labels: np.ndarray
    crc: np.ndarray
    mean: np.ndarray
    std: np.ndarray
    coefficients: np.ndarray
    bits: np.ndarray
    probabilities: np.ndarray | None = None

    @property
    def parts(self) -> tuple[Pictures, Pictures, Pictures]:
        """The pictures themselves."""
        return self.dataset.train, self.dataset.validation, self.dataset.test

    @property
    def class_names(self) -> tuple[str, ...]:
        """By label."""
        return self.dataset.class_names

    def counts(self, part: int | None = None) -> np.ndarray:
        """int64 (classes,): pictures of each class, in one part or in all."""
        labels = self.labels if part is None else self.labels[self.part == part]
        return np.bincount(labels, minlength=len(self.class_names))

    def name_of(self, row: int | np.integer[Any]) -> str:
        """The class of a picture."""
        return self.class_names[int(self.labels[row])]

    def ref(self, row: int | np.integer[Any], note: Message = NO_NOTE, group: int = -1) -> PictureRef:
        """The picture of a row."""
        part = int(self.part[row])
        index = int(row) - sum(len(one) for one in self.parts[:part])
        return PictureRef(PARTS[part], index, self.parts[part].keys[index], note, group)

    def images(self, rows: np.ndarray) -> np.ndarray:
        """uint8 (n, channels, height, width) of some rows."""
        result = np.empty((len(rows), *self.parts[0].images.shape[1:]), np.uint8)
        start = 0
        for number, pictures in enumerate(self.parts):
            here = self.part[rows] == number
            result[here] = pictures.images[rows[here] - start]
            start += len(pictures)
        return result

    def known(self, name: str) -> np.ndarray | None:
        """`sizes` or `modes` of all pictures, or None where the source does not tell."""
        values = [getattr(pictures, name) for pictures in self.parts if len(pictures)]
        return None if any(value is None for value in values) else np.concatenate(values)

    @cached_property
    def is_plain(self) -> np.ndarray:
        """bool (N,): all black, all white, or all of one colour, give or take."""
        result: np.ndarray = self.std.max(axis=1) < 2.0
        return result

    @cached_property
    def alike(self) -> Alike:
        """The pictures that are the same as others, or nearly."""
        return alike(self)


def look(
    dataset: Dataset,
    project: Project,
    progress: Progress | None = None,
    probabilities: np.ndarray | None = None,
) -> Look:
    """Look at all pictures once. Passes on what `progress` raises."""
    form = next(node.layer for node in project.network.of_type("Input"))
    assert isinstance(form, Input)
    parts = (dataset.train, dataset.validation, dataset.test)
    total = sum(len(part) for part in parts)
    channels = parts[0].images.shape[1]
    crc = np.empty(total, np.uint32)
    mean, std = np.empty((total, channels)), np.empty((total, channels))
    coefficients = np.empty((total, 64), np.float32)
    done = 0
    for part in parts:
        for images in _chunks(part):
            rows = slice(done, done + len(images))
            crc[rows] = [zlib.crc32(image) for image in images]
            pixels = images.astype(np.float32)
            mean[rows] = pixels.mean(axis=(2, 3), dtype=np.float64)
            std[rows] = pixels.std(axis=(2, 3), dtype=np.float64)
            coefficients[rows] = frequencies(np.einsum("nchw,c->nhw", pixels, LUMA[channels]))
            done = rows.stop
            if progress:
                progress(done, total)
    return Look(
        dataset=dataset,
        project=project,
        form=form,
        part=np.repeat(np.arange(3, dtype=np.int8), [len(part) for part in parts]),
        labels=np.concatenate([part.labels for part in parts]),
        crc=crc,
        mean=mean,
        std=std,
        coefficients=coefficients,
        bits=hash_bits(coefficients),
        probabilities=probabilities,
    )


def _chunks(pictures: Pictures) -> Iterator[np.ndarray]:
    step = max(1, CHUNK_BYTES // (4 * int(np.prod(pictures.images.shape[1:]))))
    for start in range(0, len(pictures), step):
        yield np.ascontiguousarray(pictures.images[start : start + step])
