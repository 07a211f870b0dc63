"""What a layer is in torch: one call, from which both the module and its source are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True)
class ModuleCall:
    """A `torch.nn.Module`: `target(*args, **kwargs)`, called with the layer's inputs in port order.

    `target` is a dotted name: under torch ("nn.Conv2d") or, for the few modules that torch does not
    have, under `engine.build.modules` ("modules.GaussianNoise"). An argument may be a ModuleCall
    itself: `ModuleCall("nn.Sequential", (ModuleCall(...), ModuleCall(...)))`.
    """

    target: str
    args: tuple[Any, ...] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class FunctionCall:
    """A function without state: `target(inputs, *args, **kwargs)`; `target` as in ModuleCall.

    `takes` says how it is given the inputs a, b, c: "each" f(a, b, c), "list" f([a, b, c]),
    "fold" f(f(a, b), c).
    """

    target: str
    args: tuple[Any, ...] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)
    takes: Literal["each", "list", "fold"] = "each"


TorchCall = ModuleCall | FunctionCall


@dataclass(frozen=True)
class InitCall:
    """One in-place filling of a parameter: `target(parameter, **kwargs)`, target under `torch`.

    `parameter` is the path within the layer's module ("weight", "0.bias").
    """

    parameter: str
    target: str
    kwargs: Mapping[str, Any] = field(default_factory=dict)
