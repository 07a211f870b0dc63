"""The sizes that a sliding window (convolution, pooling) leaves, as torch computes them."""

from __future__ import annotations

from typing import Literal

from engine.spec.layer import ShapeError
from engine.spec.message import say

Size = tuple[int, int]
Padding = Literal["same", "valid"] | Size


def window_output(
    size: Size,
    kernel: Size,
    stride: Size,
    padding: Padding,
    dilation: Size = (1, 1),
    ceil_mode: bool = False,
) -> Size:
    """(height, width) after the window. Raises ShapeError where the window is larger than the map.

    `ceil_mode` keeps a last window that hangs over the edge, unless it would lie wholly beyond it.
    """
    if padding == "same":
        return (-(-size[0] // stride[0]), -(-size[1] // stride[1]))
    margin = (0, 0) if padding == "valid" else padding
    result = []
    for axis in (0, 1):
        reach = dilation[axis] * (kernel[axis] - 1) + 1
        room = size[axis] + 2 * margin[axis] - reach
        if room < 0:
            raise ShapeError(
                say(
                    "A window of {reach} pixels does not fit on a map of {height}x{width}.",
                    reach=reach,
                    height=size[0],
                    width=size[1],
                ),
                say('Use a smaller kernel, padding "same", or less pooling before it.'),
            )
        steps = -(-room // stride[axis]) if ceil_mode else room // stride[axis]
        if ceil_mode and steps * stride[axis] >= size[axis] + margin[axis]:
            steps -= 1
        result.append(steps + 1)
    return (result[0], result[1])


def same_padding(
    size: Size, kernel: Size, stride: Size, padding: Padding, dilation: Size = (1, 1)
) -> tuple[tuple[int, int, int, int] | None, Size]:
    """What to pad: (left, right, top, bottom) by a layer of its own, or None, and the (vertical,
    horizontal) padding that the window itself can do.

    "same" wants max((ceil(n / stride) - 1) * stride + reach - n, 0) zeros along each axis; where that
    is odd, the further one goes below and to the right, as TensorFlow does.
    """
    if padding == "valid":
        return None, (0, 0)
    if padding != "same":
        return None, padding
    totals = []
    for axis in (0, 1):
        reach = dilation[axis] * (kernel[axis] - 1) + 1
        steps = -(-size[axis] // stride[axis]) - 1
        totals.append(max(steps * stride[axis] + reach - size[axis], 0))
    vertical, horizontal = totals
    if vertical % 2 == 0 and horizontal % 2 == 0:
        return None, (vertical // 2, horizontal // 2)
    left, top = horizontal // 2, vertical // 2
    return (left, horizontal - left, top, vertical - top), (0, 0)
