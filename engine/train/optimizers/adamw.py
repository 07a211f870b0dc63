"""AdamW: Adam with weight decay on the weights themselves."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from engine.spec.optimizer import Optimizer


class AdamW(Optimizer):
    """Adam whose weight decay does not pass through the running means.

    w <- w - rate * decay * w, then w <- w - rate * m / (sqrt(v) + eps) as in Adam (Loshchilov and
    Hutter, Decoupled Weight Decay Regularization, 2019). All weights are pulled towards 0 alike,
    also those with large gradients; with decay 0 it is Adam.
    """

    target: ClassVar[str] = "optim.AdamW"
    fused: ClassVar[bool] = True
    type: Literal["AdamW"] = "AdamW"

    learning_rate: float = Field(
        0.001,
        gt=0,
        le=100,
        description="How far each step goes at most; 0.001 suits most networks.",
    )
    weight_decay: float = Field(
        0.01,
        ge=0,
        le=10,
        description="Pulls every weight towards 0 by this share of the rate; against overfitting.",
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
