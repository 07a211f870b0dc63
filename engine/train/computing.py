"""The outputs and gradients of a step in a precision and layout. Each stands alone: scripts carry them."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn


def outputs_of(
    network: Callable[[Tensor], Tensor],
    pictures: Tensor,
    precision: str = "float32",
    layout: str = "channels_first",
) -> Tensor:
    """The outputs (N, K) of pictures (N, C, H, W), float32 whatever the layers computed in."""
    if layout == "channels_last":
        pictures = pictures.contiguous(memory_format=torch.channels_last)
    if precision not in ("bfloat16", "float16"):
        return network(pictures)
    with torch.autocast(pictures.device.type, getattr(torch, precision)):
        outputs = network(pictures)
    return outputs.float()


class LossScale:
    """What the loss is multiplied by so that small gradients do not become 0 in float16."""

    def __init__(self) -> None:
        self.value = 65536.0
        self.calm = 0
        """So many steps were finite since it changed."""


def scaled_gradient(
    network: nn.Module, scale: LossScale, compute: Callable[[float], tuple[Tensor, Tensor]]
) -> tuple[Tensor, Tensor]:
    """The gradient of a step in float16; what `compute` gives.

    `compute(factor)` adds the gradient of factor * loss and gives (loss (), outputs (N, K)). Where that is
    not finite the factor is halved and the same step computed anew, so that no step is left out; after
    1,000 steps without it is doubled. It is divided out of the gradients again.
    """
    while True:
        network.zero_grad()
        loss, outputs = compute(scale.value)
        gradients = [p.grad for p in network.parameters() if p.grad is not None]
        finite = all(bool(gradient.isfinite().all()) for gradient in gradients)
        if finite or scale.value <= 1 or not loss.isfinite():
            for gradient in gradients:
                gradient.div_(scale.value)
            scale.calm = scale.calm + 1 if finite else 0
            if scale.calm == 1000 and scale.value < 2.0**24:
                scale.value, scale.calm = scale.value * 2, 0
            return loss, outputs
        scale.value, scale.calm = scale.value / 2, 0
