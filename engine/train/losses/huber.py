"""The Huber loss."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.loss import Loss, Reading, Wants
from engine.spec.torch_call import FunctionCall


class Huber(Loss):
    """Squares small errors and takes large ones as they are, so that outliers pull less.

    With e = h - y of one-hot labels y: e^2/2 where |e| <= delta, else delta (|e| - delta/2); the mean
    over pictures and classes, as `nn.HuberLoss` (Huber, 1964).
    """

    wants: ClassVar[Wants] = "any"
    reading: ClassVar[Reading] = "shares"
    type: Literal["Huber"] = "Huber"

    delta: float = Field(
        1.0,
        gt=0,
        le=1000,
        description="The error at which the square turns into a straight line.",
    )

    def torch_call(self) -> FunctionCall:
        """`modules.huber`."""
        return FunctionCall("modules.huber", kwargs={"delta": self.delta})
