"""What a probe is: one number per parameter tensor, read at its moment of the step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from torch import Tensor

Moment = Literal["after_backward", "after_update"]


@dataclass(frozen=True)
class Weights:
    """All parameter tensors of a network, at one moment of a step; the lists run in parallel.

    `before` are the values before the update. `updates` are filled by then "after_update":
    parameters - before.
    """

    parameters: list[Tensor]
    before: list[Tensor]
    updates: list[Tensor]

    @property
    def gradients(self) -> list[Tensor]:
        """As backward left them: not clipped, not scaled. A tensor without one counts as zero."""
        return [p.grad if p.grad is not None else p.detach().new_zeros(()) for p in self.parameters]


@dataclass(frozen=True)
class Probe:
    """`read` gives one tensor of no dimensions per parameter, on the device, without waiting."""

    name: str
    moment: Moment
    read: Callable[[Weights], list[Tensor]]
