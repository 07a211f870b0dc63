"""The cosine between each layer's gradient now and at the look before: does it still point the same way?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.train.probes.look import Look, SampledProbe, long_norm

if TYPE_CHECKING:
    from torch import Tensor


def read(look: Look) -> list[Tensor]:
    """<g, g'> / (|g| |g'|) of all weights of a layer, on the same pictures; NaN where one of them is 0,
    and where the layer is or was frozen.

    Near 1: the way is straight, larger steps would do; below 0: the steps jump across the valley.
    """
    import torch

    cosines = []
    for now, before in zip(look.gradients, look.earlier_gradients, strict=False):
        if not now or len(now) != len(before):
            cosines.append(torch.tensor(torch.nan))
            continue
        lengths = long_norm(now), long_norm(before)
        parts = [((a / lengths[0]) * (b / lengths[1])).sum() for a, b in zip(now, before, strict=True)]
        cosines.append(torch.stack(parts).sum())
    return cosines


PROBE = SampledProbe("gradient_cosine", "layers", read, "standard")
