"""NAdam: Adam with Nesterov momentum."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from engine.spec.optimizer import Optimizer


class NAdam(Optimizer):
    """Adam that takes the slope where the momentum leads, not where it stands.

    As Adam, but the mean gradient m is looked at one step ahead: mu(t+1) m / (1 - prod mu) + (1 - mu(t))
    g / (1 - prod mu), with mu(t) = beta1 (1 - 0.96^(t * warming) / 2) (Dozat, 2016).
    """

    target: ClassVar[str] = "optim.NAdam"
    type: Literal["NAdam"] = "NAdam"

    learning_rate: float = Field(
        0.002,
        gt=0,
        le=100,
        description="How far each step goes at most; 0.002 suits most networks.",
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
    warming: float = Field(
        0.004,
        ge=0,
        le=1,
        description="How fast the momentum rises to its full size over the first steps.",
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
        """lr, weight_decay, betas, eps, momentum_decay, decoupled_weight_decay."""
        return {
            **super().arguments(),
            "betas": (self.beta1, self.beta2),
            "eps": self.epsilon,
            "momentum_decay": self.warming,
            "decoupled_weight_decay": self.decoupled,
        }
