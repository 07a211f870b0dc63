"""Freezing and thawing layers: one undo step, whoever asks."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from app.document.document import Document
from engine.spec.checks import can_freeze


def freezable(document: Document, node_ids: Iterable[str]) -> tuple[str, ...]:
    """Those of these layers that training changes, in the order of the network."""
    wanted = set(node_ids)
    network, analysis = document.network, document.analysis
    return tuple(i for i in network.order if i in wanted and can_freeze(network, analysis, i))


def all_frozen(document: Document, node_ids: Iterable[str]) -> bool:
    """Whether each of these layers that can be frozen is, and there is one."""
    found = freezable(document, node_ids)
    return bool(found) and all(document.network.node(node_id).frozen for node_id in found)


def freeze(document: Document, node_ids: Iterable[str], frozen: bool) -> None:
    """Freeze or thaw those of these layers that can be."""
    found = freezable(document, node_ids)
    if not found:
        return
    tr = QCoreApplication.translate
    if len(found) == 1:
        name = document.network.node(found[0]).name
        text = tr("Freezing", "Freeze {name}") if frozen else tr("Freezing", "Thaw {name}")
        text = text.format(name=name)
    else:
        text = tr("Freezing", "Freeze {count} layers") if frozen else tr("Freezing", "Thaw {count} layers")
        text = text.format(count=len(found))
    document.edit_network(text, document.network.freeze(found, frozen))
