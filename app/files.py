"""New, open, save: the document's files, with the question that saves unsaved work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app import preferences
from app.document.document import Document
from app.notices import notices
from app.translate import engine_message
from app.widgets.icons import icon_pixmap
from app.widgets.manners import finish_typing
from engine.spec.message import UserError
from engine.spec.project import SUFFIX, Project
from engine.templates import template

SAMPLE = "digits"
"""The template with which the program starts."""


class Files(QObject):
    """All that happens between the document and the disk. `parent` carries the dialogs."""

    recent_changed = Signal()

    def __init__(
        self, document: Document, parent: QWidget, may_stop: Callable[[], bool] = lambda: True
    ) -> None:
        """`may_stop` asks whether what goes on with the document may end."""
        super().__init__(parent)
        self._may_stop = may_stop
        self.document = document
        self._window = parent

    def may_go_on(self) -> bool:
        """Ask about a long training and unsaved changes, if there are any. False: the user wants to stay."""
        finish_typing()
        if not self._may_stop():
            return False
        if not self.document.is_modified:
            return True
        box = QMessageBox(self._window)
        box.setIconPixmap(icon_pixmap("warning", 32, self._window.devicePixelRatioF(), "warning"))
        box.setWindowTitle(self.tr("Unsaved changes"))
        title = self.document.title or self.tr("Untitled")
        box.setText(self.tr("Save the changes to {name}?").format(name=title))
        box.setInformativeText(self.tr("Without saving, they are lost."))
        choices = QMessageBox.StandardButton
        box.setStandardButtons(choices.Save | choices.Discard | choices.Cancel)
        box.setDefaultButton(choices.Save)
        answer = box.exec()
        box.deleteLater()
        if answer == choices.Save:
            return self.save()
        return answer == choices.Discard

    @Slot()
    def new(self) -> bool:
        """An empty canvas."""
        if not self.may_go_on():
            return False
        self.document.new(Project(), self.tr("Untitled"))
        return True

    @Slot(str)
    def use_template(self, template_id: str) -> bool:
        """Take up a template, unless the user wants to stay."""
        if not self.may_go_on():
            return False
        self.load_template(template_id)
        return True

    def load_template(self, template_id: str) -> None:
        """Take up a template without asking."""
        chosen = template(template_id)
        self.document.new(chosen.build(), engine_message(chosen.title))
        if chosen.flaw:
            notices.post(engine_message(chosen.flaw), "warning", topic="template")

    @Slot()
    def open(self) -> bool:
        """Choose a file and open it."""
        if not self.may_go_on():
            return False
        path, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a project"), preferences.last_folder(), self._project_filter()
        )
        return bool(path) and self.load(Path(path))

    @Slot(str)
    def open_path(self, path: str) -> bool:
        """Open this file, unless the user wants to stay."""
        return self.may_go_on() and self.load(Path(path))

    def load(self, path: Path) -> bool:
        """Open this file without asking. What is wrong with it is told in the window."""
        try:
            self.document.open(path)
        except UserError as error:
            self._tell(error)
            return False
        self._remember(path)
        return True

    @Slot()
    def save(self) -> bool:
        """Save under the name it has; ask for one if it has none."""
        finish_typing()
        if self.document.path is None:
            return self.save_as()
        return self._save_to(self.document.path)

    @Slot()
    def save_as(self) -> bool:
        """Ask for a name and save."""
        finish_typing()
        path = self._ask_save_path()
        return path is not None and self._save_to(path)

    def _ask_save_path(self) -> Path | None:
        name = self.document.title or self.tr("Untitled")
        dialog = QFileDialog(
            self._window, self.tr("Save the project"), preferences.last_folder(), self._project_filter()
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(str(self.document.path or name.replace("/", "-") + SUFFIX))
        chosen = Path(dialog.selectedFiles()[0]) if dialog.exec() else None
        dialog.deleteLater()
        return chosen

    def _save_to(self, path: Path) -> bool:
        try:
            self.document.save(path)
        except UserError as error:
            self._tell(error)
            return False
        self._remember(path)
        notices.post(self.tr("Saved as {path}.").format(path=path), "success")
        return True

    def _remember(self, path: Path) -> None:
        preferences.add_recent(path)
        self.recent_changed.emit()

    def _tell(self, error: UserError) -> None:
        parts = (engine_message(part) for part in (error.message, error.advice) if part)
        notices.post(" ".join(parts), "problem")

    def _project_filter(self) -> str:
        return self.tr("Strata projects (*{suffix})").format(suffix=SUFFIX)
