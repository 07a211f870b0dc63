"""Layers on the clipboard, as the text of a project, so that any window can take them."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from app.document.arrangement import CARD_HEIGHT, GAP_Y, places_of, snap
from app.document.document import Document
from app.theme import GRID
from engine.spec.project import Position, Project, parse_project, project_text

_STEP = 4 * GRID
"""A copy lies this far to the right of and below what it is a copy of."""
_FEW = 4
"""More than these would bury what they are copies of: they lie below everything."""


def copy_layers(document: Document, node_ids: frozenset[str]) -> None:
    """Put these layers and the wires between them on the clipboard."""
    fragment = document.network.fragment(node_ids)
    places = places_of(document.project)
    project = Project(network=fragment, layout={node_id: places[node_id] for node_id in node_ids})
    QGuiApplication.clipboard().setText(project_text(project))


def has_layers() -> bool:
    """Whether there is something that looks like layers on the clipboard."""
    data = QGuiApplication.clipboard().mimeData()
    return data is not None and data.hasText() and '"strata-project"' in data.text()


def clipboard_project() -> Project:
    """What is on the clipboard. Raises ProjectError where that is no project."""
    return parse_project(QGuiApplication.clipboard().text(), "the clipboard")


def paste_project(
    document: Document, text: str, project: Project, at: Position | None = None
) -> frozenset[str]:
    """Add the layers of a project, with its top left corner `at`, or beside where they were; select
    them. Gives their ids."""
    network, new_ids = document.network.paste(project.network)
    places = places_of(document.project)
    pasted = places_of(project)
    left, top = min(x for x, _ in pasted.values()), min(y for _, y in pasted.values())
    dx, dy = (at[0] - left, at[1] - top) if at is not None else (_STEP, _STEP)
    if at is None and places and len(pasted) > _FEW:
        dx, dy = 0.0, max(y for _, y in places.values()) + CARD_HEIGHT + GAP_Y - top
    taken = set(places.values())
    while any((snap(x + dx), snap(y + dy)) in taken for x, y in pasted.values()):
        dx, dy = dx + _STEP, dy + _STEP
    for old_id, (x, y) in pasted.items():
        places[new_ids[old_id]] = (snap(x + dx), snap(y + dy))
    document.edit_network(text, network, places)
    document.select(new_ids.values())
    return frozenset(new_ids.values())
