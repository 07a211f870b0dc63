"""The gradient noise scale: about how many pictures a step can use before more of them help little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.train.probes.look import Look, SampledProbe

if TYPE_CHECKING:
    from torch import Tensor


def read(look: Look) -> list[Tensor]:
    """B = S / |G|^2, in pictures (McCandlish et al., An Empirical Model of Large-Batch Training, 2018).

    With |G_b|^2 the mean of the squared norms of the two halves' gradients, b pictures each, and |G_B|^2
    that of all B = 2b: |G|^2 = (B |G_B|^2 - b |G_b|^2) / (B - b), S = (|G_b|^2 - |G_B|^2) / (1/b - 1/B).
    Of one look it is rough: take the median of several. NaN where the noise hides the gradient, or there
    are no two halves.
    """
    import torch

    device = look.outputs[0][0].device
    if len(look.half_gradients) < 2:
        return [torch.full((), torch.nan, device=device)]
    small = look.pictures / 2
    of_halves = torch.stack([_square(half) for half in look.half_gradients]).mean()
    of_all = _square(look.gradients)
    gradient = (look.pictures * of_all - small * of_halves) / (look.pictures - small)
    noise = (of_halves - of_all) / (1 / small - 1 / look.pictures)
    known = (gradient > 0) & (noise >= 0)
    return [torch.where(known, noise / gradient, torch.full_like(noise, torch.nan))]


def _square(gradients: list[list[Tensor]]) -> Tensor:
    """The squared norm (); NaN where all layers are frozen."""
    import torch

    tensors = [tensor for group in gradients for tensor in group]
    if not tensors:
        return torch.tensor(torch.nan)
    norms = torch.stack(torch._foreach_norm(tensors))
    # MPS has no float64, in which the squares of small norms do not vanish
    return (norms if norms.device.type == "mps" else norms.double()).square().sum()


PROBE = SampledProbe("noise_scale", "network", read, "standard")
