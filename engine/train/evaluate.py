"""Loss and accuracy over a whole part of the data, without learning."""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import Tensor, nn

from engine.train.team import ALONE, Team

BATCH = 500


@torch.no_grad()
def evaluate(
    module: nn.Module,
    loss_of: Callable[[Tensor, Tensor], Tensor],
    images_NCHW: Tensor,
    labels_N: Tensor,
    team: Team = ALONE,
) -> tuple[float, float]:
    """(mean loss, accuracy 0..1) in evaluation mode; NaN for no pictures. The mode is put back. A team
    shares the pictures."""
    count = len(labels_N)
    if not count:
        return math.nan, math.nan
    was_training = module.training
    module.eval()
    sums = torch.zeros(2, device=labels_N.device)
    for start in range(0, count, BATCH):
        low, high = team.part(start, min(start + BATCH, count))
        if low == high:
            continue
        labels = labels_N[low:high]
        outputs = module(images_NCHW[low:high])
        sums[0] += loss_of(outputs, labels) * len(labels)
        sums[1] += (outputs.argmax(1) == labels).sum()
    module.train(was_training)
    loss, right = (team.total(sums) / count).tolist()
    return loss, right
