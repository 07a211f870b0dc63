"""One of several processes that train one network together, as torchrun starts them.

Every process holds the whole network and the pictures; of each batch it takes a part. Gradients, losses and
counts are those of the whole batch, so the steps are those of one process with the same batch size.
"""

from __future__ import annotations

import json
import os
from dataclasses import replace
from itertools import pairwise
from typing import Any, cast

import numpy as np
import torch
import torch.distributed as dist
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel

from engine.spec.message import UserError, say
from engine.spec.training import TrainingPlan
from engine.train.recorder import Recorder
from engine.train.report import Report
from engine.train.sharded import ShardedRecorder, like, shard, whole
from engine.train.synchronised import synchronise
from engine.train.team import Bounds, Forward, T, Team

LEAST_PART = 2
"""Batch statistics need two pictures: of a small batch some processes take no part."""


class Together(Team):
    """One of several. The process group must be there."""

    def __init__(self) -> None:
        self.rank, self.size = dist.get_rank(), dist.get_world_size()
        self._local_rank = int(os.environ.get("LOCAL_RANK", self.rank))
        self._local_size = int(os.environ.get("LOCAL_WORLD_SIZE", self.size))
        self._part_of_batch: Tensor | float = 1.0
        """How much of the batch's gradient comes from this one's part."""
        self._rows = (0, 0)
        self._smallest = 0
        """So many pictures has the smallest part of the batch."""
        self.in_step = False
        """Whether the module is called with this one's part of a batch."""
        self._until_report = 1

    @property
    def takes_part(self) -> bool:
        """Whether what the module is given counts; false for the pictures that stand in for an empty part."""
        return self._rows[0] < self._rows[1] or not self.in_step

    def device(self, device: torch.device) -> torch.device:
        if device.type == "cpu":
            return device
        if device.type != "cuda":
            raise UserError(
                say("Several processes cannot train on {device}.", device=device.type.upper()),
                say("Add --device cpu, or start one process."),
            )
        if not dist.is_nccl_available():
            raise UserError(
                say("This torch cannot train on several GPUs: it was built without NCCL."),
                say("Add --device cpu, or start one process."),
            )
        if self._local_rank >= torch.cuda.device_count():
            raise UserError(
                say(
                    "This machine has {count} GPUs for {processes} processes.",
                    count=torch.cuda.device_count(),
                    processes=self._local_size,
                ),
                say("Start torchrun with --nproc-per-node={count}.", count=torch.cuda.device_count()),
            )
        own = torch.device("cuda", self._local_rank)
        torch.cuda.set_device(own)
        return own

    def threads(self, wanted: int) -> int:
        return max(1, wanted // self._local_size)

    def agree(self, value: T) -> T:
        content = json.dumps(value).encode()
        length = torch.tensor([len(content)])
        dist.broadcast(length, 0)
        sent = torch.zeros(int(length), dtype=torch.uint8)
        if self.is_first:
            sent = torch.frombuffer(bytearray(content), dtype=torch.uint8)
        dist.broadcast(sent, 0)
        return cast(T, json.loads(sent.numpy().tobytes()))

    def gather(self, tensors: list[Tensor]) -> list[list[Tensor]]:
        gathered = []
        for tensor in tensors:
            places = [torch.empty_like(tensor) for _ in range(self.size)]
            dist.all_gather(places, tensor)
            gathered.append(places)
        return [list(of_one) for of_one in zip(*gathered, strict=True)]

    def part(self, start: int, end: int) -> tuple[int, int]:
        count = end - start
        active = self._active(count)
        if self.rank >= active:
            return start, start
        each, rest = divmod(count, active)
        low = start + self.rank * each + min(self.rank, rest)
        return low, low + each + (self.rank < rest)

    def _active(self, count: int) -> int:
        """So many processes take part in a batch."""
        return max(1, min(self.size, count // LEAST_PART))

    def share(self, order: Tensor, bounds: Bounds) -> tuple[Tensor, Bounds]:
        rows, own, place = [], [], 0
        for start, end in bounds:
            low, high = self.part(start, end)
            if low == high:  # all must call the network: these stand in, and count for nothing
                low, high = start, min(start + LEAST_PART, end)
            rows.append(order[low:high])
            own.append((place, place + high - low))
            place += high - low
        return torch.cat(rows), own

    def parts(self, count: int, parts: int) -> Bounds:
        possible = max(1, min(parts, self._smallest // LEAST_PART))
        ends = [count * number // possible for number in range(possible + 1)]
        return list(pairwise(ends))

    def prepare(self, module: nn.Module, plan: TrainingPlan) -> None:
        if plan.synchronise_batch_norm:
            synchronise(module, self)
        self.in_shards = plan.parallel == "fsdp"
        if self.in_shards:
            shard(module)

    def forward_of(self, module: nn.Module) -> Forward:
        if not any(parameter.requires_grad for parameter in module.parameters()):
            return module
        device = next(module.parameters()).device
        wrapped = module
        if not self.in_shards:
            wrapped = DistributedDataParallel(module, [device] if device.type == "cuda" else None)

        def forward(images_NCHW: Tensor) -> Tensor:
            self.in_step = True
            try:
                outputs = wrapped(images_NCHW)
            finally:
                self.in_step = False
            scaled: Any = _Scaled.apply  # torch leaves it without types
            return cast(Tensor, scaled(outputs, self._part_of_batch * self.size))

        return forward

    def begin_step(self, start: int, end: int) -> None:
        self._rows = self.part(start, end)
        self._part_of_batch = (self._rows[1] - self._rows[0]) / (end - start)
        self._smallest = (end - start) // self._active(end - start)

    def weigh(self, weights_N: Tensor) -> None:
        own = weights_N.sum() if self._rows[0] < self._rows[1] else weights_N.new_zeros(())
        self._part_of_batch = own / self.total(own)

    def whole_loss(self, loss: Tensor) -> Tensor:
        own = loss.detach() * self._part_of_batch
        return self.total(own if self._rows[0] < self._rows[1] else torch.zeros_like(own))

    def due(self, late_enough: bool) -> bool:
        self._until_report -= 1
        return self._until_report <= 0

    def whole_report(self, report: Report, bounds: Bounds, seconds: float) -> Report:
        parts = [self.part(start, end) for start, end in bounds]
        own = torch.tensor([high - low for low, high in parts]) * torch.from_numpy(report.accuracy).double()
        right = self.total(torch.nan_to_num(own)).numpy()
        sizes = np.array([end - start for start, end in bounds])
        told: list[Any] = [report.seconds, report.seconds_left, report.images_per_second]
        pace = len(sizes) * seconds / max(float(sizes.sum()) / max(report.images_per_second, 1e-9), 1e-9)
        *told, self._until_report = self.agree([*told, max(1, min(round(pace), 256))])
        return replace(
            report,
            accuracy=(right / sizes).astype(np.float32),
            seconds=told[0],
            seconds_left=told[1],
            images_per_second=told[2],
        )

    def total(self, sums: Tensor) -> Tensor:
        added = sums.detach().clone()
        dist.all_reduce(added)
        return added

    def recorder(self, layers: dict[str, list[Tensor]], device: torch.device) -> Recorder:
        made: Any = ShardedRecorder if self.in_shards else Recorder
        return cast(Recorder, made(layers, device))

    def whole(self, state: T) -> T:
        return cast(T, whole(state)) if self.in_shards else state

    def like(self, value: Tensor, model: Tensor) -> Tensor:
        return like(value, model)

    def same_statistics(self, module: nn.Module) -> None:
        for buffer in module.buffers():
            dist.broadcast(buffer, 0)


class _Scaled(torch.autograd.Function):
    """The outputs as they are; their gradient so many times as large."""

    @staticmethod
    def forward(context: Any, outputs: Tensor, factor: Tensor | float) -> Tensor:
        context.factor = factor
        return outputs.view_as(outputs)

    @staticmethod
    def backward(context: Any, *gradients: Any) -> Any:
        return gradients[0] * context.factor, None
