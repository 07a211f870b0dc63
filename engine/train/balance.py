"""Small classes made to count as much as large ones. Each function stands alone: scripts carry them."""

from __future__ import annotations

import torch
from torch import Tensor


def class_weights(labels: Tensor, num_classes: int) -> Tensor:
    """float32 (num_classes,): the weight of a picture in the loss, by its class.

    Inverse to the number of its pictures in `labels` int64 (N,), and 1 on average over them; 1 also for
    a class that has none.
    """
    counts = torch.bincount(labels, minlength=num_classes)
    present = (counts > 0).sum()
    return torch.where(counts > 0, len(labels) / (present * counts.clamp_min(1)), 1.0).float()


def balanced_order(labels: Tensor, seed: int, epoch: int) -> Tensor:
    """int64 (N,): rows of `labels` int64 (N,) on the CPU, drawn with repetition for epoch 1, 2, ...

    Every class that has pictures is as likely as any other, and so are the pictures of one class.
    """
    chances = (1 / torch.bincount(labels).clamp_min(1).double())[labels]
    generator = torch.Generator().manual_seed(seed + epoch)
    return torch.multinomial(chances, len(labels), replacement=True, generator=generator)
