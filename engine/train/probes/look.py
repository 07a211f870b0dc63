"""What a look at the network holds; and the sampled probe: one quantity of every layer, read from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from torch import Tensor

Level = Literal["economy", "standard", "full"]
MANY = 1 << 19
"""Shares and moments are of about so many numbers, where there are more."""
PLAIN_FROM = 1e-12
"""Norms from here on, up to its inverse, are exact also where each number was squared by itself."""
Of = Literal["layers", "activations", "network"]


@dataclass(frozen=True)
class Bend:
    """An activation: its type tag, and what goes in and comes out, (n, channels, ...) for each half."""

    tag: str
    inputs: list[Tensor]
    outputs: list[Tensor]


@dataclass(frozen=True)
class Look:
    """One forward and backward pass, of a mean loss over `pictures` pictures in two halves.

    By layer with weights, from the input to the output: `outputs` z (n, ...) of each half, before norm and
    activation, `signals` dL/dz of the same shapes, `weights` and `gradients` the layer's parameters and
    dL/dw. `half_gradients` are those of each half's own mean loss; one half alone where there are too few
    pictures for two. `earlier_gradients` are those of the look before; empty for the first.
    """

    pictures: int
    outputs: list[list[Tensor]]
    signals: list[list[Tensor]]
    weights: list[list[Tensor]]
    gradients: list[list[Tensor]]
    half_gradients: list[list[list[Tensor]]]
    activations: list[Bend]
    earlier_gradients: list[list[Tensor]]


@dataclass(frozen=True)
class SampledProbe:
    """`read` gives one number (or one row of numbers) for each layer or activation, or for the whole
    network, on the device, without waiting. `level` is the least at which it is read."""

    name: str
    of: Of
    read: Callable[[Look], list[Tensor]]
    level: Level = "economy"


def some(parts: list[Tensor]) -> Tensor:
    """float32 (n, ...): all of these parts together, or every k-th picture where they are many numbers."""
    import torch

    total = sum(part.numel() for part in parts)
    stride = max(1, min(-(-total // MANY), min(len(part) for part in parts)))
    return torch.cat([part[::stride] for part in parts]).float()


def long_norm(tensors: list[Tensor]) -> Tensor:
    """The L2 norm () of all numbers together, right also where their squares are too small for a float."""
    import torch

    if not tensors:
        return torch.tensor(torch.nan)
    wide = torch.promote_types(tensors[0].dtype, torch.float32)
    norms = torch.stack(torch._foreach_norm(tensors, dtype=wide))
    norm: Tensor = torch.linalg.vector_norm(norms)
    if norm.device.type == "cpu" and PLAIN_FROM < norm < 1 / PLAIN_FROM:
        return norm  # the host is the device: asking costs nothing
    largest = torch.stack([tensor.abs().max().to(wide) for tensor in tensors]).max()
    scale = torch.where((largest > 0) & largest.isfinite(), largest, torch.ones_like(largest))
    parts = torch.stack([torch.linalg.vector_norm(tensor.to(wide) / scale) for tensor in tensors])
    long: Tensor = torch.linalg.vector_norm(parts) * scale
    return long
