"""Loss and accuracy over a whole part of the data, without learning."""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import Tensor, nn

BATCH = 500


@torch.no_grad()
def evaluate(
    module: nn.Module, loss_of: Callable[[Tensor, Tensor], Tensor], images_NCHW: Tensor, labels_N: Tensor
) -> tuple[float, float]:
    """(mean loss, accuracy 0..1) in evaluation mode; NaN for no pictures. The mode is put back."""
    count = len(labels_N)
    if not count:
        return math.nan, math.nan
    was_training = module.training
    module.eval()
    sums = torch.zeros(2, device=labels_N.device)
    for start in range(0, count, BATCH):
        labels = labels_N[start : start + BATCH]
        outputs = module(images_NCHW[start : start + BATCH])
        sums[0] += loss_of(outputs, labels) * len(labels)
        sums[1] += (outputs.argmax(1) == labels).sum()
    module.train(was_training)
    loss, right = (sums / count).tolist()
    return loss, right
