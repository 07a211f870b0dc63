"""Turns the calls of `engine.spec.torch_call` into modules and functions, and into their source.

Both come from the same call, so that what runs and what a script says cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from typing import Any, cast

import torch
from torch import Tensor, nn

from engine.build import modules
from engine.spec.torch_call import FunctionCall, InitCall, ModuleCall, TorchCall


def resolve(target: str) -> Any:
    """The object under torch ("nn.Conv2d"), `engine.build.modules` ("modules.X") or "kornia."."""
    root, _, rest = target.partition(".")
    if root == "modules":
        return getattr(modules, rest)
    if root == "kornia":
        import kornia.augmentation  # half a second, for those who augment

        return reduce(getattr, rest.split("."), kornia)
    return reduce(getattr, target.split("."), torch)


def target_source(target: str) -> str:
    """How a script names the target, after `import torch` and `from torch import nn`.

    "modules.X" is plain X there: its source stands in the script.
    """
    if target.startswith("modules."):
        return target.removeprefix("modules.")
    return target if target.startswith(("nn.", "kornia.")) else f"torch.{target}"


def make(call: ModuleCall) -> nn.Module:
    """The module, with its parameters filled in torch's own way."""
    arguments = [make(value) if isinstance(value, ModuleCall) else value for value in call.args]
    return cast(nn.Module, resolve(call.target)(*arguments, **call.kwargs))


def function(call: FunctionCall) -> Callable[..., Tensor]:
    """A function of the inputs, each (N, ...), in port order."""
    target = resolve(call.target)

    def apply(*inputs: Tensor) -> Tensor:
        if call.takes == "list":
            return cast(Tensor, target(list(inputs), *call.args, **call.kwargs))
        if call.takes == "fold":
            return reduce(lambda a, b: target(a, b, *call.args, **call.kwargs), inputs)
        return cast(Tensor, target(*inputs, *call.args, **call.kwargs))

    return apply


class Function(nn.Module):
    """A function without state as a module, so that every layer of a network is one."""

    def __init__(self, call: FunctionCall) -> None:
        super().__init__()
        self.call = call
        self.function = function(call)

    def forward(self, *inputs: Tensor) -> Tensor:
        return self.function(*inputs)

    def extra_repr(self) -> str:
        return source_of(self.call, ("...",))


def layer_module(call: TorchCall) -> nn.Module:
    """The module of a layer, whichever kind of call it is."""
    return make(call) if isinstance(call, ModuleCall) else Function(call)


def fill(module: nn.Module, calls: Sequence[InitCall]) -> None:
    """Fill parameters of the module in place, in the order of the calls."""
    for call in calls:
        resolve(call.target)(module.get_parameter(call.parameter), **call.kwargs)


def source_of(call: TorchCall, inputs: Sequence[str] = ()) -> str:
    """A Python expression: of a ModuleCall the module, of a FunctionCall its result on the inputs.

    Example: `nn.Conv2d(3, 32, (3, 3), bias=False)`; `torch.cat([left, right], dim=1)`.
    """
    name = target_source(call.target)
    settings = _arguments_source(call.args, call.kwargs)
    if isinstance(call, ModuleCall):
        return f"{name}({', '.join(settings)})"
    if call.takes == "list":
        together = f"[{', '.join(inputs)}]"
        return f"{name}({', '.join([together, *settings])})"
    if call.takes == "fold":
        return reduce(lambda a, b: f"{name}({', '.join([a, b, *settings])})", inputs)
    return f"{name}({', '.join([*inputs, *settings])})"


def init_source(call: InitCall, module: str) -> str:
    """The statement that fills a parameter of the module which a script calls by that name."""
    parameter = module
    for part in call.parameter.split("."):
        parameter += f"[{part}]" if part.isdigit() else f".{part}"
    settings = _arguments_source((), call.kwargs)
    return f"{target_source(call.target)}({', '.join([parameter, *settings])})"


def value_source(value: Any) -> str:
    """A Python literal of an argument; infinities, which have none, as `float("inf")`."""
    if isinstance(value, ModuleCall):
        return source_of(value)
    if isinstance(value, float) and value in (float("inf"), -float("inf")):
        return f'float("{value}")'
    if isinstance(value, str):
        return f'"{value}"'
    return repr(value)


def _arguments_source(args: Sequence[Any], kwargs: Mapping[str, Any]) -> list[str]:
    named = [f"{name}={value_source(value)}" for name, value in kwargs.items()]
    return [*map(value_source, args), *named]
