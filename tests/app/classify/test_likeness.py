"""Whether a picture lies on white while the training pictures lie on black, and how they fill theirs."""

from __future__ import annotations

import numpy as np
import pytest

from app.classify.likeness import (
    Likeness,
    border_mean,
    cut_to_ink,
    inverted,
    likeness_of,
    wants_cutting,
    wants_inversion,
)
from app.classify.pad import FILL
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


def test_small_ink_on_even_paper_wants_cutting() -> None:
    digits = Likeness(True, 1.0)
    page = np.full((60, 80), 240, np.uint8)
    assert not wants_cutting(page, digits)  # nothing on it
    page[20:40, 30:38] = 20
    assert wants_cutting(page, digits)
    assert not wants_cutting(page, Likeness(None))
    assert not wants_cutting(page, Likeness(True, 0.35))  # the training has it as small
    page[0] = np.arange(80) * 3
    assert not wants_cutting(page, digits)  # a photograph


@pytest.mark.parametrize(("height", "width"), [(8, 8), (28, 28), (20, 40)])
def test_cut_ink_is_in_the_middle_and_as_large_as_wanted(height: int, width: int) -> None:
    page = np.full((200, 300, 3), 240, np.uint8)
    page[0:100, 280:300] = 20  # at the edge: there is more frame than paper
    frame = cut_to_ink(page, height, width, 0.8)
    assert abs(frame.shape[1] / frame.shape[0] - width / height) < 0.05
    rows, columns = np.nonzero(frame < 100)
    assert (rows.max() + 1 - rows.min(), columns.max() + 1 - columns.min()) == (100, 20)
    assert abs(100 / frame.shape[0] - 0.8 * FILL) < 0.02
    assert abs(rows.mean() - (frame.shape[0] - 1) / 2) <= 1
    assert abs(columns.mean() - (frame.shape[1] - 1) / 2) <= 1
    assert frame[0, 0] == 240


def test_without_ink_the_paper_stays() -> None:
    assert np.array_equal(cut_to_ink(WHITE, 8, 8, 1.0), WHITE)


def test_what_is_transparent_counts_as_white() -> None:
    glass = np.zeros((6, 6, 4), np.uint8)
    assert border_mean(glass) == 255
    assert inverted(glass).max() == 0
    glass[..., 3] = 255
    assert border_mean(glass) == 0
    assert inverted(glass).shape == (6, 6, 3)
