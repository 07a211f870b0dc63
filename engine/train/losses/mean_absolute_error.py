"""The mean absolute error."""

from __future__ import annotations

from typing import ClassVar, Literal

from engine.spec.loss import Loss, Reading, Wants
from engine.spec.torch_call import FunctionCall


class MeanAbsoluteError(Loss):
    """The mean distance between the outputs h and the one-hot labels y.

    J = 1/(mK) sum_i sum_k |h_ik - y_ik| over m pictures and K classes, as `nn.L1Loss`. Wrong labels
    pull no harder than right ones; its gradient is as large near the goal as far from it.
    """

    title: ClassVar[str] = "Mean absolute error"
    wants: ClassVar[Wants] = "any"
    reading: ClassVar[Reading] = "shares"
    type: Literal["MeanAbsoluteError"] = "MeanAbsoluteError"

    def torch_call(self) -> FunctionCall:
        """`modules.mean_absolute_error`."""
        return FunctionCall("modules.mean_absolute_error")
