"""Muon: momentum whose matrix is made orthogonal; AdamW for what is no matrix."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from engine.spec.optimizer import Optimizer, OptimizerCall


class Muon(Optimizer):
    """Turns the momentum of each matrix into the nearest orthogonal one, so that all directions learn alike.

    For weights with two dimensions (linear layers): v <- momentum * v + (1 - momentum) * dJ/dw, made
    orthogonal by Newton-Schulz steps in bfloat16 (Jordan, Muon, 2024). Filters, biases and
    normalisations are AdamW's, as torch's own Muon takes matrices alone. Decay is decoupled.
    """

    target: ClassVar[str] = "optim.Muon"
    type: Literal["Muon"] = "Muon"

    learning_rate: float = Field(
        0.001,
        gt=0,
        le=100,
        description="How far each step of a matrix goes; 0.001 with AdamW's scaling, 0.02 with the original.",
    )
    adamw_learning_rate: float = Field(
        0.001,
        gt=0,
        le=100,
        description="How far each step of what is no matrix goes at most, by AdamW.",
        json_schema_extra={"label": "AdamW learning rate"},
    )
    weight_decay: float = Field(
        0.01,
        ge=0,
        le=10,
        description="Pulls every weight towards 0 by this share of the rate; against overfitting.",
    )
    momentum: float = Field(
        0.95,
        ge=0,
        lt=1,
        description="Memory of the mean gradient.",
        json_schema_extra={"advanced": True},
    )
    nesterov: bool = Field(
        True,
        description="Takes the slope where the momentum leads, not where it stands.",
        json_schema_extra={"advanced": True, "label": "Nesterov"},
    )
    scaling: Literal["original", "match_rms_adamw"] = Field(
        "match_rms_adamw",
        description="How the step follows the size of the matrix. original: longer for tall ones; "
        "match_rms_adamw: as long as AdamW's would be, so that AdamW's rates and decays suit.",
        json_schema_extra={"advanced": True},
    )
    newton_schulz_steps: int = Field(
        5,
        ge=1,
        le=99,
        description="How many times the matrix is brought nearer to an orthogonal one; 5 is enough.",
        json_schema_extra={"advanced": True, "label": "Newton-Schulz steps"},
    )
    epsilon: float = Field(
        1e-7,
        gt=0,
        le=1,
        description="Keeps the step finite where gradients are 0.",
        json_schema_extra={"advanced": True},
    )
    adamw_beta1: float = Field(
        0.9,
        ge=0,
        lt=1,
        description="AdamW's memory of the mean gradient.",
        json_schema_extra={"advanced": True, "label": "AdamW beta1"},
    )
    adamw_beta2: float = Field(
        0.999,
        ge=0,
        lt=1,
        description="AdamW's memory of the mean squared gradient.",
        json_schema_extra={"advanced": True, "label": "AdamW beta2"},
    )
    adamw_epsilon: float = Field(
        1e-8,
        gt=0,
        le=1,
        description="Keeps AdamW's step finite where gradients are 0.",
        json_schema_extra={"advanced": True, "label": "AdamW epsilon"},
    )

    def arguments(self) -> dict[str, Any]:
        """lr, weight_decay, momentum, nesterov, eps, ns_steps, adjust_lr_fn."""
        return {
            **super().arguments(),
            "momentum": self.momentum,
            "nesterov": self.nesterov,
            "eps": self.epsilon,
            "ns_steps": self.newton_schulz_steps,
            "adjust_lr_fn": self.scaling,
        }

    def torch_calls(self) -> tuple[OptimizerCall, ...]:
        """Muon for matrices, AdamW for the others."""
        adamw = {
            "lr": self.adamw_learning_rate,
            "weight_decay": self.weight_decay,
            "betas": (self.adamw_beta1, self.adamw_beta2),
            "eps": self.adamw_epsilon,
        }
        return (
            OptimizerCall(self.target, self.arguments(), "matrices"),
            OptimizerCall("optim.AdamW", adamw, "others"),
        )
