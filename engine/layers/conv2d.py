"""Conv2d: a convolution over the picture."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.fields import Padding, Pair
from engine.spec.layer import Category, MatrixWeights, Shape, ShapeError, need_map
from engine.spec.message import say
from engine.spec.torch_call import InitCall, ModuleCall
from engine.spec.windows import same_padding, window_output


class Conv2d(MatrixWeights):
    """Slides small learnt filters over the picture; each makes one map of where it found its pattern.

    out[f, y, x] = bias[f] + sum over c, i, j of weight[f, c, i, j] * in[c, y*stride+i, x*stride+j].

    The work horse of picture networks: few weights, used everywhere in the picture. Stacks of 3x3 see
    as far as one large filter, with fewer weights and more non-linearity between.
    """

    category: ClassVar[Category] = "Convolution"
    keywords: ClassVar[tuple[str, ...]] = ("convolution", "filter", "kernel")
    type: Literal["Conv2d"] = "Conv2d"

    filters: int = Field(32, ge=1, le=65536, description="How many maps come out.")
    kernel_size: Pair = Field((3, 3), description="Height and width of each filter, in pixels.")
    stride: Pair = Field((1, 1), description="By how many pixels the filter moves; 2 halves the map.")
    padding: Padding = Field(
        "valid",
        description=(
            "Zeros around the input. same: the output is as large as the input over the stride; valid: none."
        ),
    )
    dilation: Pair = Field(
        (1, 1),
        description="Distance between the pixels that a filter looks at; over 1 it sees further.",
        json_schema_extra={"advanced": True},
    )
    groups: int = Field(
        1,
        ge=1,
        le=65536,
        description="Splits channels into groups that do not mix. As many as channels: depthwise.",
        json_schema_extra={"advanced": True},
    )
    bias: bool = Field(True, description="Learn one offset per filter. Not needed before BatchNorm.")

    def output_shape(self, *inputs: Shape) -> Shape:
        """(channels, height, width) -> (filters, height', width')."""
        channels, height, width = need_map(self, inputs[0])
        for name, count in ((say("channels"), channels), (say("filters"), self.filters)):
            if count % self.groups:
                raise ShapeError(
                    say(
                        "{count} {name} do not divide into {groups} groups.",
                        count=count,
                        name=name,
                        groups=self.groups,
                    ),
                    say(
                        "Choose groups that divide both channels ({channels}) and filters ({filters}).",
                        channels=channels,
                        filters=self.filters,
                    ),
                )
        size = window_output((height, width), self.kernel_size, self.stride, self.padding, self.dilation)
        return (self.filters, *size)

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.Conv2d`; behind a `nn.ZeroPad2d` where "same" needs more zeros on one side."""
        channels, height, width = inputs[0]
        margins, padding = same_padding(
            (height, width), self.kernel_size, self.stride, self.padding, self.dilation
        )
        options = {
            "stride": self.stride,
            "padding": padding,
            "dilation": self.dilation,
            "groups": self.groups,
        }
        defaults = {"stride": (1, 1), "padding": (0, 0), "dilation": (1, 1), "groups": 1}
        kwargs = {name: value for name, value in options.items() if value != defaults[name]}
        if not self.bias:
            kwargs["bias"] = False
        conv = ModuleCall("nn.Conv2d", (channels, self.filters, self.kernel_size), kwargs)
        if margins is None:
            return conv
        return ModuleCall("nn.Sequential", (ModuleCall("nn.ZeroPad2d", (margins,)), conv))

    def parameters(self, *inputs: Shape) -> int:
        """filters x (channels / groups) x kernel, and the biases."""
        return self.filters * (self._fan_in(inputs[0]) + self.bias)

    def multiply_adds(self, *inputs: Shape) -> int:
        """One filter's weights for every output value."""
        filters, height, width = self.output_shape(*inputs)
        return filters * height * width * self._fan_in(inputs[0])

    def init_calls(self, *inputs: Shape) -> tuple[InitCall, ...]:
        """The weight by the chosen scheme."""
        nested = len(self.torch_call(*inputs).args) == 2
        return self.fill_with_bias(self.bias, self._fan_in(inputs[0]), "1." if nested else "")

    def _fan_in(self, shape: Shape) -> int:
        return shape[0] // self.groups * self.kernel_size[0] * self.kernel_size[1]
