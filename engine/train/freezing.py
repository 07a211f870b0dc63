"""Layers that are frozen: no update, and no new statistics. The function stands alone: scripts carry it."""

from __future__ import annotations

from torch import nn
from torch.fx import GraphModule

from engine.spec.network import NetworkSpec


def freeze(layer: nn.Module, frozen: bool = True) -> None:
    """Make a layer stay as it is, or thaw it.

    Its weights get no gradient, so that no optimizer touches them. Its batch normalisations go on with
    the statistics that they have, in training as in use, whatever mode the network is put into.
    """
    layer.requires_grad_(not frozen)
    for part in layer.modules():
        if not isinstance(part, nn.modules.batchnorm._NormBase):
            continue
        part.__dict__.pop("train", None)
        part.train(not frozen)
        if frozen:
            part.train = lambda mode=True, part=part: part  # type: ignore[method-assign, misc]


def freeze_layers(network: NetworkSpec, module: GraphModule) -> None:
    """Freeze the layers that the network says, and thaw all others; the module is in training mode."""
    for node_id, layer in module.named_children():
        freeze(layer, network.node(node_id).frozen)
