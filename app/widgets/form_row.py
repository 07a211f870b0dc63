"""FormRow: title, editor, unit and help of one field, with the reason when a value is refused."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from app.translate import engine_text
from app.widgets.editors import Editor
from app.widgets.icons import icon
from app.widgets.labels import label
from app.widgets.words import sentence
from engine.spec.form import FormField

SPACING = 8
LINE = 28
"""The height of a field of one line."""
MARK_WIDTH = 26
TITLE_CHARACTERS = 15
"""The title column is as wide in every form, so that all editors stand in one line."""


class FormRow(QWidget):
    """One row. `below`, if given, stands under it over the whole width."""

    def __init__(self, field: FormField, editor: Editor, below: QWidget | None = None) -> None:
        super().__init__()
        self.field, self.editor = field, editor
        self.refused = False
        text = sentence(engine_text(field.title))
        help_text = engine_text(field.help)
        self.title = QLabel(text, self)
        self.title.setWordWrap(True)
        self.title.setBuddy(editor.focusProxy() or editor)
        self.title.setFixedWidth(self.fontMetrics().averageCharWidth() * TITLE_CHARACTERS)
        self.title.setMinimumHeight(LINE)
        self.title.setToolTip(help_text)
        editor.setToolTip(help_text)
        editor.name(text)
        self.unit = QLabel(engine_text(field.unit), self)
        self.unit.setProperty("role", "muted")
        self.unit.setVisible(bool(field.unit))
        self.reason = label(role="problem", parent=self)
        self.reason.setVisible(False)
        self.help = label(help_text, "muted", self)
        self.help.setVisible(False)
        self.mark = QToolButton()  # gets its parent after the editor, and so the focus after it
        self.mark.setIcon(icon("information", "muted"))
        self.mark.setCheckable(True)
        self.mark.setAutoRaise(True)
        self.mark.setFixedSize(MARK_WIDTH, LINE)
        self.mark.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.mark.setToolTip(help_text)
        self.mark.setAccessibleName(self.tr("What {title} means").format(title=text))
        self.mark.toggled.connect(self.help.setVisible)
        keep = self.mark.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.mark.setSizePolicy(keep)
        self.mark.setVisible(bool(help_text))

        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACING)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        entry = QHBoxLayout()
        entry.setSpacing(SPACING)
        entry.addWidget(editor, 1)
        entry.addWidget(self.unit)
        grid.addWidget(self.title, 0, 0, Qt.AlignmentFlag.AlignTop)
        if field.path:  # a path is long: it gets a line of its own
            grid.addLayout(entry, 1, 0, 1, 3)
        else:
            grid.addLayout(entry, 0, 1)
        grid.addWidget(self.mark, 0, 2, Qt.AlignmentFlag.AlignTop)
        start = 0 if field.path else 1
        grid.addWidget(self.reason, 2, start, 1, 3 - start)
        grid.addWidget(self.help, 3, start, 1, 3 - start)
        if below is not None:
            grid.addWidget(below, 4, 0, 1, 3)
            below.setContentsMargins(0, SPACING, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def set_reason(self, text: str) -> None:
        """Say why a value was refused; empty: none was."""
        self.refused = False
        self.reason.setText(text)
        self.reason.setVisible(bool(text))

    def refuse(self, text: str) -> None:
        """The editor holds an entry that is not in force; say why."""
        self.set_reason(text)
        self.refused = True
