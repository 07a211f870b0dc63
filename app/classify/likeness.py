"""What the training pictures look like at their borders, so that a drawing or a scan can be made alike."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.classify.pad import FILL
from engine.data.dataset import Dataset

DARK, BRIGHT = 95.0, 160.0
"""The mean of a border below and above which it counts as dark and as bright."""
MOST = 0.8
"""So large a share of the pictures must be alike."""
SAMPLE = 500
INK = 96
"""So far from the background a pixel is ink."""
LEAST_FILL = 0.3
LUMA = np.array([0.299, 0.587, 0.114])
"""Of red, green and blue, as Pillow makes gray (ITU-R 601)."""
EVEN = 24.0
"""Up to this deviation a border is even paper."""
SMALL = 0.85
"""Ink below this share of its extent in the training pictures is small."""


@dataclass(frozen=True)
class Likeness:
    """`dark_border`: True or False where most pictures lie on black or on white, None where neither.
    `fill`: the share of the height or the width that their ink takes, 1 where nothing is known."""

    dark_border: bool | None = None
    fill: float = 1.0


def likeness_of(dataset: Dataset) -> Likeness:
    """Measured on at most 500 training pictures."""
    images = dataset.train.images
    images = images[:: max(1, len(images) // SAMPLE)].mean(axis=1)
    borders = np.array([border_mean(image) for image in images])
    if (borders < DARK).mean() >= MOST:
        dark = True
    elif (borders > BRIGHT).mean() >= MOST:
        dark = False
    else:
        return Likeness()
    ink = images > INK if dark else images < 255 - INK
    fills = [_extent(picture) for picture in ink if picture.any()]
    fill = float(np.median(fills)) if fills else 1.0
    return Likeness(dark, max(fill, LEAST_FILL))


def border_mean(pixels: np.ndarray) -> float:
    """Of a picture (height, width) or (height, width, channels): its outermost pixels, each once."""
    return float(_border(_gray(pixels)).mean())


def wants_inversion(pixels: np.ndarray, likeness: Likeness) -> bool:
    """Whether the picture lies on white and the training pictures on black, or the other way round."""
    if likeness.dark_border is None:
        return False
    border = border_mean(pixels)
    return border > BRIGHT if likeness.dark_border else border < DARK


def inverted(pixels: np.ndarray) -> np.ndarray:
    """White for black; what is transparent counts as white before."""
    result: np.ndarray = np.invert(opaque(pixels))
    return result


def wants_cutting(pixels: np.ndarray, likeness: Likeness) -> bool:
    """Whether the picture is ink on even paper, and much smaller in its frame than in the training."""
    if likeness.dark_border is None:
        return False
    gray = _gray(pixels)
    found = _ink_box(gray)
    if found is None or _border(gray).std() > EVEN:
        return False
    top, bottom, left, right = found
    extent = max((bottom - top) / gray.shape[0], (right - left) / gray.shape[1])
    return bool(extent < SMALL * likeness.fill)


def cut_to_ink(pixels: np.ndarray, height: int, width: int, fill: float) -> np.ndarray:
    """uint8 gray, in the shape of a frame of height x width: the ink in its middle, taking the share
    `fill` of it less the pad's margin; around it paper. Without ink all of it, in gray."""
    gray = _gray(pixels)
    found = _ink_box(gray)
    if found is None:
        return np.asarray(np.rint(gray).astype(np.uint8))
    top, bottom, left, right = found
    fill *= FILL
    scale = max((bottom - top) / (height * fill), (right - left) / (width * fill))
    rows, columns = max(1, round(height * scale)), max(1, round(width * scale))
    paper = np.full((rows, columns), round(float(np.median(_border(gray)))), np.uint8)
    start = (top + bottom - rows) // 2, (left + right - columns) // 2
    kept = [
        slice(max(begin, 0), min(begin + size, limit))
        for begin, size, limit in zip(start, (rows, columns), gray.shape, strict=True)
    ]
    placed = tuple(
        slice(part.start - begin, part.stop - begin) for part, begin in zip(kept, start, strict=True)
    )
    paper[placed] = np.rint(gray[kept[0], kept[1]]).astype(np.uint8)
    return paper


def opaque(pixels: np.ndarray) -> np.ndarray:
    """uint8 (height, width, 4) laid over white; others as they are."""
    if pixels.ndim == 2 or pixels.shape[2] != 4:
        return pixels
    alpha = pixels[:, :, 3:] / 255.0
    laid: np.ndarray = np.rint(pixels[:, :, :3] * alpha + 255.0 * (1 - alpha)).astype(np.uint8)
    return laid


def _gray(pixels: np.ndarray) -> np.ndarray:
    """(height, width) of any picture; floats where it had colours."""
    shown = opaque(pixels)
    if shown.ndim == 2:
        return shown
    return shown[:, :, 0] if shown.shape[2] == 1 else np.asarray(shown @ LUMA)


def _border(gray: np.ndarray) -> np.ndarray:
    """The outermost pixels, each once; all of a picture that is hardly more than its border."""
    if min(gray.shape) < 3:
        return gray.ravel()
    return np.concatenate((gray[0], gray[-1], gray[1:-1, 0], gray[1:-1, -1]))


def _ink_box(gray: np.ndarray) -> tuple[int, int, int, int] | None:
    """Top, bottom, left and right of what differs from the paper; the ends are not in it."""
    away = np.abs(gray - float(np.median(_border(gray))))
    most = float(away.max())
    if most < INK:
        return None
    ink = away > most / 2
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1


def _extent(ink: np.ndarray) -> float:
    """The larger share of rows or columns from the first to the last with ink."""
    shares = []
    for axis in (1, 0):
        lines = np.flatnonzero(ink.any(axis=axis))
        shares.append((lines[-1] - lines[0] + 1) / ink.shape[1 - axis])
    return float(max(shares))
