"""Edits of the pictures' classes: each is one undo step of the document; nothing on disk changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.document.document import Document
from app.widgets.numbers import count_text
from engine.data import edits
from engine.spec.data import DataSpec


def exclude(document: Document, keys: Sequence[str]) -> None:
    """Leave pictures out."""
    text = _tr("Leave out 1 picture") if len(keys) == 1 else _tr("Leave out {count} pictures")
    _edit(document, text.format(count=count_text(len(keys))), edits.exclude(document.project.data, keys))


def include(document: Document, keys: Sequence[str]) -> None:
    """Take back pictures that were left out."""
    text = _tr("Take back 1 picture") if len(keys) == 1 else _tr("Take back {count} pictures")
    _edit(document, text.format(count=count_text(len(keys))), edits.include(document.project.data, keys))


def move(document: Document, keys: Sequence[str], class_name: str) -> None:
    """Put pictures into a class, new or not."""
    text = _tr("Move 1 picture to {name}") if len(keys) == 1 else _tr("Move {count} pictures to {name}")
    text = text.format(count=count_text(len(keys)), name=class_name)
    _edit(document, text, edits.move(edits.include(document.project.data, keys), keys, class_name))


def move_back(document: Document, keys: Sequence[str]) -> None:
    """Put pictures into the class again that their source gives them."""
    _edit(document, _tr("Move pictures back"), edits.move_back(document.project.data, keys))


def merge(document: Document, class_name: str, into: str) -> None:
    """Put all pictures of a class into another; into a new one: rename it."""
    text = _tr("Merge {name} into {into}").format(name=class_name, into=into)
    _edit(document, text, edits.merge(document.project.data, class_name, into))


def undo_all(document: Document) -> None:
    """All pictures in the classes that their source gives them."""
    _edit(document, _tr("Undo all changes of pictures"), edits.without_edits(document.project.data))


def _edit(document: Document, text: str, data: DataSpec) -> None:
    document.edit(text, document.project.edited(data=data))


def _tr(text: str) -> str:
    return QCoreApplication.translate("data", text)
