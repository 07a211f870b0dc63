"""SeparableConv2d: a convolution in two cheap steps, by map and by pixel."""

from __future__ import annotations

import math
from typing import Any, ClassVar, Literal

from pydantic import Field

from engine.spec.fields import Padding, Pair
from engine.spec.layer import Category, MatrixWeights, Shape, need_map
from engine.spec.torch_call import InitCall, ModuleCall
from engine.spec.windows import same_padding, window_output


class SeparableConv2d(MatrixWeights):
    """Filters each map by itself, then mixes the maps pixel by pixel: much of a Conv2d for less.

    A depthwise convolution (one filter for each channel, without bias), then a convolution of kernel
    1x1. It costs about 1 / filters + 1 / (kernel height * width) of a Conv2d of the same size (Chollet,
    Xception, 2016; Howard et al., MobileNets, 2017). For small and fast networks. There is no
    activation between the two steps.
    """

    category: ClassVar[Category] = "Convolution"
    keywords: ClassVar[tuple[str, ...]] = ("depthwise", "pointwise", "xception", "mobilenet")
    type: Literal["SeparableConv2d"] = "SeparableConv2d"

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
    depth_multiplier: int = Field(
        1,
        ge=1,
        le=1024,
        description="How many filters each map gets in the first step.",
        json_schema_extra={"advanced": True},
    )
    bias: bool = Field(True, description="Learn one offset per filter. Not needed before BatchNorm.")

    def output_shape(self, *inputs: Shape) -> Shape:
        """(channels, height, width) -> (filters, height', width')."""
        _, height, width = need_map(self, inputs[0])
        size = window_output((height, width), self.kernel_size, self.stride, self.padding, self.dilation)
        return (self.filters, *size)

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """Two `nn.Conv2d`; behind a `nn.ZeroPad2d` where "same" needs more zeros on one side."""
        channels, height, width = inputs[0]
        middle = channels * self.depth_multiplier
        margins, padding = same_padding(
            (height, width), self.kernel_size, self.stride, self.padding, self.dilation
        )
        options: dict[str, Any] = {
            "stride": self.stride,
            "padding": padding,
            "dilation": self.dilation,
        }
        defaults = {"stride": (1, 1), "padding": (0, 0), "dilation": (1, 1)}
        kwargs = {name: value for name, value in options.items() if value != defaults[name]}
        kwargs |= {"groups": channels, "bias": False}
        steps: tuple[ModuleCall, ...] = (
            ModuleCall("nn.Conv2d", (channels, middle, self.kernel_size), kwargs),
            ModuleCall("nn.Conv2d", (middle, self.filters, 1), {} if self.bias else {"bias": False}),
        )
        if margins is not None:
            steps = (ModuleCall("nn.ZeroPad2d", (margins,)), *steps)
        return ModuleCall("nn.Sequential", steps)

    def parameters(self, *inputs: Shape) -> int:
        """The kernel for each map of the first step, and filters x (maps + bias)."""
        middle = inputs[0][0] * self.depth_multiplier
        return middle * math.prod(self.kernel_size) + self.filters * (middle + self.bias)

    def multiply_adds(self, *inputs: Shape) -> int:
        """The weights of both steps, without biases, for every pixel of the output."""
        filters, height, width = self.output_shape(*inputs)
        middle = inputs[0][0] * self.depth_multiplier
        return height * width * middle * (math.prod(self.kernel_size) + filters)

    def init_calls(self, *inputs: Shape) -> tuple[InitCall, ...]:
        """Both weights by the chosen scheme."""
        first = len(self.torch_call(*inputs).args) - 2
        middle = inputs[0][0] * self.depth_multiplier
        return (
            *self.fill(f"{first}.weight", math.prod(self.kernel_size)),
            *self.fill_with_bias(self.bias, middle, f"{first + 1}."),
        )
