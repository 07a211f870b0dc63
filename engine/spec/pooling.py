"""WindowPooling: the settings and the shape rule of pooling with a sliding window."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from engine.spec.fields import Count, Padding, Pair, widen
from engine.spec.layer import Category, Layer, Shape, ShapeError, need_map
from engine.spec.message import say
from engine.spec.torch_call import ModuleCall
from engine.spec.windows import Size, same_padding, window_output

Stride = Annotated[Literal["kernel"] | tuple[Count, Count], BeforeValidator(widen)]
"""kernel: as far as the window is large; or (vertical, horizontal)."""


class WindowPooling(Layer):
    """Base of pooling over windows: each map by itself, no weights."""

    category: ClassVar[Category] = "Pooling"

    kernel_size: Pair = Field((2, 2), description="Height and width of the window, in pixels.")
    stride: Stride = Field(
        "kernel",
        description="By how many pixels the window moves. kernel: by its own size, without overlap.",
    )
    padding: Padding = Field(
        "valid",
        description=(
            "Border around the input. same: the output is as large as the input over the stride; "
            "valid: none; at most half of the window."
        ),
    )
    ceil_mode: bool = Field(
        False,
        description="Keep a last window that hangs over the edge instead of dropping those pixels.",
        json_schema_extra={"advanced": True, "label": "round size up"},
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        """(channels, height, width) -> (channels, height', width')."""
        channels, height, width = need_map(self, inputs[0])
        if isinstance(self.padding, tuple) and any(
            2 * margin > kernel for margin, kernel in zip(self.padding, self.kernel_size, strict=True)
        ):
            raise ShapeError(
                say("The padding is more than half of the window."),
                say("Use a smaller padding, or a larger kernel."),
            )
        size = window_output(
            (height, width),
            self.kernel_size,
            self._stride(),
            self.padding,
            ceil_mode=self.ceil_mode,
        )
        return (channels, *size)

    def pooling_call(self, target: str, filler: float, shape: Shape) -> ModuleCall:
        """`target` with this window; behind a padding with `filler` where "same" is one-sided."""
        size: Size = (shape[1], shape[2])
        margins, padding = same_padding(size, self.kernel_size, self._stride(), self.padding)
        kwargs: dict[str, Any] = {}
        if self._stride() != self.kernel_size:
            kwargs["stride"] = self._stride()
        if padding != (0, 0):
            kwargs["padding"] = padding
        if self.ceil_mode and self.padding != "same":
            kwargs["ceil_mode"] = True
        pool = ModuleCall(target, (self.kernel_size,), kwargs)
        if margins is None:
            return pool
        return ModuleCall("nn.Sequential", (ModuleCall("nn.ConstantPad2d", (margins, filler)), pool))

    def _stride(self) -> Size:
        return self.kernel_size if self.stride == "kernel" else self.stride
