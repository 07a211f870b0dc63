"""Adam."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from engine.spec.optimizer import Optimizer


class Adam(Optimizer):
    """Gives each weight its own step, from running means of its gradient and its square.

    w <- w - rate * m / (sqrt(v) + eps), with m and v corrected for their start at 0 (Kingma and Ba,
    2015). A good first choice: it hardly minds the scale of the gradient. Weight decay is added to
    the gradient; AdamW applies it to the weights themselves.
    """

    target: ClassVar[str] = "optim.Adam"
    fused: ClassVar[bool] = True
    type: Literal["Adam"] = "Adam"

    learning_rate: float = Field(
        0.001,
        gt=0,
        le=100,
        description="How far each step goes at most; 0.001 suits most networks.",
    )
    beta1: float = Field(
        0.9,
        ge=0,
        lt=1,
        description="Memory of the mean gradient.",
        json_schema_extra={"advanced": True},
    )
    beta2: float = Field(
        0.999,
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
    amsgrad: bool = Field(
        False,
        description="Divides by the largest mean squared gradient so far, not by the newest: a step never "
        "grows again (Reddi et al., 2018).",
        json_schema_extra={"advanced": True, "label": "AMSGrad"},
    )

    def arguments(self) -> dict[str, Any]:
        """lr, weight_decay, betas, eps, and amsgrad where it is on."""
        arguments = {**super().arguments(), "betas": (self.beta1, self.beta2), "eps": self.epsilon}
        return {**arguments, "amsgrad": True} if self.amsgrad else arguments
