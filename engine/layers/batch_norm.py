"""BatchNorm: normalises each channel over the batch."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.layer import Category, Shape
from engine.spec.normalisation import Normalisation
from engine.spec.torch_call import ModuleCall


class BatchNorm(Normalisation):
    """Brings each channel to mean 0 and variance 1 over the batch, then scales and shifts it.

    out = scale * (in - mean) / sqrt(variance + epsilon) + shift. While training, mean and variance are
    those of the batch and its pixels; in use, running means of them (Ioffe and Szegedy, Batch
    Normalization, 2015).

    It keeps activations where the activation function has slope, and the gradient at one scale through
    many layers: the first cure of a vanishing gradient. Put it between a convolution or Linear layer
    (whose bias it makes needless) and the activation. It needs batches of some 16 pictures or more;
    below that use GroupNorm.
    """

    category: ClassVar[Category] = "Normalisation"
    keywords: ClassVar[tuple[str, ...]] = ("batch normalization", "bn")
    type: Literal["BatchNorm"] = "BatchNorm"

    momentum: float = Field(
        0.1,
        ge=0,
        le=1,
        description="The weight of the newest batch in the running mean that is used after training.",
        json_schema_extra={"advanced": True},
    )

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.BatchNorm2d` for maps, `nn.BatchNorm1d` for vectors."""
        target = "nn.BatchNorm2d" if len(inputs[0]) == 3 else "nn.BatchNorm1d"
        return ModuleCall(target, (inputs[0][0],), self.changed(momentum=0.1, affine=True))
