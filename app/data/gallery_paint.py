"""How the gallery looks: headings, pictures, the dots of their parts, what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from app.data.counts import part_color
from app.data.shelf import EXCLUDED, HEADING, Section
from app.theme import theme
from app.widgets.numbers import count_text
from app.widgets.picture import fitted, paint_picture

if TYPE_CHECKING:
    from app.data.gallery import Gallery

SIDE, MARGIN, CAPTION = 64, 4, 18
CELL = SIDE + 2 * MARGIN
DOT = 6
DIMMED = 0.35
"""The opacity of a picture that is left out."""


def paint_gallery(painter: QPainter, gallery: Gallery, room: QRect) -> None:
    """Paint what lies in the room, in the contents' pixels."""
    for section, places in gallery.shelf.visible(room.top(), room.bottom()):
        if section.name or not gallery.with_captions:
            _paint_heading(painter, gallery, section)
        for place in places:
            _paint_picture(painter, gallery, place)
    if gallery.band is not None:
        painter.setPen(theme.color("accent"))
        painter.setBrush(theme.color("accent", 30))
        painter.drawRect(gallery.band.normalized())


def _paint_heading(painter: QPainter, gallery: Gallery, section: Section) -> None:
    room = QRect(MARGIN, section.top, gallery.viewport().width() - 2 * MARGIN, HEADING - 2)
    name = section.name or QCoreApplication.translate("Gallery", "No class any more")
    painter.setPen(theme.color("text"))
    font = gallery.font()
    font.setBold(True)
    painter.setFont(font)
    metrics = painter.fontMetrics()
    count = count_text(section.count)
    elided = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room.width() - 96)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
    room.setLeft(room.left() + metrics.horizontalAdvance(elided) + 2 * MARGIN)
    painter.setFont(gallery.font())
    painter.setPen(theme.color("muted"))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, count)


def _paint_picture(painter: QPainter, gallery: Gallery, place: int) -> None:
    shelf = gallery.shelf
    left, top = shelf.corner(place, CELL)
    cell = QRect(left, top, CELL, shelf.row_height)
    image = gallery.image(place)
    part = shelf.part(place)
    if gallery.selected[place]:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent", 255 if gallery.hasFocus() else 150))
        painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), MARGIN, MARGIN)
    frame = QRect(left + MARGIN, top + MARGIN, SIDE, SIDE)
    place_of = fitted(QSize(image.width(), image.height()), frame)
    painter.setOpacity(DIMMED if part == EXCLUDED else 1.0)
    paint_picture(painter, image, place_of)
    painter.setOpacity(1.0)
    if part != EXCLUDED:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("surface"), 1))
        painter.setBrush(part_color(part))
        painter.drawEllipse(QRectF(frame.right() - DOT, frame.bottom() - DOT, DOT + 2, DOT + 2))
    if gallery.with_captions:
        color = "on_accent" if gallery.selected[place] else "muted"
        painter.setPen(theme.color(color))
        words = QRect(left + MARGIN, frame.bottom() + 1, SIDE, CAPTION)
        name = shelf.class_name(place) or QCoreApplication.translate("Gallery", "left out")
        elided = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, SIDE)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, elided)
    if place == gallery.current and gallery.hasFocus():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("text"), 1, Qt.PenStyle.DotLine))
        painter.drawRect(cell.adjusted(1, 1, -2, -2))
