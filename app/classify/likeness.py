"""What the training pictures look like at their borders, so that a drawing or a scan can be made alike."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.data.dataset import Dataset

DARK, BRIGHT = 95.0, 160.0
"""The mean of a border below and above which it counts as dark and as bright."""
MOST = 0.8
"""So large a share of the pictures must be alike."""
SAMPLE = 500
INK = 96
"""So far from the background a pixel is ink."""
LEAST_FILL = 0.3


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
    gray = opaque(pixels)
    gray = gray if gray.ndim == 2 else np.mean(gray, axis=2)
    if min(gray.shape) < 3:
        return float(np.mean(gray))
    sides = (gray[0], gray[-1], gray[1:-1, 0], gray[1:-1, -1])
    return float(np.concatenate(sides).mean())


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


def opaque(pixels: np.ndarray) -> np.ndarray:
    """uint8 (height, width, 4) laid over white; others as they are."""
    if pixels.ndim == 2 or pixels.shape[2] != 4:
        return pixels
    alpha = pixels[:, :, 3:] / 255.0
    laid: np.ndarray = np.rint(pixels[:, :, :3] * alpha + 255.0 * (1 - alpha)).astype(np.uint8)
    return laid


def _extent(ink: np.ndarray) -> float:
    """The larger share of rows or columns from the first to the last with ink."""
    shares = []
    for axis in (1, 0):
        lines = np.flatnonzero(ink.any(axis=axis))
        shares.append((lines[-1] - lines[0] + 1) / ink.shape[1 - axis])
    return float(max(shares))
