"""The menu behind the right button: what can be done with what lies under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtWidgets import QMenu

from app.canvas.scene import Hit
from app.widgets.icons import icon

if TYPE_CHECKING:
    from app.canvas.view import CanvasView


def context_menu(view: CanvasView, hit: Hit, point: QPointF) -> QMenu:
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
                icon("plus"), tr("CanvasMenu", "Add layer behind..."),
                lambda: view.offers.for_port(node_id, "", behind),
            )
            menu.addSeparator()
        menu.addActions([edit["rename"], edit["duplicate"]])
        menu.addSeparator()
        menu.addActions([edit["cut"], edit["copy"], edit["delete"]])
    elif hit.wire is not None and hit.wire.edge is not None:
        edge = hit.wire.edge
        menu.addAction(
            icon("plus"), tr("CanvasMenu", "Add layer here..."),
            lambda: view.offers.on_wire(edge, point),
        )
        menu.addSeparator()
        menu.addAction(edit["delete"])
    else:
        menu.addAction(
            icon("plus"), tr("CanvasMenu", "Add layer here..."),
            lambda: view.offers.at(point),
        )
        paste = menu.addAction(
            icon("paste"), tr("CanvasMenu", "Paste here"),
            lambda: view.commands.paste_at((point.x(), point.y())),
        )
        paste.setEnabled(edit["paste"].isEnabled())
        menu.addSeparator()
        menu.addActions([edit["select_all"], view.commands.zoom["fit"],
                         view.commands.network["arrange"]])
    return menu
