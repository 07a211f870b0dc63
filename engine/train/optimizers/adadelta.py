"""Adadelta."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from engine.spec.optimizer import Optimizer


class Adadelta(Optimizer):
    """Finds the length of its steps by itself, from the sizes of recent gradients and recent steps.

    v <- memory * v + (1 - memory) * g^2, d = sqrt(u + eps) / sqrt(v + eps) * g, u <- memory * u + (1 -
    memory) * d^2, w <- w - rate * d, with g = dJ/dw and u = v = 0 before the first step (Zeiler,
    2012). Weight decay adds decay * w to g.
    """

    target: ClassVar[str] = "optim.Adadelta"
    type: Literal["Adadelta"] = "Adadelta"

    learning_rate: float = Field(
        1.0,
        gt=0,
        le=100,
        description="Multiplies the step that the rule finds; 1 leaves it as it is.",
    )
    memory: float = Field(
        0.9,
        ge=0,
        lt=1,
        description="Memory of the mean squared gradient and step.",
        json_schema_extra={"advanced": True},
    )
    epsilon: float = Field(
        1e-6,
        gt=0,
        le=1,
        description="Lets the first steps begin, and keeps all of them finite.",
        json_schema_extra={"advanced": True},
    )

    def arguments(self) -> dict[str, Any]:
        """lr, weight_decay, rho, eps."""
        return {**super().arguments(), "rho": self.memory, "eps": self.epsilon}
