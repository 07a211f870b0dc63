"""The data sets of the grid: fixed parts of digits, Fashion-MNIST and CIFAR-10, and what spoils them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from engine.data.dataset import Dataset, Pictures
from engine.data.prepare import prepare_picture
from engine.layers.input import Input
from engine.spec.message import UserError
from engine.spec.source import DataSource

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
"""Fashion-MNIST and the small CIFAR-10 lie beside the repository."""
SOURCES = {
    "digits": {"type": "Digits"},
    "fashion": {"type": "Idx", "path": str(SHARED / "fashion-mnist")},
    "cifar": {"type": "CifarPython", "path": str(SHARED / "cifar-10-mini" / "cifar-10-python-mini.tar.gz")},
}
FORMS = {
    "digits": Input(channels=1, height=8, width=8),
    "fashion": Input(channels=1, height=14, width=14),
    "cifar": Input(channels=3, height=16, width=16),
}
"""The size at which the grid sees them."""
_NATIVE = {
    "digits": FORMS["digits"],
    "fashion": Input(channels=1, height=28, width=28),
    "cifar": Input(channels=3, height=32, width=32),
}
_PARTS = {"digits": (900, 360, 537), "fashion": (3000, 1000, 2000), "cifar": (3000, 1000, 1000)}
"""Training, validation and test pictures."""
_SEED = 20_261_123


@dataclass(frozen=True)
class Spoiling:
    """What is done to the pictures, or their labels, of training and validation; the test stays as it is."""

    label_noise: float = 0.0
    """The share of labels that become another class, drawn evenly from all."""
    imbalance: float = 1.0
    """How many times more pictures the `large` classes have."""
    large: tuple[int, ...] = ()
    keep: int = 0
    """How many training pictures are left, of all classes alike; 0: all."""
    contrast: float = 1.0
    """Pixels move towards the middle gray by this factor."""
    other_validation: bool = False
    """Validation and test pictures come as negatives, the training ones do not."""


def available(name: str) -> bool:
    """Whether the data set is on this machine."""
    return name == "digits" or SHARED.is_dir()


@lru_cache(maxsize=16)
def dataset(name: str, spoiling: Spoiling = Spoiling()) -> Dataset:
    """The parts of a data set. Raises UserError where it is not there."""
    train, validation, test = _clean(name)
    train, validation = (_spoilt(part, spoiling, place) for place, part in enumerate((train, validation)))
    if spoiling.contrast != 1:
        test = _with_images(test, _flat(test.images, spoiling.contrast))
    if spoiling.other_validation:
        validation, test = (_with_images(part, 255 - np.asarray(part.images)) for part in (validation, test))
    return Dataset(train, validation, test, train.class_names)


@lru_cache(maxsize=3)
def _clean(name: str) -> tuple[Pictures, Pictures, Pictures]:
    pictures = DataSource.family.parse(SOURCES[name]).load(_NATIVE[name])
    rng = np.random.default_rng(_SEED)
    counts = _PARTS[name]
    if pictures.part is None:
        rows = _stratified(pictures.labels, np.arange(len(pictures)), sum(counts), rng)
        found = np.split(rows, np.cumsum(counts)[:-1])
    else:
        own = _stratified(pictures.labels, np.flatnonzero(pictures.part != 2), sum(counts[:2]), rng)
        found = [own[: counts[0]], own[counts[0] :]]
        found.append(_stratified(pictures.labels, np.flatnonzero(pictures.part == 2), counts[2], rng))
    train, validation, test = (_sized(pictures.subset(rows), FORMS[name]) for rows in found)
    return train, validation, test


def _stratified(labels: np.ndarray, rows: np.ndarray, count: int, rng: np.random.Generator) -> np.ndarray:
    """So many of the rows, in an order in which every stretch has all classes alike."""
    shuffled = rng.permutation(rows)
    place = np.empty(len(shuffled))
    for label in np.unique(labels[shuffled]):
        of_class = np.flatnonzero(labels[shuffled] == label)
        place[of_class] = (np.arange(len(of_class)) + rng.random(len(of_class))) / len(of_class)
    if count > len(rows):
        raise UserError("the data set has fewer pictures than the grid wants")  # type: ignore[arg-type]
    return shuffled[np.argsort(place, kind="stable")][:count]


def _sized(pictures: Pictures, form: Input) -> Pictures:
    images = np.asarray(pictures.images)
    if images.shape[1:] == (form.channels, form.height, form.width):
        return pictures
    sized = [
        prepare_picture(one.transpose(1, 2, 0), form.channels, form.height, form.width) for one in images
    ]
    return _with_images(pictures, np.stack(sized))


def _with_images(pictures: Pictures, images: np.ndarray) -> Pictures:
    return Pictures(images, pictures.labels, pictures.class_names)


def _flat(images: np.ndarray, contrast: float) -> np.ndarray:
    return np.clip(np.rint(128 + (images.astype(np.float32) - 128) * contrast), 0, 255).astype(np.uint8)


def _spoilt(pictures: Pictures, spoiling: Spoiling, place: int) -> Pictures:
    """Training (place 0) or validation (1) pictures as the case wants them."""
    rng = np.random.default_rng((_SEED, place))
    labels, images = pictures.labels.copy(), np.asarray(pictures.images)
    if spoiling.imbalance > 1:
        kept = np.zeros(len(labels), bool)
        for label in range(len(pictures.class_names)):
            rows = np.flatnonzero(labels == label)
            share = 1.0 if label in spoiling.large else 1 / spoiling.imbalance
            kept[rows[: max(2, round(len(rows) * share))]] = True
        labels, images = labels[kept], images[kept]
    if spoiling.keep and place == 0:
        labels, images = labels[: spoiling.keep], images[: spoiling.keep]
    if spoiling.label_noise:
        wrong = rng.random(len(labels)) < spoiling.label_noise
        labels[wrong] = rng.integers(len(pictures.class_names), size=int(wrong.sum()))
    if spoiling.contrast != 1:
        images = _flat(images, spoiling.contrast)
    return Pictures(images, labels, pictures.class_names)
