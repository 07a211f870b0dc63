"""All parameters of a network in one buffer, so that what concerns all of them is one call."""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor

ALIGNMENT = 16
"""Each tensor begins at a multiple of so many numbers: of 64 bytes, a cache line."""


class FlatParameters:
    """Moves parameters into one buffer, without a change to their values, shapes or strides.

    `layers` maps a layer's id to its parameters, all of one dtype and device. From then on each
    parameter is a view on `values`, a vector in which gaps are 0. What writes to a parameter in place
    (an optimizer, load_state_dict) writes to the buffer; what gives it other memory (`module.to`) must
    come before.
    """

    def __init__(self, layers: dict[str, list[Tensor]]) -> None:
        self._bounds: list[tuple[int, int]] = []
        places: list[tuple[Tensor, int]] = []
        end = 0
        for parameters in layers.values():
            start = end
            for parameter in parameters:
                places.append((parameter, end))
                end += -(-parameter.numel() // ALIGNMENT) * ALIGNMENT
            self._bounds.append((start, end))
        first = places[0][0]
        self.values = torch.zeros(end, dtype=first.dtype, device=first.device)
        for parameter, offset in places:
            view = self.values.as_strided(parameter.shape, parameter.stride(), offset)
            with torch.no_grad():
                view.copy_(parameter)
            parameter.data = view

    def by_layer(self, vector: Tensor) -> list[Tensor]:
        """The parts of a vector like `values`, one for each layer."""
        return [vector[start:end] for start, end in self._bounds]


def all_parameters(layers: dict[str, list[Tensor]]) -> Iterable[Tensor]:
    """Of all layers, in their order."""
    return (parameter for parameters in layers.values() for parameter in parameters)
