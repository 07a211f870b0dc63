"""The processes that train one network together; alone, there is one, and nothing is sent."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, TypeVar

import torch
from torch import Tensor, nn

if TYPE_CHECKING:
    from engine.spec.training import TrainingPlan

T = TypeVar("T")
Forward = Callable[[Tensor], Tensor]


class Team:
    """Alone. `engine.train.distributed.Together` is several, of the same size at all places.

    Whatever sends something must be called by all of them, in the same order.
    """

    rank = 0
    size = 1

    @property
    def is_first(self) -> bool:
        """Whether this one speaks and writes for all."""
        return self.rank == 0

    def device(self, device: torch.device) -> torch.device:
        """The one of this process, of a kind."""
        return device

    def threads(self, wanted: int) -> int:
        """How many of a machine's threads this process takes."""
        return wanted

    def agree(self, value: T) -> T:
        """What the first one says."""
        return value

    def gather(self, value: T) -> list[T]:
        """What each one says, by rank."""
        return [value]

    def share(self, order: Tensor, bounds: list[tuple[int, int]]) -> tuple[Tensor, list[tuple[int, int]]]:
        """This one's part of each batch: its pictures, and the bounds of its batches among them."""
        return order, bounds

    def prepare(self, module: nn.Module, plan: TrainingPlan) -> None:
        """Change a module, on its device, for the way in which they work together."""

    def forward_of(self, module: nn.Module) -> Forward:
        """How to call the module in a step, so that its gradients become those of the whole batch."""
        return module

    def begin_step(self, count: int, total: int, weight: Tensor | None = None) -> None:
        """This one has `count` of a step's `total` pictures; they weigh so much together, if not alike."""

    def whole(self, loss: Tensor, accuracy: Tensor) -> tuple[Tensor, Tensor]:
        """Loss () and accuracy () of the whole batch."""
        return loss, accuracy

    def total(self, sums: Tensor) -> Tensor:
        """The sum over all."""
        return sums

    def same_statistics(self, module: nn.Module) -> None:
        """Give all of them the running statistics of the first."""

    def whole_state(self) -> AbstractContextManager[None]:
        """Inside, weights are whole and not in shards."""
        return nullcontext()


ALONE = Team()
