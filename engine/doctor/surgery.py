"""What cures do to a network: find layers, put norms and joints in, exchange activations. All is pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from engine.spec.layer import Layer, MatrixWeights, Shape
from engine.spec.message import UserError, say
from engine.spec.network import Edge, NetworkSpec
from engine.spec.project import Project
from engine.spec.shapes import analyse

SATURATING = ("Sigmoid", "Tanh")
"""Activations that have no slope where their input is large."""
RECTIFIERS = ("ReLU", "LeakyReLU", "PReLU", "ELU", "GELU", "SiLU", "Hardswish", "Softplus")
"""Those that pass large inputs on: He initialisation suits them."""
ACTIVATIONS = (*SATURATING, *RECTIFIERS, "SELU")
NORMS = ("BatchNorm", "GroupNorm", "LayerNorm", "InstanceNorm")
ENDS = ("Softmax", "LogSoftmax")
"""What turns logits into something else; no activation of a hidden layer."""


# Questions


def used_layers(network: NetworkSpec) -> tuple[str, ...]:
    """The ids of the layers that lead to the output, from the input to the output."""
    ends = network.of_type("Output")
    if not ends:
        return ()
    wanted = network.ancestors(ends[0].id) | {ends[0].id}
    return tuple(node_id for node_id in network.order if node_id in wanted)


def weight_layers(network: NetworkSpec) -> tuple[str, ...]:
    """Those of them that have weights with a fan-in: convolutions and Linear."""
    return tuple(i for i in used_layers(network) if isinstance(network.node(i).layer, MatrixWeights))


def output_layers(network: NetworkSpec) -> tuple[str, ...]:
    """The last layers with weights: no other lies between them and the output."""
    return tuple(i for i in weight_layers(network) if not _meets_weights(network, i))


def hidden_layers(network: NetworkSpec) -> tuple[str, ...]:
    """The layers with weights that are not the last."""
    last = output_layers(network)
    return tuple(i for i in weight_layers(network) if i not in last)


def tail(network: NetworkSpec) -> tuple[str, ...]:
    """What lies between the last layer with weights and the output."""
    last = set(output_layers(network))
    return tuple(
        i
        for i in used_layers(network)
        if i not in last
        and network.node(i).layer.has_output
        and network.ancestors(i) & last
        and not _meets_weights(network, i)
    )


def hidden_activations(network: NetworkSpec, tags: Iterable[str] = ACTIVATIONS) -> tuple[str, ...]:
    """Activations of these types before the last layer with weights; no gate, whose output is a factor."""
    wanted, end = set(tags), set(tail(network))
    return tuple(
        i
        for i in used_layers(network)
        if network.node(i).layer.type in wanted
        and i not in end
        and not any(network.node(s).layer.type == "Multiply" for s in network.successors(i))
    )


def first_reached(network: NetworkSpec, node_id: str, tags: Iterable[str]) -> str | None:
    """The type among `tags` that the output of a layer meets first, before the next layer with weights, on
    any path; None where it meets none."""
    wanted = set(tags)
    waiting = list(network.successors(node_id))
    while waiting:
        node = network.node(waiting.pop(0))
        if node.layer.type in wanted:
            return node.layer.type
        if not isinstance(node.layer, MatrixWeights):
            waiting += network.successors(node.id)
    return None


def _meets_weights(network: NetworkSpec, node_id: str) -> bool:
    waiting, seen = list(network.successors(node_id)), set[str]()
    while waiting:
        one = waiting.pop()
        if isinstance(network.node(one).layer, MatrixWeights):
            return True
        if one not in seen:
            seen.add(one)
            waiting += network.successors(one)
    return False


def shapes_of(network: NetworkSpec) -> dict[str, Shape | None]:
    """The output of every layer, None where it cannot be known."""
    return {node_id: facts.output for node_id, facts in analyse(network).facts.items()}


# Edits of a network


def insert_after(network: NetworkSpec, node_id: str, layer: Layer) -> tuple[NetworkSpec, str]:
    """A new layer that takes the output of another and gives it to all that took it; and its id."""
    node = network.fresh_node(layer)
    moved = [
        Edge(source=node.id, target=edge.target, port=edge.port) if edge.source == node_id else edge
        for edge in network.edges
    ]
    joined = Edge(source=node_id, target=node.id, port=layer.input_ports()[0])
    return network.with_parts(_placed(network, node_id, node), (*moved, joined)), node.id


def insert_before(network: NetworkSpec, node_id: str, layer: Layer) -> tuple[NetworkSpec, str]:
    """A new layer on the one wire that ends at a layer; and its id."""
    (edge,) = [edge for edge in network.edges if edge.target == node_id]
    node = network.fresh_node(layer)
    return network.insert(node, edge), node.id


def _placed(network: NetworkSpec, after: str, node: Any) -> list[Any]:
    """The nodes with one more right behind another, so that the file reads as the pictures pass."""
    nodes: list[Any] = []
    for other in network.nodes:
        nodes.append(other)
        if other.id == after:
            nodes.append(node)
    return nodes


def edit_layers(network: NetworkSpec, node_ids: Iterable[str], **changes: Any) -> NetworkSpec:
    """Other settings in some layers."""
    for node_id in node_ids:
        network = network.replace(node_id, network.node(node_id).layer.edited(**changes))
    return network


def exchange(network: NetworkSpec, node_ids: Iterable[str], make: Callable[[], Layer]) -> NetworkSpec:
    """Another type of layer in some places; a name that was made of the old type is made of the new."""
    for node_id in node_ids:
        old = network.node(node_id)
        layer = make()
        network = network.replace(node_id, layer)
        stem = network.fresh_node(old.layer).name.rpartition("_")[0]
        if old.name.rpartition("_")[0] == stem:
            network = network.rename(node_id, network.fresh_node(layer).name)
    return network


def fitting_scheme(network: NetworkSpec, node_id: str) -> str:
    """The initialisation that suits what follows a layer with weights."""
    if node_id in output_layers(network):
        return "default"
    activation = first_reached(network, node_id, ACTIVATIONS)
    if activation in RECTIFIERS:
        return "he_normal"
    return "lecun_normal" if activation == "SELU" else "glorot_uniform"


def initialise(network: NetworkSpec) -> NetworkSpec:
    """All weights drawn anew by what fits, all biases from 0 (those of the last layer in torch's way)."""
    for node_id in weight_layers(network):
        scheme = fitting_scheme(network, node_id)
        network = edit_layers(network, [node_id], initialisation=scheme, initial_bias=0.0)
    return network


# The result


def activated_by(project: Project, make: Callable[[], Layer], instead_of: Iterable[str]) -> Project:
    """Another activation in the place of those with these tags, between the layers; and the weights start
    by what suits it. Raises UserError where there is none."""
    found = hidden_activations(project.network, instead_of)
    if not found:
        raise UserError(
            say("No activation between the layers would be exchanged."),
            say("Something else keeps the network from learning."),
        )
    return cured(project, initialise(exchange(project.network, found, make)))


def cured(before: Project, network: NetworkSpec | None = None, **plan: Any) -> Project:
    """The project with another network and other fields of its plan.

    Raises UserError where the network no longer fits together, though it did before. Cards of layers that
    are gone lose their places; where layers came, all are arranged anew by the window.
    """
    after = before
    if plan:
        after = after.edited(training=before.training.edited(**plan))
    if network is None or network == before.network:
        return after
    came = any(node.id not in before.network.by_id for node in network.nodes)
    layout = {key: place for key, place in before.layout.items() if key in network.by_id}
    problems = [problem for problem in analyse(network).problems if problem.severity == "problem"]
    if problems and not any(p.severity == "problem" for p in analyse(before.network).problems):
        raise UserError(
            say("The network would not fit together any more: {reason}", reason=problems[0].message),
            say("Change it by hand."),
        )
    return after.edited(network=network, layout={} if came else layout)
