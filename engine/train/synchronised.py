"""BatchNorm over the pictures of all processes, on any device.

The same layer with the same weights and running statistics as torch's, so that files do not differ.
"""

from __future__ import annotations

from typing import Any, Protocol, cast

import torch
import torch.distributed as dist
from torch import Tensor, nn
from torch.nn.modules.batchnorm import _BatchNorm


class _Team(Protocol):
    in_step: bool

    @property
    def takes_part(self) -> bool: ...


def synchronise(module: nn.Module, team: _Team) -> None:
    """Exchange the batch norms among a module's layers.

    In a step each process has a part of the batch; the pictures of one that takes no part are normalised,
    too, but do not count. Outside of steps all have the same pictures, and nothing is sent.
    """
    for name, layer in module.named_children():
        if isinstance(layer, _BatchNorm):
            setattr(module, name, SynchronisedNorm(layer, team))
        else:
            synchronise(layer, team)


class SynchronisedNorm(_BatchNorm):
    """Takes the place of an `nn.BatchNorm1d` or `nn.BatchNorm2d`, and takes over its tensors."""

    def __init__(self, layer: _BatchNorm, team: _Team) -> None:
        super().__init__(layer.num_features, layer.eps, layer.momentum)
        self.weight, self.bias = layer.weight, layer.bias
        self.running_mean, self.running_var = layer.running_mean, layer.running_var
        self.num_batches_tracked = layer.num_batches_tracked
        self._team = team

    def forward(self, values: Tensor) -> Tensor:
        """(N, C) or (N, C, H, W), computed in float32."""
        shape = (1, -1, *[1] * (values.dim() - 2))
        wide = values.float()
        if self.training:
            mean, variance = self._statistics(wide, shape)
        else:
            mean, variance = cast(Tensor, self.running_mean), cast(Tensor, self.running_var)
        scale = torch.rsqrt(variance + self.eps) * self.weight
        result = (wide - mean.view(shape)) * scale.view(shape) + self.bias.view(shape)
        return result.to(values.dtype)

    def _statistics(self, values: Tensor, shape: tuple[int, ...]) -> tuple[Tensor, Tensor]:
        """Mean (C,) and variance (C,) over all processes; the running ones follow."""
        over = [place for place in range(values.dim()) if place != 1]
        counts = float(self._team.takes_part)
        own = values.new_tensor([values.numel() // values.shape[1] * counts])
        sums = self._whole(torch.cat([values.sum(over) * counts, own]))
        count = sums[-1].detach()
        mean = sums[:-1] / count
        squares = (values - mean.view(shape)).square().sum(over) * counts
        variance = self._whole(squares) / count
        with torch.no_grad():
            number = cast(Tensor, self.num_batches_tracked).add_(1)
            share = self.momentum if self.momentum is not None else float(1 / number)
            cast(Tensor, self.running_mean).lerp_(mean, share)
            unbiased = variance * (count / (count - 1).clamp_min(1))
            cast(Tensor, self.running_var).lerp_(unbiased, share)
        return mean, variance

    def _whole(self, values: Tensor) -> Tensor:
        """The sum over all processes, in a step."""
        added: Any = _Sum.apply  # torch leaves it without types
        return cast(Tensor, added(values)) if self._team.in_step else values


class _Sum(torch.autograd.Function):
    """The sum over all processes; each gets the sum of all gradients back."""

    @staticmethod
    def forward(context: Any, values: Tensor) -> Tensor:
        added = values.clone()
        dist.all_reduce(added)
        return added

    @staticmethod
    def backward(context: Any, *gradients: Any) -> Any:
        added = gradients[0].clone()
        dist.all_reduce(added)
        return added
