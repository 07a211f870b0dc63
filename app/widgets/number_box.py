"""NumberBox: a spin box for whole and real numbers that steps through 1, 2, 5, 10 where it should."""

from __future__ import annotations

import math
import re

from PySide6.QtCore import Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

from app.widgets.manners import teach
from app.widgets.numbers import parse_value, tabular, value_text
from engine.spec.form import FormField

_FROM_ZERO = 0.001
"""Where stepping up from 0 begins on a scale of 1, 2, 5, 10."""
_SMALLEST = 1e-12


class NumberBox(QAbstractSpinBox):
    """Typing may leave the bounds, so that the form can say why not; stepping never does."""

    value_edited = Signal(object)
    """The number, at every keystroke that leaves one, and at every step."""

    def __init__(self, field: FormField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.whole = field.kind != "number"
        self._value: float = 0
        self._mixed = False
        self.setFont(tabular(self.font()))
        self.setAccelerated(True)
        self.lineEdit().setTextMargins(6, 0, 0, 0)
        self.lineEdit().textEdited.connect(self._on_typed)
        teach(self)

    def value(self) -> float:
        """The number shown, valid or not; the last one where the text is none."""
        return self._value

    def set_value(self, value: float) -> None:
        """Show a number. What is being typed stays as it is, if it means the same."""
        self._value = value
        if self._mixed or parse_value(self.text(), self.whole) != value:
            self._mixed = False
            self.lineEdit().setPlaceholderText("")
            self.lineEdit().setText(value_text(value))

    def set_mixed(self, text: str) -> None:
        """Show `text` in place of a number, where several things differ in it."""
        self._mixed = True
        self.lineEdit().clear()
        self.lineEdit().setPlaceholderText(text)

    def _on_typed(self, text: str) -> None:
        value = parse_value(text, self.whole)
        if value is not None:
            self._take(value)

    def _take(self, value: float) -> None:
        self._mixed = False
        self._value = value
        self.value_edited.emit(value)

    # What QAbstractSpinBox asks

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        allowed = r"-?\d*" if self.whole else r"[-+.,\deE]*"
        if not re.fullmatch(allowed, text.strip()):
            return QValidator.State.Invalid, text, position
        whole = parse_value(text, self.whole) is not None
        state = QValidator.State.Acceptable if whole else QValidator.State.Intermediate
        return state, text, position

    def fixup(self, text: str) -> str:
        return "" if self._mixed else value_text(self._value)

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        up, down = (
            QAbstractSpinBox.StepEnabledFlag.StepUpEnabled,
            QAbstractSpinBox.StepEnabledFlag.StepDownEnabled,
        )
        result = QAbstractSpinBox.StepEnabledFlag.StepNone
        if self.stepped(1) != self._value:
            result |= up
        if self.stepped(-1) != self._value:
            result |= down
        return result

    def stepBy(self, steps: int) -> None:
        value = self.stepped(steps)
        if value == self._value:
            return
        self._mixed = False
        self.lineEdit().setText(value_text(value))
        self.selectAll()
        self._take(value)

    def stepped(self, steps: int) -> float:
        """The value so many steps on; the same where the bounds end before the next step."""
        value = self._value
        for _ in range(abs(steps)):
            following = self._next(value, 1 if steps > 0 else -1)
            if not self._within(following):
                following = self._nearest_bound(value, following)
            value = following
        return value

    def _next(self, value: float, direction: int) -> float:
        if self.whole:
            return value + direction
        if _is_logarithmic(self.field):
            return _along_1_2_5(value, direction)
        shown = f"{value:.12f}".rstrip("0").partition(".")[2]
        decimals = max(1, len(shown))
        return round(value + direction * 10.0**-decimals, 12)

    def _within(self, value: float) -> bool:
        low, high = self.field.minimum, self.field.maximum
        above = low is None or (value > low if self.field.above_minimum else value >= low)
        below = high is None or (value < high if self.field.below_maximum else value <= high)
        return above and below

    def _nearest_bound(self, value: float, following: float) -> float:
        """The inclusive bound that a step would jump over, or the value itself."""
        bound = self.field.maximum if following > value else self.field.minimum
        if bound is None or not self._within(bound):
            return value
        return int(bound) if self.whole else float(bound)


def _is_logarithmic(field: FormField) -> bool:
    """Rates and the like are stepped by factors; shares between 0 and 1 by tenths."""
    share = field.maximum is not None and field.maximum <= 1 and (field.minimum or 0) >= 0
    return not (share and (field.default or 0) >= 0.01)


def _along_1_2_5(value: float, direction: int) -> float:
    """The next of ... 0.1, 0.2, 0.5, 1, 2, 5, 10 ... up or down; through 0 to the negative ones."""
    if value == 0:
        return direction * _FROM_ZERO
    if value < 0:
        return -_along_1_2_5(-value, -direction)
    exponent = math.floor(math.log10(value) + 1e-9)
    marks = [m * 10.0**e for e in (exponent - 1, exponent, exponent + 1) for m in (1, 2, 5)]
    if direction > 0:
        following = next(mark for mark in marks if mark > value * (1 + 1e-9))
    else:
        following = next(mark for mark in reversed(marks) if mark < value * (1 - 1e-9))
    return 0.0 if following < _SMALLEST else float(f"{following:.12g}")
