"""Reads picture files away from the window's thread."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QObject, QThreadPool, Signal

from engine.data.prepare import SUFFIXES, eight_bit_picture, open_picture
from engine.spec.message import UserError, say

PREVIEW_SIDE = 1024
"""A preview is no larger: enough for the screen."""


class PictureReader(QObject):
    """Each file is a job with a number. Connect only slots of QObjects: a pool's thread emits."""

    read = Signal(int, object, object)
    """job, pixels uint8 (H, W), (H, W, 3) or (H, W, 4), the same no larger than a preview"""
    failed = Signal(int, object, object, str)
    """job, Message, advice, details"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def start(self, job: int, path: Path) -> None:
        """Read a file; `read` or `failed` tells."""
        self._pool.start(partial(self._run, job, path))

    def finish(self) -> None:
        """Drop what has not begun, and wait for what has."""
        self._pool.clear()
        self._pool.waitForDone()

    def _run(self, job: int, path: Path) -> None:
        try:
            image = eight_bit_picture(open_picture(path))
            preview = image.copy()
            preview.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE), Image.Resampling.BILINEAR)
            pixels, small = np.asarray(image), np.asarray(preview)
        except UserError as error:
            self.failed.emit(job, error.message, error.advice, "")
        except Exception as error:  # the outermost handler of a pool's thread
            text = say("{path} could not be read: {error}.", path=str(path), error=repr(error))
            self.failed.emit(job, text, say("Choose another picture."), traceback.format_exc())
        else:
            self.read.emit(job, pixels, small)


def picture_files(paths: Iterable[Path]) -> list[Path]:
    """Files as they are, folders as the pictures somewhere in them, in the order of their names."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        for folder, subfolders, names in os.walk(path):
            subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
            files = (Path(folder, name) for name in sorted(names) if not name.startswith("."))
            found += [file for file in files if file.suffix.lower() in SUFFIXES]
    return found
