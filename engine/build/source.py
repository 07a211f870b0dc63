"""NetworkSpec -> the readable source of a class Network(nn.Module) that is the same network."""

from __future__ import annotations

import inspect
import keyword
import re
import unicodedata
from collections.abc import Iterable, Iterator

from torch import nn

from engine.build import modules
from engine.build.calls import init_source, source_of
from engine.build.module import built_order, need_whole
from engine.spec.layer import Shape, shape_text
from engine.spec.network import NetworkSpec
from engine.spec.torch_call import FunctionCall, ModuleCall, TorchCall

_TAKEN = (*keyword.kwlist, *dir(nn.Module()), "self", "pictures", "x", "torch", "nn")
_LONGEST = 96
"""So long a line of the source still gets its shape as a comment."""


def python_names(network: NetworkSpec) -> dict[str, str]:
    """Id -> a Python name like the layer's own name, for every layer; all different."""
    names: dict[str, str] = {}
    taken = set(_TAKEN)
    for node in network.nodes:
        plain = unicodedata.normalize("NFKD", node.name).encode("ascii", "ignore").decode().lower()
        stem = re.sub(r"\W+", "_", plain).strip("_") or node.id
        stem = f"layer_{stem}" if stem[0].isdigit() else stem
        name, number = stem, 2
        while name in taken:
            name, number = f"{stem}_{number}", number + 1
        taken.add(name)
        names[node.id] = name
    return names


def network_source(network: NetworkSpec) -> str:
    """The class Network, which needs `import torch`, `from torch import nn` and what
    `helper_sources` gives. Its modules are made and filled in the order of `build_module`.

    Raises UserError, naming the layer, for a network that is not whole.
    """
    facts = need_whole(network).facts
    names = python_names(network)
    made: list[str] = []
    run: list[str] = []
    order = built_order(network)
    values: dict[str, str] = {}
    for place, node_id in enumerate(order):
        layer, shapes = network.node(node_id).layer, facts[node_id].known_inputs
        call = layer.torch_call(*shapes)
        feeds = network.feeds(node_id)
        inputs = [values[feeds[port]] for port in layer.input_ports()] or ["pictures"]
        if isinstance(call, FunctionCall):
            expression = source_of(call, inputs)
        else:
            made.append(f"self.{names[node_id]} = {source_of(call)}")
            made += [init_source(init, f"self.{names[node_id]}") for init in layer.init_calls(*shapes)]
            expression = f"self.{names[node_id]}({', '.join(inputs)})"
        takers = [i for i in order if node_id in network.feeds(i).values()]
        follows = not takers or takers == list(order[place + 1 : place + 2])
        values[node_id] = "x" if follows else names[node_id]
        run.append(_with_shape(f"{values[node_id]} = {expression}", facts[node_id].output))
    pixels, outputs = (_sizes(facts[node_id].output) for node_id in (order[0], order[-1]))
    return f'''class Network(nn.Module):
    """Pixels 0..255 (N, {pixels}) -> outputs (N, {outputs})."""

    def __init__(self):
        super().__init__()
        {_lines(made)}

    def forward(self, pictures):
        {_lines(run)}
        return {values[order[-1]]}
'''


def helper_sources(calls: Iterable[TorchCall]) -> list[str]:
    """The source of each module or function that torch lacks and these calls use, once; before it, what
    it uses itself."""
    targets = (target for call in calls for target in _targets(call))
    names = [
        name
        for target in targets
        if target.startswith("modules.")
        for name in _with_needs(target.removeprefix("modules."))
    ]
    return [inspect.getsource(getattr(modules, name)).strip() for name in dict.fromkeys(names)]


def network_calls(network: NetworkSpec) -> list[TorchCall]:
    """The call of each layer that is built, in order."""
    facts = need_whole(network).facts
    return [network.node(i).layer.torch_call(*facts[i].known_inputs) for i in built_order(network)]


def _targets(call: TorchCall) -> Iterator[str]:
    yield call.target
    for value in call.args:
        if isinstance(value, ModuleCall):
            yield from _targets(value)


def _with_needs(name: str) -> Iterator[str]:
    """What a function of `modules` uses of the others there, then itself."""
    code = getattr(getattr(modules, name), "__code__", None)
    for other in code.co_names if code is not None else ():
        if getattr(getattr(modules, other, None), "__module__", "") == modules.__name__:
            yield from _with_needs(other)
    yield name


def _with_shape(line: str, shape: Shape | None) -> str:
    comment = f"  # {shape_text(shape or ())}"
    return line + comment if len(line + comment) <= _LONGEST else line


def _sizes(shape: Shape | None) -> str:
    return ", ".join(map(str, shape or ()))


def _lines(statements: list[str]) -> str:
    return "\n        ".join(statements)
