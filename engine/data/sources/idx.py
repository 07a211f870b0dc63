"""Idx: arrays in the files of MNIST and its kin."""

from __future__ import annotations

import io
import math
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, ClassVar, Literal, cast

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
from engine.data.formats.npy import idx_header
from engine.data.formats.tree import FolderTree, Tree, open_tree, walk_folder
from engine.data.formats.unpack import Unpacked, UnpackError
from engine.data.prepare import prepare_source
from engine.data.scripts import FILES_IMPORTS, files_of, source_of
from engine.layers.input import Input
from engine.spec.message import Message, UserError, say
from engine.spec.source import DataSource, Progress

ADVICE = say("IDX files come in pairs, such as train-images-idx3-ubyte.gz and train-labels-idx1-ubyte.gz.")
FASHION = ("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
           "Ankle boot")  # fmt: skip
FASHION_LABELS = (0x2ED6E46A, 0x242BC73F)
"""CRC-32 of Fashion-MNIST's labels for training and test, which the names above belong to."""


class Idx(DataSource):
    """MNIST, Fashion-MNIST and others in the same files (IDX), packed or unpacked.

    Pictures and labels lie in pairs of files; those whose names begin with train are for training, those
    with t10k or test for the test. Gray or colour, of any size.
    """

    title: ClassVar[str] = "IDX files (MNIST)"
    type: Literal["Idx"] = "Idx"
    recognise_rank: ClassVar[int] = 20

    path: str = Field(
        "",
        description="The folder that holds the files, one of the files, or a zip or tar file of them.",
        json_schema_extra={"path": "file"},
    )
    class_names: str = Field(
        "", description="Names of the classes, parted by commas. Empty: the numbers in the files."
    )

    @property
    def gives_parts(self) -> bool:
        return True

    @classmethod
    def recognise(cls, tree: Tree) -> tuple[DataSource, Message] | None:
        """One pair of files, at least."""
        pairs = find_pairs(tree.files)
        if not pairs or not all(_has_magic(tree, name) for pair in pairs for name in pair[:2]):
            return None
        stacks, names = _stacks(tree)
        counts = " + ".join(f"{stack.count:,}" for stack in stacks)
        rows, columns = stacks[0].shape[:2]
        return cls(path=tree.path), say(
            "{what}: {classes} classes, {counts} pictures of {width} x {height}.",
            what="Fashion-MNIST, IDX files" if tuple(names) == FASHION else "IDX files as MNIST's",
            classes=f"{len(names):,}", counts=counts, width=columns, height=rows,
        )  # fmt: skip

    def load(self, form: Input, progress: Progress | None = None) -> Pictures:
        """Training pictures first, then test, each in the files' order."""
        with self._tree() as tree:
            stacks, names = _stacks(tree)
            return load_stacks(stacks, named(names, self.class_names), form, progress)

    def script(self, form: Input) -> str:
        """Reads the same files, by their absolute path."""
        place = Path(self.path).expanduser().absolute()
        with self._tree() as tree:
            path = str(place.parent if place.is_file() and isinstance(tree, FolderTree) else place)
        rule = (
            visible_names, walk_folder, files_of, idx_header, find_pairs, value_range, eight_bit_array,
            prepare_array, labels_of,
        )  # fmt: skip
        given = tuple(name.strip() for name in self.class_names.split(",")) if self.class_names else ()
        return f'''import gzip
import struct
import zlib
{FILES_IMPORTS}

{prepare_source()}

PART_NAMES = {PART_NAMES!r}
FASHION = {FASHION!r}
FASHION_LABELS = {FASHION_LABELS!r}


{source_of(*rule)}


def load_pictures():
    """uint8 (N, C, H, W), int64 (N,), class names, part, group (none)."""
    names, read = files_of({path!r})

    def array(name):
        content = read(name)
        file = io.BytesIO(gzip.decompress(content) if name.endswith(".gz") else content)
        dtype, shape = idx_header(file)
        return np.frombuffer(file.read(), dtype=dtype).reshape(shape)

    pairs = find_pairs(names)
    arrays = [array(images) for images, _, _ in pairs]
    labels, class_names = labels_of(np.concatenate([array(labels) for _, labels, _ in pairs]))
    low, high = 0.0, 255.0
    if any(one.dtype != np.uint8 for one in arrays):
        ranges = [value_range(one) for one in arrays]
        low, high = min(low for low, _ in ranges), max(high for _, high in ranges)
    images = [prepare_array(eight_bit_array(one, low, high), {str(form.preparation)[1:-1]}) for one in arrays]
    if zlib.crc32(labels[: len(arrays[0])].astype(np.uint8).tobytes()) in FASHION_LABELS:
        class_names = FASHION
    class_names = {given!r} or tuple(class_names)
    part = np.concatenate([np.full(len(one), p, np.int8) for one, (_, _, p) in zip(arrays, pairs)])
    return np.concatenate(images), labels, class_names, part if (part >= 0).any() else None, None
'''

    def describe(self) -> str:
        """The folder's or file's own name."""
        return name_of(self.path, "idx")

    def _tree(self) -> Tree:
        if not self.path:
            raise UserError(say("No IDX files are chosen."), ADVICE)
        place = Path(self.path).expanduser()
        if place.is_file():
            with place.open("rb") as file:
                if _magic(file, place.stat().st_size):
                    return FolderTree(str(Path(self.path).parent), place.parent, deep=False)
        return open_tree(self.path)


def find_pairs(names: list[str]) -> list[tuple[str, str, int]]:
    """(pictures, labels, part) of the files that belong together; training first.

    Of a packed and an unpacked copy the unpacked one counts.
    """
    pairs = {}
    by_name = {}
    for name in sorted(names, key=lambda name: not name.endswith(".gz")):
        by_name[name.removesuffix(".gz")] = name
    for bare, name in by_name.items():
        folder, slash, last = bare.rpartition("/")
        for dash in ("-", "."):
            for axes in ("3", "4"):
                if "images" not in last:
                    continue
                other = last.replace("images", "labels").replace(f"{dash}idx{axes}", f"{dash}idx1")
                partner = by_name.get(folder + slash + other)
                if partner is not None and other != last:
                    words = last.lower().replace(".", "-").replace("_", "-").split("-")
                    parts = [PART_NAMES[word] for word in words if word in PART_NAMES]
                    pairs[name] = (name, partner, parts[0] if parts else -1)
    return sorted(pairs.values(), key=lambda pair: (pair[2] % 4, pair[0]))


def _magic(file: BinaryIO, size: int) -> bool:
    """Whether a file, packed or not, begins as IDX files do."""
    head = file.read(4)
    if head[:2] == b"\x1f\x8b":
        file.seek(0)
        try:
            head = Unpacked(file, size).read(4)
        except UnpackError:
            return False
    return head[:2] == b"\0\0" and len(head) == 4 and 8 <= head[2] <= 14 and 1 <= head[3] <= 4


def _has_magic(tree: Tree, name: str) -> bool:
    try:
        with tree.open(name) as file:
            content = file.read(64 << 10)
    except Exception:  # zipfile raises anything of damaged data; loading tells the reason
        return False
    return _magic(io.BytesIO(content), tree.size(name))


def _stacks(tree: Tree) -> tuple[list[Stack], list[str]]:
    """The arrays of all pairs, not read yet, and the class names. Raises UserError."""
    pairs = find_pairs(tree.files)
    if not pairs:
        raise UserError(say("There is no pair of IDX files in {path}.", path=tree.path), ADVICE)
    parts = []
    for images, label_name, part in pairs:
        parts.append((_shape(tree, images), _labels(tree, label_name), part, images, label_name))
    rank = {labels.ndim for _, labels, _, _, _ in parts}
    try:
        if len(rank) > 1:
            raise ValueError("the files have labels of different kinds")
        together, names = labels_of(np.concatenate([labels for _, labels, _, _, _ in parts]))
    except ValueError as error:
        raise tree.damaged(pairs[0][1], str(error)) from None
    stacks, start = [], 0
    for (dtype, shape), labels, part, name, label_name in parts:
        if shape[0] != len(labels):
            raise tree.damaged(
                label_name, f"it has {len(labels):,} labels, but there are {shape[0]:,} pictures"
            )
        rows = together[start : start + shape[0]]
        start += shape[0]
        stacks.append(Stack(shape[0], shape[1:], dtype, _chunks(tree, name), rows, part))
    first = together[: stacks[0].count].astype(np.uint8).tobytes()
    if zlib.crc32(first) in FASHION_LABELS:
        names = list(FASHION)
    return stacks, names


def _shape(tree: Tree, name: str) -> tuple[np.dtype, tuple[int, ...]]:
    """Of a file of pictures: (count, height, width) or (count, height, width, channels)."""
    try:
        with tree.open(name) as raw:
            file = cast(BinaryIO, Unpacked(raw, tree.size(name))) if name.endswith(".gz") else raw
            dtype, shape = idx_header(file)
    except UserError:
        raise
    except Exception as error:  # zipfile raises anything of damaged data
        raise tree.damaged(name, str(error)) from None
    good = len(shape) == 3 or (len(shape) == 4 and shape[3] in (1, 3, 4))
    if not good or not 0 < math.prod(shape[1:]) <= 1 << 27 or shape[0] == 0:
        raise tree.damaged(name, f"its shape is {shape}, which is none of pictures")
    return dtype, shape


def _labels(tree: Tree, name: str) -> np.ndarray:
    pieces = []
    for piece in _arrays(tree, name, 1 << 20):
        pieces.append(piece)
        if len(pieces) > 20:
            raise tree.damaged(name, "it has more than 20 million labels")
    return np.concatenate(pieces)


def _chunks(tree: Tree, name: str) -> Callable[[int], Iterator[np.ndarray]]:
    return lambda rows: _arrays(tree, name, rows)


def _arrays(tree: Tree, name: str, rows: int) -> Iterator[np.ndarray]:
    """The file's array in pieces of at most so many rows; one piece at least. Raises UserError."""
    try:
        with tree.open(name) as raw:
            file = cast(BinaryIO, Unpacked(raw, tree.size(name))) if name.endswith(".gz") else raw
            dtype, shape = idx_header(file)
            row_bytes = int(np.prod(shape[1:], dtype=np.int64)) * dtype.itemsize
            for start in range(0, max(shape[0], 1), rows):
                count = min(rows, shape[0] - start)
                content = file.read(count * row_bytes)
                if len(content) < count * row_bytes:
                    raise ValueError("it is cut short")
                yield np.frombuffer(content, dtype=dtype).reshape((count, *shape[1:]))
    except UserError:
        raise
    except Exception as error:  # zipfile raises anything of damaged data
        raise tree.damaged(name, str(error) or "it does not fit into memory") from None
