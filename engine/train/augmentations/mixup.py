"""Mixup: two pictures laid over one another."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.augmentation import Augmentation
from engine.spec.torch_call import ModuleCall


class Mixup(Augmentation):
    """Lays another picture of the batch over the picture, half transparent, and mixes the labels alike.

    x = a x_1 + (1 - a) x_2, y = a y_1 + (1 - a) y_2, with a drawn from Beta(alpha, alpha) (Zhang et al.,
    mixup: Beyond Empirical Risk Minimization, 2017). The network grows less sure of itself, and often
    better. The training accuracy then counts the class that has the larger share.
    """

    title: ClassVar[str] = "Mixup"
    mixes: ClassVar[bool] = True
    type: Literal["Mixup"] = "Mixup"

    alpha: float = Field(
        0.2, ge=0.05, le=10, description="Small: mostly one picture shows; 1: any mixture is as likely."
    )

    def torch_calls(self, channels: int, height: int, width: int) -> tuple[ModuleCall, ...]:
        """Our own: kornia's draws evenly, not from a Beta distribution, and gives labels in triples."""
        return (ModuleCall("modules.MixPictures", (self.alpha, self.probability)),)
