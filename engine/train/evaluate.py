"""Loss and accuracy over a whole part of the data, without learning."""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import Tensor, nn

BATCH = 500


@torch.no_grad()
def evaluate(
    module: nn.Module,
    loss_of: Callable[[Tensor, Tensor], Tensor],
    images_NCHW: Tensor,
    labels_N: Tensor,
    part: Callable[[int, int], tuple[int, int]] | None = None,
    total: Callable[[Tensor], Tensor] | None = None,
) -> tuple[float, float]:
    """(mean loss, accuracy 0..1) in evaluation mode; NaN for no pictures. The mode is put back.

    Where several processes share the pictures, `part` gives this one's rows of a batch, perhaps none, and
    `total` the sums of all.
    """
    count = len(labels_N)
    if not count:
        return math.nan, math.nan
    was_training = module.training
    module.eval()
    sums = torch.zeros(2, device=labels_N.device)
    for start in range(0, count, BATCH):
        low, high = start, min(start + BATCH, count)
        if part is not None:
            low, high = part(low, high)
        if low == high:
            continue
        labels = labels_N[low:high]
        outputs = module(images_NCHW[low:high])
        sums[0] += loss_of(outputs, labels) * len(labels)
        sums[1] += (outputs.argmax(1) == labels).sum()
    module.train(was_training)
    if total is not None:
        sums = total(sums)
    loss, right = (sums / count).tolist()
    return loss, right
