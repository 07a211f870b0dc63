"""Remedies: what a problem advises, as an edit that is made by one click."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.spec.checks import deciding_layer
from engine.spec.layer import Layer
from engine.spec.message import Message, say
from engine.spec.network import NetworkSpec
from engine.spec.problems import Problem
from engine.spec.shapes import analyse


@dataclass(frozen=True)
class Remedy:
    """What it does in a few words, and the network afterwards."""

    title: Message
    network: NetworkSpec


_SUPERFLUOUS = (
    "softmax_before_logits_loss",
    "squeezed_before_logits_loss",
    "one_sided_before_logits_loss",
)
_ENDS = {
    "probabilities_before_log_loss": "LogSoftmax",
    "logs_before_distance": "Softmax",
}


def remedy(network: NetworkSpec, problem: Problem) -> Remedy | None:
    """The edit that ends a problem; None where it is for the user to decide."""
    node_id = problem.node
    if node_id is None or node_id not in network.by_id:
        return None
    name = network.node(node_id).name
    if problem.code in _SUPERFLUOUS:
        return Remedy(say("Delete {layer}", layer=name), network.remove([node_id]))
    if problem.code in _ENDS:
        tag = _ENDS[problem.code]
        text = say("Replace it by {type}", type=Message(_made(tag).title))
        return Remedy(text, network.replace(node_id, _made(tag)))
    if problem.code == "no_log_softmax":
        text = say("Add {type}", type=Message(_made("LogSoftmax").title))
        return Remedy(text, _before_end(network, _made("LogSoftmax")))
    if problem.code == "all_frozen":
        return Remedy(say("Thaw {layer}", layer=name), network.freeze([node_id], False))
    if problem.code == "class_count":
        return _class_count(network, problem)
    return None


def _class_count(network: NetworkSpec, problem: Problem) -> Remedy | None:
    classes = int(problem.message.values["classes"])
    found = deciding_layer(network, classes)
    if found is not None:
        node_id, setting = found
        layer = network.node(node_id).layer.edited(**{setting: classes})
        return Remedy(say("Set it to {classes}", classes=classes), network.replace(node_id, layer))
    changed = _before_end(network, _made("Linear", units=classes))
    if any(one.severity == "problem" for one in analyse(changed).problems):
        return None
    text = say("Add {type}", type=Message(_made("Linear").title))
    return Remedy(text, changed)


def _before_end(network: NetworkSpec, layer: Layer) -> NetworkSpec:
    """With a layer on the wire into the network's end."""
    (end,) = network.of_type("Output")
    (edge,) = (edge for edge in network.edges if edge.target == end.id)
    return network.insert(network.fresh_node(layer), edge)


def _made(tag: str, **settings: Any) -> Layer:
    kind = Layer.family.get(tag)
    assert kind is not None
    return kind.model_validate(settings)
