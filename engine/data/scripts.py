"""Pieces of exported scripts that read files: what a source's `script` is put together from."""

from __future__ import annotations

import inspect
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from engine.data.formats.names import PART_NAMES, class_folders, match_name, pattern_fields, visible_names
from engine.data.formats.tree import walk_folder
from engine.data.prepare import FOREIGN_SUFFIXES, SUFFIXES, prepare_source
from engine.layers.input import Input

PICTURES = SUFFIXES + FOREIGN_SUFFIXES


def files_of(path: str) -> tuple[list[str], Callable[[str], bytes]]:
    """The visible files of a folder, zip or tar, by name, and a function that reads one."""
    if os.path.isdir(path):  # noqa: PTH112 - a script has few imports
        return walk_folder(path), lambda name: Path(path, name).read_bytes()
    if zipfile.is_zipfile(path):
        archive = zipfile.ZipFile(path)
        base, names = visible_names(archive.namelist())
        return names, lambda name: archive.read(base + name)
    contents = {}
    with tarfile.open(path) as tar:
        for member in tar:
            if member.isfile():
                contents[member.name.removeprefix("./")] = tar.extractfile(member).read()  # type: ignore[union-attr]
            elif member.isdir():
                contents[member.name.removeprefix("./").rstrip("/") + "/"] = b""
    contents.pop("./", None)
    base, names = visible_names(list(contents))
    return names, lambda name: contents[base + name]


FILES_IMPORTS = """import io
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path"""


def source_of(*functions: object) -> str:
    """Functions as source, two empty lines between them."""
    return "\n\n\n".join(inspect.getsource(one).strip() for one in functions)  # type: ignore[arg-type]


def files_script(path: str, form: Input, rule: tuple[Callable[..., object], ...], listing: str) -> str:
    """The script of a source of picture files.

    `rule` are functions that stand alone; `listing` is the expression that gives (class names, rows) of
    `names`, `SUFFIXES` and, for a table, `read`.
    """
    arguments = f"image, {str(form.preparation)[1:-1]}"
    return f'''{FILES_IMPORTS}

{prepare_source()}

SUFFIXES = {PICTURES!r}
PART_NAMES = {PART_NAMES!r}
Row = tuple[str, int, int, str]  # name, label, part or -1, group or ""


{source_of(visible_names, walk_folder, files_of, pattern_fields, match_name, class_folders, *rule)}


def load_pictures(keys=None):
    """uint8 (N, C, H, W), int64 (N,), class names, part, group. What cannot be read is left out.

    The names of the others are added to the list `keys`.
    """
    names, read = files_of({str(Path(path).expanduser().absolute())!r})
    class_names, rows = {listing}
    images, kept = [], []
    for row in rows:
        try:
            image = decode_picture(io.BytesIO(read(row[0])), FORMATS, {max(form.height, form.width)})
        except Exception as error:  # decoders raise anything, from struct.error to KeyError
            print(f"left out {{row[0]}}: {{error}}")
            continue
        images.append(prepare_picture({arguments}))
        kept.append(row)
    if keys is not None:
        keys += [row[0] for row in kept]
    labels = np.array([row[1] for row in kept], dtype=np.int64)
    part = np.array([row[2] for row in kept], dtype=np.int8)
    group = np.unique([row[3] for row in kept], return_inverse=True)[1]
    part = part if (part >= 0).any() else None
    group = group if any(row[3] for row in kept) else None
    return np.stack(images), labels, tuple(class_names), part, group
'''
