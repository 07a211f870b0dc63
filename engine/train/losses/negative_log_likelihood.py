"""Negative log-likelihood of log-probabilities."""

from __future__ import annotations

from typing import ClassVar, Literal

from engine.spec.loss import Loss, Wants
from engine.spec.torch_call import FunctionCall


class NegativeLogLikelihood(Loss):
    """Minus the log-probability of the right answer, for networks that end in LogSoftmax.

    J = -1/m sum_i h_i[y_i]. Behind a LogSoftmax it is cross-entropy; behind anything else it can fall
    without end, since nothing keeps the outputs small.
    """

    title: ClassVar[str] = "Negative log-likelihood"
    wants: ClassVar[Wants] = "log-probabilities"
    type: Literal["NegativeLogLikelihood"] = "NegativeLogLikelihood"

    def torch_call(self) -> FunctionCall:
        """`modules.negative_log_likelihood`."""
        return FunctionCall("modules.negative_log_likelihood")
