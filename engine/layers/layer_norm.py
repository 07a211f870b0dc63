"""LayerNorm: normalises each picture over all its numbers."""

from __future__ import annotations

import math
from typing import ClassVar, Literal

from engine.spec.layer import Category, Shape
from engine.spec.normalisation import Normalisation
from engine.spec.torch_call import ModuleCall


class LayerNorm(Normalisation):
    """Brings all numbers of each picture to mean 0 and variance 1, then scales and shifts them.

    out = scale * (in - mean) / sqrt(variance + epsilon) + shift, with mean and variance over channels
    and pixels of one picture; every number has its own scale and shift (Ba et al., Layer Normalization,
    2016). It does the same in training and in use and minds no batch size, and it keeps the gradient at
    one scale from layer to layer. For vectors; on large maps its scales and shifts are many, there
    GroupNorm is lighter.
    """

    category: ClassVar[Category] = "Normalisation"
    keywords: ClassVar[tuple[str, ...]] = ("layer normalization", "ln")
    type: Literal["LayerNorm"] = "LayerNorm"

    def num_scales(self, shape: Shape) -> int:
        """One for every number."""
        return math.prod(shape)

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.LayerNorm` over all dimensions but the batch."""
        kwargs = self.changed(affine=True)
        if "affine" in kwargs:
            kwargs["elementwise_affine"] = kwargs.pop("affine")
        return ModuleCall("nn.LayerNorm", (inputs[0],), kwargs)
