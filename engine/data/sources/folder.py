"""Folder: a folder of pictures, with one subfolder for each class."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import ClassVar, Literal

import numpy as np
from pydantic import Field

from engine.data.dataset import Pictures
from engine.data.prepare import (
    FOREIGN_SUFFIXES,
    SUFFIXES,
    open_picture,
    prepare_picture,
    prepare_source,
)
from engine.layers.input import Input
from engine.spec.message import UserError, say
from engine.spec.source import DataSource, Progress, Skipped

ADVICE = say("A folder of pictures holds one subfolder for each class, with its pictures inside.")
PARTS = {"train", "training", "val", "valid", "validation", "test", "testing"}


class Folder(DataSource):
    """Your own pictures: a folder with one subfolder for each class, named as the class.

    Subfolders of a class count as the class. PNG, JPEG, WebP, GIF, BMP, TIFF and more are read, turned
    upright, and brought to the network's size. What is hidden or no picture is passed over; a picture
    that cannot be read is reported, and the rest is used.
    """

    title: ClassVar[str] = "Folder of pictures"
    type: Literal["Folder"] = "Folder"

    path: str = Field(
        "",
        description="The folder whose subfolders are the classes.",
        json_schema_extra={"path": "folder"},
    )

    def load(self, form: Input, progress: Progress | None = None) -> Pictures:
        """Classes and pictures in the order of their names. Decodes on a few threads."""
        root = self._root()
        class_names, files = _classes_and_files(root)
        shape = (len(files), form.channels, form.height, form.width)
        try:
            images = np.empty(shape, dtype=np.uint8)
        except MemoryError:
            raise UserError(
                say("{count} pictures of {width} x {height} do not fit into memory.",
                    count=len(files), width=form.width, height=form.height),
                say("Choose a smaller size in the input layer, or fewer pictures."),
            ) from None  # fmt: skip

        def read(row: int) -> str:
            """The reason why the picture could not be used, or ""."""
            try:
                image = open_picture(root / files[row][0])
            except UserError as error:
                return str(error.message)
            images[row] = prepare_picture(image, form.channels, form.height, form.width, form.fit)
            return ""

        reasons = list(_in_order(read, len(files), progress))
        labels = np.array([label for _, label in files], dtype=np.int64)
        usable = np.array([not reason for reason in reasons])
        skipped = tuple(
            Skipped(path, reason) for (path, _), reason in zip(files, reasons, strict=True) if reason
        )
        if skipped:
            images, labels = images[usable], labels[usable]
            _check_usable(class_names, labels, files, reasons)
        return Pictures(images, labels, class_names, skipped)

    def script(self, form: Input) -> str:
        """Reads the same folder, by its absolute path."""
        arguments = f"image, {form.channels}, {form.height}, {form.width}, {form.fit!r}"
        return f'''from pathlib import Path

{prepare_source()}

SUFFIXES = {SUFFIXES + FOREIGN_SUFFIXES!r}


{inspect.getsource(list_pictures).strip()}


def load_pictures():
    """uint8 (N, C, H, W), int64 (N,), class names. What cannot be read is left out."""
    root = Path({str(self._root().absolute())!r})
    class_names, files = list_pictures(root, SUFFIXES)
    images, labels = [], []
    for path, label in files:
        try:
            image = decode_picture(root / path, FORMATS)
        except Exception as error:  # decoders raise anything, from struct.error to KeyError
            print(f"left out {{path}}: {{error}}")
            continue
        images.append(prepare_picture({arguments}))
        labels.append(label)
    return np.stack(images), np.array(labels, dtype=np.int64), class_names
'''

    def describe(self) -> str:
        """The folder's own name."""
        return self._root().absolute().name if self.path else "folder"

    def _root(self) -> Path:
        if not self.path:
            raise UserError(say("No folder of pictures is chosen."), ADVICE)
        return Path(self.path).expanduser()


def list_pictures(root: Path, suffixes: tuple[str, ...]) -> tuple[tuple[str, ...], list[tuple[str, int]]]:
    """Class names, and (path relative to root with "/", label) of each picture, both in order.

    Hidden files and folders are passed over. Of links to folders only the classes themselves are
    followed, and not one that leads to the root or above it.
    """
    real = root.resolve()
    class_names = sorted(
        entry.name
        for entry in root.iterdir()
        if not entry.name.startswith(".") and entry.is_dir() and not real.is_relative_to(entry.resolve())
    )
    files = []
    for label, name in enumerate(class_names):
        paths = []
        for folder, subfolders, names in os.walk(root / name):
            subfolders[:] = [s for s in subfolders if not s.startswith(".")]
            for file in names:
                path = Path(folder, file)
                wanted = not file.startswith(".") and path.suffix.lower() in suffixes
                if wanted and (path.is_file() or not path.exists()):  # or a broken link
                    paths.append(path.relative_to(root).as_posix())
        files += [(path, label) for path in sorted(paths)]
    return tuple(class_names), files


def _in_order(work: Callable[[int], str], count: int, progress: Progress | None) -> Iterator[str]:
    """Results of work(0), work(1), ... from a few threads. If `progress` raises, the rest is dropped."""
    pool = ThreadPoolExecutor(min(8, os.cpu_count() or 1), thread_name_prefix="pictures")
    try:
        for done, result in enumerate(pool.map(work, range(count)), start=1):
            yield result
            if progress:
                progress(done, count)
    finally:
        pool.shutdown(cancel_futures=True)


def _classes_and_files(root: Path) -> tuple[tuple[str, ...], list[tuple[str, int]]]:
    """`list_pictures`, or UserError unless there are at least two classes, each with pictures."""
    path = str(root)
    try:
        entries = list(root.iterdir())
        class_names, files = list_pictures(root, SUFFIXES + FOREIGN_SUFFIXES)
    except FileNotFoundError:
        raise UserError(
            say("There is no folder {path}.", path=path), say("Look at the path, or choose again.")
        ) from None
    except NotADirectoryError:
        raise UserError(say("{path} is a file, not a folder.", path=path), ADVICE) from None
    except PermissionError as error:
        raise UserError(
            say("The folder {path} may not be read.", path=str(error.filename)),
            say("Change its permissions, or copy it elsewhere."),
        ) from None
    if len(class_names) > 1 and {name.lower() for name in class_names} <= PARTS:
        example = next((name for name in class_names if name.startswith("tr")), class_names[0])
        raise UserError(
            say("{path} holds the parts {parts}, not classes.",
                path=path, parts=", ".join(class_names)),
            say("Choose the part to train on: {part}.", part=str(root / example)),
        )  # fmt: skip
    if not entries:
        raise UserError(say("The folder {path} is empty.", path=path), ADVICE)
    if not class_names:
        raise UserError(say("The folder {path} has no subfolders.", path=path), ADVICE)
    if len(class_names) == 1:
        raise UserError(
            say("{path} holds one class only, {name}.", path=path, name=class_names[0]),
            say("Add a subfolder for each other class; telling apart takes at least two."),
        )
    counts = np.bincount([label for _, label in files], minlength=len(class_names))
    empty = [name for name, count in zip(class_names, counts, strict=True) if not count]
    if empty:
        raise UserError(
            say("There is no picture in {names} of {path}.", names=", ".join(empty), path=path),
            say("Put pictures in (PNG, JPEG, WebP, GIF, BMP, TIFF), or remove the subfolder."),
        )
    return class_names, files


def _check_usable(
    class_names: tuple[str, ...], labels: np.ndarray, files: list[tuple[str, int]], reasons: list[str]
) -> None:
    """Raise UserError if a class has lost all its pictures, with the first reason."""
    for label, name in enumerate(class_names):
        if not (labels == label).any():
            first = next(r for (_, lbl), r in zip(files, reasons, strict=True) if lbl == label)
            raise UserError(
                say("No picture of the class {name} can be used. {reason}", name=name, reason=first),
                say("Put pictures in that open elsewhere, or remove the subfolder."),
            )
