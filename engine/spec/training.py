"""TrainingPlan: how a network is trained."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SerializeAsAny, field_validator

from engine.spec.augmentation import Augmentation
from engine.spec.loss import Loss
from engine.spec.optimizer import Optimizer

Device = Literal["auto", "cpu", "cuda", "mps"]


def _default_loss() -> Loss:
    return Loss.family.parse({"type": "CrossEntropy"})


def _default_optimizer() -> Optimizer:
    return Optimizer.family.parse({"type": "Adam"})


class TrainingPlan(BaseModel):
    """Everything that decides a training beside the network and the data."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    epochs: int = Field(10, ge=1, le=100_000, description="How often all training pictures are seen.")
    batch_size: int = Field(
        64,
        ge=1,
        le=1_000_000,
        description="How many pictures make one step. Small: noisy, often better; large: faster.",
        json_schema_extra={"relevant_if": ["full_batch", [False]]},
    )
    full_batch: bool = Field(
        False,
        description="One step for all training pictures at once: gradient descent as in the textbook.",
    )
    loss: SerializeAsAny[Loss] = Field(
        default_factory=_default_loss, description="What training makes small."
    )
    optimizer: SerializeAsAny[Optimizer] = Field(
        default_factory=_default_optimizer, description="How the weights follow the gradient."
    )
    augmentations: tuple[SerializeAsAny[Augmentation], ...] = Field(
        (),
        description="Random changes to the training pictures, in this order; those that mix come last.",
        json_schema_extra={"form": False},
    )
    clip_norm: float = Field(
        0.0,
        ge=0,
        description="Shortens the gradient of all weights together to this length; 0: never.",
    )
    seed: int = Field(
        0,
        ge=0,
        le=2**31 - 1,
        description="Decides the first weights and the order of the pictures; same seed, same run.",
    )
    device: Device = Field(
        "auto", description="Where it computes. auto: CUDA if there is one, else MPS, else the CPU."
    )

    @field_validator("loss", mode="before")
    @classmethod
    def _known_loss(cls, raw: Any) -> Loss:
        return Loss.family.parse(raw)

    @field_validator("optimizer", mode="before")
    @classmethod
    def _known_optimizer(cls, raw: Any) -> Optimizer:
        return Optimizer.family.parse(raw)

    @field_validator("augmentations", mode="before")
    @classmethod
    def _known_augmentations(cls, raw: Any) -> tuple[Augmentation, ...]:
        if not isinstance(raw, list | tuple):
            raise ValueError("augmentations are a list")
        return tuple(Augmentation.family.parse(item) for item in raw)

    def edited(self, **changes: Any) -> TrainingPlan:
        """The same with some fields changed, validated. Raises pydantic's ValidationError."""
        return TrainingPlan.model_validate({**dict(self), **changes})
