"""A network whose weights lie in shards, one in each process (FSDP): for those that do not fit into one."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
import torch.distributed as dist
from torch import Tensor, nn
from torch.distributed.device_mesh import init_device_mesh
from torch.distributed.fsdp import fully_shard
from torch.distributed.tensor import DTensor, distribute_tensor

from engine.train.recorder import ROWS, Rows

NORMS = 3
"""Of gradient, weights and update."""


def shard(module: nn.Module) -> None:
    """Leave each process with its part of every layer's weights; a layer's are gathered while it computes."""
    device = next(module.buffers()).device.type
    mesh = init_device_mesh(device, (dist.get_world_size(),))
    for layer in module.children():
        if any(True for _ in layer.parameters()):
            fully_shard(layer, mesh=mesh)
    fully_shard(module, mesh=mesh)


def whole(value: Any) -> Any:
    """The same with whole tensors in place of shards, on the CPU. All processes must call it alike."""
    if isinstance(value, DTensor):
        return value.full_tensor().cpu()
    if isinstance(value, dict):
        return {key: whole(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(whole(item) for item in value)
    return value


def like(value: Tensor, model: Tensor) -> Tensor:
    """A copy of a whole tensor, on the device, in the memory layout and in shards as its model is."""
    if isinstance(model, DTensor):
        value = value.to(model.device)
        part: Tensor = distribute_tensor(value, model.device_mesh, model.placements, src_data_rank=None)
        return part
    return torch.empty_like(model, dtype=value.dtype).copy_(value)


class ShardedRecorder:
    """As `Recorder`, for parameters in shards: what the processes measure is added up in each step."""

    def __init__(self, layers: dict[str, list[Tensor]], device: torch.device) -> None:
        self._layers = list(layers.values())
        self._before = [[_own(one).clone() for one in group] for group in self._layers]
        self._rows = torch.zeros((ROWS, 2 + NORMS * len(layers)), device=device)
        self._good = torch.ones((), dtype=torch.bool, device=device)
        self._values: list[Tensor] = []
        self._count = 0

    @property
    def is_full(self) -> bool:
        """Whether the rows must be taken before the next step."""
        return self._count == ROWS

    def __len__(self) -> int:
        return self._count

    @torch.no_grad()
    def before_update(self, loss: Tensor, outputs: Tensor, labels: Tensor) -> None:
        """Read loss () of the whole batch, the accuracy of this part, gradients and weights."""
        accuracy = (outputs.argmax(1) == labels).float().mean()
        gradients = [
            [_own(one.grad) if one.grad is not None else _own(one).new_zeros(()) for one in group]
            for group in self._layers
        ]
        self._values = [loss.detach().float(), accuracy]
        self._values += [_square(group) for group in (*gradients, *self._before)]

    @torch.no_grad()
    def after_update(self, at_once: bool = False) -> None:
        """Read the update, and undo it where a number is not finite."""
        for group, before in zip(self._layers, self._before, strict=True):
            self._values.append(_square([_own(one) - old for one, old in zip(group, before, strict=True)]))
        row = torch.stack(self._values)
        dist.all_reduce(row[2:])
        row[2:] = row[2:].sqrt()
        self._rows[self._count] = row
        self._count += 1
        self._good = self._good & row.isfinite().all()
        for group, before in zip(self._layers, self._before, strict=True):
            for one, old in zip(group, before, strict=True):
                old.copy_(torch.where(self._good, _own(one), old))
                _own(one).copy_(old)

    def take(self) -> Rows:
        """The rows since the last call, as arrays on the host."""
        table = self._rows[: self._count].cpu().numpy().astype(np.float64)
        self._count = 0
        gradient, weight, update = np.split(table[:, 2:], NORMS, axis=1)
        with np.errstate(over="ignore", invalid="ignore"):
            ratio = update / np.maximum(weight, 1e-12)
        return Rows(
            table[:, 0].astype(np.float32),
            table[:, 1].astype(np.float32),
            gradient.astype(np.float32),
            weight.astype(np.float32),
            ratio.astype(np.float32),
            np.asarray(np.isfinite(table).all(axis=1)),
        )

    @torch.no_grad()
    def restart(self) -> None:
        """Take the parameters as they are now for the state before the next step."""
        for group, before in zip(self._layers, self._before, strict=True):
            for one, old in zip(group, before, strict=True):
                old.copy_(_own(one))
        self._good.fill_(True)


def _own(value: Tensor) -> Tensor:
    """This process's part."""
    if not isinstance(value, DTensor):
        return value.detach()
    part: Tensor = value.to_local()
    return part.detach()


def _square(tensors: list[Tensor]) -> Tensor:
    """The sum () of the squares of all numbers."""
    return torch.stack([one.float().square().sum() for one in tensors]).sum()
