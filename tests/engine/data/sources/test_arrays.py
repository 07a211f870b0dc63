"""NPZ and NPY: layouts, kinds of numbers, names; objects and damage are refused."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from engine.data.formats.npy import npy_header
from engine.data.sources.arrays import Arrays, find_arrays, picture_layout
from engine.layers.input import Input
from engine.spec.message import UserError

FORM = Input(channels=3, height=4, width=6)
PIXELS = np.random.default_rng(0).integers(0, 256, (6, 4, 6, 3), dtype=np.uint8)
LABELS = np.array([0, 1, 2, 0, 1, 2])


def load(path: Path, **arrays: np.ndarray) -> np.ndarray:
    np.savez(path, **arrays)  # type: ignore[arg-type]
    return Arrays(path=str(path)).load(FORM).images  # type: ignore[return-value]


@pytest.mark.parametrize(
    "images",
    [
        PIXELS, PIXELS.transpose(0, 3, 1, 2), np.asfortranarray(PIXELS), PIXELS.astype(np.int64),
        PIXELS.astype(">i4"), PIXELS / 255, (PIXELS / 255).astype(np.float32), PIXELS.astype(np.float16),
        PIXELS.astype(np.uint16) * 257, PIXELS / 127.5 - 1,
    ],
)  # fmt: skip
@pytest.mark.parametrize("keys", [("x", "y"), ("images", "labels"), ("data", "target"), ("X", "Y")])
def test_layouts_and_kinds(images: np.ndarray, keys: tuple[str, str], tmp_path: Path) -> None:
    loaded = load(tmp_path / "a.npz", **{keys[0]: images, keys[1]: LABELS})
    assert (loaded == PIXELS.transpose(0, 3, 1, 2)).all()


def test_rows_of_pixels(tmp_path: Path) -> None:
    square = PIXELS[:, :, :4, 0]
    np.savez(tmp_path / "a.npz", x=square.reshape(6, 16), y=LABELS)
    gray = Arrays(path=str(tmp_path / "a.npz")).load(Input(channels=1, height=4, width=4))
    assert (gray.images[:, 0] == square).all()
    colour = PIXELS[:, :, :4]
    np.savez(tmp_path / "b.npz", x=colour.transpose(0, 3, 1, 2).reshape(6, 48), y=LABELS)
    rgb = Arrays(path=str(tmp_path / "b.npz")).load(Input(channels=3, height=4, width=4))
    assert (rgb.images == colour.transpose(0, 3, 1, 2)).all()


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["x_train.npy", "y_train.npy", "x_test.npy", "y_test.npy"],
         [("x_train.npy", "y_train.npy", 0), ("x_test.npy", "y_test.npy", 2)]),
        (["train_images.npy", "train_labels.npy", "val_images.npy", "val_labels.npy"],
         [("train_images.npy", "train_labels.npy", 0), ("val_images.npy", "val_labels.npy", 1)]),
        (["X.npy", "y.npy", "other.npy"], [("X.npy", "y.npy", -1)]),
        (["train/images.npy", "train/labels.npy"], [("train/images.npy", "train/labels.npy", 0)]),
        (["train.npy", "train_labels.npy"], [("train.npy", "train_labels.npy", 0)]),
        (["weights.npy", "y.npy"], []),
    ],
)  # fmt: skip
def test_which_arrays_belong_together(names: list[str], expected: list[tuple[str, str, int]]) -> None:
    assert find_arrays(names) == expected


@pytest.mark.parametrize("shape", [(5,), (5, 7), (5, 6, 6, 2), (5, 4, 4, 3, 1), ()])
def test_what_are_no_pictures(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="none of pictures"):
        picture_layout(shape)


class Evil:
    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, ...]:
        return os.system, (f"touch {self.mark}",)


@pytest.mark.parametrize("keys", [("x", "y"), ("y", "x")])
def test_arrays_of_objects_are_refused_and_do_not_run(keys: tuple[str, str], tmp_path: Path) -> None:
    evil = np.array([Evil(tmp_path / "x")] * 6, dtype=object)
    np.savez(tmp_path / "a.npz", **{keys[0]: evil, keys[1]: PIXELS if keys[1] == "x" else LABELS})
    with pytest.raises(UserError, match="Python objects"):
        Arrays(path=str(tmp_path / "a.npz")).load(FORM)
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    ("arrays", "reason"),
    [
        ({"x": PIXELS}, "no pictures with labels, but: x.npy"),
        ({"x": PIXELS, "y": LABELS[:4]}, "4 labels, but there are 6 pictures"),
        ({"x": PIXELS[:, :2, :, :2], "y": LABELS}, "none of pictures"),
        ({"x": PIXELS, "y": LABELS * 0}, "all pictures are of one class"),
        ({"x": PIXELS, "y": LABELS + 0.5}, "no whole numbers"),
        ({"x": np.array([["a"] * 4] * 6), "y": LABELS}, "text instead of pixels"),
        ({"x": np.zeros(6, dtype=[("a", "u1")]), "y": LABELS}, "something else than numbers"),
        ({"x": PIXELS[:0], "y": LABELS[:0]}, "0 labels"),
    ],
)
def test_what_is_wrong_is_told(arrays: dict[str, np.ndarray], reason: str, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        load(tmp_path / "a.npz", **arrays)
    assert reason in str(caught.value) or reason.capitalize() in str(caught.value)
    assert caught.value.advice


@pytest.mark.parametrize(
    "header",
    [
        b"{'descr': '|u1', 'fortran_order': False, 'shape': (999999999999999, 4, 4), }",
        b"{'descr': '|u1', 'fortran_order': False, 'shape': (-5, 4, 4), }",
        b"{'descr': __import__('os').system('x'), 'fortran_order': False, 'shape': (1,), }",
        b"{'descr': '<U999999', 'fortran_order': False, 'shape': (999999999, 1), }",
        b"{'descr': '<f3', 'fortran_order': False, 'shape': (2, 4, 4), }",
        b"(" * 9000,
        b"",
    ],
)
def test_headers_that_lie(header: bytes, tmp_path: Path) -> None:
    head = b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header
    (tmp_path / "x.npy").write_bytes(head + bytes(64))
    np.save(tmp_path / "y.npy", LABELS)
    with pytest.raises(UserError):
        Arrays(path=str(tmp_path / "x.npy")).load(FORM)


def test_headers_of_every_version(tmp_path: Path) -> None:
    for version in ((1, 0), (2, 0), (3, 0)):
        with (tmp_path / "a.npy").open("wb") as file:
            np.lib.format.write_array(file, PIXELS, version=version)
        with (tmp_path / "a.npy").open("rb") as file:
            assert npy_header(file) == (np.dtype("u1"), False, PIXELS.shape)
            assert file.read() == PIXELS.tobytes()
