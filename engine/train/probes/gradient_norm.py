"""The L2 norm of the loss's gradient by each parameter tensor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.train.probes.probe import Probe, Weights

if TYPE_CHECKING:
    from torch import Tensor


def read(weights: Weights) -> list[Tensor]:
    """||dJ/dw||, after backward and before clipping."""
    import torch

    return list(torch._foreach_norm(weights.gradients))


PROBE = Probe("gradient_norm", "after_backward", "tensor", read)
