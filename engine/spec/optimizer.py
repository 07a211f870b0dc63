"""Optimizer: the base of all optimizers, as settings, and the family that finds them."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field

from engine.spec.definition import Definition, Family


class Optimizer(Definition):
    """How the weights follow the gradient. Subclasses live in `engine.train.optimizers`, one a file.

    `target` is the class under `torch` ("optim.Adam"); `arguments` are its keyword arguments, from
    which both the running optimizer and the exported script are made.
    """

    family: ClassVar[Family[Optimizer]]
    target: ClassVar[str]

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

    def arguments(self) -> dict[str, Any]:
        """The keyword arguments of `target`."""
        return {"lr": self.learning_rate, "weight_decay": self.weight_decay}


Optimizer.family = Family("optimizer", "engine.train.optimizers")
