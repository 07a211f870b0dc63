"""Binary cross-entropy on logits: each class a question of its own."""

from __future__ import annotations

from typing import ClassVar, Literal

from engine.spec.loss import Loss, Reading, Wants
from engine.spec.torch_call import FunctionCall


class BinaryCrossEntropy(Loss):
    """Asks of each class by itself whether the picture shows it: yes for its own, no for the others.

    J = -1/(mK) sum_i sum_k [y log s(h) + (1 - y) log(1 - s(h))] with the sigmoid s and one-hot labels
    y, as `nn.BCEWithLogitsLoss`. It takes logits, so no Sigmoid or Softmax belongs before it.
    """

    title: ClassVar[str] = "Binary cross-entropy"
    wants: ClassVar[Wants] = "logits"
    reading: ClassVar[Reading] = "sigmoid"
    type: Literal["BinaryCrossEntropy"] = "BinaryCrossEntropy"

    def torch_call(self) -> FunctionCall:
        """`modules.binary_cross_entropy`."""
        return FunctionCall("modules.binary_cross_entropy")
