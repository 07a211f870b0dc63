"""What the layers that join wires share: their ports, and the demand for equal shapes."""

from __future__ import annotations

from engine.spec.layer import Layer, Shape, ShapeError, shape_text
from engine.spec.message import Message, say


def merge_ports(count: int) -> tuple[str, ...]:
    """("in1", "in2", ...)."""
    return tuple(f"in{number}" for number in range(1, count + 1))


def need_equal_shapes(layer: Layer, inputs: tuple[Shape, ...]) -> Shape:
    """The one shape of all inputs, or a ShapeError that shows them."""
    if len(set(inputs)) != 1:
        raise ShapeError(
            say(
                "{layer} needs inputs of equal shape, but gets {shapes}.",
                layer=Message(layer.title),
                shapes=", ".join(shape_text(shape) for shape in inputs),
            ),
            say(
                "Bring them to one shape: a Conv2d of kernel 1 changes channels, stride or pooling the size."
            ),
        )
    return inputs[0]
