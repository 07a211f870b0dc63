"""Which pictures are the same, or nearly: found by checksum, and by their low frequencies.

What all pictures of a set have in common (a digit in the middle, a sky above) says little: so before
frequencies are compared they are whitened, by which a thousand clean handwritten ones stay a thousand, and a
photo that was saved anew, made smaller or brighter is still itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from engine.data.doctor.look import Look

SIDE = 8
"""Frequencies in each direction."""
WINDOW = 8
"""Each picture is compared with so many neighbours, in each of the 8 orders."""
MOST_BITS = 12
"""Of the 63 signs so many may differ."""
LEAST_COSINE = 0.985
"""Of the whitened low frequencies. Measured: copies as JPEG of quality 60 reach it, strangers among digits,
CIFAR-10 and drawn shapes do not."""
RIDGE = 0.1
"""Of the mean variance, added before whitening, so that noise does not count."""
LEAST_CORRELATION = 0.9
"""Of the pixels with their colours, averaged to at most THUMB in each direction."""
THUMB = 16
PAIRS = 1 << 15
"""So many pairs are compared at a time."""


@dataclass(frozen=True, eq=False)
class Alike:
    """Groups of rows. `same`: equal pixel by pixel; `near`: so alike that they show the same.

    A group of `near` holds one picture at least that is not equal to the others; its equal ones are in a
    group of `same`, too.
    """

    same: tuple[np.ndarray, ...]
    near: tuple[np.ndarray, ...]


def frequencies(grays: np.ndarray) -> np.ndarray:
    """float32 (N, 64): the 8x8 lowest frequencies of float32 (N, height, width), without the mean, scaled
    to length 1; the cosine transform of type II."""
    _, height, width = grays.shape
    rows, columns = _cosines(height), _cosines(width)
    table = np.matmul(np.matmul(rows, grays), columns.T)
    result = np.zeros((len(grays), SIDE, SIDE), np.float32)
    result[:, : len(rows), : len(columns)] = table
    flat = result.reshape(len(grays), -1)
    flat[:, 0] = 0
    flat /= np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-6)
    return flat


def hash_bits(coefficients: np.ndarray) -> np.ndarray:
    """uint64 (N,): which coefficients lie above their median (the perceptual hash "pHash")."""
    above = coefficients > np.median(coefficients[:, 1:], axis=1, keepdims=True)
    above[:, 0] = False
    return np.packbits(above, axis=1).view(np.uint64).ravel()


def alike(look: Look) -> Alike:
    """All groups; pictures of one colour are in none."""
    rows = np.flatnonzero(~look.is_plain)
    same = _same(look, rows)
    copies = np.concatenate([group[1:] for group in same]) if same else np.zeros(0, np.int64)
    first = np.setdiff1d(rows, copies)
    pairs = _near(look, first)
    if not len(pairs):
        return Alike(tuple(same), ())
    together = [np.stack([group[:-1], group[1:]], axis=1) for group in same]
    near = _groups(np.concatenate([pairs, *together]), len(look.labels))
    touched = np.zeros(len(look.labels), bool)
    touched[pairs] = True
    return Alike(tuple(same), tuple(group for group in near if touched[group].any()))


def _same(look: Look, rows: np.ndarray) -> list[np.ndarray]:
    """Groups of equal pictures among the rows, by the first of each."""
    order = rows[np.argsort(look.crc[rows], kind="stable")]
    ends = np.flatnonzero(np.diff(look.crc[order])) + 1
    found = []
    for group in np.split(order, ends):
        if len(group) < 2:
            continue
        images = look.images(group).reshape(len(group), -1)
        kinds: dict[bytes, list[int]] = {}
        for row, image in zip(group.tolist(), images, strict=True):
            kinds.setdefault(image.tobytes(), []).append(row)
        found += [np.array(kind) for kind in kinds.values() if len(kind) > 1]
    return sorted(found, key=lambda group: int(group[0]))


def _near(look: Look, rows: np.ndarray) -> np.ndarray:
    """int64 (P, 2): pairs of rows that show the same."""
    candidates = _neighbours(look.bits[rows])
    white = np.zeros_like(look.coefficients)
    white[rows] = _whitened(look.coefficients[rows])
    found = []
    for start in range(0, len(candidates), PAIRS):
        pairs = rows[candidates[start : start + PAIRS]]
        pairs = pairs[np.einsum("nk,nk->n", white[pairs[:, 0]], white[pairs[:, 1]]) >= LEAST_COSINE]
        if len(pairs):
            thumbs = [_thumbs(look.images(pairs[:, side])) for side in (0, 1)]
            found.append(pairs[np.einsum("nk,nk->n", *thumbs) >= LEAST_CORRELATION])
    return np.concatenate(found) if found else np.zeros((0, 2), np.int64)


def _whitened(coefficients: np.ndarray) -> np.ndarray:
    """The same with mean 0 and variance 1 in every direction that varies, then of length 1."""
    if len(coefficients) < 3:
        return coefficients
    centred = coefficients - coefficients.mean(axis=0)
    variance, axes = np.linalg.eigh(centred.T @ centred / len(centred))
    floor = RIDGE * variance.sum() / min(len(centred) - 1, len(variance)) + 1e-12
    white = centred @ (axes / np.sqrt(np.maximum(variance, 0) + floor))
    white /= np.maximum(np.linalg.norm(white, axis=1, keepdims=True), 1e-6)
    result: np.ndarray = white.astype(np.float32)
    return result


def _neighbours(bits: np.ndarray) -> np.ndarray:
    """int64 (P, 2): pairs that are close in one of 8 orders and differ in few bits.

    In each order another byte of the hash counts most: pictures that share it, and all before it in a
    row, stand side by side. The work is bounded however many pictures look alike.
    """
    count, found = len(bits), []
    for turn in range(0, 64, 8):
        turned = (bits << np.uint64(turn)) | (bits >> np.uint64((64 - turn) % 64)) if turn else bits
        order = np.argsort(turned, kind="stable")
        for step in range(1, min(WINDOW, count - 1) + 1):
            left, right = order[:-step], order[step:]
            close = np.bitwise_count(bits[left] ^ bits[right]) <= MOST_BITS
            low, high = np.minimum(left, right)[close], np.maximum(left, right)[close]
            found.append(low * count + high)
    codes = np.unique(np.concatenate(found)) if found else np.zeros(0, np.int64)
    return np.stack([codes // max(count, 1), codes % max(count, 1)], axis=1)


def _thumbs(images: np.ndarray) -> np.ndarray:
    """float32 (N, K): pictures of at most 16x16, averaged, without their mean, of length 1."""
    pixels = images.astype(np.float32)
    height, width = pixels.shape[2:]
    if height > THUMB:
        pixels = np.matmul(_averages(height), pixels)
    if width > THUMB:
        pixels = np.matmul(pixels, _averages(width).T)
    flat = pixels.reshape(len(pixels), int(np.prod(pixels.shape[1:])))
    flat -= flat.mean(axis=1, keepdims=True)
    flat /= np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-6)
    return flat


def _cosines(length: int) -> np.ndarray:
    """float32 (at most 8, length): the lowest rows of the cosine transform."""
    place = (np.arange(length) + 0.5) * np.pi / length
    return np.cos(np.arange(min(SIDE, length))[:, None] * place).astype(np.float32)


def _averages(length: int) -> np.ndarray:
    """float32 (THUMB, length): each row averages its share of a longer line."""
    edges = np.linspace(0, length, THUMB + 1)
    start, end = edges[:-1, None], edges[1:, None]
    pixel = np.arange(length)
    overlap = np.minimum(end, pixel + 1) - np.maximum(start, pixel)
    shares = np.clip(overlap, 0, None) * (THUMB / length)
    return np.asarray(shares, dtype=np.float32)


def _groups(pairs: np.ndarray, count: int) -> list[np.ndarray]:
    """What hangs together by pairs, each in ascending order, by the first of each."""
    root = np.arange(count)
    while True:  # each round halves the way to the least row of the group
        least = np.minimum(root[pairs[:, 0]], root[pairs[:, 1]])
        before = root.copy()
        np.minimum.at(root, root[pairs[:, 0]], least)
        np.minimum.at(root, root[pairs[:, 1]], least)
        root = root[root]
        if (root == before).all():
            break
    members = np.unique(pairs)
    order = members[np.argsort(root[members], kind="stable")]
    return np.split(order, np.flatnonzero(np.diff(root[order])) + 1)
