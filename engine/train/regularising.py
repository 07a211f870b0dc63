"""What is done to gradients and weights around a step. Each function stands alone: scripts carry them."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn


def clip_gradients(network: nn.Module, clipping: str, limit: float) -> None:
    """Make gradients smaller where they are above a limit.

    "norm": all together to this length; "layer": those of each layer of the network to this length;
    "value": each number into -limit..limit; "adaptive": those of each unit to the share `limit` of the
    norm of its weights, which counts as 0.001 at least (Brock et al., NFNets, 2021).
    """
    if clipping == "norm":
        nn.utils.clip_grad_norm_(network.parameters(), limit)
    elif clipping == "layer":
        for layer in network.children():
            if parameters := list(layer.parameters()):
                nn.utils.clip_grad_norm_(parameters, limit)
    elif clipping == "value":
        nn.utils.clip_grad_value_(network.parameters(), limit)
    else:
        for parameter in network.parameters():
            if parameter.grad is None:
                continue
            places = tuple(range(parameter.dim() > 1, parameter.dim()))
            weights = torch.linalg.vector_norm(parameter.detach(), dim=places, keepdim=True).clamp_min(1e-3)
            gradients = torch.linalg.vector_norm(parameter.grad, dim=places, keepdim=True).clamp_min(1e-12)
            parameter.grad.mul_((limit * weights / gradients).clamp_max(1))


def add_l1(network: nn.Module, strength: float) -> None:
    """Add the gradient of strength * sum |w|, over the weights of linear layers and filters."""
    for module in network.modules():
        if isinstance(module, nn.Linear | nn.modules.conv._ConvNd) and module.weight.grad is not None:
            module.weight.grad.add_(module.weight.detach().sign(), alpha=strength)


@torch.no_grad()
def limit_weights(network: nn.Module, longest: float) -> None:
    """Shorten the weights of each unit or filter to this norm (Srivastava et al., Dropout, 2014)."""
    for module in network.modules():
        kinds = (nn.Linear, nn.modules.conv._ConvNd)
        if isinstance(module, kinds) and module.weight.requires_grad:
            dimension = 1 if getattr(module, "transposed", False) else 0
            module.weight.copy_(module.weight.renorm(2, dimension, longest))


def average_weights(average: dict[str, Tensor], network: nn.Module, decay: float, step: int) -> None:
    """Move the running average of weights and statistics towards those of the network, after step 0, 1...

    average <- d * average + (1 - d) * now, with d = min(decay, (1 + step) / (10 + step)), so that the
    first steps are soon forgotten. An empty average begins as a copy.
    """
    share = 1 - min(decay, (1 + step) / (10 + step))
    for name, value in network.state_dict().items():
        if name not in average:
            average[name] = value.detach().clone()
        elif value.is_floating_point():
            average[name].lerp_(value.detach(), share)
        else:
            average[name].copy_(value)


def gradient_in_parts(
    network: Callable[[Tensor], Tensor],
    loss_of: Callable[..., Tensor],
    pictures: Tensor,
    targets: Tensor,
    bounds: list[tuple[int, int]],
    weights: Tensor | None = None,
    factor: float = 1.0,
) -> tuple[Tensor, Tensor]:
    """Add factor times the gradient of the mean loss, one part of the batch after the other; (loss (),
    outputs (N, K)).

    Each part counts by its pictures or, where classes weigh, by their weights: so the gradient is that of
    the whole batch, but for the order of adding and for statistics that layers take of a batch.
    """
    counts = torch.ones(len(pictures), device=pictures.device)
    if weights is not None:
        counts = weights[targets] if targets.dim() == 1 else targets @ weights
    shares = counts / counts.sum()
    settings = () if weights is None else (weights,)
    losses, outputs = [], []
    for start, end in bounds:
        output = network(pictures[start:end])
        loss = loss_of(output, targets[start:end], *settings) * shares[start:end].sum()
        (loss * factor).backward()  # type: ignore[no-untyped-call]
        losses.append(loss.detach())
        outputs.append(output.detach())
    return torch.stack(losses).sum(), torch.cat(outputs)


def gradient_norm(network: nn.Module) -> Tensor:
    """The norm () of the gradient of all weights together."""
    norms = [parameter.grad.norm() for parameter in network.parameters() if parameter.grad is not None]
    total: Tensor = torch.stack(norms).norm()
    return total
