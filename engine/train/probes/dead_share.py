"""The share of an activation's units that answer to no picture at all, so that they cannot learn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.train.probes.look import Look, SampledProbe

if TYPE_CHECKING:
    from torch import Tensor

SILENT_BELOW = {"ReLU": 0.0, "GELU": -3.0, "Hardswish": -3.0}
"""By type tag: inputs up to here pass nothing, or next to nothing, forward or backward."""


def read(look: Look) -> list[Tensor]:
    """Share of units (of vectors) or channels (of maps) whose input is below the tag's limit for every
    picture and at every place; 0 for activations that always pass something."""
    import torch

    shares = []
    for bend in look.activations:
        if bend.tag not in SILENT_BELOW:
            shares.append(torch.zeros((), device=bend.inputs[0].device))
            continue
        places = (0, *range(2, bend.inputs[0].dim()))
        largest = torch.stack([part.amax(places) for part in bend.inputs]).amax(0)
        shares.append((largest <= SILENT_BELOW[bend.tag]).float().mean())
    return shares


PROBE = SampledProbe("dead_share", "activations", read)
