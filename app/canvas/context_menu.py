"""The menu behind the right button: what can be done with what lies under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu

from app.canvas.scene import Hit
from app.widgets.icons import icon

if TYPE_CHECKING:
    from app.canvas.view import CanvasView


def open_context_menu(view: CanvasView, event: QContextMenuEvent) -> None:
    """At the pointer; asked for with the keyboard, at the selection. What it is about is selected."""
    if event.reason() == QContextMenuEvent.Reason.Mouse:
        point = view.scene_point(QPointF(event.pos()))
    else:
        chosen = view.canvas.contents(view.document.selection)
        point = (view.visible_area() if chosen.isEmpty() else chosen).center()
    hit = view.canvas.hit(point, view.zoom)
    if hit.card is not None and hit.card.node_id not in view.document.selection:
        view.document.select([hit.card.node_id])
    view.canvas.choose_wire(hit.wire.edge if hit.wire is not None else None)
    view.commands.update_delete()
    menu = _context_menu(view, hit, point)
    menu.popup(view.viewport().mapToGlobal(view.mapFromScene(point)))


def _context_menu(view: CanvasView, hit: Hit, point: QPointF) -> QMenu:
    """For a card, a wire, or the empty canvas. It deletes itself when it closes."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    edit = view.commands.edit
    tr = QCoreApplication.translate
    if hit.card is not None:
        node_id = hit.card.node_id
        if hit.card.face.has_output:
            behind = point + QPointF(40, 0)
            menu.addAction(
                icon("plus"),
                tr("CanvasMenu", "Add layer behind..."),
                lambda: view.offers.for_port(node_id, "", behind),
            )
            menu.addSeparator()
        menu.addActions([edit["rename"], edit["duplicate"]])
        if view.commands.network["freeze"].isEnabled():
            menu.addAction(view.commands.network["freeze"])
        menu.addSeparator()
        menu.addActions([edit["cut"], edit["copy"], edit["delete"]])
    elif hit.wire is not None and hit.wire.edge is not None:
        edge = hit.wire.edge
        menu.addAction(
            icon("plus"),
            tr("CanvasMenu", "Add layer here..."),
            lambda: view.offers.on_wire(edge, point),
        )
        menu.addSeparator()
        menu.addAction(edit["delete"])
    else:
        menu.addAction(
            icon("plus"),
            tr("CanvasMenu", "Add layer here..."),
            lambda: view.offers.at(point),
        )
        paste = menu.addAction(
            icon("paste"),
            tr("CanvasMenu", "Paste here"),
            lambda: view.commands.paste_at((point.x(), point.y())),
        )
        paste.setEnabled(edit["paste"].isEnabled())
        menu.addSeparator()
        menu.addActions([edit["select_all"], view.commands.zoom["fit"], view.commands.network["arrange"]])
    return menu
