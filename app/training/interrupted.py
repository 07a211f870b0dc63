"""A training that was interrupted, by a crash or by closing the window, is offered to go on."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from app.notices import notices
from app.training.texts import sentence
from engine.runs.record import interrupted, mark_ended
from engine.spec.message import UserError
from engine.spec.project import load_project

if TYPE_CHECKING:
    from app.training.session import Session


REST_MS = 300
"""The network must have been left alone for so long: it may be restored, or undone, step by step."""


class Interrupted(QObject):
    """Looks for such a run whenever the network is another one; each is offered once."""

    def __init__(self, session: Session, folder: Path) -> None:
        super().__init__(session)
        self._session, self._folder = session, folder
        self._offered: set[Path] = set()
        self._soon = QTimer(self, singleShot=True, interval=REST_MS)
        self._soon.timeout.connect(self.look)
        session.document.opened.connect(self._soon.start)
        session.document.edited.connect(self._soon.start)
        self._soon.start()

    @Slot()
    def look(self) -> None:
        """Offer to go on with the newest run of this network, where it was interrupted."""
        session = self._session
        if session.state != "idle":
            return
        run = interrupted(self._folder, session.document.network)
        if run is not None and run not in self._offered:
            self._offered.add(run)
            notices.post(
                self.tr("A training of this network was interrupted."),
                "warning",
                self.tr("Go on with it"),
                partial(self._go_on, run),
                topic="recovery",
            )

    def _go_on(self, run: Path) -> None:
        try:
            project = load_project(run / "project.strata")
            if self._session.is_active or project.network != self._session.document.network:
                notices.post(self.tr("The network in hand is another one by now."), "warning")
                return
            self._session.train_on(run, project)
        except UserError as error:
            notices.post(sentence("", error.message, error.advice), "problem")
            mark_ended(run)
