"""Stochastic weight averaging (Izmailov et al., 2018). Each function stands alone: scripts carry them."""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor, nn


def average_equally(mean: dict[str, Tensor], network: nn.Module, count: int) -> None:
    """Make the mean of `count - 1` states that of `count`, as `swa_utils.AveragedModel` does.

    Buffers are those of the network now. An empty mean begins as a copy.
    """
    parameters = dict(network.named_parameters())
    for name, value in network.state_dict().items():
        if name not in mean:
            mean[name] = value.detach().clone()
        elif name in parameters:
            mean[name] += (value.detach() - mean[name]) / count
        else:
            mean[name].copy_(value)


@torch.no_grad()
def renew_statistics(network: nn.Module, batches: Iterable[Tensor]) -> None:
    """Give each batch normalisation the mean of its statistics over these pictures, as
    `swa_utils.update_bn`; those that are frozen keep their own. Without any, nothing is looked at."""
    was_training = network.training
    network.train()
    kind = nn.modules.batchnorm._BatchNorm
    norms = [one for one in network.modules() if isinstance(one, kind) and one.training]
    momenta = [norm.momentum for norm in norms]
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None
    for pictures in batches if norms else ():
        network(pictures)
    for norm, momentum in zip(norms, momenta, strict=True):
        norm.momentum = momentum
    network.train(was_training)
