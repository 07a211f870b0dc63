"""What the rules ask of a network's drawing: its end, and what stands behind and between its layers."""

from __future__ import annotations

from collections.abc import Iterator

from engine.spec.layer import MatrixWeights
from engine.spec.network import NetworkSpec, Node

TRANSPARENT = ("Identity", "Flatten", "Dropout", "Reshape")
"""Layers through which numbers pass as they are."""
NORMS = ("BatchNorm", "GroupNorm", "LayerNorm", "InstanceNorm")
BENDS_BESIDE_ACTIVATIONS = (
    "MaxPool2d",
    "AdaptiveMaxPool2d",
    "Multiply",
    "GroupNorm",
    "LayerNorm",
    "InstanceNorm",
)
"""Layers that are not linear in use, though they are no activations."""
DROPOUTS = ("Dropout", "SpatialDropout")


def end(network: NetworkSpec) -> Node | None:
    """The layer that decides what kind of numbers reach the loss: the last that is not transparent."""
    outputs = network.of_type("Output")
    node = outputs[0] if outputs else None
    while node is not None and (node.layer.type == "Output" or node.layer.type in TRANSPARENT):
        feeds = list(network.feeds(node.id).values())
        node = network.node(feeds[0]) if len(feeds) == 1 else None
    return node


def last_weights(network: NetworkSpec) -> Node | None:
    """The last layer with a matrix of weights: the classifier."""
    found = [network.node(i) for i in network.order if is_matrix(network.node(i))]
    return found[-1] if found else None


def is_matrix(node: Node) -> bool:
    """Whether it multiplies by a matrix of weights: a convolution or Linear layer."""
    return isinstance(node.layer, MatrixWeights)


def behind(network: NetworkSpec, node_id: str) -> list[Node]:
    """All layers between this one and the next that multiply by weights, on every way to the output."""
    found: dict[str, Node] = {}
    waiting = list(network.successors(node_id))
    while waiting:
        node = network.node(waiting.pop(0))
        if node.id in found or is_matrix(node):
            continue
        found[node.id] = node
        waiting += network.successors(node.id)
    return list(found.values())


def next_weights(network: NetworkSpec, node_id: str) -> list[Node]:
    """The next layers that multiply by weights, on every way to the output."""
    places = [node_id, *(node.id for node in behind(network, node_id))]
    found = {target: network.node(target) for place in places for target in network.successors(place)}
    return [node for node in found.values() if is_matrix(node)]


def follows(network: NetworkSpec, node_id: str, tags: tuple[str, ...]) -> bool:
    """Whether one of these stands right behind, but for transparent layers."""
    return any(node.layer.type in tags for node in _first_behind(network, node_id))


def _first_behind(network: NetworkSpec, node_id: str) -> Iterator[Node]:
    for target in network.successors(node_id):
        node = network.node(target)
        if node.layer.type in TRANSPARENT:
            yield from _first_behind(network, target)
        else:
            yield node


def bends(node: Node) -> bool:
    """Whether it is not linear."""
    if node.layer.type in BENDS_BESIDE_ACTIVATIONS:
        return True
    return getattr(node.layer, "category", "") == "Activation"


def is_normed(network: NetworkSpec, node_id: str) -> bool:
    """Whether a normalisation takes the scale out of this layer's output."""
    return follows(network, node_id, NORMS)
