"""LSUV: first weights that the pictures scale. Each function stands alone: scripts carry them."""

from __future__ import annotations

import torch
from torch import Tensor, nn


def start_rows(num_pictures: int, seed: int) -> Tensor:
    """int64 (n,), n <= 256: the training pictures that scale the start, on the CPU."""
    generator = torch.Generator().manual_seed(seed + 1)
    return torch.randperm(num_pictures, generator=generator)[:256]


def scale_start(network: nn.Module, pictures: Tensor) -> None:
    """Draw the weights of all convolutions and Linear layers anew, and scale each so that it gives numbers
    of variance 1 for these pictures (N, C, H, W); biases become 0.

    Layer-sequential unit variance (Mishkin and Matas, All You Need Is a Good Init, 2016): orthogonal
    weights, divided by the deviation of what the layer gives. That is done while the pictures pass, from the
    first layer to the last, and exact at once, since a layer without bias is linear. Dropout and the
    running means of norms play no part. Weights that are used twice count where they are met last.
    """

    def scale(module: nn.Module, _inputs: tuple[Tensor, ...], outputs: Tensor) -> Tensor:
        deviation = outputs.std()
        if not torch.isfinite(deviation) or deviation < 1e-8:
            return outputs
        module.get_parameter("weight").div_(deviation)
        return outputs / deviation

    hooks = []
    with torch.no_grad():
        for module in network.modules():
            if not isinstance(module, nn.Conv2d | nn.ConvTranspose2d | nn.Linear):
                continue
            drawn = torch.empty(module.weight.shape)
            nn.init.orthogonal_(drawn)
            module.weight.copy_(drawn)
            if module.bias is not None:
                module.bias.zero_()
            hooks.append(module.register_forward_hook(scale))
        network.eval()
        network(pictures)
        network.train()
    for hook in hooks:
        hook.remove()
