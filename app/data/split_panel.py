"""How the pictures are split, and what is done for small classes: choices that become undo steps."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.data.store import DataStore
from app.document.document import Document
from app.translate import engine_text
from app.widgets.form_row import TITLE_CHARACTERS
from app.widgets.labels import heading, label
from app.widgets.manners import teach
from app.widgets.numbers import count_text, locale, tabular
from engine.spec.data import DataSpec

TEXT_MARGIN = 6
GREATEST_SHARE, GREATEST_SHARES = 80.0, 90.0
"""Percent: of one of validation and test, and of both (see DataSpec)."""


class SplitPanel(QWidget):
    """Shares, seed and balance; and what the source itself says of the split."""

    def __init__(self, document: Document, store: DataStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.store = document, store
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("Split")))
        self.given = label("", "muted")
        column.addWidget(self.given)
        rows = QGridLayout()
        rows.setSpacing(8)
        rows.setColumnStretch(1, 1)
        title_width = self.fontMetrics().averageCharWidth() * TITLE_CHARACTERS
        rows.setColumnMinimumWidth(0, title_width)
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
            self._add_row(rows, box, name, title)
        self.seed_box = QSpinBox(self)
        self.seed_box.setRange(0, 2**31 - 1)
        self.seed_box.setKeyboardTracking(False)
        self.seed_box.valueChanged.connect(self._on_seed_edited)
        self._add_row(rows, self.seed_box, "split_seed", self.tr("Seed"))
        column.addLayout(rows)
        self.rest = label("", "muted")
        column.addWidget(self.rest)
        column.addSpacing(16)
        column.addWidget(heading(self.tr("Small classes")))
        self.balance_box = QComboBox(self)
        choices = {
            "none": self.tr("As they are"),
            "weigh": self.tr("Count for more in the loss"),
            "resample": self.tr("Are drawn more often"),
        }
        for value, text in choices.items():
            self.balance_box.addItem(text, value)
        self.balance_box.setToolTip(engine_text(DataSpec.model_fields["balance"].description or ""))
        self.balance_box.setAccessibleName(self.tr("Small classes"))
        self.balance_box.activated.connect(self._on_balance_chosen)
        teach(self.balance_box)
        column.addWidget(self.balance_box)
        document.data_changed.connect(self.show_document)
        document.opened.connect(self.show_document)
        store.changed.connect(self._show_given)
        self.show_document()

    @Slot()
    def show_document(self) -> None:
        """Show what the document holds."""
        data = self.document.project.data
        shares = (data.validation_fraction * 100, data.test_fraction * 100)
        for box, share, other in zip(self.share_boxes, shares, reversed(shares), strict=True):
            with QSignalBlocker(box):
                box.setMaximum(max(min(GREATEST_SHARE, GREATEST_SHARES - other), share))
                box.setValue(share)
        with QSignalBlocker(self.seed_box):
            self.seed_box.setValue(data.split_seed)
        self.balance_box.setCurrentIndex(self.balance_box.findData(data.balance))
        self._show_given()

    @Slot()
    def _show_given(self) -> None:
        left = 100 - sum(box.value() for box in self.share_boxes)
        share = locale().toString(left, "g", 4)
        self.rest.setText(self.tr("The other {share} % are for training.").format(share=share))
        store, dataset = self.store, self.store.dataset
        if store.state == "loading":
            return
        lines = []
        by_folder = dataset is not None and store.gives_parts
        if by_folder:
            lines.append(self.tr("The source has parts of its own; a share counts where it has none."))
        if dataset is not None and store.num_groups:
            text = self.tr("Pictures of one subject stay together: {count} subjects.")
            lines.append(text.format(count=count_text(store.num_groups)))
        self.given.setText("\n".join(lines) or self.tr("By chance; every class gives the same share."))
        self.rest.setVisible(not by_folder)

    def _add_row(self, rows: QGridLayout, box: QSpinBox | QDoubleSpinBox, field: str, title: str) -> None:
        name = QLabel(title)
        name.setBuddy(box)
        row = rows.rowCount()
        rows.addWidget(name, row, 0)
        rows.addWidget(box, row, 1)
        box.setFont(tabular(box.font()))
        box.lineEdit().setTextMargins(TEXT_MARGIN, 0, 0, 0)
        box.setToolTip(engine_text(DataSpec.model_fields[field].description or ""))
        box.setAccessibleName(title)
        box.editingFinished.connect(self.document.end_gesture)
        teach(box)

    @Slot(float)
    def _on_share_edited(self, percent: float) -> None:
        name = self.sender().property("field")
        self._edit(self.tr("Change the split"), f"data.{name}", **{name: round(percent / 100, 4)})

    @Slot(int)
    def _on_seed_edited(self, seed: int) -> None:
        self._edit(self.tr("Change the split"), "data.split_seed", split_seed=seed)

    @Slot(int)
    def _on_balance_chosen(self, index: int) -> None:
        self._edit(self.tr("Balance the classes"), "", balance=self.balance_box.itemData(index))

    def _edit(self, text: str, merge: str, **changes: Any) -> None:
        project = self.document.project
        self.document.edit(text, project.edited(data=project.data.edited(**changes)), merge)


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
