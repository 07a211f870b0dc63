"""What may be dropped on the window: a project, a picture, a folder of pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QMimeData

from engine.spec.project import SUFFIX

PICTURE_SUFFIXES = frozenset(
    (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff", ".ppm", ".pgm")
)
Kind = Literal["project", "picture", "folder"]


def dropped_file(data: QMimeData) -> tuple[Kind, Path] | None:
    """The first file of a drag that the window can use, and what it is."""
    for url in data.urls():
        path = Path(url.toLocalFile())
        if not url.isLocalFile():
            continue
        if path.is_dir():
            return "folder", path
        if path.suffix.lower() == SUFFIX:
            return "project", path
        if path.suffix.lower() in PICTURE_SUFFIXES:
            return "picture", path
    return None
