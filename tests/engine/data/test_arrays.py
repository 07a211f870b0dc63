"""Whole arrays are prepared as single pictures are; ranges, layouts and labels are found."""

from __future__ import annotations

import numpy as np
import pytest

from engine.data.arrays import eight_bit_array, labels_of, named, prepare_array, value_range
from engine.data.prepare import prepare_picture
from engine.spec.message import UserError


def pixels(*shape: int) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)


@pytest.mark.parametrize("shape", [(5, 9, 7), (5, 9, 7, 1), (5, 9, 7, 3), (5, 9, 7, 4)])
@pytest.mark.parametrize("size", [(9, 7), (4, 6), (20, 20)])
@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("fit", ["stretch", "crop", "pad"])
def test_many_at_once_are_as_one_by_one(
    shape: tuple[int, ...], size: tuple[int, int], channels: int, fit: str
) -> None:
    batch = pixels(*shape)
    prepared = prepare_array(batch, channels, *size, fit)
    expected = np.stack([prepare_picture(one, channels, *size, fit) for one in batch])
    assert (prepared == expected).all()
    assert prepared.flags.c_contiguous


def test_no_pictures_at_all() -> None:
    assert prepare_array(pixels(0, 5, 5), 3, 8, 8, "stretch").shape == (0, 3, 8, 8)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (np.array([0.0, 0.5, 1.0]), [0, 128, 255]),
        (np.array([-1.0, 0.0, 1.0]), [0, 128, 255]),
        (np.array([0.0, 100.0, 255.0]), [0, 100, 255]),
        (np.array([0.0, np.nan, np.inf, 1.0]), [0, 0, 0, 255]),
        (np.array([-3.0, 0.0, 3.0]), [0, 128, 255]),
        (np.array([5.0, 5.0]), [5, 5]),
        (np.array([True, False]), [255, 0]),
        (np.array([0, 128, 255], np.int64), [0, 128, 255]),
        (np.array([0, 257, 65535], np.uint16), [0, 1, 255]),
        (np.array([-100, 0, 100], np.int16), [0, 128, 255]),
        (np.array([0, 1], np.int32), [0, 255]),
        (np.array([0, 7, 255], np.uint8), [0, 7, 255]),
    ],
)
def test_ranges(values: np.ndarray, expected: list[int]) -> None:
    assert eight_bit_array(values, *value_range(values)).tolist() == expected


@pytest.mark.parametrize(
    ("values", "labels", "names"),
    [
        (np.array([3, 1, 3]), [1, 0, 1], ["1", "3"]),
        (np.array([[3], [1]], np.uint8), [1, 0], ["1", "3"]),
        (np.array([2.0, 0.0]), [1, 0], ["0", "2"]),
        (np.array([True, False]), [1, 0], ["0", "1"]),
        (np.array(["dog", "cat"]), [1, 0], ["cat", "dog"]),
        (np.array([b"dog", b"cat"]), [1, 0], ["cat", "dog"]),
        (np.array([[0, 0, 1], [1, 0, 0]]), [2, 0], ["0", "1", "2"]),
    ],
)
def test_labels_in_usual_forms(values: np.ndarray, labels: list[int], names: list[str]) -> None:
    found, found_names = labels_of(values)
    assert found.tolist() == labels
    assert found.dtype == np.int64
    assert found_names == names


@pytest.mark.parametrize(
    "values",
    [
        np.array([0.5, 1]), np.array([np.nan, 1]), np.array([[1, 1], [0, 1]]), np.array([[0, 0], [0, 1]]),
        np.array([["a", "b"]]), np.arange(20_000), np.array([1e300, 1.0]),
    ],
)  # fmt: skip
def test_what_are_no_labels(values: np.ndarray) -> None:
    with pytest.raises(ValueError, match="label"):
        labels_of(values)


def test_names_by_hand() -> None:
    assert named(["0", "1"], "cat, dog") == ("cat", "dog")
    assert named(["0", "1"], " ") == ("0", "1")
    with pytest.raises(UserError, match="3 class names"):
        named(["0", "1"], "a,b,c")
    with pytest.raises(UserError, match="one class"):
        named(["0"], "")


def test_what_is_transparent_shows_the_background() -> None:
    pixels = np.zeros((2, 4, 4, 4), np.uint8)
    assert (prepare_array(pixels, 3, 4, 4, "stretch") == 255).all()
    green = prepare_array(pixels, 3, 4, 4, "stretch", (0, 128, 0))
    assert (green == np.array([0, 128, 0])[:, None, None]).all()
