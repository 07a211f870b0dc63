"""What comes out of the program: trained models in files, and the network as PyTorch code."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app import preferences
from app.document.document import Document
from app.training.session import Session
from app.translate import engine_message

MODEL_SUFFIX = ".safetensors"


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
            self.session.save_model(path)

    def open(self) -> None:
        """Ask which, and open that model for classifying."""
        path, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a trained model"), preferences.last_folder(),
            self._model_filter(),
        )  # fmt: skip
        if path:
            self.session.open_model(path)

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
            self.session.export_code(path)

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
