"""AvgPool2d: the mean of each window."""

from __future__ import annotations

from typing import ClassVar, Literal

from engine.spec.layer import Shape
from engine.spec.pooling import WindowPooling
from engine.spec.torch_call import ModuleCall


class AvgPool2d(WindowPooling):
    """Takes the mean of each window, and so makes the maps smaller.

    out[c, y, x] = mean over i, j of in[c, y*stride+i, x*stride+j]; a border counts as zeros. The
    pooling of LeNet-5 (LeCun et al., 1998). Softer than MaxPool2d: every pixel of the window gets an
    equal, smaller share of the gradient.
    """

    keywords: ClassVar[tuple[str, ...]] = ("average", "mean", "downsample", "subsample")
    type: Literal["AvgPool2d"] = "AvgPool2d"

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.AvgPool2d`; behind a padding where "same" is one-sided."""
        return self.pooling_call("nn.AvgPool2d", 0.0, inputs[0])
