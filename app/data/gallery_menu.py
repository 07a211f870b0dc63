"""The context menus of the gallery and of the classes: what can be done with pictures."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.data import changes
from app.data.counts import ClassCounts
from app.document.document import Document


def pictures_menu(
    parent: QWidget, document: Document, counts: ClassCounts, keys: list[str], are_excluded: bool
) -> QMenu:
    """For the pictures that are selected."""
    menu = QMenu(parent)
    moves = menu.addMenu(_tr("Move to"))
    for name in counts.names:
        action = moves.addAction(name)
        action.triggered.connect(lambda _=False, name=name: changes.move(document, keys, name))
    moves.addSeparator()
    moves.addAction(_tr("New class…")).triggered.connect(lambda: counts.ask_name(keys))
    moved = [key for key in keys if key in document.project.data.moved]
    back = menu.addAction(_tr("Move back to where they came from"))
    back.setEnabled(bool(moved))
    back.triggered.connect(lambda: changes.move_back(document, moved))
    menu.addSeparator()
    if are_excluded:
        menu.addAction(_tr("Take back")).triggered.connect(lambda: changes.include(document, keys))
    else:
        action = menu.addAction(_tr("Leave out"))
        action.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        action.triggered.connect(lambda: changes.exclude(document, keys))
    return menu


def class_menu(parent: QWidget, document: Document, counts: ClassCounts, row: int) -> QMenu:
    """For one class."""
    menu = QMenu(parent)
    name = counts.names[row]
    merges = menu.addMenu(_tr("Merge {name} into").format(name=name))
    for other in counts.names:
        if other != name:
            action = merges.addAction(other)
            action.triggered.connect(lambda _=False, other=other: changes.merge(document, name, other))
    merges.setEnabled(len(counts.names) > 2)
    rename = QAction(_tr("Rename…"), menu)
    rename.triggered.connect(lambda: counts.rename(row))
    menu.addAction(rename)
    menu.addSeparator()
    undo = menu.addAction(_tr("Undo all changes of pictures"))
    undo.setEnabled(document.project.data.is_edited)
    undo.triggered.connect(lambda: changes.undo_all(document))
    return menu


def _tr(text: str) -> str:
    return QCoreApplication.translate("data", text)
