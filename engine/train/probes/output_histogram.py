"""How the outputs of each layer are spread, before norm and activation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.train.probes.look import Look, SampledProbe
from engine.train.probes.spread import shares

if TYPE_CHECKING:
    from torch import Tensor


def read(look: Look) -> list[Tensor]:
    """The share of the numbers in each bin of `engine.train.histograms`; of many an even sample."""
    return [shares(parts, "outputs") for parts in look.outputs]


PROBE = SampledProbe("outputs", "layers", read, "full")
