"""What can be done from a menu or by a key: each a QAction, each one undo step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence

from app.canvas.clipboard import clipboard_project, copy_layers, has_layers, paste_project
from app.document.arrangement import arranged, places_of
from app.document.freezing import all_frozen, freezable, freeze
from app.notices import notices
from app.translate import engine_message
from app.widgets.icons import icon
from engine.spec.message import UserError
from engine.spec.project import Position, Project

if TYPE_CHECKING:
    from app.canvas.view import CanvasView

Keys = QKeySequence.StandardKey


class Commands(QObject):
    """`edit`, `zoom` and `network` hold the actions by name, for the menus of the window.

    Their keys work while the canvas has the keyboard.
    """

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view, self._document = view, view.document
        tr = self.tr
        self.edit = {
            "cut": self._action(tr("Cut"), self.cut, "cut", Keys.Cut),
            "copy": self._action(tr("Copy"), self.copy, "copy", Keys.Copy),
            "paste": self._action(tr("Paste"), self.paste, "paste", Keys.Paste),
            "duplicate": self._action(tr("Duplicate"), self.duplicate, "duplicate", "Ctrl+D"),
            "delete": self._action(tr("Delete"), self.delete, "delete", "Del", "Backspace"),
            "rename": self._action(tr("Rename"), self.rename, "rename", "F2"),
            "select_all": self._action(tr("Select all"), self.select_all, "", Keys.SelectAll),
        }
        self.zoom = {
            "zoom_in": self._action(tr("Zoom in"), view.zoom_in, "zoom-in", Keys.ZoomIn, "Ctrl+="),
            "zoom_out": self._action(tr("Zoom out"), view.zoom_out, "zoom-out", Keys.ZoomOut),
            "fit": self._action(tr("Fit the network"), view.fit, "fit", "Ctrl+0", "F"),
        }
        self.network = {
            "add_layer": self._action(tr("Add layer..."), view.offers.at_pointer, "plus", "Ins", "A"),
            "arrange": self._action(tr("Arrange"), self.arrange, "layout", "Ctrl+L"),
            "freeze": self._action(tr("Freeze"), self.freeze, "lock", "L"),
        }
        self._document.selection_changed.connect(self._update)
        self._document.analysis_changed.connect(self._update)
        self._document.opened.connect(self._update)
        QGuiApplication.clipboard().dataChanged.connect(self._update)
        self._update()

    def _action(self, text: str, call: Callable[[], object], picture: str, *keys: Keys | str) -> QAction:
        action = QAction(text, self._view)
        if picture:
            action.setIcon(icon(picture))
        shortcuts: list[QKeySequence] = []
        for key in keys:
            shortcuts += [QKeySequence(key)] if isinstance(key, str) else QKeySequence.keyBindings(key)
        action.setShortcuts(shortcuts)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        _allow(action, "")
        action.triggered.connect(call)
        self._view.addAction(action)
        return action

    @Slot()
    def _update(self) -> None:
        selected, some = self._document.selection, bool(self._document.network.nodes)
        for name in ("cut", "copy", "duplicate"):
            _allow(self.edit[name], "" if selected else self.tr("Select a layer first."))
        _allow(self.edit["rename"], "" if len(selected) == 1 else self.tr("Select one layer first."))
        _allow(self.edit["paste"], "" if has_layers() else self.tr("No layers have been copied."))
        for action in (self.edit["select_all"], self.zoom["fit"], self.network["arrange"]):
            _allow(action, "" if some else self.tr("There is no layer yet."))
        chosen = freezable(self._document, selected)
        thaws = all_frozen(self._document, chosen)
        self.network["freeze"].setText(self.tr("Thaw") if thaws else self.tr("Freeze"))
        self.network["freeze"].setIcon(icon("lock-open" if thaws else "lock"))
        _allow(self.network["freeze"], "" if chosen else self.tr("Select a layer with weights first."))
        self.update_delete()

    def update_delete(self) -> None:
        """Delete means the layers that are selected, or the wire that was clicked."""
        wire = self._view.canvas.chosen_wire
        some = bool(self._document.selection) or wire is not None
        _allow(self.edit["delete"], "" if some else self.tr("Select a layer, or click on a wire."))

    def _named(self, one: str, many: str) -> str:
        """An undo text for the selection; `one` has {name}, `many` {count}."""
        chosen = self._document.selection
        if len(chosen) == 1:
            return one.format(name=self._document.network.node(next(iter(chosen))).name)
        return many.format(count=len(chosen))

    # Editing

    @Slot()
    def delete(self) -> None:
        """The selected layers, healing the chain; or the chosen wire."""
        wire, chosen = self._view.canvas.chosen_wire, self._document.selection
        if chosen:
            text = self._named(self.tr("Delete {name}"), self.tr("Delete {count} layers"))
            self._document.edit_network(text, self._document.network.remove(chosen), self._places())
        elif wire is not None:
            self._document.edit_network(self.tr("Delete wire"), self._document.network.disconnect(wire))

    @Slot()
    def cut(self) -> None:
        """Copy, and delete."""
        self.copy()
        text = self._named(self.tr("Cut {name}"), self.tr("Cut {count} layers"))
        network = self._document.network.remove(self._document.selection)
        self._document.edit_network(text, network, self._places())

    @Slot()
    def copy(self) -> None:
        """To the clipboard."""
        if self._document.selection:
            copy_layers(self._document, self._document.selection)

    @Slot()
    def paste(self) -> None:
        """From the clipboard, beside where the layers were copied from."""
        self.paste_at(None)

    def paste_at(self, at: Position | None) -> None:
        """From the clipboard, with the top left corner there."""
        try:
            project = clipboard_project()
        except UserError as error:
            notices.post(
                self.tr("What is on the clipboard cannot be pasted."),
                "warning",
                details=engine_message(error.message),
            )
            return
        if project.network.nodes:
            new_ids = paste_project(self._document, self.tr("Paste"), project, at)
            self._view.show_cards(new_ids)

    @Slot()
    def duplicate(self) -> None:
        """Copies of the selected layers beside them, without the clipboard."""
        chosen = self._document.selection
        text = self._named(self.tr("Duplicate {name}"), self.tr("Duplicate {count} layers"))
        layout = {node_id: self._places()[node_id] for node_id in chosen}
        piece = Project(network=self._document.network.fragment(chosen), layout=layout)
        self._view.show_cards(paste_project(self._document, text, piece))

    @Slot()
    def rename(self) -> None:
        """Open the field for the name of the selected layer."""
        if len(self._document.selection) == 1:
            self._view.rename(next(iter(self._document.selection)))

    @Slot()
    def select_all(self) -> None:
        """Every layer."""
        self._document.select(self._document.network.by_id)

    @Slot()
    def arrange(self) -> None:
        """The automatic arrangement, as one undo step; and all of it in view."""
        places = arranged(self._document.network)
        if places != self._places():
            self._document.move(self.tr("Arrange"), places)
        self._view.fit()

    @Slot()
    def freeze(self) -> None:
        """Have training leave the selected layers as they are; or no longer, where all are frozen."""
        chosen = self._document.selection
        freeze(self._document, chosen, not all_frozen(self._document, chosen))

    def _places(self) -> dict[str, Position]:
        """What is shown now, so that nothing moves that was not meant to."""
        return places_of(self._document.project)


def _allow(action: QAction, reason: str) -> None:
    """On, with its key in the tooltip; or off, with the reason there."""
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    name = action.text().rstrip(".")
    action.setEnabled(not reason)
    action.setToolTip(reason or (f"{name} ({key})" if key else name))
