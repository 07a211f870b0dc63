"""NetworkSpec -> torch.fx.GraphModule: a module for each layer, under the layer's own id."""

from __future__ import annotations

import keyword

import torch
from torch import nn
from torch.fx import Graph, GraphModule, Node

from engine.build.calls import fill, layer_module
from engine.spec.message import UserError, say
from engine.spec.network import NetworkSpec
from engine.spec.shapes import Analysis, analyse

PICTURES = "Pictures"
"""The graph's one input; a capital, so that no layer id can be the same."""
_TAKEN = frozenset((*keyword.kwlist, *dir(GraphModule({}, Graph()))))
"""Names that a layer id cannot have: torch uses them on the module itself."""


def built_order(network: NetworkSpec) -> tuple[str, ...]:
    """The ids of the layers that lead to the output, in the order in which they are made and run.

    What leads nowhere is not built: it would compute for nothing, and never learn.
    """
    (output,) = network.of_type("Output")
    wanted = network.ancestors(output.id) | {output.id}
    return tuple(node_id for node_id in network.order if node_id in wanted)


def need_whole(network: NetworkSpec) -> Analysis:
    """The analysis of a network that can be built. Raises UserError that names the layer, if not."""
    analysis = analyse(network)
    for problem in analysis.problems:
        if problem.severity != "problem":
            continue
        if problem.node is None:
            raise UserError(problem.message, problem.advice)
        name = network.node(problem.node).name
        raise UserError(say("{layer}: {problem}", layer=name, problem=problem.message), problem.advice)
    return analysis


def build_module(network: NetworkSpec, seed: int | None = None) -> GraphModule:
    """The network as a module in training mode, on the CPU: pixels (N, C, H, W) -> outputs (N, classes).

    Each layer is one `call_module` node whose target is the layer's id, so `get_submodule(id)` is its
    module. Layers are made in topological order, each filled right after it is made; with a seed, always
    with the same numbers (torch's global generator is then left where the last filling left it).
    Raises UserError, naming the layer, for a network that is not whole.
    """
    analysis = need_whole(network)
    modules: dict[str, nn.Module] = {}
    graph = Graph()
    values: dict[str, Node] = {}
    pictures = graph.placeholder(PICTURES)
    if seed is not None:
        torch.manual_seed(seed)
    with torch.device("cpu"):
        for node_id in built_order(network):
            if node_id in _TAKEN:
                raise UserError(
                    say("A layer cannot have the id {id}: torch needs this name itself.", id=node_id),
                    say("Change it in the project file, in the layer and in its edges."),
                )
            layer = network.node(node_id).layer
            shapes = analysis.facts[node_id].known_inputs
            modules[node_id] = layer_module(layer.torch_call(*shapes))
            fill(modules[node_id], layer.init_calls(*shapes))
            feeds = network.feeds(node_id)
            inputs = tuple(values[feeds[port]] for port in layer.input_ports()) or (pictures,)
            values[node_id] = graph.create_node("call_module", node_id, inputs, name=node_id)
    graph.output(values[network.of_type("Output")[0].id])
    return GraphModule(modules, graph, class_name="Network")
