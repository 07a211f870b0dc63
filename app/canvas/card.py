"""A card: one layer on the canvas, with its ports. It shows what it is given and edits nothing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.canvas.card_painting import (
    BADGE_HEIGHT,
    CardState,
    badge_rect,
    gauge_rect,
    input_point,
    output_point,
    paint_card,
)
from app.canvas.face import Face
from app.canvas.gauge import Gauge
from app.document.arrangement import CARD_WIDTH
from app.guard import guarded

_AROUND = 10.0
"""Ports, the selection's glow and the shadow reach this far over the edge."""


class Card(QGraphicsItem):
    """Its position is its top left corner."""

    def __init__(self, node_id: str, face: Face, height: float) -> None:
        super().__init__()
        self.node_id = node_id
        self.face = face
        self.height = height
        self.state = CardState()
        self.norm: float | None = None
        """The value that it shows, exactly; None where nothing is known of it."""
        self.norm_text = ""
        """The same in words, with what it is."""
        self.setZValue(2)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    # What it shows

    def show_face(self, face: Face, height: float) -> None:
        """Paint anew, if anything looks different."""
        if height != self.height:
            self.prepareGeometryChange()
            self.height = height
        if face != self.face:
            self.face = face
            self.update()

    def show_norm(self, training: bool, norm: float | None, gauge: Gauge | None, text: str = "") -> bool:
        """Show another value; gives whether anything had to be painted."""
        self.norm, self.norm_text = norm, text
        before = self.state.gauge
        if gauge == before and training == self.state.training:
            return False
        same_tint = gauge is not None and before is not None and gauge.tint == before.tint
        self.state.training, self.state.gauge = training, gauge
        self.update(gauge_rect(self.height) if same_tint else QRectF())
        return True

    def show_selected(self, selected: bool) -> None:
        """Stand out, or not."""
        if selected != self.state.selected:
            self.state.selected = selected
            self.setZValue(3 if selected else 2)
            self.update()

    def show_hovered(self, hovered: bool, port: str | None = None) -> None:
        """The pointer is over the card, or over one of its ports."""
        ports = {port: "hovered"} if port is not None else {}
        if (hovered, ports) != (self.state.hovered, self.state.ports):
            self.state.hovered, self.state.ports = hovered, ports
            self.update()

    def show_ports(self, marks: dict[str, str]) -> None:
        """Mark ports while a wire is drawn; an empty dict ends that."""
        if marks != self.state.ports:
            self.state.ports = marks
            self.update()

    # Where things are, in the scene

    def body(self) -> QRectF:
        """The card without what reaches over its edge."""
        return QRectF(self.pos().x(), self.pos().y(), CARD_WIDTH, self.height)

    def port_point(self, port: str) -> QPointF:
        """Where a wire meets it; "" is the output."""
        if not port:
            return self.pos() + output_point(self.height)
        if port not in self.face.inputs:
            return self.pos() + QPointF(0, self.height / 2)
        return self.pos() + input_point(self.height, self.face.inputs, port)

    def ports(self) -> tuple[str, ...]:
        """Inputs, then "" for the output, where there is one."""
        return (*self.face.inputs, "") if self.face.has_output else self.face.inputs

    # Qt

    def boundingRect(self) -> QRectF:
        around = QRectF(0, 0, CARD_WIDTH, self.height).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        return around.united(badge_rect(self.height).adjusted(0, 0, 0, BADGE_HEIGHT / 4))

    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        exposed = option.exposedRect
        paint_card(painter, self.face, self.height, self.state, zoom, exposed)
