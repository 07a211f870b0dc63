"""ConvTranspose2d: a convolution the other way round, which makes maps larger."""

from __future__ import annotations

import math
from typing import Any, ClassVar, Literal

from pydantic import Field

from engine.spec.fields import Margin, Pair
from engine.spec.layer import Category, MatrixWeights, Shape, ShapeError, need_map
from engine.spec.message import say
from engine.spec.torch_call import InitCall, ModuleCall

_DEFAULTS: dict[str, Any] = {
    "stride": (1, 1),
    "padding": (0, 0),
    "output_padding": (0, 0),
    "groups": 1,
    "bias": True,
    "dilation": (1, 1),
}


class ConvTranspose2d(MatrixWeights):
    """Paints each pixel of the input as a small learnt pattern, which makes the maps larger.

    out[f, y*stride+i, x*stride+j] += weight[c, f, i, j] * in[c, y, x], plus a bias: the step that
    carries the gradient back through a Conv2d, used forwards (Zeiler et al., Deconvolutional Networks,
    2010). To grow maps again, as in decoders and segmentation. A kernel that the stride divides leaves
    less of a checkerboard.

    Its initialisation counts as inputs of an output pixel those that reach it on average:
    channels / groups * kernel / stride.
    """

    category: ClassVar[Category] = "Convolution"
    keywords: ClassVar[tuple[str, ...]] = ("deconvolution", "transposed", "upsample")
    type: Literal["ConvTranspose2d"] = "ConvTranspose2d"

    filters: int = Field(32, ge=1, le=65536, description="How many maps come out.")
    kernel_size: Pair = Field((2, 2), description="Height and width of each pattern, in pixels.")
    stride: Pair = Field(
        (2, 2), description="How far apart the patterns are painted; 2 doubles the size of the map."
    )
    padding: Margin = Field((0, 0), description="How many pixels are cut off at the edges.")
    output_padding: Margin = Field(
        (0, 0),
        description="Pixels added below and on the right, to reach a size that the stride leaves open.",
        json_schema_extra={"advanced": True},
    )
    dilation: Pair = Field(
        (1, 1),
        description="Distance between the pixels of a pattern; over 1 it reaches further.",
        json_schema_extra={"advanced": True},
    )
    groups: int = Field(
        1,
        ge=1,
        le=65536,
        description="Splits channels into groups that do not mix.",
        json_schema_extra={"advanced": True},
    )
    bias: bool = Field(True, description="Learn one offset per filter. Not needed before BatchNorm.")

    def output_shape(self, *inputs: Shape) -> Shape:
        """(channels, height, width) -> (filters, height', width')."""
        channels, *size = need_map(self, inputs[0])
        if channels % self.groups or self.filters % self.groups:
            raise ShapeError(
                say(
                    "{channels} channels and {filters} filters do not both divide into {groups} groups.",
                    channels=channels,
                    filters=self.filters,
                    groups=self.groups,
                ),
                say("Choose groups that divide both."),
            )
        result = [
            (size[axis] - 1) * self.stride[axis]
            - 2 * self.padding[axis]
            + self.dilation[axis] * (self.kernel_size[axis] - 1)
            + self.output_padding[axis]
            + 1
            for axis in (0, 1)
        ]
        if any(self.output_padding[i] >= max(self.stride[i], self.dilation[i]) for i in (0, 1)):
            raise ShapeError(
                say("The output padding is as large as the stride."),
                say("Choose an output padding below the stride, or below the dilation."),
            )
        if min(result) < 1:
            raise ShapeError(
                say("The padding cuts off all that comes out."),
                say("Use less padding, or a larger kernel."),
            )
        return (self.filters, result[0], result[1])

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.ConvTranspose2d`."""
        settings = {name: getattr(self, name) for name in _DEFAULTS}
        kwargs = {name: value for name, value in settings.items() if value != _DEFAULTS[name]}
        args = (inputs[0][0], self.filters, self.kernel_size)
        return ModuleCall("nn.ConvTranspose2d", args, kwargs)

    def parameters(self, *inputs: Shape) -> int:
        """channels x (filters / groups) x kernel, and the biases."""
        return inputs[0][0] * self._fan_out() + self.filters * self.bias

    def multiply_adds(self, *inputs: Shape) -> int:
        """One pattern's weights for every input value."""
        return math.prod(inputs[0]) * self._fan_out()

    def init_calls(self, *inputs: Shape) -> tuple[InitCall, ...]:
        """The weight by the chosen scheme. torch takes the fan-in of this weight, which lies the
        other way round, from the wrong side, so He's formulas are given in numbers."""
        fan_in = inputs[0][0] // self.groups * math.prod(self.kernel_size) / math.prod(self.stride)
        calls = self.fill_with_bias(self.bias, fan_in)
        if self.initialisation == "he_normal":
            return (
                InitCall("weight", "nn.init.normal_", {"std": math.sqrt(2 / fan_in)}),
                *calls[1:],
            )
        if self.initialisation == "he_uniform":
            bound = math.sqrt(6 / fan_in)
            filled = InitCall("weight", "nn.init.uniform_", {"a": -bound, "b": bound})
            return (filled, *calls[1:])
        return calls

    def _fan_out(self) -> int:
        return self.filters // self.groups * math.prod(self.kernel_size)
