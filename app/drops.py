"""What may be dropped on the window: a project, a picture, a run's folder, or data to be recognised."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QMimeData

from engine.runs.progress import is_run
from engine.spec.project import SUFFIX

PICTURE_SUFFIXES = frozenset(
    (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff", ".ppm", ".pgm")
)
ARCHIVE_SUFFIXES = frozenset(
    (".zip", ".tar", ".gz", ".tgz", ".bz2", ".tbz", ".tbz2", ".xz", ".txz", ".npz", ".npy", ".csv", ".tsv",
     ".bin")
)  # fmt: skip
Kind = Literal["project", "picture", "data", "run"]


def dropped_file(data: QMimeData) -> tuple[Kind, Path] | None:
    """The first file of a drag that the window can use, and what it is."""
    for url in data.urls():
        path = Path(url.toLocalFile())
        if not url.isLocalFile():
            continue
        if path.is_dir():
            return ("run" if is_run(path) else "data"), path
        if path.suffix.lower() == SUFFIX:
            return "project", path
        if path.suffix.lower() in PICTURE_SUFFIXES:
            return "picture", path
        if path.suffix.lower() in ARCHIVE_SUFFIXES or _is_data_by_name(path):
            return "data", path
    return None


def _is_data_by_name(path: Path) -> bool:
    """The files of MNIST and CIFAR, which have no ending."""
    return any(word in path.name for word in ("-ubyte", ".idx", "data_batch", "test_batch")) or path.name in (
        "train",
        "test",
    )
