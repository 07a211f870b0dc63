"""MaxPool2d: keeps the largest number of each window."""

from __future__ import annotations

from typing import ClassVar, Literal

from engine.spec.layer import Shape
from engine.spec.pooling import WindowPooling
from engine.spec.torch_call import ModuleCall


class MaxPool2d(WindowPooling):
    """Keeps the largest number of each window, and so makes the maps smaller.

    out[c, y, x] = max over i, j of in[c, y*stride+i, x*stride+j]; a border counts as minus infinity.
    It says whether a pattern is there and forgets the exact place. With the window 2x2 each side is
    halved, and what follows costs a quarter. The gradient goes to the largest number only.
    """

    keywords: ClassVar[tuple[str, ...]] = ("maximum", "downsample", "subsample")
    type: Literal["MaxPool2d"] = "MaxPool2d"

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.MaxPool2d`; behind a padding where "same" is one-sided."""
        return self.pooling_call("nn.MaxPool2d", float("-inf"), inputs[0])
