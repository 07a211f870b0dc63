"""CifarBinary: the official CIFAR-10 and CIFAR-100 archives, "binary version"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar, Literal

import numpy as np
from pydantic import Field

from engine.data.arrays import Stack, load_stacks, prepare_array
from engine.data.dataset import Pictures
from engine.data.files import name_of
from engine.data.formats.names import visible_names
from engine.data.formats.tree import Tree, open_tree, walk_folder
from engine.data.prepare import prepare_source
from engine.data.scripts import FILES_IMPORTS, files_of, source_of
from engine.layers.input import Input
from engine.spec.message import Message, UserError, say
from engine.spec.source import DataSource, Progress

ADVICE = say("Choose cifar-10-binary.tar.gz or cifar-100-binary.tar.gz, or the folder unpacked from it.")
LARGEST_BATCH = 400 << 20
"""CIFAR-100's training file has 154 MB."""


class CifarBinary(DataSource):
    """CIFAR-10 or CIFAR-100 from the official archive, binary version, packed or unpacked.

    The test pictures stay the test; those for validation are taken of the training ones.
    """

    title: ClassVar[str] = "CIFAR, binary archive"
    type: Literal["CifarBinary"] = "CifarBinary"
    recognise_rank: ClassVar[int] = 11

    path: str = Field(
        "",
        description="The archive cifar-10-binary.tar.gz or cifar-100-binary.tar.gz, or its folder.",
        json_schema_extra={"path": "file"},
    )
    labels: Literal["fine", "coarse"] = Field(
        "fine", description="Of CIFAR-100: its 100 classes (fine) or the 20 that they belong to (coarse)."
    )

    @property
    def gives_parts(self) -> bool:
        return True

    @classmethod
    def recognise(cls, tree: Tree) -> tuple[DataSource, Message] | None:
        """The archive's files, by their names."""
        files = find_binaries(tree.files, "fine")[0]
        if not files:
            return None
        stacks, names = _stacks(tree, "fine")
        return cls(path=tree.path), say(
            "{what}, binary archive: {classes} classes, {train} + {test} pictures.",
            what="CIFAR-100" if files[0][0].endswith("train.bin") else "CIFAR-10",
            classes=f"{len(names):,}",
            train=f"{sum(stack.count for stack in stacks if stack.part == 0):,}",
            test=f"{sum(stack.count for stack in stacks if stack.part == 2):,}",
        )

    def load(self, form: Input, progress: Progress | None = None) -> Pictures:
        """Training batches in their order, then the test batch."""
        with self._tree() as tree:
            stacks, names = _stacks(tree, self.labels)
            return load_stacks(stacks, tuple(names), form, progress)

    def script(self, form: Input) -> str:
        """Reads the same archive, by its absolute path."""
        rule = (visible_names, walk_folder, files_of, find_binaries, records_of, prepare_array)
        return f'''{FILES_IMPORTS}

{prepare_source()}


{source_of(*rule)}


def load_pictures():
    """uint8 (N, C, H, W), int64 (N,), class names, part, group (none)."""
    names, read = files_of({str(Path(self.path).expanduser().absolute())!r})
    files, meta, columns = find_binaries([name for name in names if not name.endswith("/")], {self.labels!r})
    images, labels, parts = [], [], []
    for name, part in files:
        pixels, some = records_of(read(name), *columns)
        images.append(prepare_array(pixels.transpose(0, 2, 3, 1), {str(form.preparation)[1:-1]}))
        labels.append(some)
        parts.append(np.full(len(some), part, np.int8))
    class_names = tuple(read(meta).decode("utf-8").split())
    return np.concatenate(images), np.concatenate(labels), class_names, np.concatenate(parts), None
'''

    def describe(self) -> str:
        """The archive's own name."""
        return name_of(self.path, "cifar")

    def _tree(self) -> Tree:
        if not self.path:
            raise UserError(say("No CIFAR archive is chosen."), ADVICE)
        return open_tree(self.path)


def find_binaries(names: list[str], kind: str) -> tuple[list[tuple[str, int]], str, tuple[int, int]]:
    """(name, part) of the files of pictures, the file of names, and (labels in a record, the wanted one).

    No files where it is no such archive.
    """
    kinds = (
        ("batches.meta.txt", "data_batch_", "test_batch.bin", (1, 0)),
        (f"{kind}_label_names.txt", "train.bin", "test.bin", (2, 0 if kind == "coarse" else 1)),
    )
    for meta, pattern, test, columns in kinds:
        for name in names:
            folder, slash, last = name.rpartition("/")
            if last != meta:
                continue
            base = folder + slash
            train = sorted(one for one in names if one.startswith(base + pattern) and one.endswith(".bin"))
            if train:
                return (
                    [(one, 0) for one in train] + [(one, 2) for one in names if one == base + test],
                    name,
                    columns,
                )
    return [], "", (1, 0)


def records_of(content: bytes, num_labels: int, wanted: int) -> tuple[np.ndarray, np.ndarray]:
    """uint8 (N, 3, 32, 32) and int64 (N,) of one file. Raises ValueError where it is cut short."""
    length = num_labels + 3072
    if not content or len(content) % length:
        raise ValueError(f"its {len(content):,} bytes are not so many records of {length:,}")
    records = np.frombuffer(content, dtype=np.uint8).reshape(-1, length)
    return records[:, num_labels:].reshape(-1, 3, 32, 32), records[:, wanted].astype(np.int64)


def _stacks(tree: Tree, kind: str) -> tuple[list[Stack], list[str]]:
    """All batches, and the class names. Raises UserError."""
    files, meta, columns = find_binaries(tree.files, kind)
    if not files:
        raise UserError(say("There is no CIFAR archive in {path}.", path=tree.path), ADVICE)
    contents = {
        name: tree.read(name, LARGEST_BATCH)
        for name in sorted([meta, *(name for name, _ in files)], key=tree.place)
    }
    names = contents[meta].decode("utf-8", "replace").split()
    if not 2 <= len(names) <= 1000:
        raise tree.damaged(meta, f"it holds {len(names):,} names of classes")
    stacks = []
    for name, part in files:
        try:
            pixels, labels = records_of(contents[name], *columns)
        except ValueError as error:
            raise tree.damaged(name, str(error)) from None
        if labels.max() >= len(names):
            raise tree.damaged(name, f"it has the label {labels.max()}, but there are {len(names)} names")
        stacks.append(Stack(len(labels), (32, 32, 3), pixels.dtype, _chunks(pixels), labels, part))
    return stacks, names


def _chunks(pixels: np.ndarray) -> Callable[[int], Iterator[np.ndarray]]:
    return lambda rows: (
        pixels[start : start + rows].transpose(0, 2, 3, 1) for start in range(0, len(pixels), rows)
    )
