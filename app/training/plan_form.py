"""PlanForm: the training plan as a form; every change is an undo step of the document."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QScrollArea, QWidget

from app.document.document import Document
from app.translate import engine_text
from app.widgets.form import DefinitionForm
from app.widgets.scrolled import LEAST_WIDTH, scroll
from app.widgets.words import sentence


class PlanForm(QScrollArea):
    """Epochs, batch, loss, optimizer with its own settings, seed and device."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.form = DefinitionForm()
        scroll(self, self.form)
        self.setMinimumWidth(LEAST_WIDTH)
        self.form.edited.connect(self._on_edited)
        self.form.gesture_ended.connect(document.end_gesture)
        document.plan_changed.connect(self.refresh)
        document.opened.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the plan as it is now."""
        self.form.set_values(self._document.plan)

    @Slot(str, object)
    def _on_edited(self, field: str, value: object) -> None:
        project = self._document.project
        plan = self._document.plan.edited(**{field: value})
        words = sentence(engine_text(self.form.rows[field].field.title))
        text = self.tr("Training: {field}").format(field=words)
        self._document.edit(text, project.edited(training=plan), merge=f"plan.{field}")
