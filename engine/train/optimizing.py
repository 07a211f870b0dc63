"""From an optimizer's settings to the torch optimizers that make the steps, and to their source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import torch
from torch import nn

from engine.build.calls import resolve, target_source, value_source
from engine.spec.optimizer import Optimizer, OptimizerCall

_CHOSEN = {
    "all": "network.parameters()",
    "matrices": "[p for p in network.parameters() if p.dim() == 2]",
    "others": "[p for p in network.parameters() if p.dim() != 2]",
}


def decay_groups(network: nn.Module, parameters: Iterable[nn.Parameter]) -> list[dict[str, Any]]:
    """The parameters as groups: weights of linear layers and filters; without decay all others."""
    kinds = (nn.Linear, nn.modules.conv._ConvNd)
    decayed = {module.weight for module in network.modules() if isinstance(module, kinds)}
    groups: list[dict[str, Any]] = [{"params": []}, {"params": [], "weight_decay": 0.0}]
    for parameter in parameters:
        groups[parameter not in decayed]["params"].append(parameter)
    return groups


def make_optimizers(optimizer: Optimizer, network: nn.Module) -> list[torch.optim.Optimizer]:
    """The torch optimizers of a network's parameters; one may have none."""
    made: list[torch.optim.Optimizer] = []
    for call in optimizer.torch_calls():
        parameters = [p for p in network.parameters() if _takes(call, p)]
        leaves_out = _leaves_out(optimizer, call)
        groups = decay_groups(network, parameters) if leaves_out else [{"params": parameters}]
        made.append(resolve(call.target)(groups, **call.kwargs))
    return made


def set_rates(optimizers: Sequence[torch.optim.Optimizer], factor: float) -> None:
    """Make each learning rate so many times what it was at first."""
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            group["lr"] = group.setdefault("initial_lr", group["lr"]) * factor


def optimizer_sources(optimizer: Optimizer) -> list[str]:
    """A Python expression of each of `make_optimizers`, where a script calls the module `network`."""
    sources = []
    for call in optimizer.torch_calls():
        if _leaves_out(optimizer, call):
            chosen = f"decay_groups(network, {_CHOSEN[call.takes]})"
        elif call.takes == "all":
            chosen = _CHOSEN["all"]
        else:  # a list of groups may be without parameters
            chosen = f'[{{"params": {_CHOSEN[call.takes]}}}]'
        settings = "".join(f", {name}={value_source(value)}" for name, value in call.kwargs.items())
        sources.append(f"{target_source(call.target)}({chosen}{settings})")
    return sources


def _takes(call: OptimizerCall, parameter: nn.Parameter) -> bool:
    return call.takes == "all" or (parameter.dim() == 2) == (call.takes == "matrices")


def _leaves_out(optimizer: Optimizer, call: OptimizerCall) -> bool:
    return not optimizer.decay_all and call.kwargs["weight_decay"] > 0
