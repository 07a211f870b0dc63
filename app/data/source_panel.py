"""Where the pictures come from and how they are split: choices that become undo steps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.document.document import Document
from app.translate import engine_text
from app.widgets.form import DefinitionForm
from app.widgets.labels import label
from app.widgets.manners import teach
from app.widgets.numbers import locale, tabular
from engine.data.edits import with_source
from engine.spec.data import DataSpec
from engine.spec.form import FormField, form_of
from engine.spec.source import DataSource

FOLDER = "Folder"
"""The source that a dropped folder is read by, unless another one is waiting for it."""
INDENT, TEXT_MARGIN = 24, 6
GREATEST_SHARE, GREATEST_SHARES = 80.0, 90.0
"""Percent: of one of validation and test, and of both (see DataSpec)."""


class SourcePanel(QWidget):
    """Every choice is an edit of the document; what the document holds is shown."""

    waiting_changed = Signal()
    """`waiting` may be another."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.waiting = ""
        """The tag of a source that was chosen and cannot be used before its folder or file is known;
        until then the document stays as it is."""
        self._remembered: dict[str, DataSource] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(_heading(self.tr("Pictures")))
        self.buttons: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        for tag in _in_order():
            member = DataSource.family.members()[tag]
            button = QRadioButton(engine_text(member.title), self)
            button.setToolTip(engine_text(member.summary()))
            button.clicked.connect(self._on_source_clicked)
            button.setProperty("tag", tag)
            self.buttons[tag] = button
            self._group.addButton(button)
            self._column.addWidget(button)
        self._detail = QWidget(self)
        detail = QVBoxLayout(self._detail)
        detail.setContentsMargins(INDENT, 0, 0, 8)
        detail.setSpacing(8)
        self.summary = label("", "muted")
        self.form = DefinitionForm()
        self.form.edited.connect(self._on_source_edited)
        self.form.gesture_ended.connect(document.end_gesture)
        detail.addWidget(self.summary)
        detail.addWidget(self.form)
        self._column.addWidget(label(self.tr("Or drop a folder of pictures on this page."), "muted"))
        self._column.addSpacing(16)
        self._column.addWidget(_heading(self.tr("Split")))
        self._add_split()
        self._column.addStretch(1)
        document.data_changed.connect(self.show_document)
        document.opened.connect(self.show_document)
        self.show_document()

    def use_folder(self, path: str | Path) -> None:
        """Take the pictures of a folder, as one undo step."""
        self.use_path(FOLDER, path)

    def use_path(self, tag: str, path: str | Path) -> None:
        """Take the pictures of a file or folder, read by this source, as one undo step."""
        field = path_field(tag)
        assert field is not None, f"{tag} reads no file"
        start = self._remembered.get(tag) or DataSource.family.parse({"type": tag})
        self._use(start.edited(**{field.name: str(path)}))

    @property
    def reads_path(self) -> str:
        """The source that the next folder or file is for: the one that waits for it, else the one in
        force if it reads any, else the folder of pictures."""
        tag = self.waiting or self.document.project.data.source.type
        return tag if path_field(tag) is not None else FOLDER

    @Slot()
    def choose_path(self) -> None:
        """Ask which folder, or which file."""
        tag = self.reads_path
        field = path_field(tag)
        assert field is not None
        if field.path == "folder":
            path = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder of pictures"))
        else:
            path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a file"))
        if path:
            self.use_path(tag, path)

    @Slot()
    def show_document(self) -> None:
        """Show what the document holds."""
        data = self.document.project.data
        self.waiting = ""
        self._remembered[data.source.type] = data.source
        self._show_source(data.source.type)
        self.form.set_values(data.source, subject=data.source.type)
        self.form.setVisible(bool(self.form.rows))
        shares = (data.validation_fraction * 100, data.test_fraction * 100)
        for box, share, other in zip(self.share_boxes, shares, reversed(shares), strict=True):
            with QSignalBlocker(box):
                box.setMaximum(max(min(GREATEST_SHARE, GREATEST_SHARES - other), share))
                box.setValue(share)
        with QSignalBlocker(self.seed_box):
            self.seed_box.setValue(data.split_seed)
        self._show_rest()
        self.waiting_changed.emit()

    # Building

    def _add_split(self) -> None:
        rows = QFormLayout()
        rows.setSpacing(8)
        rows.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        titles = {
            "validation_fraction": self.tr("Validation"),
            "test_fraction": self.tr("Test"),
        }
        self.share_boxes: list[ShareBox] = []
        for name, title in titles.items():
            box = ShareBox(self)
            box.valueChanged.connect(self._on_share_edited)
            box.setProperty("field", name)
            self.share_boxes.append(box)
            rows.addRow(title, self._named(box, name, title))
        self.seed_box = QSpinBox(self)
        self.seed_box.setRange(0, 2**31 - 1)
        self.seed_box.setKeyboardTracking(False)
        self.seed_box.valueChanged.connect(self._on_seed_edited)
        rows.addRow(self.tr("Seed"), self._named(self.seed_box, "split_seed", self.tr("Seed")))
        self._column.addLayout(rows)
        self.rest = label("", "muted")
        self._column.addWidget(self.rest)

    def _named(self, box: QSpinBox | QDoubleSpinBox, field: str, title: str) -> QWidget:
        box.setFont(tabular(box.font()))
        box.lineEdit().setTextMargins(TEXT_MARGIN, 0, 0, 0)
        box.setToolTip(engine_text(DataSpec.model_fields[field].description or ""))
        box.setAccessibleName(title)
        box.editingFinished.connect(self.document.end_gesture)
        teach(box)
        return box

    # Showing

    def _show_source(self, tag: str) -> None:
        self.buttons[tag].setChecked(True)
        self.summary.setText(engine_text(DataSource.family.members()[tag].summary()))
        self._column.removeWidget(self._detail)
        self._column.insertWidget(self._column.indexOf(self.buttons[tag]) + 1, self._detail)

    def _show_rest(self) -> None:
        left = 100 - sum(box.value() for box in self.share_boxes)
        share = locale().toString(left, "g", 4)
        self.rest.setText(self.tr("The other {share} % are for training.").format(share=share))

    # What the user does

    @Slot()
    def _on_source_clicked(self) -> None:
        tag = self.sender().property("tag")
        if tag == self.document.project.data.source.type:
            self.show_document()
            return
        if path_field(tag) is not None and tag not in self._remembered:
            self.waiting = tag
            self._show_source(tag)
            self.form.hide()
            self.waiting_changed.emit()
            return
        self._use(self._remembered.get(tag) or DataSource.family.parse({"type": tag}))

    @Slot(str, object)
    def _on_source_edited(self, name: str, value: Any) -> None:
        source = self.document.project.data.source.edited(**{name: value})
        self._edit_source(self.tr("Change the pictures"), f"data.source.{name}", source)

    @Slot(float)
    def _on_share_edited(self, percent: float) -> None:
        name = self.sender().property("field")
        changes = {name: round(percent / 100, 4)}
        self._edit(self.tr("Change the split"), f"data.{name}", **changes)

    @Slot(int)
    def _on_seed_edited(self, seed: int) -> None:
        self._edit(self.tr("Change the split"), "data.split_seed", split_seed=seed)

    def _use(self, source: DataSource) -> None:
        self._edit_source(self.tr("Choose the pictures"), "", source)
        self.show_document()  # an equal source is no edit, and tells nothing

    def _edit_source(self, text: str, merge: str, source: DataSource) -> None:
        project = self.document.project
        self.document.edit(text, project.edited(data=with_source(project.data, source)), merge)

    def _edit(self, text: str, merge: str, **changes: Any) -> None:
        project = self.document.project
        data = DataSpec.model_validate({**dict(project.data), **changes})
        self.document.edit(text, project.edited(data=data), merge)


class ShareBox(QDoubleSpinBox):
    """Percent, without zeros at the end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, GREATEST_SHARE)
        self.setDecimals(2)
        self.setSingleStep(5)
        self.setSuffix(" %")
        self.setKeyboardTracking(False)

    def textFromValue(self, value: float) -> str:
        return locale().toString(value, "g", 4)


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


def _heading(text: str) -> QWidget:
    heading = label(text)
    font = heading.font()
    font.setBold(True)
    heading.setFont(font)
    return heading
