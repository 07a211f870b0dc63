"""The mean of each layer's output, before norm and activation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.train.probes.look import Look, SampledProbe, some

if TYPE_CHECKING:
    from torch import Tensor


def read(look: Look) -> list[Tensor]:
    """mean z, over pictures, channels and places."""
    return [some(parts).mean() for parts in look.outputs]


PROBE = SampledProbe("output_mean", "layers", read)
