"""The L2 norm of the loss's gradient by each layer's output: how much of the signal arrives there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.train.probes.look import Look, SampledProbe, long_norm

if TYPE_CHECKING:
    from torch import Tensor


def read(look: Look) -> list[Tensor]:
    """d = ||dL/dz||, over all pictures and places; z lies before norm and activation.

    Unlike the gradient of the weights it is not bent by weight sharing, by the layer's size or by what
    comes in, so that layers can be compared.
    """
    return [long_norm(parts) for parts in look.signals]


PROBE = SampledProbe("signal_norm", "layers", read)
