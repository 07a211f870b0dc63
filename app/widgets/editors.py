"""The editors of a form, one for each kind of field; all alike to the form that holds them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.widgets.icons import icon
from app.widgets.manners import teach
from app.widgets.number_box import NumberBox
from app.widgets.numbers import parse_value, tabular
from app.widgets.words import choice_words
from engine.spec.form import FormField

GAP = 4
LINK_WIDTH = 26
SWATCH = 14


class Editor(QWidget):
    """Shows one value and takes another from the user. It checks nothing that the model checks."""

    edited = Signal(object)
    """What the user has entered so far."""
    unreadable = Signal(str)
    """What was entered is no value at all; says what is wanted."""
    finished = Signal()
    """What is entered next is another step."""

    def __init__(self, field: FormField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(GAP)

    def set_value(self, value: Any) -> None:
        """Show a value; nothing is emitted."""
        raise AssertionError(f"{type(self).__name__} shows nothing")

    def set_mixed(self) -> None:
        """Show that several things differ here; nothing is emitted."""
        raise AssertionError(f"{type(self).__name__} shows nothing")

    def name(self, title: str) -> None:
        """What a screen reader calls it."""
        focus = self.focusProxy()
        if focus is not None:
            focus.setAccessibleName(title)
            focus.setAccessibleDescription(self.field.help)

    def _hold(self, field: QWidget) -> None:
        self.row.addWidget(field, 1)
        self.setFocusProxy(field)


class NumberEditor(Editor):
    """A whole or a real number."""

    def __init__(self, field: FormField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.box = NumberBox(field, self)
        self.box.value_edited.connect(self.edited)
        self.box.editingFinished.connect(self.finished)
        self._hold(self.box)

    def set_value(self, value: Any) -> None:
        self.box.set_value(value)

    def set_mixed(self) -> None:
        self.box.set_mixed(self.tr("several"))


class SwitchEditor(Editor):
    """Yes or no."""

    def __init__(self, field: FormField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.box = QCheckBox(self)
        self.box.clicked.connect(self._on_clicked)
        self._hold(self.box)

    def set_value(self, value: Any) -> None:
        self.box.setTristate(False)
        self.box.setChecked(bool(value))

    def set_mixed(self) -> None:
        self.box.setTristate(True)
        self.box.setCheckState(self.box.checkState().PartiallyChecked)

    def _on_clicked(self) -> None:
        self.box.setTristate(False)
        self.edited.emit(self.box.isChecked())
        self.finished.emit()


class ChoiceEditor(Editor):
    """One of several words or numbers; `words` says how each is shown."""

    def __init__(
        self,
        field: FormField,
        parent: QWidget | None = None,
        words: Callable[[Any], str] = choice_words,
    ) -> None:
        super().__init__(field, parent)
        self.box = QComboBox(self)
        self.box.setMinimumContentsLength(6)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for choice in field.choices:
            self.box.addItem(words(choice), choice)
        self.box.activated.connect(self._on_activated)
        teach(self.box)
        self._hold(self.box)

    def set_value(self, value: Any) -> None:
        self.box.setCurrentIndex(self.field.choices.index(value))

    def set_mixed(self) -> None:
        self.box.setPlaceholderText(self.tr("several"))
        self.box.setCurrentIndex(-1)

    def _on_activated(self, index: int) -> None:
        self.edited.emit(self.field.choices[index])
        self.finished.emit()


class TextEditor(Editor):
    """Text, or a path with a button that looks for it; taken when the user is done with it."""

    def __init__(self, field: FormField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.box = QLineEdit(self)
        self._shown = ""
        self.box.editingFinished.connect(self._on_finished)
        self._hold(self.box)
        if field.path:
            self.browse_button = QToolButton(self)
            self.browse_button.setIcon(icon("folder" if field.path == "folder" else "file"))
            self.browse_button.setText(self.tr("Browse…"))
            self.browse_button.setToolTip(self.tr("Browse…"))
            self.browse_button.clicked.connect(self._on_browse)
            self.row.addWidget(self.browse_button)

    def set_value(self, value: Any) -> None:
        self._shown = str(value)
        self.box.setPlaceholderText("")
        if self.field.path:
            self.box.setToolTip(self._shown)  # it may be longer than the box
        if self.box.text() != self._shown:
            self.box.setText(self._shown)

    def set_mixed(self) -> None:
        self._shown = ""
        self.box.clear()
        self.box.setPlaceholderText(self.tr("several"))

    def _on_finished(self) -> None:
        if self.box.text() != self._shown:
            self._shown = self.box.text()
            self.edited.emit(self._shown)
        self.finished.emit()

    def _on_browse(self) -> None:
        if self.field.path == "folder":
            path = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder"), self._shown)
        else:
            path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a file"), self._shown)
        if path:
            self.box.setText(path)
            self._on_finished()


class ColorEditor(TextEditor):
    """A colour, by a click or as #rrggbb."""

    def __init__(self, field: FormField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.box.setFont(tabular(self.box.font()))
        self.box.setMaxLength(7)
        self.swatch = QToolButton(self)
        self.swatch.setFixedWidth(LINK_WIDTH)
        self.swatch.setToolTip(self.tr("Choose a colour"))
        self.swatch.setAccessibleName(self.tr("Choose a colour"))
        self.swatch.clicked.connect(self._on_choose)
        self.row.insertWidget(0, self.swatch)

    def set_value(self, value: Any) -> None:
        super().set_value(value)
        picture = QPixmap(SWATCH, SWATCH)
        picture.fill(QColor(str(value)))
        self.swatch.setIcon(QIcon(picture))

    def set_mixed(self) -> None:
        super().set_mixed()
        self.swatch.setIcon(QIcon())

    def _on_finished(self) -> None:
        color = QColor(self.box.text().strip())
        if color.isValid():  # also by its name, and without care for capitals
            self.box.setText(color.name())
        super()._on_finished()

    def _on_choose(self) -> None:
        color = QColorDialog.getColor(QColor(self._shown), self, self.tr("Choose a colour"))
        if color.isValid():
            self.box.setText(color.name())
            self._on_finished()


class IntegersEditor(TextEditor):
    """Whole numbers, separated by commas, spaces or x; taken when the user is done with them."""

    def __init__(self, field: FormField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.box.setFont(tabular(self.box.font()))

    def set_value(self, value: Any) -> None:
        super().set_value(", ".join(str(number) for number in value))

    def _on_finished(self) -> None:
        text = self.box.text()
        if text != self._shown:
            self._shown = text
            parts = text.replace(",", " ").replace("x", " ").replace("×", " ").split()
            numbers = [parse_value(part, whole=True) for part in parts]
            if numbers and None not in numbers:
                self.edited.emit(tuple(numbers))
            else:
                self.unreadable.emit(self.tr("Whole numbers are wanted, separated by commas."))
        self.finished.emit()


class PairEditor(Editor):
    """Two whole numbers, vertical and horizontal; linked, they are one."""

    def __init__(self, field: FormField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.boxes = (NumberBox(field, self), NumberBox(field, self))
        self.link = QToolButton(self)
        self.link.setCheckable(True)
        self.link.setChecked(True)
        self.link.setAutoRaise(True)
        self.link.setFixedWidth(LINK_WIDTH)
        self.link.setIcon(icon("link"))
        self.link.setToolTip(self.tr("Keep both equal"))
        self.link.setAccessibleName(self.tr("Keep both equal"))
        self.link.clicked.connect(self._on_linked)
        self._hold(self.boxes[0])
        self.row.addWidget(QLabel("×", self))
        self.row.addWidget(self.boxes[1], 1)
        self.row.addWidget(self.link)
        self.boxes[0].value_edited.connect(self._on_first)
        self.boxes[1].value_edited.connect(self._on_second)
        for box, tip in zip(self.boxes, (self.tr("Vertical"), self.tr("Horizontal")), strict=True):
            box.setToolTip(tip)
            box.setStyleSheet("QAbstractSpinBox { min-width: 24px; }")  # two beside each other
            box.editingFinished.connect(self.finished)

    def pair(self) -> tuple[float, float]:
        """(vertical, horizontal)"""
        return self.boxes[0].value(), self.boxes[1].value()

    def set_value(self, value: Any) -> None:
        if self.pair() != tuple(value):
            self.link.setChecked(value[0] == value[1])
        for box, number in zip(self.boxes, value, strict=True):
            box.set_value(number)

    def set_mixed(self) -> None:
        for box in self.boxes:
            box.set_mixed("…")

    def name(self, title: str) -> None:
        super().name(title)
        for box in self.boxes:
            box.setAccessibleName(f"{title}, {box.toolTip()}")

    def _on_first(self, number: float) -> None:
        self._take(number, number if self.link.isChecked() else self.boxes[1].value())

    def _on_second(self, number: float) -> None:
        self._take(number if self.link.isChecked() else self.boxes[0].value(), number)

    def _on_linked(self, linked: bool) -> None:
        if linked and self.boxes[0].value() != self.boxes[1].value():
            self._take(self.boxes[0].value(), self.boxes[0].value())
            self.finished.emit()

    def _take(self, vertical: float, horizontal: float) -> None:
        self.boxes[0].set_value(vertical)
        self.boxes[1].set_value(horizontal)
        self.edited.emit((vertical, horizontal))


class PaddingEditor(Editor):
    """One of several words, or a pair of numbers, which then stands below."""

    def __init__(self, field: FormField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        column = QVBoxLayout()
        column.setSpacing(GAP)
        self.row.addLayout(column, 1)
        self.box = QComboBox(self)
        for choice in field.choices:
            self.box.addItem(choice_words(choice), choice)
        self.box.addItem(self.tr("By hand"))
        self.box.activated.connect(self._on_activated)
        teach(self.box)
        self.setFocusProxy(self.box)
        self.pair = PairEditor(field, self)
        start = int(max(1, field.minimum or 0))
        self.pair.set_value((start, start))
        self.pair.edited.connect(self.edited)
        self.pair.finished.connect(self.finished)
        column.addWidget(self.box)
        column.addWidget(self.pair)

    def set_value(self, value: Any) -> None:
        by_hand = not isinstance(value, str)
        index = len(self.field.choices) if by_hand else self.field.choices.index(value)
        self.box.setCurrentIndex(index)
        self.pair.setVisible(by_hand)
        if by_hand:
            self.pair.set_value(value)

    def set_mixed(self) -> None:
        self.box.setPlaceholderText(self.tr("several"))
        self.box.setCurrentIndex(-1)
        self.pair.setVisible(False)

    def name(self, title: str) -> None:
        super().name(title)
        self.pair.name(title)

    def _on_activated(self, index: int) -> None:
        by_hand = index == len(self.field.choices)
        self.pair.setVisible(by_hand)
        self.edited.emit(self.pair.pair() if by_hand else self.field.choices[index])
        self.finished.emit()


EDITORS: dict[str, type[Editor]] = {
    "integer": NumberEditor,
    "number": NumberEditor,
    "switch": SwitchEditor,
    "choice": ChoiceEditor,
    "text": TextEditor,
    "color": ColorEditor,
    "integers": IntegersEditor,
    "pair": PairEditor,
    "padding": PaddingEditor,
}
