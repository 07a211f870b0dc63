"""The few modules and functions that torch lacks; each stands alone, so that a script can hold it.

A definition here uses only `torch` and `nn`: `inspect.getsource` of it is pasted in exported scripts.
"""

from __future__ import annotations

import torch
from torch import nn


class ScalePixels(nn.Module):
    """Pixels 0..255 (N, C, H, W), uint8 or float -> floats: pixels * scale + shift, by channel."""

    scale: torch.Tensor
    shift: torch.Tensor

    def __init__(self, channels: int, scale: float = 1.0, shift: float = 0.0) -> None:
        super().__init__()
        self.register_buffer("scale", torch.full((1, channels, 1, 1), scale))
        self.register_buffer("shift", torch.full((1, channels, 1, 1), shift))

    def forward(self, pixels: torch.Tensor) -> torch.Tensor:
        return pixels.to(self.scale.dtype) * self.scale + self.shift

    def standardise(self, mean: torch.Tensor, deviation: torch.Tensor) -> None:
        """From now on mean (C,) becomes 0 and deviation (C,) 1; a deviation of 0 counts as 1."""
        scale = 1 / torch.where(deviation == 0, torch.ones_like(deviation), deviation)
        self.scale.copy_(scale.reshape(self.scale.shape))
        self.shift.copy_((-mean * scale).reshape(self.shift.shape))

    def extra_repr(self) -> str:
        return str(self.scale.shape[1])


class GaussianNoise(nn.Module):
    """Adds normal noise of a standard deviation while training; does nothing in use."""

    def __init__(self, standard_deviation: float) -> None:
        super().__init__()
        self.standard_deviation = standard_deviation

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        if not self.training:
            return inputs
        return inputs + self.standard_deviation * torch.randn_like(inputs)

    def extra_repr(self) -> str:
        return str(self.standard_deviation)


def quadratic_cost(outputs: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """1/(2m) sum (h - y)^2 of outputs h (m, classes) and the one-hot form y of labels (m,)."""
    targets = nn.functional.one_hot(labels, outputs.shape[1]).to(outputs.dtype)
    return (outputs - targets).square().sum() / (2 * outputs.shape[0])
