"""StepPanel: the step that was just made, seen in the layer that is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from app.document.document import Document
from app.guard import guarded
from app.step.tile import PictureTile, Tile, number_text, paper
from app.theme import GRID
from app.widgets.icons import icon
from app.widgets.labels import label
from engine.train.inspect_step import LayerStep

if TYPE_CHECKING:
    from app.training.session import Session


class StepPanel(QWidget):
    """Output, weights, gradients and update of one layer, for the first picture of the step's batch.

    It follows the selection; without one it shows the first layer with weights. Each press of Step brings
    the next values.
    """

    def __init__(self, session: Session, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._document = session, document
        self._request = 0
        self.shown: LayerStep | None = None
        self.title = QLabel(self.tr("Single step"))
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        self.title.setFont(bold)
        self.facts = label(role="muted")
        self.step_button = QToolButton()
        self.step_button.setIcon(icon("step"))
        self.step_button.setText(self.tr("Step"))
        self.step_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.step_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.step_button.setToolTip(self.tr("Make exactly one step, then pause"))
        self.step_button.clicked.connect(session.step)
        self.invitation = QLabel()
        self.invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.invitation.setWordWrap(True)
        self.invitation.setMargin(3 * GRID)
        self.invitation.setProperty("role", "muted")
        self.picture = PictureTile(self.tr("Picture"))
        self.output = Tile(self.tr("Output"))
        self.tiles: list[Tile] = []
        """Weights, gradient and update of each tensor in turn."""
        page = QWidget()
        paper(page)
        self._row = QHBoxLayout(page)
        self._row.setContentsMargins(GRID, 0, GRID, GRID // 2)
        self._row.setSpacing(2 * GRID)
        self._row.addWidget(self.picture)
        self._row.addWidget(self.output)
        self._row.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.area.setWidget(page)
        head = QHBoxLayout()
        head.setContentsMargins(GRID, GRID // 2, GRID, 0)
        head.setSpacing(GRID)
        head.addWidget(self.title)
        head.addWidget(self.facts, 1)
        head.addWidget(self.step_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(head)
        column.addWidget(self.invitation, 1)
        column.addWidget(self.area, 1)
        paper(self)
        session.jobs.done.connect(self._done)
        session.jobs.failed.connect(self._failed)
        session.state_changed.connect(self._state_changed)
        session.history_changed.connect(self._ask)  # a step after a step does not change the state
        session.run_started.connect(self._forget)
        document.selection_changed.connect(self._ask)
        self._show_none()
        self._show_state()

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    # Asking

    @property
    def _node(self) -> str:
        """The layer to look into."""
        network = self._session.run_network
        if network is None:
            return ""
        chosen = [node_id for node_id in network.order if node_id in self._document.selection]
        started = self._session.started
        with_weights = started.layers if started is not None else ()
        return (chosen or list(with_weights) or [""])[0]

    @Slot()
    def _ask(self, _what: object = None) -> None:
        """Have the layer in hand looked at, where there is a step to look into and somebody looks."""
        if self.isVisible() and self._session.state == "paused" and self._node:
            self._request = self._session.jobs.inspect_step(self._node)

    @Slot(str)
    def _state_changed(self, state: str) -> None:
        self._show_state()
        self._ask()

    @Slot()
    def _forget(self) -> None:
        self.shown = None
        self._show_none()

    @Slot(int, object)
    def _done(self, request: int, result: object) -> None:
        if request != self._request:
            return
        self.shown = result if isinstance(result, LayerStep) else None
        if self.shown is None:
            self._show_none()
        else:
            self._show_step(self.shown)

    @Slot(int, str)
    def _failed(self, request: int, reason: str) -> None:
        if request == self._request:
            self.shown = None
            self._show_none(reason)

    # Showing

    def _show_state(self) -> None:
        session = self._session
        self.step_button.setEnabled(session.state in ("running", "paused") or not session.is_active)

    def _show_none(self, reason: str = "") -> None:
        self.facts.clear()
        self.invitation.setText(
            reason
            or self.tr(
                "Press Step: one step is made and shown here, in the layer that is selected: its output for "
                "a picture, its weights, their gradients and what is added to them."
            )
        )
        self.invitation.show()
        self.area.hide()

    def _show_step(self, step: LayerStep) -> None:
        self.invitation.hide()
        self.area.show()
        network = self._session.run_network
        name = network.node(step.node).name if network is not None else step.node
        self.facts.setText(
            self.tr("{layer}, step {step}: loss {loss}, learning rate {rate}").format(
                layer=name,
                step=step.step,
                loss=number_text(step.loss),
                rate=number_text(step.learning_rate),
            )
        )
        names = self._session.class_names
        self.picture.show_picture(
            step.picture,
            self.tr("class: {name}").format(name=names[step.label]),
            self.tr("answer: {name}").format(name=names[step.answer]),
        )
        self.output.show_values(step.output, self.tr("It is not run by itself."))
        self._make_tiles([parameter.weights.name for parameter in step.parameters])
        tiles = iter(self.tiles)
        for parameter in step.parameters:
            next(tiles).show_values(parameter.weights)
            next(tiles).show_values(parameter.gradient, self.tr("frozen"))
            frozen = parameter.gradient is None
            next(tiles).show_values(None if frozen else parameter.update, self.tr("frozen"))

    def _make_tiles(self, names: list[str]) -> None:
        """Three for each tensor; they stay as long as the tensors are called the same."""
        others = (self.tr("gradient of {name}"), self.tr("update of {name}"))
        titles = [title.format(name=name) for name in names for title in ("{name}", *others)]
        if titles == [tile.title for tile in self.tiles]:
            return
        for tile in self.tiles:
            self._row.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.tiles = [Tile(title) for title in titles]
        for tile in self.tiles:
            self._row.insertWidget(self._row.count() - 1, tile)
