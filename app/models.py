"""What comes out of the program: trained models in files, and the network as PyTorch code."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_dir
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app import preferences
from app.document.document import Document
from app.training.session import Session
from app.training.texts import duration_text
from app.translate import engine_message
from app.widgets.icons import icon_pixmap

MODEL_SUFFIX = ".safetensors"
LONG_RUN_S = 60
"""Losing the rest of a shorter training is not worth a question."""


def newest_model_path() -> Path:
    """Where the model of the newest training is kept without being asked."""
    return Path(user_data_dir("Strata", appauthor=False)) / f"newest-model{MODEL_SUFFIX}"


class Models(QObject):
    """Asks for a place, and has the session or the engine write or read it."""

    def __init__(self, document: Document, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.document, self.session = document, session
        self._window = parent

    def save(self) -> None:
        """Ask where, and save the trained model there."""
        path = self._ask(self.tr("Save the trained model"), self._model_filter(), MODEL_SUFFIX)
        if path is not None:
            self.session.files.save(path)

    def open(self) -> None:
        """Ask which, and open that model for classifying."""
        path, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a trained model"), preferences.last_folder(),
            self._model_filter(),
        )  # fmt: skip
        if path:
            self.session.files.open(path)

    def open_newest(self) -> None:
        """Open the model that the last training left."""
        self.session.files.open(newest_model_path())

    def may_stop_training(self) -> bool:
        """Ask before a long training ends. False: the user wants it to go on."""
        if self.session.seconds_on < LONG_RUN_S:
            return True
        box = QMessageBox(self._window)
        box.setIconPixmap(icon_pixmap("warning", 32, self._window.devicePixelRatioF(), "warning"))
        box.setWindowTitle(self.tr("Training"))
        box.setText(
            self.tr("Stop the training? It has been on for {time}.").format(
                time=duration_text(self.session.seconds_on)
            )
        )
        box.setInformativeText(self.tr("The weights it has reached are kept."))
        choices = QMessageBox.StandardButton
        box.setStandardButtons(choices.Yes | choices.Cancel)
        box.button(choices.Yes).setText(self.tr("Stop the training"))
        box.button(choices.Cancel).setText(self.tr("Let it go on"))
        box.setDefaultButton(choices.Cancel)
        answer = box.exec()
        box.deleteLater()
        return answer == choices.Yes

    def code_problem(self) -> str:
        """Why there is no code to export now; "" where there is."""
        for problem in self.document.problems:
            if problem.severity == "problem":
                return engine_message(problem.message)
        return ""

    def export_code(self) -> None:
        """Ask where, and write a script that trains this network with PyTorch alone."""
        path = self._ask(self.tr("Export PyTorch code"), self.tr("Python files (*.py)"), ".py")
        if path is not None:
            self.session.files.export_code(path)

    def _ask(self, title: str, name_filter: str, suffix: str) -> Path | None:
        dialog = QFileDialog(self._window, title, preferences.last_folder(), name_filter)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        dialog.selectFile((Path(self.document.title).stem or self.tr("Untitled")) + suffix)
        chosen = Path(dialog.selectedFiles()[0]) if dialog.exec() else None
        dialog.deleteLater()
        return chosen

    def _model_filter(self) -> str:
        return self.tr("Trained models (*{suffix})").format(suffix=MODEL_SUFFIX)
