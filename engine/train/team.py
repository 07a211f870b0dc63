"""The processes that train one network together; alone, there is one, and nothing is sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import torch
from torch import Tensor, nn

from engine.train.batches import batch_bounds
from engine.train.recorder import Recorder

if TYPE_CHECKING:
    from engine.spec.training import TrainingPlan
    from engine.train.report import Report

T = TypeVar("T")
Bounds = list[tuple[int, int]]
Forward = Callable[[Tensor], Tensor]


class Team:
    """Alone. `engine.train.distributed.Together` is one of several, of the same size everywhere.

    What sends something must be called by all of them, in the same order.
    """

    rank = 0
    size = 1
    in_shards = False
    """Whether each holds a part of the weights only."""

    @property
    def is_first(self) -> bool:
        """Whether this one speaks and writes for all."""
        return self.rank == 0

    def device(self, device: torch.device) -> torch.device:
        """The one of this process, of a kind. Raises UserError where there is none."""
        return device

    def threads(self, wanted: int) -> int:
        """How many of the machine's threads this process takes."""
        return wanted

    def agree(self, value: T) -> T:
        """What the first one says: numbers, text and lists of them. Sends."""
        return value

    def gather(self, tensors: list[Tensor]) -> list[list[Tensor]]:
        """What each has, by rank; of the same kinds and sizes everywhere. Sends."""
        return [tensors]

    def part(self, start: int, end: int) -> tuple[int, int]:
        """This one's rows of a batch; perhaps none."""
        return start, end

    def share(self, order: Tensor, bounds: Bounds) -> tuple[Tensor, Bounds]:
        """This one's pictures of each batch in turn, and the bounds of its batches among them."""
        return order, bounds

    def parts(self, count: int, parts: int) -> Bounds:
        """The bounds of the parts in which `count` pictures of a step are computed; as many everywhere."""
        return batch_bounds(count, -(-count // parts))

    def prepare(self, module: nn.Module, plan: TrainingPlan) -> None:
        """Change a module, on its device, for the way in which they work together."""

    def forward_of(self, module: nn.Module) -> Forward:
        """How to call the module in a step, so that its gradients become those of the whole batch."""
        return module

    def begin_step(self, start: int, end: int) -> None:
        """The step of these rows begins."""

    def weigh(self, weights_N: Tensor) -> None:
        """The pictures of this one's part count so much each. Sends."""

    def whole_loss(self, loss: Tensor) -> Tensor:
        """The loss () of the whole batch, where this is the one of this one's part. Sends."""
        return loss

    def due(self, late_enough: bool) -> bool:
        """Whether a report is due after this step, the same everywhere."""
        return late_enough

    def whole_report(self, report: Report, bounds: Bounds, seconds: float) -> Report:
        """The report of all of them on the steps of these batches; the next one shall follow after so many
        seconds. Sends."""
        return report

    def total(self, sums: Tensor) -> Tensor:
        """The sum over all. Sends."""
        return sums

    def recorder(self, layers: dict[str, list[Tensor]], device: torch.device) -> Recorder:
        """What watches these parameters."""
        return Recorder(layers, device)

    def whole(self, state: T) -> T:
        """The same with whole tensors, where weights are in shards. Sends."""
        return state

    def like(self, value: Tensor, model: Tensor) -> Tensor:
        """A copy of a whole tensor on the device and in the memory layout of another, or in its shards."""
        return torch.empty_like(model, dtype=value.dtype).copy_(value)

    def same_statistics(self, module: nn.Module) -> None:
        """Give all of them the running statistics of the first. Sends."""


ALONE = Team()
