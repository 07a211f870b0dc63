"""The canvas in words: tooltips, and what a screen reader says of the selection."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.canvas.face import face_of
from app.canvas.scene import Hit
from app.document.document import Document
from app.translate import engine_message
from app.widgets.numbers import shape_text


def tooltip(document: Document, hit: Hit) -> str:
    """For a card all that it shows and more; for a wire what flows there; else nothing."""
    if hit.card is not None:
        words = hit.card.face.help
        if hit.card.norm_text:
            words += f"<br>{hit.card.norm_text}"
        return words
    if hit.wire is not None and hit.wire.edge is not None:
        edge = hit.wire.edge
        names = f"{document.network.node(edge.source).name} → {document.network.node(edge.target).name}"
        shape = document.analysis.facts[edge.source].output
        return f"{names}: {shape_text(shape)}" if shape else names
    return ""


def spoken_selection(document: Document) -> str:
    """One layer in full; several by their number."""
    tr = QCoreApplication.translate
    chosen = [node_id for node_id in document.network.order if node_id in document.selection]
    if not chosen:
        return tr("Card", "{count} layers, none selected").format(count=len(document.network.nodes))
    if len(chosen) > 1:
        return tr("Card", "{count} layers selected").format(count=len(chosen))
    face = face_of(document, chosen[0])
    parts = [face.name, face.kind, face.shape, face.parameters]
    parts += [tr("Card", "frozen")] if face.frozen else []
    for problem in document.problems:
        if problem.node == chosen[0]:
            parts += [engine_message(problem.message), engine_message(problem.advice)]
    return ", ".join(part for part in parts if part)
