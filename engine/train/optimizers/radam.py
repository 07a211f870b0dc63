"""RAdam: Adam that waits until its means can be trusted."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from engine.spec.optimizer import Optimizer


class RAdam(Optimizer):
    """Adam with a start of its own: while the mean squared gradient is uncertain, it goes by momentum alone.

    With r = 2 / (1 - beta2) - 1 and r(t) = r - 2 t beta2^t / (1 - beta2^t): where r(t) > 5 Adam's step
    times sqrt((r(t) - 4)(r(t) - 2) r / ((r - 4)(r - 2) r(t))), else w <- w - rate * m (Liu et al., On
    the Variance of the Adaptive Learning Rate and Beyond, 2020). It needs no warm-up.
    """

    target: ClassVar[str] = "optim.RAdam"
    type: Literal["RAdam"] = "RAdam"

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
    decoupled: bool = Field(
        False,
        description="Takes the weight decay from the weights themselves, as AdamW does, not through the "
        "gradient.",
        json_schema_extra={"advanced": True, "label": "decoupled decay"},
    )

    def arguments(self) -> dict[str, Any]:
        """lr, weight_decay, betas, eps, decoupled_weight_decay."""
        return {
            **super().arguments(),
            "betas": (self.beta1, self.beta2),
            "eps": self.epsilon,
            "decoupled_weight_decay": self.decoupled,
        }
