"""Unsaved work survives a crash: a copy beside the settings, offered again at the next start."""

from __future__ import annotations

import logging
import uuid
from contextlib import suppress
from functools import partial
from pathlib import Path

from platformdirs import user_data_dir
from PySide6.QtCore import QLockFile, QObject, QTimer, Slot

from app.document.document import Document
from app.notices import notices
from app.translate import engine_message
from engine.spec.message import UserError
from engine.spec.project import SUFFIX, load_project, save_project

DELAY_MS = 3000
"""After a change: a gesture is over by then, and no more than this is lost."""

logger = logging.getLogger(__name__)


def autosave_folder() -> Path:
    """Where the copies lie."""
    return Path(user_data_dir("Strata", appauthor=False)) / "unsaved"


class Autosave(QObject):
    """Keeps a copy of the document while it has unsaved changes, and none while it has none.

    A lock beside the copy tells the copy of a program that runs from one that was left behind.
    """

    def __init__(self, document: Document, folder: Path) -> None:
        super().__init__(document)
        self._document = document
        self._folder = folder
        self._path = folder / f"{uuid.uuid4().hex}{SUFFIX}"
        self._lock: QLockFile | None = None
        self._soon = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._soon.timeout.connect(self.save_now)
        document.edited.connect(self._changed)
        document.modified_changed.connect(self._changed)

    @Slot()
    def _changed(self) -> None:
        if not self._document.is_modified:
            self.forget()
        elif not self._soon.isActive():
            self._soon.start()

    @Slot()
    def save_now(self) -> None:
        """Write the copy. A failure is no news for the user, who did not ask for it: it is logged."""
        if not self._document.is_modified:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if self._lock is None:
                self._lock = QLockFile(str(self._path.with_suffix(".lock")))
                self._lock.setStaleLockTime(0)
                self._lock.tryLock(0)
            save_project(self._document.project, self._path)
        except (OSError, UserError) as error:
            logger.warning("The unsaved work could not be kept: %s", error)

    @Slot()
    def forget(self) -> None:
        """Nothing is unsaved any more, or the user did not want it."""
        self._soon.stop()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def offer_left_behind(self) -> bool:
        """Offer the newest copy that a program which is gone has left; gives whether there was one."""
        copies = [path for path in self._folder.glob(f"*{SUFFIX}") if path != self._path]
        for path in sorted(copies, key=lambda path: path.stat().st_mtime, reverse=True):
            lock = QLockFile(str(path.with_suffix(".lock")))
            lock.setStaleLockTime(0)
            if lock.tryLock(0):
                lock.unlock()
                notices.post(
                    self.tr("Strata ended last time before your changes were saved."),
                    "warning",
                    self.tr("Get them back"),
                    partial(self._restore, path),
                    topic="recovery",
                )
                return True
        return False

    def _restore(self, path: Path) -> None:
        try:
            project = load_project(path)
        except UserError as error:
            notices.post(engine_message(error.message), "problem")
            return
        self._document.edit(self.tr("Get unsaved changes back"), project)
        self.save_now()
        path.unlink(missing_ok=True)
