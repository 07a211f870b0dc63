"""Arrays: pictures and labels in NPZ or NPY files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, ClassVar, Literal

import numpy as np
from pydantic import Field

from engine.data.arrays import (
    Stack,
    eight_bit_array,
    labels_of,
    load_stacks,
    named,
    prepare_array,
    value_range,
)
from engine.data.dataset import Pictures
from engine.data.files import name_of
from engine.data.formats.names import PART_NAMES, visible_names
from engine.data.formats.npy import npy_header
from engine.data.formats.tree import FolderTree, Tree, open_tree, walk_folder
from engine.data.prepare import prepare_source
from engine.data.scripts import FILES_IMPORTS, files_of, source_of
from engine.layers.input import Input
from engine.spec.message import Message, UserError, say
from engine.spec.source import DataSource, Progress

ADVICE = say(
    "Save the pictures as x or images and the labels as y or labels; or as x_train, y_train, x_test, y_test."
)
IMAGE_WORDS = ("x", "image", "images", "picture", "pictures", "img", "imgs", "data", "pixels", "features")
LABEL_WORDS = ("y", "label", "labels", "target", "targets", "class", "classes")
NAME_WORDS = ("class_names", "classnames", "label_names", "names")
LARGEST_FORTRAN = 2 << 30
"""Bytes of an array whose first axis runs fastest: it has to be read whole."""


class Arrays(DataSource):
    """Arrays of numpy: an NPZ file, or NPY files beside one another.

    The pictures are called x, images or data, the labels y, labels or targets; with train, val or test
    in the name, they are the split. Pictures are (N, height, width), with a last or a second axis of 1,
    3 or 4 channels, or rows of pixels of square pictures; of 0..255, 0..1 or any other numbers. Arrays of
    Python objects are refused, as they would have to be run.
    """

    title: ClassVar[str] = "NumPy arrays"
    type: Literal["Arrays"] = "Arrays"
    recognise_rank: ClassVar[int] = 30

    path: str = Field(
        "",
        description="An NPZ file, an NPY file, or the folder, zip or tar that holds NPY files.",
        json_schema_extra={"path": "file"},
    )
    class_names: str = Field(
        "", description="Names of the classes, parted by commas. Empty: those in the file, or its numbers."
    )

    @property
    def gives_parts(self) -> bool:
        return True

    @classmethod
    def recognise(cls, tree: Tree) -> tuple[DataSource, Message] | None:
        """Pictures and labels, by their names."""
        if not find_arrays(tree.files):
            return None
        stacks, names = _stacks(tree)
        return cls(path=tree.path), say(
            "NumPy arrays: {classes} classes, {counts} pictures of {width} x {height}.",
            classes=f"{len(names):,}", counts=" + ".join(f"{stack.count:,}" for stack in stacks),
            width=stacks[0].shape[1], height=stacks[0].shape[0],
        )  # fmt: skip

    def load(self, form: Input, progress: Progress | None = None) -> Pictures:
        """Training, validation and test, each in the files' order."""
        with self._tree() as tree:
            stacks, names = _stacks(tree)
            return load_stacks(stacks, named(names, self.class_names), form, progress)

    def script(self, form: Input) -> str:
        """Reads the same files, by their absolute path."""
        place = Path(self.path).expanduser().absolute()
        path = str(place.parent if place.suffix.lower() == ".npy" else place)
        rule = (
            visible_names, walk_folder, files_of, find_arrays, picture_layout, value_range, eight_bit_array,
            prepare_array, labels_of,
        )  # fmt: skip
        given = tuple(name.strip() for name in self.class_names.split(",")) if self.class_names else ()
        return f'''{FILES_IMPORTS}

{prepare_source()}

PART_NAMES = {PART_NAMES!r}
IMAGE_WORDS = {IMAGE_WORDS!r}
LABEL_WORDS = {LABEL_WORDS!r}
NAME_WORDS = {NAME_WORDS!r}


{source_of(*rule)}


def load_pictures():
    """uint8 (N, C, H, W), int64 (N,), class names, part, group (none)."""
    names, read = files_of({path!r})

    def array(name):
        return np.load(io.BytesIO(read(name)), allow_pickle=False)

    found = find_arrays([name for name in names if not name.endswith("/")])
    arrays = []
    for images, _, _ in found:
        one = array(images)
        shape, move = picture_layout(one.shape)
        one = one.reshape(len(one), *shape)
        arrays.append(one.transpose(0, 2, 3, 1) if move else one)
    labels, class_names = labels_of(np.concatenate([array(labels) for _, labels, _ in found]))
    for name in names:
        if name.rpartition("/")[2].lower().removesuffix(".npy") in NAME_WORDS:
            known = [str(one) for one in array(name).tolist()]
            if all(one.isdigit() and int(one) < len(known) for one in class_names):
                labels = np.array([int(one) for one in class_names])[labels]
                class_names = known
    low, high = 0.0, 255.0
    if any(one.dtype != np.uint8 for one in arrays):
        ranges = [value_range(one) for one in arrays]
        low, high = min(low for low, _ in ranges), max(high for _, high in ranges)
    images = [prepare_array(eight_bit_array(one, low, high), {str(form.preparation)[1:-1]}) for one in arrays]
    class_names = {given!r} or tuple(class_names)
    part = np.concatenate([np.full(len(one), p, np.int8) for one, (_, _, p) in zip(arrays, found)])
    return np.concatenate(images), labels, class_names, part if (part >= 0).any() else None, None
'''

    def describe(self) -> str:
        """The file's own name."""
        return name_of(self.path, "arrays")

    def _tree(self) -> Tree:
        if not self.path:
            raise UserError(say("No arrays are chosen."), ADVICE)
        place = Path(self.path).expanduser()
        if place.is_file() and place.suffix.lower() == ".npy":
            return FolderTree(str(Path(self.path).parent), place.parent, deep=False)
        return open_tree(self.path)


def find_arrays(names: list[str]) -> list[tuple[str, str, int]]:
    """(pictures, labels, part) of the NPY files that belong together; training first."""
    images: dict[int, str] = {}
    labels: dict[int, str] = {}
    for name in names:
        stem = name.rpartition("/")[2].lower()
        if not stem.endswith(".npy") or stem.removesuffix(".npy") in NAME_WORDS:
            continue
        words = stem.removesuffix(".npy").replace("-", "_").split("_")
        part = next((PART_NAMES[word] for word in words if word in PART_NAMES), -1)
        rest = [word for word in words if word not in PART_NAMES]
        folder = name.rpartition("/")[0].rpartition("/")[2].lower()
        if part < 0 and folder in PART_NAMES:
            part = PART_NAMES[folder]
        # "train.npy" beside "train_labels.npy" are the pictures.
        if not rest or rest[0] in IMAGE_WORDS or rest[-1] in IMAGE_WORDS:
            images.setdefault(part, name)
        elif rest[0] in LABEL_WORDS or rest[-1] in LABEL_WORDS:
            labels.setdefault(part, name)
    both = sorted(images.keys() & labels.keys(), key=lambda part: part % 4)
    return [(images[part], labels[part], part) for part in both]


def picture_layout(shape: tuple[int, ...]) -> tuple[tuple[int, ...], bool]:
    """The shape of one picture in an array of this shape, and whether its channels stand first.

    (N, H, W), (N, H, W, C), (N, C, H, W), or (N, pixels) of square pictures, gray or three planes.
    Raises ValueError for none of these.
    """
    if len(shape) == 3:
        return shape[1:], False
    if len(shape) == 4 and shape[3] in (1, 3, 4):
        return shape[1:], False
    if len(shape) == 4 and shape[1] in (1, 3, 4):
        return shape[1:], True
    if len(shape) == 2:
        for planes in (1, 3):
            side = round((shape[1] / planes) ** 0.5)
            if side > 1 and side * side * planes == shape[1]:
                return ((side, side), False) if planes == 1 else ((3, side, side), True)
    raise ValueError(f"its shape {shape} is none of pictures, such as (N, height, width, 3)")


def _stacks(tree: Tree) -> tuple[list[Stack], list[str]]:
    """All arrays of pictures, not read yet, and the class names. Raises UserError."""
    found = find_arrays(tree.files)
    if not found:
        arrays = [name for name in tree.files if name.lower().endswith(".npy")]
        raise UserError(
            say("{path} holds no pictures with labels, but: {names}.",
                path=tree.path, names=", ".join(arrays[:10]) or "no arrays"), ADVICE,
        )  # fmt: skip
    labels = [_whole(tree, name) for _, name, _ in found]
    try:
        together, names = labels_of(np.concatenate(labels))
    except (ValueError, TypeError) as error:
        raise tree.damaged(found[0][1], str(error)) from None
    together, names = _with_names(tree, together, names)
    stacks, start = [], 0
    for (name, label_name, part), own in zip(found, labels, strict=True):
        dtype, _, shape = _header(tree, name)
        try:
            one, move = picture_layout(shape)
            if dtype.kind not in "biuf":
                raise ValueError("it holds text instead of pixels")
            if not 0 < _count(one) <= 1 << 27:
                raise ValueError(f"its shape {shape} is none of pictures")
        except ValueError as error:
            raise tree.damaged(name, str(error)) from None
        if shape[0] != len(own) or shape[0] == 0:
            raise tree.damaged(label_name, f"it has {len(own):,} labels, but there are {shape[0]:,} pictures")
        chunks = _chunks(tree, name, one, move)
        size = (one[1], one[2], one[0]) if move else one
        rows = together[start : start + shape[0]]
        start += shape[0]
        stacks.append(Stack(shape[0], size, dtype, chunks, rows, part))
    return stacks, names


def _with_names(tree: Tree, labels: np.ndarray, names: list[str]) -> tuple[np.ndarray, list[str]]:
    """The same with the names of an array class_names, if there is one that has a name for each."""
    for name in tree.files:
        if name.rpartition("/")[2].lower().removesuffix(".npy") in NAME_WORDS:
            values = _whole(tree, name)
            known = [str(one.decode() if isinstance(one, bytes) else one) for one in values.tolist()]
            if all(one.isdigit() and int(one) < len(known) for one in names):
                return np.array([int(one) for one in names])[labels], known
    return labels, names


def _header(tree: Tree, name: str) -> tuple[np.dtype, bool, tuple[int, ...]]:
    with _errors(tree, name), tree.open(name) as file:
        return npy_header(file)


def _whole(tree: Tree, name: str) -> np.ndarray:
    """A small array (labels, names) in any order of axes."""
    with _errors(tree, name), tree.open(name) as file:
        dtype, fortran, shape = npy_header(file)
        count = _count(shape)
        if count > 20_000_000 or count * dtype.itemsize > 1 << 29:
            raise ValueError("it is far too large for labels")
        return _filled(file, dtype, shape, "F" if fortran else "C")


def _chunks(tree: Tree, name: str, one: tuple[int, ...], move: bool) -> Callable[[int], Iterator[np.ndarray]]:
    """Pieces (n, height, width[, channels]) of an array of pictures of the shape `one`."""

    def chunks(rows: int) -> Iterator[np.ndarray]:
        with _errors(tree, name), tree.open(name) as file:
            dtype, fortran, shape = npy_header(file)
            whole = None
            if fortran:
                if _count(shape) * dtype.itemsize > LARGEST_FORTRAN:
                    raise ValueError("its first axis runs fastest; save it in the usual order (C)")
                whole = _filled(file, dtype, shape, "F")
            for start in range(0, shape[0], rows):
                count = min(rows, shape[0] - start)
                if whole is None:
                    part = _filled(file, dtype, (count, *shape[1:]), "C")
                else:
                    part = whole[start : start + count]
                part = part.reshape(count, *one)
                yield part.transpose(0, 2, 3, 1) if move else part

    return chunks


def _count(shape: tuple[int, ...]) -> int:
    count = 1
    for length in shape:
        count *= length
    return count


def _filled(file: BinaryIO, dtype: np.dtype, shape: tuple[int, ...], order: Literal["C", "F"]) -> np.ndarray:
    """The next array of the file; nothing is set aside for what is not there."""
    wanted = _count(shape) * dtype.itemsize
    parts = []
    while wanted:
        part = file.read(min(wanted, 16 << 20))
        if not part:
            raise ValueError("it is cut short")
        wanted -= len(part)
        parts.append(part)
    content = b"".join(parts)
    if dtype.kind == "U":
        letters = np.frombuffer(content, dtype=dtype.str[0] + "u4")
        if ((letters > 0x10FFFF) | ((letters >= 0xD800) & (letters < 0xE000))).any():
            raise ValueError("it holds text that is none")
    array: np.ndarray = np.frombuffer(content, dtype=dtype).reshape(shape, order=order)
    return array


class _errors:  # noqa: N801 - reads as a statement
    """What reading an array raises, as UserError."""

    def __init__(self, tree: Tree, name: str) -> None:
        self.tree, self.name = tree, name

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Exception) and not isinstance(error, UserError):
            # zipfile raises anything of damaged data
            raise self.tree.damaged(self.name, str(error) or "it does not fit into memory") from None
