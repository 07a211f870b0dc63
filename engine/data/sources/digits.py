"""Digits: scikit-learn's small handwritten digits."""

from __future__ import annotations

import inspect
from typing import ClassVar, Literal

import numpy as np

from engine.data.dataset import Pictures
from engine.data.prepare import prepare_picture, prepare_source
from engine.layers.input import Input
from engine.spec.source import DataSource, Progress


class Digits(DataSource):
    """1,797 handwritten digits of 8x8 gray pixels, white on black; they come with Strata.

    A part of the "Optical Recognition of Handwritten Digits" set (Alpaydin and Kaynak, 1998), as
    scikit-learn carries it. Small enough to learn in seconds. To the network's size they are enlarged
    smoothly.
    """

    title: ClassVar[str] = "Digits"
    type: Literal["Digits"] = "Digits"

    def load(self, form: Input, progress: Progress | None = None) -> Pictures:
        """All 1,797, in scikit-learn's order; classes "0" to "9"."""
        grays, labels = read_digits()
        if progress:
            progress(0, len(labels))
        images = np.stack([prepare_picture(gray, *form.preparation) for gray in grays])
        if progress:
            progress(len(labels), len(labels))
        return Pictures(images, labels, tuple("0123456789"))

    def script(self, form: Input) -> str:
        """Reads the file of the installed scikit-learn."""
        return f'''{prepare_source()}

{inspect.getsource(read_digits).strip()}


def load_pictures():
    """uint8 (N, C, H, W), int64 (N,), class names."""
    grays, labels = read_digits()
    images = np.stack([prepare_picture(gray, {str(form.preparation)[1:-1]}) for gray in grays])
    return images, labels, tuple("0123456789")
'''


def read_digits() -> tuple[np.ndarray, np.ndarray]:
    """uint8 (1797, 8, 8) of 0..255 and int64 (1797,).

    Straight from scikit-learn's file, because importing scikit-learn takes a hundred times as long.
    """
    import gzip
    import importlib.util
    from pathlib import Path

    package = importlib.util.find_spec("sklearn")
    path = Path(package.origin or "" if package else "").parent / "datasets/data/digits.csv.gz"
    if path.is_file():
        with gzip.open(path) as file:
            rows = np.loadtxt(file, delimiter=",")
        values, labels = rows[:, :64], rows[:, 64]
    else:
        from sklearn.datasets import load_digits

        values, labels = load_digits(return_X_y=True)
    grays = np.floor(values * (255 / 16) + 0.5).astype(np.uint8).reshape(-1, 8, 8)
    return grays, labels.astype(np.int64)
