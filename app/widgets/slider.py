"""A slider beside a number that has bounds: for what one wants to try rather than to know."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QSlider, QWidget

from app.widgets.editors import NumberEditor
from app.widgets.manners import teach
from engine.spec.form import FormField

STEPS = 100
BOX_WIDTH, LEAST_WIDTH = 64, 40


def has_slider(field: FormField) -> bool:
    """Whether a slider makes sense: a number between two bounds."""
    return field.kind in ("integer", "number") and field.minimum is not None and field.maximum is not None


class SliderEditor(NumberEditor):
    """The number, and a slider over all that is allowed."""

    def __init__(self, field: FormField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        assert field.minimum is not None
        assert field.maximum is not None
        self._low, self._span = field.minimum, field.maximum - field.minimum
        self._steps = int(self._span) if field.kind == "integer" else STEPS
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, self._steps)
        self.slider.setPageStep(max(1, self._steps // 10))
        self.slider.valueChanged.connect(self._on_moved)
        self.slider.sliderReleased.connect(self.finished)
        teach(self.slider)
        self.slider.setMinimumWidth(LEAST_WIDTH)
        self.box.setFixedWidth(BOX_WIDTH)
        self.row.setStretch(0, 0)
        self.row.insertWidget(0, self.slider, 1)
        self.box.value_edited.connect(self._show_on_slider)

    def set_value(self, value: Any) -> None:
        super().set_value(value)
        self._show_on_slider(value)

    def name(self, title: str) -> None:
        super().name(title)
        self.slider.setAccessibleName(title)
        self.slider.setToolTip(self.toolTip())

    def _show_on_slider(self, value: float) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(round((value - self._low) / self._span * self._steps))

    def _on_moved(self, step: int) -> None:
        value = self._low + step * self._span / self._steps
        value = round(value) if self.field.kind == "integer" else float(f"{value:.6g}")
        if self.field.above_minimum and step == 0:
            value = self._low + self._span / self._steps
        if self.field.below_maximum and step == self._steps:
            value = self._low + self._span * (1 - 1 / self._steps)
        self.box.set_value(value)
        self.edited.emit(value)
