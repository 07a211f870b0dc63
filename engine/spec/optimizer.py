"""Optimizer: the base of all optimizers, as settings, and the family that finds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from pydantic import Field

from engine.spec.definition import Definition, Family


@dataclass(frozen=True)
class OptimizerCall:
    """A `torch.optim.Optimizer`: `target(parameters, **kwargs)`, with the target under `torch`.

    `takes` says which parameters: all of them, those with two dimensions, or all but those.
    """

    target: str
    kwargs: Mapping[str, Any]
    takes: Literal["all", "matrices", "others"] = "all"


class Optimizer(Definition):
    """How the weights follow the gradient. Subclasses live in `engine.train.optimizers`, one a file.

    `target` is the class under `torch` ("optim.Adam"); `arguments` are its keyword arguments, from
    which both the running optimizer and the exported script are made. Where it takes several torch
    optimizers together, it overrides `torch_calls`.
    """

    family: ClassVar[Family[Optimizer]]
    target: ClassVar[str]
    fused: ClassVar[bool] = False
    """Whether torch makes its step in one call for all weights, on every device."""

    learning_rate: float = Field(
        0.01,
        gt=0,
        le=100,
        description="How far each step goes. Too high: the loss jumps; too low: nothing happens.",
    )
    weight_decay: float = Field(
        0.0,
        ge=0,
        le=10,
        description="Pulls every weight towards 0, a little each step; against overfitting.",
    )
    decay_all: bool = Field(
        True,
        description="Whether the decay also pulls biases and the weights of normalisations, or only those "
        "of linear layers and filters.",
        json_schema_extra={"advanced": True, "label": "decay biases and norms"},
    )

    def arguments(self) -> dict[str, Any]:
        """The keyword arguments of `target`."""
        return {"lr": self.learning_rate, "weight_decay": self.weight_decay}

    def torch_calls(self) -> tuple[OptimizerCall, ...]:
        """The torch optimizers that make a step together; each parameter belongs to one of them."""
        fused = {"fused": True} if self.fused else {}
        return (OptimizerCall(self.target, {**self.arguments(), **fused}),)


Optimizer.family = Family("optimizer", "engine.train.optimizers")
