"""The focal loss: cross-entropy that looks away from what is already easy."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.loss import Loss, Wants
from engine.spec.torch_call import FunctionCall


class Focal(Loss):
    """Cross-entropy in which pictures that are already right count less, so that hard ones decide.

    J = -1/m sum_i (1 - p_i)^focus log p_i, with p_i the softmax probability of the right class (Lin et
    al., Focal Loss for Dense Object Detection, 2017). With focus 0 it is cross-entropy.
    """

    wants: ClassVar[Wants] = "logits"
    type: Literal["Focal"] = "Focal"

    focus: float = Field(
        2.0,
        ge=0,
        le=10,
        description="How fast a picture counts less as it gets easier; 0: cross-entropy.",
    )

    def torch_call(self) -> FunctionCall:
        """`modules.focal`."""
        return FunctionCall("modules.focal", kwargs={"focus": self.focus})
