"""What a probe of every step is: the tensors whose L2 norms are read, exactly, in each step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class Weights:
    """All weights of a network in one step.

    `gradients` are those of the parameter tensors, as backward left them: not clipped, not scaled, zero
    for a tensor without one; of each there is only its norm, which is a tensor with the same norm. `before`
    are the values before the update and `updates` the real differences that it made: a vector for each
    layer, with all of its tensors in turn.
    """

    gradients: list[Tensor]
    before: list[Tensor]
    updates: list[Tensor]


@dataclass(frozen=True)
class Probe:
    """`tensors` gives one for each parameter tensor or each layer. Norms of a layer's tensors are put
    together to one."""

    name: str
    of_each: Literal["tensor", "layer"]
    tensors: Callable[[Weights], list[Tensor]]
