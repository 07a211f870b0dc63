"""RMSprop."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from engine.spec.optimizer import Optimizer


class RMSprop(Optimizer):
    """Divides each weight's gradient by its recent size, so that all weights move at a like pace.

    v <- smoothing * v + (1 - smoothing) * g^2, w <- w - rate * g / (sqrt(v) + eps), with g = dJ/dw
    and v = 0 before the first step (Hinton, lecture 6 of Neural Networks for Machine Learning,
    2012). v is not corrected for its start at 0, so the first steps are longer. Weight decay adds
    decay * w to g. With momentum the quotient adds to what is left of the steps before.
    """

    target: ClassVar[str] = "optim.RMSprop"
    type: Literal["RMSprop"] = "RMSprop"

    learning_rate: float = Field(
        0.001, gt=0, le=100, description="How far each step goes, by order of size; 0.001 is usual."
    )
    smoothing: float = Field(
        0.99,
        ge=0,
        lt=1,
        description="Memory of the mean squared gradient.",
        json_schema_extra={"advanced": True},
    )
    epsilon: float = Field(
        1e-8,
        gt=0,
        le=1,
        description="Keeps the step finite where gradients are 0.",
        json_schema_extra={"advanced": True},
    )
    momentum: float = Field(
        0.0,
        ge=0,
        lt=1,
        description="How much of the last step's speed is left; 0: none.",
        json_schema_extra={"advanced": True},
    )
    centered: bool = Field(
        False,
        description="Takes the squared mean gradient from the mean square: divides by the deviation, so "
        "that slopes which agree count for more (Graves, 2013).",
        json_schema_extra={"advanced": True},
    )

    def arguments(self) -> dict[str, Any]:
        """lr, weight_decay, alpha, eps; momentum and centered where they are on."""
        arguments = {**super().arguments(), "alpha": self.smoothing, "eps": self.epsilon}
        if self.momentum:
            arguments["momentum"] = self.momentum
        return {**arguments, "centered": True} if self.centered else arguments
