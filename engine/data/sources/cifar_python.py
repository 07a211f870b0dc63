"""CifarPython: the official CIFAR-10 and CIFAR-100 archives, "python version"."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar, Literal

import numpy as np
from pydantic import Field

from engine.data.arrays import Stack, load_stacks, prepare_array
from engine.data.dataset import Pictures
from engine.data.files import name_of
from engine.data.formats import pickled
from engine.data.formats.names import visible_names
from engine.data.formats.pickled import read_pickle
from engine.data.formats.tree import Tree, open_tree, walk_folder
from engine.data.prepare import prepare_source
from engine.data.scripts import FILES_IMPORTS, files_of, source_of
from engine.layers.input import Input
from engine.spec.message import Message, UserError, say
from engine.spec.source import DataSource, Progress

ADVICE = say("Choose cifar-10-python.tar.gz or cifar-100-python.tar.gz, or the folder unpacked from it.")
LARGEST_BATCH = 400 << 20
"""CIFAR-100's training file has 156 MB."""


class CifarPython(DataSource):
    """CIFAR-10 or CIFAR-100 from the official archive, python version, packed or unpacked.

    Its files are pickles; they are read by a reader of Strata's own, which can build data and nothing
    else. The test pictures stay the test; those for validation are taken of the training ones.
    """

    title: ClassVar[str] = "CIFAR, python archive"
    type: Literal["CifarPython"] = "CifarPython"
    recognise_rank: ClassVar[int] = 10

    path: str = Field(
        "",
        description="The archive cifar-10-python.tar.gz or cifar-100-python.tar.gz, or its folder.",
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
        """The archive's files, by their names and first bytes."""
        files = find_batches(tree.files)
        if not files:
            return None
        try:
            with tree.open(files[0][0]) as file:
                if file.read(1) != b"\x80":
                    return None
        except Exception:  # zipfile raises anything of damaged data
            return None
        stacks, names = _stacks(tree, "fine")
        return cls(path=tree.path), say(
            "{what}, python archive: {classes} classes, {train} + {test} pictures.",
            what="CIFAR-100" if files[0][0].endswith("train") else "CIFAR-10",
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
        """Reads the same archive, by its absolute path, with the same reader of pickles."""
        rule = (visible_names, walk_folder, files_of, find_batches, read_pickle, batch_of, names_of)
        return f'''import struct
from typing import Any
{FILES_IMPORTS}

{prepare_source()}

MOST_STEPS = {pickled.MOST_STEPS}


{source_of(*rule, prepare_array)}


def load_pictures():
    """uint8 (N, C, H, W), int64 (N,), class names, part, group (none)."""
    names, read = files_of({str(Path(self.path).expanduser().absolute())!r})
    files = find_batches([name for name in names if not name.endswith("/")])
    images, labels, parts = [], [], []
    for name, part in files:
        pixels, some = batch_of(read_pickle(read(name)), {self.labels!r})
        images.append(prepare_array(pixels.transpose(0, 2, 3, 1), {str(form.preparation)[1:-1]}))
        labels.append(some)
        parts.append(np.full(len(some), part, np.int8))
    class_names = names_of(read_pickle(read(files[0][0].rpartition("/")[0] + "/" * ("/" in files[0][0]) + (
        "meta" if files[0][0].endswith("train") else "batches.meta"))), {self.labels!r})
    return np.concatenate(images), np.concatenate(labels), tuple(class_names), np.concatenate(parts), None
'''

    def describe(self) -> str:
        """The archive's own name."""
        return name_of(self.path, "cifar")

    def _tree(self) -> Tree:
        if not self.path:
            raise UserError(say("No CIFAR archive is chosen."), ADVICE)
        return open_tree(self.path)


def find_batches(names: list[str]) -> list[tuple[str, int]]:
    """(name, part) of the archive's files of pictures, in order; [] where it is no such archive."""
    for meta, pattern, test in (("batches.meta", "data_batch_", "test_batch"), ("meta", "train", "test")):
        for name in names:
            folder, slash, last = name.rpartition("/")
            if last != meta:
                continue
            beside = [other for other in names if other.rpartition("/")[0] == folder]
            train = sorted(
                other for other in beside if other.removeprefix(folder + slash).startswith(pattern)
            )
            train = [other for other in train if meta != "meta" or other == folder + slash + "train"]
            found = [(other, 0) for other in train if not other.endswith((".bin", ".html"))]
            if found:
                return found + [(other, 2) for other in beside if other == folder + slash + test]
    return []


def batch_of(value: Any, kind: str) -> tuple[np.ndarray, np.ndarray]:
    """uint8 (N, 3, 32, 32) and int64 (N,) of one file. Raises ValueError for anything else."""
    if not isinstance(value, dict):
        raise ValueError("it is no batch of CIFAR")
    pixels = value.get("data")
    labels = value.get("labels", value.get(f"{kind}_labels"))
    if not isinstance(pixels, np.ndarray) or pixels.dtype != np.uint8 or pixels.shape[1:] != (3072,):
        raise ValueError("its pixels are not those of CIFAR")
    if not isinstance(labels, list) or len(labels) != len(pixels) or not labels:
        raise ValueError("it has no label for each picture")
    if not all(type(label) is int and 0 <= label < 1000 for label in labels):
        raise ValueError("it holds labels that are none")
    return pixels.reshape(-1, 3, 32, 32), np.array(labels, dtype=np.int64)


def names_of(value: Any, kind: str) -> list[str]:
    """The class names in the archive's meta file. Raises ValueError for anything else."""
    if not isinstance(value, dict):
        raise ValueError("it holds no names of classes")
    names = value.get("label_names", value.get(f"{kind}_label_names"))
    if not isinstance(names, list) or not all(isinstance(name, str | bytes) for name in names):
        raise ValueError("it holds no names of classes")
    return [name.decode("latin-1") if isinstance(name, bytes) else name for name in names]


def _stacks(tree: Tree, kind: str) -> tuple[list[Stack], list[str]]:
    """All batches, and the class names. Raises UserError."""
    files = find_batches(tree.files)
    if not files:
        raise UserError(say("There is no CIFAR archive in {path}.", path=tree.path), ADVICE)
    folder, slash, last = files[0][0].rpartition("/")
    meta = folder + slash + ("meta" if last == "train" else "batches.meta")
    batches: dict[str, tuple[np.ndarray, np.ndarray]] = {}
    names: list[str] = []
    for name in sorted([meta, *(name for name, _ in files)], key=tree.place):
        content = tree.read(name, LARGEST_BATCH)
        try:
            value = read_pickle(content)
            if name == meta:
                names = names_of(value, kind)
            else:
                batches[name] = batch_of(value, kind)
        except ValueError as error:
            raise tree.damaged(name, str(error)) from None
    stacks = []
    for name, part in files:
        pixels, labels = batches[name]
        if labels.max() >= len(names):
            raise tree.damaged(name, f"it has the label {labels.max()}, but there are {len(names)} names")
        stacks.append(Stack(len(labels), (32, 32, 3), pixels.dtype, _chunks(pixels), labels, part))
    return stacks, names


def _chunks(pixels: np.ndarray) -> Any:
    return lambda rows: (
        pixels[start : start + rows].transpose(0, 2, 3, 1) for start in range(0, len(pixels), rows)
    )
