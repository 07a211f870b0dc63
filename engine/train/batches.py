"""The order of the pictures: which make up each step of an epoch."""

from __future__ import annotations

import torch
from torch import Tensor


def batch_bounds(num_pictures: int, batch_size: int) -> list[tuple[int, int]]:
    """(start, end) of each step. A last batch of a single picture joins the one before it: batch
    statistics need two."""
    starts = list(range(0, num_pictures, batch_size))
    if len(starts) > 1 and num_pictures - starts[-1] == 1:
        starts.pop()
    return list(zip(starts, [*starts[1:], num_pictures], strict=True))


def epoch_order(num_pictures: int, seed: int, epoch: int) -> Tensor:
    """int64 (num_pictures,): the order of epoch 1, 2, ...; on the CPU, so the same on every device."""
    generator = torch.Generator().manual_seed(seed + epoch)
    return torch.randperm(num_pictures, generator=generator)
