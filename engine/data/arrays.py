"""Whole arrays of pictures -> the network's input, many at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from engine.data.cache import open_store
from engine.data.dataset import Pictures
from engine.data.files import threads
from engine.data.prepare import prepare_picture
from engine.layers.input import Input
from engine.spec.message import UserError, say
from engine.spec.source import Progress

CHUNK_BYTES = 16 << 20
"""So much is read and turned to 8 bits at a time."""

MODES = {1: "L", 3: "RGB", 4: "RGBA"}
"""By the number of channels."""


@dataclass(frozen=True)
class Stack:
    """An array of pictures that is read in pieces, and its labels.

    `chunks(rows)` gives the pictures in order, as arrays (n <= rows, height, width) or (n, height, width,
    1, 3 or 4) of any numbers; it may be called again. `labels` int64 (count,); `part` 0 training,
    1 validation, 2 test, -1 not given.
    """

    count: int
    shape: tuple[int, ...]
    dtype: np.dtype
    chunks: Callable[[int], Iterator[np.ndarray]]
    labels: np.ndarray
    part: int


def load_stacks(
    stacks: list[Stack], class_names: tuple[str, ...], form: Input, progress: Progress | None
) -> Pictures:
    """All pictures, one stack after the other. Raises UserError where there is no room."""
    total = sum(stack.count for stack in stacks)
    low, high = 0.0, 255.0
    if any(stack.dtype != np.uint8 for stack in stacks):
        ranges = [value_range(chunk) for stack in stacks for chunk in stack.chunks(_rows(stack))]
        low, high = min(low for low, _ in ranges), max(high for _, high in ranges)

    def prepare(piece: np.ndarray) -> np.ndarray:
        return prepare_array(eight_bit_array(piece, low, high), *form.preparation)

    start = 0
    with open_store(total, form, None, progress) as store, threads() as pool:
        for stack in stacks:
            for chunk in stack.chunks(_rows(stack)):
                pieces = (chunk[at : at + 256] for at in range(0, len(chunk), 256))
                for result in pool.map(prepare, pieces):
                    store.write(start, result)
                    start += len(result)
                    if progress:
                        progress(start, total)
        images, _ = store.finish({})
    labels = np.concatenate([stack.labels for stack in stacks])
    part = np.concatenate([np.full(stack.count, stack.part, np.int8) for stack in stacks])
    counts = [stack.count for stack in stacks]
    sizes = np.repeat(np.array([stack.shape[1::-1] for stack in stacks], np.int32), counts, axis=0)
    modes = np.repeat([MODES[stack.shape[2] if len(stack.shape) > 2 else 1] for stack in stacks], counts)
    given = part if (part >= 0).any() else None
    return Pictures(images, labels, class_names, part=given, sizes=sizes, modes=modes)


def _rows(stack: Stack) -> int:
    return max(1, CHUNK_BYTES // max(1, int(np.prod(stack.shape, dtype=np.int64)) * stack.dtype.itemsize))


def value_range(values: np.ndarray) -> tuple[float, float]:
    """The least and the greatest value, of those that are numbers."""
    if values.dtype.kind == "f":
        values = values[np.isfinite(values)]
    return (float(values.min()), float(values.max())) if values.size else (0.0, 0.0)


def eight_bit_array(values: np.ndarray, low: float, high: float) -> np.ndarray:
    """uint8 of numbers that lie between low and high.

    uint8 stays. Floats of 0..1, -1..1 and 0..255 keep that range, whole numbers 0..1 (booleans), 0..255
    and 0..65535; all else is stretched from the least to the greatest. What is no number becomes 0.
    """
    if values.dtype == np.uint8 and low >= 0 and high <= 255:
        return values
    bottom, top = low, max(high, low + 1e-30)
    if values.dtype.kind == "b" or (low >= 0 and high <= 1):
        bottom, top = 0.0, 1.0
    elif low >= -1 and high <= 1:
        bottom, top = -1.0, 1.0
    elif low >= 0 and high <= 255:
        bottom, top = 0.0, 255.0
    elif values.dtype.kind in "iu" and low >= 0 and high <= 65535:
        bottom, top = 0.0, 65535.0
    numbers: np.ndarray = np.array(values, dtype=np.float32 if values.dtype == np.float32 else np.float64)
    np.copyto(numbers, 0, where=~np.isfinite(numbers))
    numbers -= bottom
    numbers *= 255.0
    numbers /= top - bottom
    np.clip(np.rint(numbers, out=numbers), 0, 255, out=numbers)
    return numbers.astype(np.uint8)


def prepare_array(
    pixels: np.ndarray,
    channels: int,
    height: int,
    width: int,
    fit: str,
    background: tuple[int, int, int] = (255, 255, 255),
) -> np.ndarray:
    """`prepare_picture` for uint8 (N, height, width) or (N, height, width, 1, 3 or 4) -> (N, C, H, W).

    At once where the size is right already, with the very same result. Stands alone but for
    `prepare_picture`.
    """
    if pixels.ndim == 3:
        pixels = pixels[..., None]
    if pixels.shape[1:3] == (height, width) and pixels.shape[3] in (1, 3):
        if pixels.shape[3] == 3 and channels == 1:  # luminance of ITU-R 601, as Pillow has it
            weights = np.array([19595, 38470, 7471], dtype=np.uint32)
            gray = ((pixels * weights).sum(axis=3, dtype=np.uint32) + 32768) >> 16
            return np.ascontiguousarray(gray.astype(np.uint8)[:, None])
        upright = pixels.transpose(0, 3, 1, 2)
        return np.ascontiguousarray(np.broadcast_to(upright, (len(pixels), channels, height, width)))
    prepared = [prepare_picture(picture, channels, height, width, fit, background) for picture in pixels]
    return np.stack(prepared) if prepared else np.zeros((0, channels, height, width), np.uint8)


def labels_of(values: np.ndarray) -> tuple[np.ndarray, list[str]]:
    """int64 (N,) and class names, of labels in any usual form.

    Whole numbers (N,) or (N, 1), also as floats; text; or one row of 0 and a single 1 for each picture.
    Classes are in the order of the numbers or of the text. Raises ValueError, with the reason as a
    clause.
    """
    if values.ndim == 2 and values.shape[1] > 1:
        if values.dtype.kind == "S" or values.dtype.kind == "U":
            raise ValueError("the labels are a table of text")
        whole = ((values == 0) | (values == 1)).all() and (values != 0).sum(axis=1).max(initial=1) == 1
        if not whole or not (values != 0).any(axis=1).all():
            raise ValueError("the labels are neither one number for each picture nor a single 1 in each row")
        return values.argmax(axis=1).astype(np.int64), [str(n) for n in range(values.shape[1])]
    values = values.reshape(-1)
    if values.dtype.kind == "f":
        if not np.isfinite(values).all() or not (values == np.rint(values)).all():
            raise ValueError("the labels are no whole numbers")
        if len(values) and np.abs(values).max() >= 1 << 53:
            raise ValueError("the labels are no whole numbers")
        values = values.astype(np.int64)
    classes, labels = np.unique(values, return_inverse=True)
    if len(classes) > 10_000:
        raise ValueError("the labels are of more than 10,000 classes")
    if values.dtype.kind == "S":
        names = [value.decode("utf-8", "replace") for value in classes.tolist()]
    else:
        names = [str(int(value)) if values.dtype.kind in "biu" else str(value) for value in classes]
    return labels.astype(np.int64), names


def named(found: list[str], wanted: str) -> tuple[str, ...]:
    """Class names as the user has written them, parted by commas; those found, if none. UserError."""
    names = tuple(name.strip() for name in wanted.split(",")) if wanted.strip() else tuple(found)
    if len(names) != len(found):
        raise UserError(
            say("{wanted} class names are given, but there are {found} classes.",
                wanted=len(names), found=len(found)),
            say("Write one name for each class, parted by commas, or none."),
        )  # fmt: skip
    if len(names) < 2:
        raise UserError(
            say("All pictures are of one class."), say("Telling apart takes at least two classes.")
        )
    return names
