"""Gradient descent with momentum."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from engine.spec.optimizer import Optimizer


class Momentum(Optimizer):
    """Gradient descent that keeps rolling: each step adds to what is left of the steps before.

    v <- momentum * v + dJ/dw, w <- w - rate * v, with v = dJ/dw at the first step (Polyak, 1964;
    the form of Sutskever et al., 2013, with the rate outside). Slopes that agree build up speed,
    slopes that alternate cancel. At momentum 0.9 a step is up to 10 times as long as without.
    Weight decay adds decay * w to dJ/dw.
    """

    target: ClassVar[str] = "optim.SGD"
    fused: ClassVar[bool] = True
    type: Literal["Momentum"] = "Momentum"

    momentum: float = Field(
        0.9, ge=0, lt=1, description="How much of the last step's speed is left; 0: plain descent."
    )
    nesterov: bool = Field(
        False,
        description="Takes the slope where the momentum leads, not where it stands.",
        json_schema_extra={"advanced": True, "label": "Nesterov"},
    )
    dampening: float = Field(
        0.0,
        ge=0,
        lt=1,
        description="Takes this share from each new slope before it adds to the speed; 0: none.",
        json_schema_extra={"advanced": True, "relevant_if": ["nesterov", [False]]},
    )

    def arguments(self) -> dict[str, Any]:
        """lr, weight_decay, momentum; nesterov, which torch takes only with a momentum; or dampening."""
        arguments = {**super().arguments(), "momentum": self.momentum}
        if self.nesterov and self.momentum > 0:
            arguments["nesterov"] = True
        elif self.dampening:
            arguments["dampening"] = self.dampening
        return arguments
