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


def class_shares(outputs: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Labels (m,) in one-hot form, like the outputs (m, classes); of mixed pictures they are that already."""
    targets = nn.functional.one_hot(labels, outputs.shape[1]) if labels.dim() == 1 else labels
    return targets.to(outputs.dtype)


def mean_of_pictures(
    losses: torch.Tensor, targets: torch.Tensor, weights: torch.Tensor | None
) -> torch.Tensor:
    """The mean of losses (m,). With `weights` (classes,) a picture counts as often as its class weighs;
    `targets` (m, classes) are the shares of the classes in it."""
    if weights is None:
        return losses.mean()
    counts = targets @ weights
    return (losses * counts).sum() / counts.sum()


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


def negative_log_likelihood(
    outputs: torch.Tensor, labels: torch.Tensor, weights: torch.Tensor | None = None
) -> torch.Tensor:
    """-1/m sum h[y] of log-probabilities h (m, classes) and labels (m,), or their shares (m, classes)."""
    targets = class_shares(outputs, labels)
    return mean_of_pictures(-(outputs * targets).sum(1), targets, weights)


def mean_absolute_error(
    outputs: torch.Tensor, labels: torch.Tensor, weights: torch.Tensor | None = None
) -> torch.Tensor:
    """The mean of |h - y| over pictures and classes, with the one-hot form y of the labels."""
    targets = class_shares(outputs, labels)
    return mean_of_pictures((outputs - targets).abs().mean(1), targets, weights)


def huber(
    outputs: torch.Tensor, labels: torch.Tensor, weights: torch.Tensor | None = None, delta: float = 1.0
) -> torch.Tensor:
    """The mean over pictures and classes of e^2/2 where |e| <= delta, else delta (|e| - delta/2); e = h - y
    with the one-hot form y of the labels."""
    targets = class_shares(outputs, labels)
    losses = nn.functional.huber_loss(outputs, targets, reduction="none", delta=delta)
    return mean_of_pictures(losses.mean(1), targets, weights)


def binary_cross_entropy(
    outputs: torch.Tensor, labels: torch.Tensor, weights: torch.Tensor | None = None
) -> torch.Tensor:
    """The mean of -y log s(h) - (1 - y) log(1 - s(h)) over pictures and classes; s is the sigmoid."""
    targets = class_shares(outputs, labels)
    losses = nn.functional.binary_cross_entropy_with_logits(outputs, targets, reduction="none")
    return mean_of_pictures(losses.mean(1), targets, weights)


def focal(
    outputs: torch.Tensor, labels: torch.Tensor, weights: torch.Tensor | None = None, focus: float = 2.0
) -> torch.Tensor:
    """-1/m sum (1 - p)^focus log p, with p the softmax probability of the right class."""
    targets = class_shares(outputs, labels)
    logs = outputs.log_softmax(1)
    far = -torch.expm1(logs).clamp_max(-1e-12)  # 1 - p, which 0^focus must not make a gradient of infinity
    return mean_of_pictures(-(targets * far**focus * logs).sum(1), targets, weights)


def hinge(
    outputs: torch.Tensor,
    labels: torch.Tensor,
    weights: torch.Tensor | None = None,
    margin: float = 1.0,
    squared: bool = False,
) -> torch.Tensor:
    """1/(mK) sum over the K - 1 wrong classes k of max(0, margin - h[y] + h[k]), or of its square."""
    targets = class_shares(outputs, labels)
    if labels.dim() == 1:
        short = (margin - outputs.gather(1, labels[:, None]) + outputs).clamp_min(0)
        short = short.masked_fill(targets > 0, 0)[:, None]
    else:  # each class as the right one: (m, right, wrong)
        short = (margin - outputs[:, :, None] + outputs[:, None, :]).clamp_min(0)
        short = short * (1 - torch.eye(outputs.shape[1], device=outputs.device))
    losses = (short.square() if squared else short).mean(2)
    return mean_of_pictures((losses * (targets if labels.dim() > 1 else 1)).sum(1), targets, weights)


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
