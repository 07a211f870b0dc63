"""The L2 norm of the loss's gradient by all weights of each layer, on the look's own pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.train.probes.look import Look, SampledProbe, long_norm

if TYPE_CHECKING:
    from torch import Tensor


def read(look: Look) -> list[Tensor]:
    """g = ||dL/dw||."""
    return [long_norm(group) for group in look.gradients]


PROBE = SampledProbe("gradient_norm", "layers", read)
