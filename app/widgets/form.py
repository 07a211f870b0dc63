"""DefinitionForm: the form of a definition, or of several alike, made from their class."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ValidationError
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.translate import engine_text
from app.widgets.editors import EDITORS, ChoiceEditor, Editor
from app.widgets.fold import Fold
from app.widgets.form_row import SPACING, FormRow
from app.widgets.slider import SliderEditor, has_slider
from app.widgets.words import reason_of, value_words
from engine.spec.definition import Definition
from engine.spec.form import FormField, form_of


def changed(model: BaseModel, name: str, value: Any) -> Any:
    """The same with one field changed, validated. Raises pydantic's ValidationError."""
    return type(model).model_validate({**dict(model), name: value})


class DefinitionForm(QWidget):
    """Shows the values of one model, or what several of one class share.

    It changes nothing itself: it says what the user wants, once all the models take it. Whoever
    listens calls `set_values` with what became of it.
    """

    edited = Signal(str, object)
    """(field, value): valid in every model that is shown."""
    gesture_ended = Signal()
    """What is edited next is a step of its own."""

    def __init__(self, parent: QWidget | None = None, nested: bool = False, sliders: bool = False) -> None:
        super().__init__(parent)
        self._nested, self._sliders = nested, sliders
        self.rows: dict[str, FormRow] = {}
        self.more: Fold | None = None
        self._models: tuple[BaseModel, ...] = ()
        self._subject: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACING)

    def set_values(self, *models: BaseModel, subject: object = None) -> None:
        """Show these, all of one class. Nothing is emitted.

        `subject` says what they belong to: while it stays the same, an entry that was refused keeps
        its reason.
        """
        if not self._models or type(models[0]) is not type(self._models[0]):
            self._build(type(models[0]))
            self._models = ()
        same = subject == self._subject and len(models) == len(self._models)
        self._models, self._subject = models, subject
        for row in self.rows.values():
            if not same:
                row.set_reason("")
            if not row.refused:
                self._show(row)
        self._show_relevant()

    def values(self) -> dict[str, Any]:
        """Of the first model that is shown."""
        return dict(self._models[0]) if self._models else {}

    # Building

    def _build(self, model: type[BaseModel]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        fields = form_of(model)
        self.rows = {field.name: self._row(field) for field in fields}
        for field in fields:
            if not field.advanced:
                self._column.addWidget(self.rows[field.name])
        self.more = None
        if any(field.advanced for field in fields):
            content = QWidget()
            column = QVBoxLayout(content)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(SPACING)
            for field in fields:
                if field.advanced:
                    column.addWidget(self.rows[field.name])
            more = self.tr("More settings")
            if self._nested and issubclass(model, Definition):
                more = self.tr("More settings of {name}").format(name=engine_text(model.title))
            self.more = Fold(more, content)
            self._column.addWidget(self.more)
        self._column.addStretch(1)

    def _row(self, field: FormField) -> FormRow:
        if field.kind == "definition":
            members = DefinitionEditor(field)
            row = FormRow(field, members, members.form)
        elif self._sliders and has_slider(field):
            row = FormRow(field, SliderEditor(field))
        else:
            row = FormRow(field, EDITORS[field.kind](field))
        editor = row.editor
        editor.edited.connect(lambda value, name=field.name: self._on_edited(name, value))
        editor.unreadable.connect(row.refuse)
        editor.finished.connect(lambda name=field.name: self._on_finished(name))
        return row

    # Showing

    def _show(self, row: FormRow) -> None:
        values = [getattr(model, row.field.name) for model in self._models]
        if all(value == values[0] for value in values):
            row.editor.set_value(values[0])
        else:
            row.editor.set_mixed()

    def _show_relevant(self) -> None:
        shown = {name: self._is_relevant(name) for name in self.rows}
        for name, row in self.rows.items():
            row.setVisible(shown[name])
        if self.more is not None:
            self.more.setVisible(any(shown[n] for n, row in self.rows.items() if row.field.advanced))

    def _is_relevant(self, name: str) -> bool:
        """Whether it has an effect in any of the models; not if what it hangs on has none."""
        field = self.rows[name].field
        if not any(field.relevant(dict(model)) for model in self._models):
            return False
        return field.relevant_if is None or self._is_relevant(field.relevant_if[0])

    # What the user does

    def _on_edited(self, name: str, value: Any) -> None:
        row = self.rows[name]
        try:
            for model in self._models:
                changed(model, name, value)
        except ValidationError as error:
            row.refuse(reason_of(error))
            return
        row.set_reason("")
        self.edited.emit(name, getattr(changed(self._models[0], name, value), name))

    def _on_finished(self, name: str) -> None:
        """An entry that was refused gives way to the value that is in force."""
        row = self.rows[name]
        if row.refused:
            reason = row.reason.text()
            values = {value_words(getattr(model, name)) for model in self._models}
            if len(values) == 1:
                still = self.tr("{reason} Still {value}.")
                reason = still.format(reason=reason, value=values.pop())
            row.set_reason(reason)
            self._show(row)
        self.gesture_ended.emit()


class DefinitionEditor(Editor):
    """One member of a family: a choice of its title, and the member's own form, `form`, below.

    Each member's settings are remembered while another is chosen.
    """

    def __init__(self, field: FormField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        assert field.family is not None
        self._members: dict[str, type[Definition]] = field.family.members()
        self._remembered: dict[str, Definition] = {}
        self._value: Definition | None = None
        self.choice = ChoiceEditor(field, self, words=lambda tag: engine_text(self._members[tag].title))
        self._hold(self.choice.box)
        self.form = DefinitionForm(nested=True)
        self.choice.edited.connect(self._on_chosen)
        self.choice.finished.connect(self.finished)
        self.form.edited.connect(self._on_edited)
        self.form.gesture_ended.connect(self.finished)

    def set_value(self, value: Any) -> None:
        self._value = value
        self._remembered[value.type] = value
        self.choice.set_value(value.type)
        self.choice.box.setToolTip(engine_text(type(value).summary()))
        self.form.set_values(value, subject=value.type)
        self.form.setVisible(bool(self.form.rows))

    def set_mixed(self) -> None:
        self.choice.set_mixed()
        self.form.hide()

    def _on_chosen(self, tag: str) -> None:
        remembered = self._remembered.get(tag)
        self.edited.emit(remembered if remembered is not None else self._members[tag].model_validate({}))

    def _on_edited(self, name: str, value: Any) -> None:
        assert self._value is not None
        self.edited.emit(self._value.edited(**{name: value}))
