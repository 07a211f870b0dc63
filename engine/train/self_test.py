"""Whether a device computes what the CPU computes; a layer that it gets wrong is computed on the CPU.

Apple's MPS has given wrong numbers in some versions of torch, without an error (see, for torch 2.x,
github.com/pytorch/pytorch/issues with the label "module: mps" and "module: correctness (silent)"). So each
kind of layer is tried once for each version of torch: its outputs, all its gradients, and the statistics
that it keeps, on the device and on the CPU, from the same numbers.
"""

from __future__ import annotations

import copy
from collections.abc import Callable

import torch
from torch import Tensor, nn

from engine.spec.message import Message, say
from engine.train.tuning import memory

TOLERANCE = 1e-3
"""Of the largest number of a tensor; a GPU adds in another order, which is 1e-5 or so."""

Make = Callable[[], nn.Module]
Numbers = Callable[[nn.Module, Tensor, torch.device], list[Tensor]]
CASES: dict[type[nn.Module], tuple[Make, tuple[int, ...]]] = {
    nn.Conv2d: (lambda: nn.Conv2d(6, 8, 3, padding=1), (4, 6, 9, 9)),
    nn.ConvTranspose2d: (lambda: nn.ConvTranspose2d(6, 8, 3, stride=2), (4, 6, 9, 9)),
    nn.Linear: (lambda: nn.Linear(30, 7), (5, 30)),
    nn.BatchNorm2d: (lambda: nn.BatchNorm2d(6), (4, 6, 9, 9)),
    nn.BatchNorm1d: (lambda: nn.BatchNorm1d(6), (8, 6)),
    nn.GroupNorm: (lambda: nn.GroupNorm(2, 6), (4, 6, 9, 9)),
    nn.LayerNorm: (lambda: nn.LayerNorm([6, 9, 9]), (4, 6, 9, 9)),
    nn.InstanceNorm2d: (lambda: nn.InstanceNorm2d(6, affine=True), (4, 6, 9, 9)),
    nn.MaxPool2d: (lambda: nn.MaxPool2d(2), (4, 6, 9, 9)),
    nn.AvgPool2d: (lambda: nn.AvgPool2d(3, padding=1), (4, 6, 9, 9)),
    nn.AdaptiveAvgPool2d: (lambda: nn.AdaptiveAvgPool2d(3), (4, 6, 9, 9)),
    nn.AdaptiveMaxPool2d: (lambda: nn.AdaptiveMaxPool2d(3), (4, 6, 9, 9)),
    nn.Upsample: (lambda: nn.Upsample(scale_factor=2, mode="bilinear"), (4, 6, 9, 9)),
    nn.Softmax: (lambda: nn.Softmax(1), (5, 30)),
    nn.LogSoftmax: (lambda: nn.LogSoftmax(1), (5, 30)),
    nn.GELU: (nn.GELU, (5, 30)),
    nn.PReLU: (nn.PReLU, (4, 6, 9, 9)),
}
"""By the class of the module: how one is made, and the shape of what it is given."""


def guard(module: nn.Module, device: torch.device) -> tuple[Message, ...]:
    """Have the layers of a network computed on the CPU that a device gets wrong; what is said of that.
    The result of the test is kept for the version of torch."""
    key = memory.key_of({"self test": sorted(one.__name__ for one in CASES)}, device)
    known = memory.recall(key)
    if known is None or not isinstance(known.get("wrong"), list):
        known = {"wrong": [one.__name__ for one in wrong_kinds(device)]}
        memory.remember(key, known)
    wrong = [one for one in known["wrong"] if any(type(layer).__name__ == one for layer in module.modules())]
    for layer in [layer for layer in module.modules() if type(layer).__name__ in wrong]:
        compute_on_cpu(layer)
    return tuple(
        say(
            "{kind} gives other numbers on {device} than on the CPU, with this version of torch: it is "
            "computed on the CPU.",
            kind=kind,
            device=device.type.upper(),
        )
        for kind in wrong
    )


def wrong_kinds(
    device: torch.device, run: Callable[..., list[Tensor]] | None = None
) -> list[type[nn.Module]]:
    """The kinds of layers with other numbers on a device than on the CPU, or with an error there."""
    run = run or numbers_of
    wrong = []
    with torch.random.fork_rng(devices=[]):
        for kind, (make, shape) in CASES.items():
            torch.manual_seed(0)
            module, inputs = make(), torch.randn(shape)
            right = run(module, inputs, torch.device("cpu"))
            try:
                found = run(module, inputs, device)
            except (RuntimeError, NotImplementedError):
                wrong.append(kind)
                continue
            if not all(_agree(one, other) for one, other in zip(right, found, strict=True)):
                wrong.append(kind)
    return wrong


def numbers_of(module: nn.Module, inputs: Tensor, device: torch.device) -> list[Tensor]:
    """Outputs, gradients of inputs and weights, and buffers of a training step on a device, on the CPU."""
    module = copy.deepcopy(module).to(device).train()
    given = inputs.to(device).requires_grad_()
    outputs = module(given)
    # a sum alone has a gradient of ones, which hides much of what can be wrong
    (outputs * torch.arange(outputs.numel(), device=device).view_as(outputs).float().cos()).sum().backward()
    found = [outputs, given.grad, *(p.grad for p in module.parameters()), *module.buffers()]
    return [one.detach().float().cpu() for one in found if one is not None]


def compute_on_cpu(module: nn.Module) -> None:
    """From now on the module computes on the CPU, whatever the device of its inputs and weights, where its
    outputs and its gradients are again."""
    plain = copy.copy(module)  # it shares the weights, and keeps the way to compute that is replaced here

    def forward(*inputs: Tensor) -> Tensor:
        values = {name: value.cpu() for name, value in module.named_parameters()}
        values |= {name: value.clone().cpu() for name, value in module.named_buffers()}
        plain.training = module.training
        given = tuple(one.cpu() for one in inputs)
        outputs: Tensor = torch.func.functional_call(plain, values, given)
        with torch.no_grad():
            for name, buffer in module.named_buffers():
                buffer.copy_(values[name])
        return outputs.to(inputs[0].device)

    module.forward = forward


def _agree(right: Tensor, found: Tensor) -> bool:
    if right.shape != found.shape or not found.isfinite().all():
        return False
    return bool((right - found).abs().max() <= TOLERANCE * right.abs().max().clamp_min(1e-6))
