"""Where the pictures come from: a choice that becomes an undo step; dropped things are recognised."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.data.camera import Camera, find_camera
from app.data.pattern_preview import PatternPreview
from app.data.store import DataStore
from app.document.document import Document
from app.notices import notices
from app.translate import engine_message, engine_text
from app.widgets.form import DefinitionForm
from app.widgets.icons import icon
from app.widgets.labels import heading, label
from app.widgets.manners import teach
from engine.data.edits import without_edits
from engine.data.recognise import Recognised
from engine.spec.form import FormField, form_of
from engine.spec.message import Message
from engine.spec.source import DataSource

FOLDER = "Folder"
"""The source that a folder is read by that cannot be recognised, because it is not there yet."""


class SourcePanel(QWidget):
    """Every choice is an edit of the document; what the document holds is shown."""

    waiting_changed = Signal()
    """`waiting` or `looking` may be another."""
    camera_wanted = Signal()

    def __init__(self, document: Document, store: DataStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.store = document, store
        self.waiting = ""
        """The tag of a source that was chosen and cannot be used before its folder or file is known;
        until then the document stays as it is."""
        self.looking: Path | None = None
        """What is being recognised."""
        self._remembered: dict[str, DataSource] = {}
        self._recognised: Recognised | None = None
        self._problem = ""
        """Why the last path was not taken."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("Pictures")))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.folder_button = QPushButton(icon("folder"), self.tr("Folder…"))
        self.folder_button.setToolTip(self.tr("Choose a folder of pictures"))
        self.folder_button.clicked.connect(self.choose_folder)
        self.file_button = QPushButton(icon("file"), self.tr("File…"))
        self.file_button.setToolTip(self.tr("Choose an archive, a table or arrays"))
        self.file_button.clicked.connect(self.choose_file)
        self.camera_button = QPushButton(self.tr("Camera…"))
        self.camera_button.clicked.connect(self.camera_wanted)
        self.camera_button.setEnabled(False)
        self._camera: Camera | None = None
        self._camera_sought = False
        buttons.addWidget(self.folder_button, 1)
        buttons.addWidget(self.file_button, 1)
        buttons.addWidget(self.camera_button, 1)
        column.addLayout(buttons)
        self.kind_box = QComboBox(self)
        self.kind_box.setAccessibleName(self.tr("Kind of pictures"))
        for tag in _in_order():
            member = DataSource.family.members()[tag]
            self.kind_box.addItem(engine_text(member.title), tag)
        self.kind_box.activated.connect(self._on_kind_chosen)
        teach(self.kind_box)
        column.addWidget(self.kind_box)
        self.found = label("", "good")
        column.addWidget(self.found)
        self.looking_bar = QProgressBar()
        self.looking_bar.setTextVisible(False)
        self.looking_bar.setRange(0, 0)
        column.addWidget(self.looking_bar)
        self.summary = label("", "muted")
        column.addWidget(self.summary)
        self.form = DefinitionForm()
        self.form.edited.connect(self._on_source_edited)
        self.form.gesture_ended.connect(document.end_gesture)
        column.addWidget(self.form)
        self.preview = PatternPreview(store)
        column.addWidget(self.preview)
        document.data_changed.connect(self.show_document)
        document.opened.connect(self.show_document)
        store.recognised.connect(self._on_recognised)
        store.not_recognised.connect(self._on_not_recognised)
        self.show_document()

    # The camera

    def look_for_camera(self) -> None:
        """Find out, once, whether there is one; the button says so."""
        if not self._camera_sought:
            self._camera_sought = True
            self._camera, reason = find_camera()
            self.camera_button.setEnabled(self._camera is not None)
            self.camera_button.setToolTip(reason or self.tr("Take pictures with the camera"))

    def camera(self) -> Camera:
        """The one that was found."""
        assert self._camera is not None, "the button is off without one"
        return self._camera

    # Paths

    def take(self, path: str | Path) -> None:
        """Find out what a folder or file is, and take its pictures, as one undo step. A kind that waits
        for a path gets this one, as the user has chosen it."""
        self.looking, self._problem = Path(path), ""
        self.store.recognise(path)
        self._show_found()
        self.waiting_changed.emit()

    @Slot()
    def choose_folder(self) -> None:
        """Ask which folder."""
        path = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder of pictures"))
        if path:
            self.take(path)

    @Slot()
    def choose_file(self) -> None:
        """Ask which file."""
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose an archive, a table or arrays"))
        if path:
            self.take(path)

    @Slot(object)
    def _on_recognised(self, recognised: Recognised) -> None:
        path, self.looking = self.looking, None
        if self.waiting and recognised.source.type != self.waiting and path is not None:
            self._use(self._read_by(self.waiting, path))
            return
        self._recognised = recognised
        self._use(recognised.source)
        notices.post(engine_message(recognised.sentence), "success")

    @Slot(object, object)
    def _on_not_recognised(self, message: Message, advice: Message) -> None:
        path, self.looking = self.looking, None
        if self.waiting and path is not None:
            self._use(self._read_by(self.waiting, path))
            return
        reason, remedy = engine_message(message), engine_message(advice)
        notices.post(reason, "problem", details=remedy)
        self._problem = f"{reason} {remedy}".strip()
        self._show_found()
        self.waiting_changed.emit()

    def _read_by(self, tag: str, path: Path) -> DataSource:
        field = path_field(tag)
        assert field is not None, f"{tag} reads no file"
        start = self._remembered.get(tag) or DataSource.family.parse({"type": tag})
        return start.edited(**{field.name: str(path)})

    # Showing

    @Slot()
    def show_document(self) -> None:
        """Show what the document holds."""
        source = self.document.project.data.source
        self.waiting = self._problem = ""
        self._remembered[source.type] = source
        self._show_kind(source.type)
        self.form.set_values(source, subject=source.type)
        self.form.setVisible(bool(self.form.rows))
        self.preview.show_source(source, self.form)
        self._show_found()
        self.waiting_changed.emit()

    def _show_kind(self, tag: str) -> None:
        with QSignalBlocker(self.kind_box):
            self.kind_box.setCurrentIndex(self.kind_box.findData(tag))
        self.summary.setText(engine_text(DataSource.family.members()[tag].summary()))

    def _show_found(self) -> None:
        found = self._recognised
        if self.looking is not None:
            self.found.setText(self.tr("Looking at {name}…").format(name=self.looking.name))
        elif self._problem:
            self.found.setText(self._problem)
        elif found is not None and found.source == self.document.project.data.source:
            self.found.setText(engine_message(found.sentence))
        else:
            self.found.setText("")
        self.found.setProperty("role", self._role_of_found())
        self.found.style().polish(self.found)
        self.found.setVisible(bool(self.found.text()))
        self.looking_bar.setVisible(self.looking is not None)
        self.summary.setVisible(not self.found.text() or bool(self._problem))

    def _role_of_found(self) -> str:
        if self.looking is not None:
            return "muted"
        return "problem" if self._problem else "good"

    # What the user does

    @Slot(int)
    def _on_kind_chosen(self, index: int) -> None:
        tag = self.kind_box.itemData(index)
        if tag == self.document.project.data.source.type:
            self.show_document()
            return
        if path_field(tag) is not None and tag not in self._remembered:
            self.waiting = tag
            self._show_kind(tag)
            self.found.hide()
            self.summary.show()
            self.form.hide()
            self.preview.hide()
            self.waiting_changed.emit()
            return
        self._use(self._remembered.get(tag) or DataSource.family.parse({"type": tag}))

    @Slot(str, object)
    def _on_source_edited(self, name: str, value: Any) -> None:
        source = self.document.project.data.source.edited(**{name: value})
        self._edit(self.tr("Change the pictures"), f"data.source.{name}", source)

    def _use(self, source: DataSource) -> None:
        self._edit(self.tr("Choose the pictures"), "", source)
        self.show_document()  # an equal source is no edit, and tells nothing

    def _edit(self, text: str, merge: str, source: DataSource) -> None:
        project = self.document.project
        data = project.data.edited(source=source)
        if _place(source) != _place(project.data.source):
            data = without_edits(data)  # they are about other pictures
        self.document.edit(text, project.edited(data=data), merge)


def _place(source: DataSource) -> tuple[str, str]:
    field = path_field(source.type)
    return source.type, str(getattr(source, field.name)) if field is not None else ""


def path_field(tag: str) -> FormField | None:
    """The field of a source that names its folder or file; None where it reads none."""
    rows = form_of(DataSource.family.members()[tag])
    return next((row for row in rows if row.path), None)


def _in_order() -> list[str]:
    """The tags: first what is there at once, then the folder, then the rest by their titles."""

    def rank(tag: str) -> tuple[bool, bool, str]:
        field = path_field(tag)
        title = DataSource.family.members()[tag].title
        return field is not None, field is not None and field.path != "folder", title

    return sorted(DataSource.family.members(), key=rank)
