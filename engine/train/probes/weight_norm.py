"""The L2 norm of all weights of each layer before the update."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.train.probes.probe import Probe, Weights

if TYPE_CHECKING:
    from torch import Tensor


def read(weights: Weights) -> list[Tensor]:
    """||w||."""
    import torch

    return list(torch._foreach_norm(weights.before))


PROBE = Probe("weight_norm", "after_backward", "layer", read)
