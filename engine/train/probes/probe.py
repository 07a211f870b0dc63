"""What a probe is: one number per parameter tensor or per layer, read at its moment of the step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from torch import Tensor

Moment = Literal["after_backward", "after_update"]


@dataclass(frozen=True)
class Weights:
    """All weights of a network, at one moment of a step.

    `parameters` are the tensors that are trained; `before` are the values before the update and
    `updates`, which are filled by then "after_update", the differences: a vector for each layer, with all
    of its tensors in turn.
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
    """`read` gives one norm of no dimensions for each parameter tensor or each layer, on the device,
    without waiting. Those of a layer's tensors are put together to one."""

    name: str
    moment: Moment
    of_each: Literal["tensor", "layer"]
    read: Callable[[Weights], list[Tensor]]
