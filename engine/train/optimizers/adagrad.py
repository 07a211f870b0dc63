"""Adagrad."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from engine.spec.optimizer import Optimizer


class Adagrad(Optimizer):
    """Gives each weight a step that shrinks with all the gradient it has ever had.

    v <- v + g^2, w <- w - rate / (1 + (t - 1) * fading) * g / (sqrt(v) + eps), with g = dJ/dw at step t
    (Duchi et al., 2011). Weights that are rarely used keep long steps; in a long training all steps
    fade. Weight decay adds decay * w to g.
    """

    target: ClassVar[str] = "optim.Adagrad"
    fused: ClassVar[bool] = True
    type: Literal["Adagrad"] = "Adagrad"

    learning_rate: float = Field(
        0.01,
        gt=0,
        le=100,
        description="How far the first steps go; later ones shrink by themselves.",
    )
    fading: float = Field(
        0.0,
        ge=0,
        le=1,
        description="How fast the rate itself falls: at step t it is divided by 1 + (t - 1) * fading.",
        json_schema_extra={"advanced": True},
    )
    initial_sum: float = Field(
        0.0,
        ge=0,
        le=1000,
        description="The sum of squared gradients to begin with; above 0 the first steps are shorter.",
        json_schema_extra={"advanced": True},
    )
    epsilon: float = Field(
        1e-10,
        gt=0,
        le=1,
        description="Keeps the step finite where gradients are 0.",
        json_schema_extra={"advanced": True},
    )

    def arguments(self) -> dict[str, Any]:
        """lr, weight_decay, lr_decay, initial_accumulator_value, eps."""
        return {
            **super().arguments(),
            "lr_decay": self.fading,
            "initial_accumulator_value": self.initial_sum,
            "eps": self.epsilon,
        }
