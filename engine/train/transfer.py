"""Transfer: the weights of an earlier training, taken over by the layers that match by name and shape."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.spec.layer import shape_text
from engine.spec.message import Message, UserError, say
from engine.spec.network import NetworkSpec, Node
from engine.spec.project import parse_project

if TYPE_CHECKING:
    from torch import Tensor
    from torch.fx import GraphModule

Shape = tuple[int, ...]
_NOT_LEARNT = (".scale", ".shift", ".num_batches_tracked")
"""Tensors that stay as they are here: the input layer's moments of its own training pictures, a count."""


@dataclass(frozen=True)
class TransferRow:
    """One tensor of a layer. `source` is the tensor that it takes, "" where it takes none, and `reason`
    then says why."""

    layer: str
    """The name of the layer in this network."""
    node: str
    tensor: str
    """ "weight", "bias", "running_mean"..."""
    shape: Shape
    source: str
    reason: Message | None


@dataclass(frozen=True)
class Transfer:
    """What a network takes from the file of a trained model, tensor by tensor, and what stays unused."""

    path: str
    rows: tuple[TransferRow, ...]
    unused: tuple[str, ...]
    """The layers of the file of which nothing is taken, by name."""

    @property
    def taken(self) -> tuple[TransferRow, ...]:
        """The tensors that are taken."""
        return tuple(row for row in self.rows if row.source)

    @property
    def summary(self) -> Message:
        """How much of the network begins with weights of the file."""
        return say("{taken} of {count} tensors are taken.", taken=len(self.taken), count=len(self.rows))


@dataclass(frozen=True)
class _File:
    path: str
    tensors: dict[str, Shape]
    names: dict[str, str]
    """Layer id -> the name that the user gave it."""


def transfer_of(network: NetworkSpec, path: str) -> Transfer:
    """What a network would take. Raises UserError where the file is no model, or the network not whole."""
    from engine.build.module import build_module

    return _matched(network, build_module(network), _read(path))


def take_weights(network: NetworkSpec, module: GraphModule, path: str) -> Transfer:
    """Put into a module whatever matches. Raises UserError, and changes nothing, where nothing does."""
    import torch
    from safetensors import safe_open

    transfer = _matched(network, module, _read(path))
    if not transfer.taken:
        raise UserError(
            say("{path} has no weights for this network: no layer has the same name and shape.", path=path),
            say("Choose another model, or leave the field empty to begin with new weights."),
        )
    state = module.state_dict()
    with safe_open(model_file(path), framework="pt") as content, torch.no_grad():
        for row in transfer.taken:
            value: Tensor = content.get_tensor(row.source)
            state[f"{row.node}.{row.tensor}"].copy_(value)
    return transfer


def _matched(network: NetworkSpec, module: GraphModule, file: _File) -> Transfer:
    """By the name that the user sees; where the file has no such layer, by the id."""
    by_name = {name: node_id for node_id, name in file.names.items()}
    given = {_layer_of(name) for name in file.tensors if not name.endswith(_NOT_LEARNT)}
    wanted = {node.name for node in network.nodes}
    rows: list[TransferRow] = []
    used: set[str] = set()
    for node_id, layer in module.named_children():
        node = network.node(node_id)
        other = by_name.get(node.name, "")
        if not other and file.names.get(node_id, "") not in wanted:
            other = node_id
        found = [
            _row(node, name, tuple(value.shape), other if other in given else "", file)
            for name, value in layer.state_dict().items()
            if not f".{name}".endswith(_NOT_LEARNT)
        ]
        if any(row.tensor == "weight" and not row.source for row in found):
            # biases or statistics of other weights would be worse than new ones
            alone = say("The weight of this layer does not fit.")
            found = [replace(row, source="", reason=row.reason or alone) for row in found]
        rows += found
        used |= {other} if any(row.source for row in found) else set()
    unused = sorted(file.names.get(node_id, node_id) for node_id in given - used)
    return Transfer(file.path, tuple(rows), tuple(unused))


def _row(node: Node, tensor: str, shape: Shape, other: str, file: _File) -> TransferRow:
    source = f"{other}.{tensor}"
    reason: Message | None = None
    if not other:
        reason = say("The file has no layer of this name.")
    elif source not in file.tensors:
        reason = say("The layer of this name has no {tensor}.", tensor=tensor)
    elif file.tensors[source] != shape:
        reason = say(
            "It is {here} here, and {there} in the file.",
            here=shape_text(shape) if shape else "1",
            there=shape_text(file.tensors[source]) if file.tensors[source] else "1",
        )
    return TransferRow(node.name, node.id, tensor, shape, "" if reason else source, reason)


def _layer_of(tensor: str) -> str:
    return tensor.rpartition(".")[0]


def model_file(path: str) -> Path:
    """The file itself, or the one in the folder that a training wrote."""
    where = Path(path)
    return where / "model.safetensors" if where.is_dir() else where


def _read(path: str) -> _File:
    """The shapes of a file's tensors, and its layers' names; weights without a network have ids alone."""
    from safetensors import SafetensorError, safe_open

    file = model_file(path)
    if not file.is_file():
        raise UserError(
            say("There is no trained model at {path}.", path=path),
            say("Name a .safetensors file, or the folder that a training wrote."),
        )
    try:
        with safe_open(file, framework="np") as content:
            metadata = content.metadata() or {}
            tensors = {name: tuple(content.get_slice(name).get_shape()) for name in content.keys()}  # noqa: SIM118
    except (SafetensorError, OSError) as error:
        raise UserError(
            say("{path} is not a trained model: {reason}.", path=str(file), reason=str(error)),
            say("Name a .safetensors file."),
        ) from None
    names: dict[str, str] = {}
    if "strata_project" in metadata:
        network = parse_project(metadata["strata_project"], str(file)).network
        names = {node.id: node.name for node in network.nodes}
    return _File(path, tensors, names)


def transfer_json(transfer: Transfer) -> str:
    """For other programs."""
    rows = [
        {
            "layer": row.layer,
            "tensor": row.tensor,
            "shape": list(row.shape),
            "from": row.source or None,
            "reason": str(row.reason) if row.reason else None,
        }
        for row in transfer.rows
    ]
    return json.dumps({"event": "weights", "path": transfer.path, "tensors": rows, "unused": transfer.unused})
