"""Where a number that is not finite came from: the first layer in which it appears."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import torch
from torch import Tensor, fx

from engine.spec.message import Message, say

Place = Literal["pictures", "forward", "loss", "backward", "update"]


class _Watch(fx.Interpreter):
    """Runs the network layer by layer and stops at the first output that is not finite."""

    found: str | None = None

    def run_node(self, n: fx.Node) -> Any:
        result = super().run_node(n)
        is_layer = n.op not in ("placeholder", "output")
        if is_layer and self.found is None and isinstance(result, Tensor) and not result.isfinite().all():
            self.found = n.name
        return result


def find_layer(
    module: fx.GraphModule,
    loss_of: Callable[[Tensor, Tensor], Tensor],
    images_NCHW: Tensor,
    labels_N: Tensor,
    layers: dict[str, list[Tensor]],
) -> tuple[Place, str | None]:
    """Repeat the step without its update: in the forward pass the first layer whose output is not
    finite; else in the backward pass the first, from the loss on, whose gradient is not. If both are
    finite the update itself was not. Buffers and gradients are as before afterwards."""
    buffers = {name: value.clone() for name, value in module.named_buffers()}
    try:
        if images_NCHW.is_floating_point() and not images_NCHW.isfinite().all():
            return "pictures", None
        watch = _Watch(module)
        outputs = watch.run(images_NCHW)
        if watch.found is not None:
            return "forward", watch.found
        loss = loss_of(outputs, labels_N)
        if not loss.isfinite():
            return "loss", next(reversed(layers), None)
        moving = {name: [one for one in group if one.requires_grad] for name, group in layers.items()}
        parameters = [parameter for group in moving.values() for parameter in group]
        gradients = iter(torch.autograd.grad(loss, parameters, allow_unused=True))
        by_layer = {name: [next(gradients) for _ in group] for name, group in moving.items()}
        for name in reversed(by_layer):
            if any(g is not None and not g.isfinite().all() for g in by_layer[name]):
                return "backward", name
        return "update", None
    finally:
        for name, value in module.named_buffers():
            value.copy_(buffers[name])


def describe(place: Place, name: str, step: int, learning_rate: float) -> tuple[Message, Message]:
    """What happened, and what to do."""
    what = {
        "pictures": say("Step {step}: the pictures hold numbers that are not finite.", step=step),
        "forward": say("Step {step}: the output of {layer} is not finite.", step=step, layer=name),
        "loss": say("Step {step}: the loss is not finite, after {layer}.", step=step, layer=name),
        "backward": say("Step {step}: the gradient of {layer} is not finite.", step=step, layer=name),
        "update": say("Step {step}: the update of {layer} is not finite.", step=step, layer=name),
    }[place]
    advice = say(
        "The weights of before this step are kept. Lower the learning rate (now {rate:g}) to a tenth, or "
        "tame the start: He initialisation, BatchNorm, standardised pictures.",
        rate=learning_rate,
    )
    return what, advice
