"""What a card says about its layer: words and numbers, ready to be painted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.document.document import Document
from app.translate import engine_message, engine_text
from app.widgets.numbers import count_text, magnitude_text, shape_text
from engine.spec.layer import Layer, Shape, UnknownLayer
from engine.spec.problems import Problem, Severity

_GRAVITY: dict[Severity, int] = {"problem": 0, "warning": 1, "information": 2}
_EXACT_UP_TO = 99_999


@dataclass(frozen=True)
class Face:
    """Everything on a card but its gradient. Equal faces look the same."""

    name: str
    kind: str
    category: str
    inputs: tuple[str, ...] = ("in",)
    has_output: bool = True
    shape: str = ""
    parameters: str = ""
    severity: Severity | None = None
    """Of its gravest problem; None where all is well."""
    badge: str = ""
    unknown: bool = False
    frozen: bool = False
    connected: frozenset[str] = frozenset()
    """The inputs that have a wire, and "" where the output has one."""
    help: str = ""
    """The tooltip: all of the above and each problem with its advice."""


def face_of_layer(layer: Layer) -> Face:
    """The face of a layer that is in no network yet."""
    return Face(
        engine_text(layer.title),
        engine_text(layer.category),
        layer.category,
        layer.input_ports(),
        layer.has_output,
    )


def face_of(document: Document, node_id: str) -> Face:
    """The face of a layer of the document."""
    node = document.network.node(node_id)
    layer, facts = node.layer, document.analysis.facts[node_id]
    unknown = isinstance(layer, UnknownLayer)
    kind = layer.type if unknown else engine_text(layer.title)
    problems = sorted(
        (problem for problem in document.problems if problem.node == node_id),
        key=lambda problem: _GRAVITY[problem.severity],
    )
    connected = set(document.network.feeds(node_id))
    if document.network.successors(node_id):
        connected.add("")
    return Face(
        name=node.name,
        kind=kind,
        category=layer.category,
        inputs=tuple(layer.input_ports()),
        has_output=layer.has_output,
        shape=shape_text(facts.output) if facts.output else "",
        parameters=parameter_words(facts.parameters),
        severity=problems[0].severity if problems else None,
        badge=badge_words(problems[0]) if problems else "",
        unknown=unknown,
        frozen=node.frozen,
        connected=frozenset(connected),
        help=_help(node.name, kind, facts.output, facts.parameters, node.frozen, problems),
    )


def parameter_words(count: int) -> str:
    """18496 -> "18,496 params"; 2359808 -> "2.36 M params"; "" for 0."""
    if not count:
        return ""
    number = count_text(count) if count <= _EXACT_UP_TO else magnitude_text(count)
    return QCoreApplication.translate("Card", "{count} params").format(count=number)


def badge_words(problem: Problem) -> str:
    """The first words: the message up to its first stop, without the layer's name."""
    text = engine_message(problem.message)
    first = text.partition(". ")[0].rstrip(".")
    name = str(problem.message.values.get("name", ""))
    if name and first.startswith(name + " "):
        first = first[len(name) + 1 :]
    return first[:1].upper() + first[1:]


def _help(
    name: str,
    kind: str,
    shape: Shape | None,
    parameters: int,
    frozen: bool,
    problems: Iterable[Problem],
) -> str:
    lines = [f"<b>{_plain(name)}</b> &nbsp;{_plain(kind)}"]
    if shape is not None:
        text = QCoreApplication.translate("Card", "output {shape}")
        lines.append(text.format(shape=shape_text(shape)))
    if parameters:
        text = QCoreApplication.translate("Card", "{count} parameters")
        lines.append(text.format(count=count_text(parameters)))
    if frozen:
        lines.append(QCoreApplication.translate("Card", "frozen: training leaves it as it is"))
    for problem in problems:
        words = f"<b>{_plain(engine_message(problem.message))}</b>"
        lines.append(f"{words}<br>{_plain(engine_message(problem.advice))}".removesuffix("<br>"))
    return "<br>".join(lines)


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
