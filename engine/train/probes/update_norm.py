"""The L2 norm of the real update of each layer, whatever the optimizer made of the gradient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.train.probes.probe import Probe, Weights

if TYPE_CHECKING:
    from torch import Tensor


def read(weights: Weights) -> list[Tensor]:
    """||w_after - w_before||; over ||w_before|| it is the update ratio, healthy around 1e-3."""
    import torch

    return list(torch._foreach_norm(weights.updates))


PROBE = Probe("update_norm", "after_update", "layer", read)
