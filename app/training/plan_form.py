"""PlanForm: the training plan as a form; every change is an undo step of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.document.document import Document
from app.theme import GRID
from app.training.range_panel import RangePanel
from app.training.rate_curve import RateCurve
from app.training.rate_finder import RateFinder
from app.training.transfer_panel import TransferPanel
from app.translate import engine_message, engine_text
from app.widgets.form import DefinitionEditor, DefinitionForm
from app.widgets.labels import label
from app.widgets.scrolled import LEAST_WIDTH, scroll
from app.widgets.words import sentence

if TYPE_CHECKING:
    from app.training.session import Session


class PlanForm(QScrollArea):
    """Epochs, batch, loss, optimizer with its own settings, schedule with its curve, and the rest.

    With a session, what was edited while it trains can be given to the running training.
    """

    def __init__(
        self, document: Document, session: Session | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._session = document, session
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        self.waiting = label(role="warning")
        self.apply = QPushButton(self.tr("Apply to the running training"))
        self.form = DefinitionForm()
        for widget in (self.waiting, self.apply, self.form):
            column.addWidget(widget)
        scroll(self, page)
        self.setMinimumWidth(LEAST_WIDTH)
        self.curve = RateCurve()
        self.finder = RateFinder(session) if session is not None else None
        if self.finder is not None:
            self.finder.state_changed.connect(self._show_range_panel)
        self.range_panel: RangePanel | None = None
        self._rate_row: QWidget | None = None
        self.form.edited.connect(self._on_edited)
        self.form.gesture_ended.connect(document.end_gesture)
        document.plan_changed.connect(self.refresh)
        document.opened.connect(self.refresh)
        if session is not None:
            session.store.state_changed.connect(self._show_curve)
            session.changes.pending_changed.connect(self._show_waiting)
            self.apply.clicked.connect(session.changes.apply)
        self.refresh()
        self._show_waiting()
        self._put_below("warmup_steps", self.curve)
        self.transfer = TransferPanel(session) if session is not None else None
        if self.transfer is not None:
            self._put_below("weights", self.transfer)

    def _put_below(self, field: str, widget: QWidget) -> None:
        below = self.form.rows[field].layout()
        assert isinstance(below, QGridLayout)
        below.addWidget(widget, 3, 0, 1, 3)

    @Slot()
    def refresh(self) -> None:
        """Show the plan as it is now."""
        self.form.set_values(self._document.plan)
        self._place_range_panel()
        self._show_curve()

    def _place_range_panel(self) -> None:
        """Below the learning rate, whose row is another for each optimizer."""
        editor = self.form.rows["optimizer"].editor
        assert isinstance(editor, DefinitionEditor)
        row = editor.form.rows["learning_rate"]
        if self.finder is None or row is self._rate_row:
            return
        self._rate_row = row
        self.range_panel = RangePanel(self.finder)
        below = row.layout()
        assert isinstance(below, QGridLayout)
        below.addWidget(self.range_panel, 3, 0, 1, 3)

    @Slot()
    def _show_range_panel(self) -> None:
        """Bring all of it into view, once it has grown."""
        QTimer.singleShot(0, self, self._scroll_to_range_panel)

    @Slot()
    def _scroll_to_range_panel(self) -> None:
        if self.range_panel is not None and self.finder is not None and self.finder.state != "idle":
            self.ensureWidgetVisible(self.range_panel, 0, 2 * GRID)

    @Slot()
    def _show_curve(self) -> None:
        dataset = self._session.store.dataset if self._session is not None else None
        self.curve.show_plan(self._document.plan, len(dataset.train) if dataset is not None else None)

    @Slot()
    def _show_waiting(self) -> None:
        pending = self._session.changes.pending if self._session is not None else ()
        texts = "; ".join(map(engine_message, pending))
        self.waiting.setText(self.tr("The training that runs does not know of: {texts}").format(texts=texts))
        self.waiting.setVisible(bool(pending))
        self.apply.setVisible(bool(pending))

    @Slot(str, object)
    def _on_edited(self, field: str, value: object) -> None:
        project = self._document.project
        plan = self._document.plan.edited(**{field: value})
        words = sentence(engine_text(self.form.rows[field].field.title))
        text = self.tr("Training: {field}").format(field=words)
        self._document.edit(text, project.edited(training=plan), merge=f"plan.{field}")
