"""Cross-entropy on logits, the loss of classification."""

from __future__ import annotations

from typing import ClassVar, Literal

from engine.spec.loss import Loss
from engine.spec.torch_call import FunctionCall


class CrossEntropy(Loss):
    """How surprised the network is by the right answer: -log of the probability it gave to it.

    J = -1/m sum_i log softmax(h_i)[y_i]. It takes logits, so no Softmax belongs before it.
    """

    title: ClassVar[str] = "Cross-entropy"
    wants_logits: ClassVar[bool] = True
    type: Literal["CrossEntropy"] = "CrossEntropy"

    def torch_call(self) -> FunctionCall:
        """`nn.functional.cross_entropy`."""
        return FunctionCall("nn.functional.cross_entropy")
