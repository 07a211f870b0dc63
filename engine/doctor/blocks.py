"""The blocks of a network: each hidden layer with weights, with its norm, activation and dropout."""

from __future__ import annotations

from dataclasses import dataclass

from engine.doctor.surgery import ACTIVATIONS, NORMS, hidden_layers, shapes_of
from engine.spec.layer import Shape
from engine.spec.network import NetworkSpec
from engine.spec.running import DROPOUTS


@dataclass(frozen=True)
class Block:
    """Layers one after the other, the first with weights; nothing else joins or leaves between them."""

    nodes: tuple[str, ...]
    source: str
    """What feeds it."""
    shape_in: Shape
    shape_out: Shape

    @property
    def first(self) -> str:
        """The layer with weights."""
        return self.nodes[0]

    @property
    def last(self) -> str:
        """Whose output goes on."""
        return self.nodes[-1]


def blocks(network: NetworkSpec) -> tuple[Block, ...]:
    """All blocks whose shapes are known, from the input to the output."""
    shapes = shapes_of(network)
    found = []
    for node_id in hidden_layers(network):
        (source,) = network.feeds(node_id).values() or ("",)
        nodes = [node_id]
        while True:
            after = network.successors(nodes[-1])
            if len(after) != 1 or network.node(after[0]).layer.type not in (*NORMS, *ACTIVATIONS, *DROPOUTS):
                break
            nodes.append(after[0])
        shape_in, shape_out = shapes.get(source), shapes.get(nodes[-1])
        if shape_in is not None and shape_out is not None:
            found.append(Block(tuple(nodes), source, shape_in, shape_out))
    return tuple(found)


def runs(network: NetworkSpec) -> tuple[tuple[Block, ...], ...]:
    """Blocks that follow one another directly, each fed by the one before and feeding nothing else."""
    result: list[list[Block]] = []
    for block in blocks(network):
        before = result[-1][-1] if result else None
        if before is not None and block.source == before.last and len(network.successors(before.last)) == 1:
            result[-1].append(block)
        else:
            result.append([block])
    return tuple(tuple(run) for run in result)
