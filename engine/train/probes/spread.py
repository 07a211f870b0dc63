"""The shares of numbers in the bins of a histogram: what the three histogram probes have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.train.histograms import Spread, edges, num_bins

if TYPE_CHECKING:
    from torch import Tensor

MOST_NUMBERS = 1 << 15
"""Of more numbers than this, evenly spaced ones are counted: enough for a picture, and bounded in time."""


def shares(tensors: list[Tensor], spread: Spread) -> Tensor:
    """(bins,) floats that sum to 1: how the numbers of these tensors together are spread. What is not
    finite is left out; NaN where nothing is left, as of the gradients of a frozen layer."""
    import torch

    if not tensors:
        return torch.full((num_bins(spread),), torch.nan)
    counts = torch.zeros(num_bins(spread), device=tensors[0].device)
    inner = torch.from_numpy(edges(spread)).float().to(counts.device)
    total = sum(tensor.numel() for tensor in tensors)
    stride = max(1, -(-total // MOST_NUMBERS))
    for tensor in tensors:
        numbers = tensor.detach().reshape(-1)[::stride].float()
        numbers = numbers[numbers.isfinite()]
        counts += torch.bincount(torch.bucketize(numbers, inner), minlength=len(counts))
    return counts / counts.sum()
