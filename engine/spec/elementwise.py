"""Elementwise: the base of layers that change numbers one by one and keep the shape."""

from __future__ import annotations

from engine.spec.layer import Layer, Shape


class Elementwise(Layer):
    """Base of activations and noise: any shape goes in, the same comes out."""

    def output_shape(self, *inputs: Shape) -> Shape:
        """As the input."""
        return inputs[0]
