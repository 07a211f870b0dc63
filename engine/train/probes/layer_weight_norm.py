"""The L2 norm of all weights of each layer, at a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.train.probes.look import Look, SampledProbe, long_norm

if TYPE_CHECKING:
    from torch import Tensor


def read(look: Look) -> list[Tensor]:
    """w = ||w||."""
    return [long_norm(group) for group in look.weights]


PROBE = SampledProbe("weight_norm", "layers", read)
