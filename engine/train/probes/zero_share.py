"""The share of an activation's outputs that are not positive: 50 to 80 % is common and healthy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.train.probes.look import Look, SampledProbe, some

if TYPE_CHECKING:
    from torch import Tensor

TAGS = frozenset(("ReLU", "LeakyReLU", "PReLU", "ELU", "SELU", "GELU", "SiLU", "Hardswish"))
"""Activations that weaken or stop their negative half."""


def read(look: Look) -> list[Tensor]:
    """Share of y <= 0, over pictures, channels and places; 0 for those without such a half."""
    import torch

    return [
        (some(bend.outputs) <= 0).float().mean()
        if bend.tag in TAGS
        else torch.zeros((), device=bend.outputs[0].device)
        for bend in look.activations
    ]


PROBE = SampledProbe("zero_share", "activations", read)
