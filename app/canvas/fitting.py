"""Which layer types suit an open end of a wire, by their shape rules."""

from __future__ import annotations

from app.document.document import Document
from app.document.layer_search import layer_types
from engine.spec.layer import Layer, Shape, ShapeError
from engine.spec.network import Edge

_ONCE = ("Input", "Output")


def types_behind(document: Document, source: str) -> list[type[Layer]]:
    """The types that can take this layer's output with their usual settings."""
    shape = document.analysis.facts[source].output
    return [
        kind
        for kind in layer_types()
        if not _there_already(document, kind) and _accepts(kind.model_validate({}), shape)
    ]


def types_before(document: Document) -> list[type[Layer]]:
    """The types that have an output."""
    return [kind for kind in layer_types() if kind.has_output and not _there_already(document, kind)]


def types_between(document: Document, edge: Edge) -> list[type[Layer]]:
    """The types that can be put on a wire."""
    return [kind for kind in types_behind(document, edge.source) if kind.has_output]


def _there_already(document: Document, kind: type[Layer]) -> bool:
    return kind.tag() in _ONCE and bool(document.network.of_type(kind.tag()))


def _accepts(layer: Layer, shape: Shape | None) -> bool:
    ports = layer.input_ports()
    if shape is None or not ports:
        return bool(ports)
    try:
        layer.output_shape(*(shape for _ in ports))
    except ShapeError:
        return False
    return True
