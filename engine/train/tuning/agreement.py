"""Whether a faster way gives the same gradient: layer by layer, against float32.

A way is right where, in every layer, the cosine between its gradient and that of float32 is at least
LEAST_COSINE and their norms differ by at most NORM_TOLERANCE, and where the losses differ by at most
LOSS_TOLERANCE, on the same pictures with the same weights. A bfloat16 number has 8 bits, so each product is
off by up to 0.4 %, in random directions: the first layers of the templates have cosines of 0.967 to 1 and
norms within 7 % (2026-11-23), far nearer than two batches of the same pictures are to each other. A layer
beyond that is one that the number format does not carry, such as gradients that are too small for float16,
or differences of large numbers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor

LEAST_COSINE = 0.95
NORM_TOLERANCE = 0.10
LOSS_TOLERANCE = 0.02


@dataclass(frozen=True)
class Gradients:
    """Of one batch: its loss, and by layer the gradient of all weights in one vector, on the CPU."""

    loss: float
    layers: dict[str, Tensor]


def gradients_of(loss: Tensor, layers: dict[str, list[Tensor]]) -> Gradients:
    """What backward has left in the parameters."""
    vectors = {}
    for name, parameters in layers.items():
        parts = [p.grad.flatten() for p in parameters if p.grad is not None]
        if parts:
            vectors[name] = torch.cat(parts).double().cpu()
    return Gradients(loss.item(), vectors)


def first_that_differs(reference: Gradients, other: Gradients) -> str | None:
    """The layer nearest to the output whose gradient is not that of the reference; "" where the loss is
    not; None where all is right. Exact zeros agree with zeros alone."""
    if not math.isclose(reference.loss, other.loss, rel_tol=LOSS_TOLERANCE, abs_tol=1e-6):
        return ""
    for name in reversed(reference.layers):
        if not _agree(reference.layers[name], other.layers[name]):
            return name
    return None


def _agree(reference: Tensor, other: Tensor) -> bool:
    norm, other_norm = float(reference.norm()), float(other.norm())
    if norm == 0 or other_norm == 0:
        return norm == other_norm
    if not math.isfinite(other_norm):
        return False
    cosine = float(reference @ other) / (norm * other_norm)
    return cosine >= LEAST_COSINE and abs(other_norm / norm - 1) <= NORM_TOLERANCE
