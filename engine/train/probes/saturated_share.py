"""The share of an activation's inputs so far out that the curve is flat there and passes no gradient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.train.probes.look import Look, SampledProbe, some

if TYPE_CHECKING:
    from torch import Tensor

FLAT_BEYOND = {"Tanh": 3.0, "Sigmoid": 5.0}
"""By type tag, in absolute value: there the slope is below 1 % (tanh) and 0.7 % (sigmoid)."""


def read(look: Look) -> list[Tensor]:
    """Share of |x| beyond the tag's limit; NaN for activations that are not flat on both sides."""
    import torch

    return [
        (some(bend.inputs).abs() > FLAT_BEYOND[bend.tag]).float().mean()
        if bend.tag in FLAT_BEYOND
        else torch.full((), torch.nan, device=bend.inputs[0].device)
        for bend in look.activations
    ]


PROBE = SampledProbe("saturated_share", "activations", read)
