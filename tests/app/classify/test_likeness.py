"""Whether a picture lies on white while the training pictures lie on black, and how they fill theirs."""

from __future__ import annotations

import numpy as np
import pytest

from app.classify.likeness import Likeness, border_mean, inverted, likeness_of, wants_inversion
from engine.data.dataset import Dataset, Pictures, load_dataset
from engine.data.sources.digits import Digits
from engine.data.sources.shapes import Shapes
from engine.layers.input import Input
from engine.spec.data import DataSpec

WHITE = np.full((20, 30), 240, np.uint8)


def of(images: np.ndarray) -> Likeness:
    pictures = Pictures(images[:, None], np.zeros(len(images), np.int64), ("a",))
    none = pictures.subset(np.arange(0))
    return likeness_of(Dataset(pictures, none, none, ("a",)))


def test_digits_lie_on_black_and_fill_the_frame() -> None:
    form = Input(height=8, width=8)
    digits = likeness_of(load_dataset(DataSpec(source=Digits()), form))
    assert digits == Likeness(dark_border=True, fill=1.0)


def test_coloured_shapes_lie_on_anything() -> None:
    form = Input(channels=3, height=16, width=16)
    shapes = likeness_of(load_dataset(DataSpec(source=Shapes(pictures=200)), form))
    assert shapes == Likeness()


@pytest.mark.parametrize("dark", [True, False])
def test_margins_around_the_ink_are_measured(dark: bool) -> None:
    images = np.zeros((10, 20, 20), np.uint8)
    images[:, 5:15, 8:12] = 255
    likeness = of(images if dark else 255 - images)
    assert likeness == Likeness(dark_border=dark, fill=0.5)


def test_only_what_differs_from_the_training_pictures_is_inverted() -> None:
    on_black, on_white, on_anything = Likeness(True), Likeness(False), Likeness()
    assert wants_inversion(WHITE, on_black)
    assert not wants_inversion(255 - WHITE, on_black)
    assert wants_inversion(255 - WHITE, on_white)
    assert not wants_inversion(WHITE, on_white)
    assert not wants_inversion(WHITE, on_anything)
    assert not wants_inversion(np.full((20, 30), 128, np.uint8), on_black)


def test_what_is_transparent_counts_as_white() -> None:
    glass = np.zeros((6, 6, 4), np.uint8)
    assert border_mean(glass) == 255
    assert inverted(glass).max() == 0
    glass[..., 3] = 255
    assert border_mean(glass) == 0
    assert inverted(glass).shape == (6, 6, 3)
