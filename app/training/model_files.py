"""The model in hand to a file and back, and the network as a script; a notice says how it went."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.notices import notices
from app.training.texts import sentence
from engine.spec.message import Message

if TYPE_CHECKING:
    from app.training.session import Session
    from app.training.thread import TrainingThread

logger = logging.getLogger(__name__)


class ModelFiles(QObject):
    """Asks the training thread for it, and tells the user."""

    opened = Signal(object)
    """class names: the model of a file has taken the place of the last one."""

    def __init__(self, session: Session, thread: TrainingThread) -> None:
        super().__init__(session)
        self._session = session
        self._thread = thread
        worker = thread.worker
        worker.saved.connect(self._saved)
        worker.opened.connect(self._opened)
        worker.exported.connect(self._exported)
        worker.file_failed.connect(self._failed)

    def save(self, path: str | Path) -> None:
        """Write the model in hand to a file."""
        if self._session.has_model:
            self._thread.save_model.emit(str(path))
        else:
            notices.post(self.tr("There is no trained network yet. Press Train first."), "warning")

    def open(self, path: str | Path) -> None:
        """Take the model of a file."""
        if self._session.is_active:
            text = self.tr("A training is on. Stop it before you open another model.")
            notices.post(text, "warning")
        else:
            self._thread.open_model.emit(str(path))

    def export_code(self, path: str | Path) -> None:
        """Write the network in hand as a PyTorch script."""
        self._thread.export_code.emit(self._session.document.project, str(path))

    @Slot(str)
    def _saved(self, path: str) -> None:
        notices.post(self.tr("The model was saved to {path}.").format(path=path), "success")

    @Slot(str, object)
    def _opened(self, path: str, class_names: tuple[str, ...]) -> None:
        self.opened.emit(class_names)
        notices.post(
            self.tr("The model {name} was opened.").format(name=Path(path).name),
            "success",
            self.tr("Classify a picture"),
            self._session.classify_wanted.emit,
        )

    @Slot(str)
    def _exported(self, path: str) -> None:
        notices.post(self.tr("The script is in {path}.").format(path=path), "success")

    @Slot(object, object, str)
    def _failed(self, message: Message, advice: Message, details: str) -> None:
        if details:
            logger.error("A model or a script was not saved or opened.\n%s", details)
        notices.post(sentence("", message, advice), "problem", details=details)
