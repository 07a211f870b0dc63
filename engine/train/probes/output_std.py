"""The deviation of each layer's output, before norm and activation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.train.probes.look import Look, SampledProbe, some

if TYPE_CHECKING:
    from torch import Tensor


def read(look: Look) -> list[Tensor]:
    """sqrt(mean (z - mean z)^2), over pictures, channels and places."""
    return [some(parts).std(correction=0) for parts in look.outputs]


PROBE = SampledProbe("output_std", "layers", read)
