"""Cross-entropy on logits, the loss of classification."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.loss import Loss, Wants
from engine.spec.torch_call import FunctionCall


class CrossEntropy(Loss):
    """How surprised the network is by the right answer: -log of the probability it gave to it.

    J = -1/m sum_i log softmax(h_i)[y_i]. It takes logits, so no Softmax belongs before it. With label
    smoothing s the right class is wanted with 1 - s + s/K and each other of the K classes with s/K.
    """

    title: ClassVar[str] = "Cross-entropy"
    wants: ClassVar[Wants] = "logits"
    type: Literal["CrossEntropy"] = "CrossEntropy"

    label_smoothing: float = Field(
        0.0,
        ge=0,
        lt=1,
        description="Takes this share of certainty from the labels, so that the network is less sure; "
        "0.1 is usual, 0: none.",
    )

    def torch_call(self) -> FunctionCall:
        """`nn.functional.cross_entropy`."""
        smoothing = {"label_smoothing": self.label_smoothing} if self.label_smoothing else {}
        return FunctionCall("nn.functional.cross_entropy", kwargs=smoothing)
