"""The multi-class hinge loss of support vector machines."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.loss import Loss, Wants
from engine.spec.torch_call import FunctionCall


class Hinge(Loss):
    """Wants the right class ahead of every other by a margin, and is content once it is.

    J = 1/(mK) sum_i sum_(k != y_i) max(0, margin - h_i[y_i] + h_i[k]), as `nn.MultiMarginLoss`
    (Weston and Watkins, 1999); squared where chosen. It takes scores of any size.
    """

    wants: ClassVar[Wants] = "logits"
    type: Literal["Hinge"] = "Hinge"

    margin: float = Field(
        1.0, gt=0, le=1000, description="So far ahead the right class should be of each other one."
    )
    squared: bool = Field(
        False, description="Squares each shortfall: large ones count more, small ones less."
    )

    def torch_call(self) -> FunctionCall:
        """`modules.hinge`."""
        return FunctionCall("modules.hinge", kwargs={"margin": self.margin, "squared": self.squared})
