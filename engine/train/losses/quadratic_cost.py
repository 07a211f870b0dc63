"""The quadratic cost J = 1/(2m) sum (h - y)^2 of the textbooks."""

from __future__ import annotations

from typing import ClassVar, Literal

from engine.spec.loss import Loss, Reading, Wants
from engine.spec.torch_call import FunctionCall


class QuadraticCost(Loss):
    """Half the mean squared distance between the outputs h and the one-hot labels y.

    J = 1/(2m) sum_i sum_k (h_ik - y_ik)^2 over the m pictures of the batch. It trains a classifier,
    slower than cross-entropy: behind a sigmoid or softmax its gradient fades where the answer is wrong.
    """

    title: ClassVar[str] = "Quadratic cost"
    wants: ClassVar[Wants] = "any"
    reading: ClassVar[Reading] = "shares"
    type: Literal["QuadraticCost"] = "QuadraticCost"

    def torch_call(self) -> FunctionCall:
        """`modules.quadratic_cost`."""
        return FunctionCall("modules.quadratic_cost")
