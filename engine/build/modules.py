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


def quadratic_cost(
    outputs: torch.Tensor, labels: torch.Tensor, weights: torch.Tensor | None = None
) -> torch.Tensor:
    """1/(2m) sum (h - y)^2 of outputs h (m, classes) and the one-hot form y of labels (m,).

    Labels may also be y itself: (m, classes), of mixed pictures. With `weights` (classes,) each picture
    counts as often as its class weighs, and m is the sum of that.
    """
    targets = nn.functional.one_hot(labels, outputs.shape[1]) if labels.dim() == 1 else labels
    targets = targets.to(outputs.dtype)
    squares = (outputs - targets).square()
    if weights is None:
        return squares.sum() / (2 * outputs.shape[0])
    counts = targets @ weights
    return (squares.sum(1) * counts).sum() / (2 * counts.sum())


class RandomShift(nn.Module):
    """Pictures (N, C, H, W), each moved by up to `margins` whole pixels (down, right) either way.

    The room that comes free is filled as `nn.functional.pad` fills it in that mode.
    """

    def __init__(self, margins: tuple[int, int], mode: str, probability: float) -> None:
        super().__init__()
        self.margins, self.mode, self.probability = margins, mode, probability

    def forward(self, pixels: torch.Tensor) -> torch.Tensor:
        count, _, height, width = pixels.shape
        down, right = self.margins
        padded = nn.functional.pad(pixels, (right, right, down, down), mode=self.mode)
        windows = padded.unfold(2, height, 1).unfold(3, width, 1)
        rows = torch.randint(0, 2 * down + 1, (count,))
        columns = torch.randint(0, 2 * right + 1, (count,))
        stays = torch.rand(count) >= self.probability
        rows[stays], columns[stays] = down, right
        everyone = torch.arange(count, device=pixels.device)
        return windows[everyone, :, rows.to(pixels.device), columns.to(pixels.device)]


class MixPictures(nn.Module):
    """Each picture (N, C, H, W) mixed with the one before it, and its targets (N, classes) likewise.

    The picture's own share is drawn from Beta(alpha, alpha) (mixup, Zhang et al., 2017).
    """

    def __init__(self, alpha: float, probability: float) -> None:
        super().__init__()
        self.alpha, self.probability = alpha, probability

    def forward(self, pixels: torch.Tensor, targets: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        share = torch.distributions.Beta(self.alpha, self.alpha).sample((len(pixels),))
        share[torch.rand(len(pixels)) >= self.probability] = 1
        share = share.to(pixels.device)
        pixels = torch.lerp(pixels.roll(1, 0), pixels, share[:, None, None, None])
        return pixels, torch.lerp(targets.roll(1, 0), targets, share[:, None])


class CutPictures(nn.Module):
    """Into each picture (N, C, H, W) a rectangle of the one before it; targets (N, classes) by area.

    The area is 1 - share, with the share drawn from Beta(alpha, alpha), about any pixel; what sticks
    out is cut off (CutMix, Yun et al., 2019).
    """

    def __init__(self, alpha: float, probability: float) -> None:
        super().__init__()
        self.alpha, self.probability = alpha, probability

    def forward(self, pixels: torch.Tensor, targets: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        count = len(pixels)
        area = 1 - torch.distributions.Beta(self.alpha, self.alpha).sample((count,))
        area[torch.rand(count) >= self.probability] = 0
        inside = []
        for size in pixels.shape[2:]:
            side = area.sqrt() * size
            start = torch.rand(count) * size - side / 2
            low, high = start.round(), (start + side).round()
            place = torch.arange(size)
            inside.append((place >= low[:, None]) & (place < high[:, None]))
        window = (inside[0][:, :, None] & inside[1][:, None, :]).to(pixels.device)
        share = 1 - window.float().mean((1, 2))
        pixels = torch.where(window[:, None], pixels.roll(1, 0), pixels)
        return pixels, torch.lerp(targets.roll(1, 0), targets, share[:, None])
