"""Cutmix: a rectangle of another picture laid into the picture."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.augmentation import Augmentation
from engine.spec.torch_call import ModuleCall


class Cutmix(Augmentation):
    """Lays a rectangle of another picture of the batch into the picture, and mixes the labels by area.

    The area is 1 - a of the picture, with a drawn from Beta(alpha, alpha) (Yun et al., CutMix, 2019);
    where the rectangle sticks out, the labels follow what is really seen. The training accuracy then
    counts the class that has the larger share.
    """

    title: ClassVar[str] = "Cutmix"
    mixes: ClassVar[bool] = True
    type: Literal["Cutmix"] = "Cutmix"

    alpha: float = Field(
        1.0, ge=0.05, le=10, description="Small: mostly one picture shows; 1: any area is as likely."
    )

    def torch_calls(self, channels: int, height: int, width: int) -> tuple[ModuleCall, ...]:
        """Our own: kornia's takes over five times as long on the CPU, and gives labels in triples."""
        return (ModuleCall("modules.CutPictures", (self.alpha, self.probability)),)
