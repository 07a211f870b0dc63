"""Reshape: the same numbers in another shape."""

from __future__ import annotations

import math
from typing import Annotated, ClassVar, Literal

from pydantic import Field, field_validator

from engine.spec.layer import Category, Layer, Shape, ShapeError, shape_text
from engine.spec.message import say
from engine.spec.torch_call import FunctionCall

Size = Annotated[int, Field(ge=-1, le=1_000_000)]


class Reshape(Layer):
    """Puts the same numbers in another shape, in their order: a vector to maps, or maps to others.

    Three sizes are channels, height and width; one is the length of a vector. One of them may be -1:
    as many as are left. Before a ConvTranspose2d it makes maps of a vector.
    """

    category: ClassVar[Category] = "Shape"
    keywords: ClassVar[tuple[str, ...]] = ("view", "unflatten")
    type: Literal["Reshape"] = "Reshape"

    shape: Annotated[tuple[Size, ...], Field(min_length=1, max_length=3)] = Field(
        (-1, 4, 4),
        description="Channels, height and width, or one length. -1, once: as many as are left.",
    )

    @field_validator("shape")
    @classmethod
    def _one_or_three(cls, shape: tuple[int, ...]) -> tuple[int, ...]:
        if len(shape) == 2:
            raise ValueError("a shape has three sizes (channels, height, width), or one (a length)")
        if 0 in shape or shape.count(-1) > 1:
            raise ValueError("each size is at least 1, but one may be -1: as many as are left")
        return shape

    def output_shape(self, *inputs: Shape) -> Shape:
        """`shape`, with -1 worked out."""
        numbers = math.prod(inputs[0])
        known = math.prod(size for size in self.shape if size != -1)
        if numbers % known or (-1 not in self.shape and numbers != known):
            raise ShapeError(
                say(
                    "{numbers} numbers ({old}) do not fit the shape {new}.",
                    numbers=numbers,
                    old=shape_text(inputs[0]),
                    new=shape_text(self.shape),
                ),
                say("Choose sizes whose product is {numbers}; one may be -1.", numbers=numbers),
            )
        return tuple(numbers // known if size == -1 else size for size in self.shape)

    def torch_call(self, *inputs: Shape) -> FunctionCall:
        """`torch.reshape`, the batch kept."""
        return FunctionCall("reshape", ((-1, *self.output_shape(*inputs)),))
