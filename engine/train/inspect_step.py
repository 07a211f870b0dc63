"""One step under the glass: of each layer its output, weights, gradients and update, as bounded arrays."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from torch import Tensor, nn

MAPS = 64
"""At most so many maps or kernels are shown, the first ones."""
SIDE = 64
"""And so many rows and columns of each; larger ones are thinned evenly."""
BINS = 48
COUNTED = 1 << 20
"""Of more numbers than this, evenly spaced ones are counted."""


@dataclass(frozen=True, eq=False)
class Values:
    """A tensor in bounded size. `shown` float32 is (n,) for a vector, else (maps, rows, columns)."""

    name: str
    """ "output", "weight", "bias"..."""
    shape: tuple[int, ...]
    shown: NDArray[np.float32]
    norm: float
    mean: float
    deviation: float
    low: float
    high: float
    zeros: float
    """The share of numbers that are 0."""
    counts: NDArray[np.int64]
    """(BINS,) how many numbers lie between each two neighbours of `edges`, (BINS + 1,)."""
    edges: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Parameter:
    """One tensor of a layer's weights in a step: before it, its gradient before clipping, what was added.
    The gradient is None where the layer is frozen."""

    weights: Values
    gradient: Values | None
    update: Values


@dataclass(frozen=True, eq=False)
class LayerStep:
    """A layer in the step that was made last, for the first picture of its batch."""

    node: str
    step: int
    learning_rate: float
    loss: float
    """Of the whole batch, before the update."""
    picture: NDArray[np.uint8]
    """(height, width, channels) as it entered the network, after its augmentation."""
    label: int
    answer: int
    """The class with the largest output."""
    output: Values | None
    """Of the forward pass of this very step; None for a layer that was not run by itself."""
    parameters: tuple[Parameter, ...]


class StepWatch:
    """Is given a step while it is made, and answers for each of its layers afterwards.

    It keeps a copy of all weights and gradients, so it is for steps that are made one by one.
    """

    def __init__(self) -> None:
        self.step = -1
        """The step that it has seen; -1: none."""
        self._outputs: dict[str, Tensor] = {}
        self._before: dict[str, dict[str, Tensor]] = {}
        self._gradients: dict[str, dict[str, Tensor]] = {}
        self._updates: dict[str, dict[str, Tensor]] = {}
        self._facts: dict[str, Any] = {}

    @contextmanager
    def forward(self, module: nn.Module, images_NCHW: Tensor) -> Iterator[None]:
        """Inside, the first forward pass leaves every layer's output for the first picture."""
        self._outputs = {}
        self._facts = {"picture": images_NCHW[0].detach().cpu()}

        def keep(name: str) -> Any:
            def hook(layer: nn.Module, inputs: Any, output: Tensor) -> None:
                self._outputs.setdefault(name, output[0].detach().clone())

            return hook

        hooks = [layer.register_forward_hook(keep(name)) for name, layer in module.named_children()]
        try:
            yield
        finally:
            for hook in hooks:
                hook.remove()

    def before_update(self, module: nn.Module, loss: Tensor, outputs: Tensor, labels_N: Tensor) -> None:
        """After backward, before clipping."""
        self._facts |= {
            "loss": float(loss.detach()),
            "label": int(labels_N[0]),
            "answer": int(outputs[0].detach().argmax()),
        }
        self._before = _copies(module, lambda parameter: parameter)
        self._gradients = _copies(module, lambda parameter: parameter.grad)

    def after_update(self, module: nn.Module, step: int, learning_rate: float) -> None:
        """The step is made."""
        self.step = step
        self._facts["learning_rate"] = learning_rate
        now = _copies(module, lambda parameter: parameter)
        self._updates = {
            layer: {name: value - self._before[layer][name] for name, value in values.items()}
            for layer, values in now.items()
        }

    def layer(self, node: str) -> LayerStep | None:
        """What became of a layer; None before the first step, and for a layer that is not in the network."""
        if self.step < 0 or node not in self._before:
            return None
        output = self._outputs.get(node)
        gradients, updates = self._gradients[node], self._updates[node]
        return LayerStep(
            node=node,
            step=self.step,
            learning_rate=self._facts["learning_rate"],
            loss=self._facts["loss"],
            picture=_picture(self._facts["picture"]),
            label=self._facts["label"],
            answer=self._facts["answer"],
            output=values_of("output", output) if output is not None else None,
            parameters=tuple(
                Parameter(
                    values_of(name, value),
                    values_of(name, gradients[name]) if name in gradients else None,
                    values_of(name, updates[name]),
                )
                for name, value in self._before[node].items()
            ),
        )


def values_of(name: str, tensor: Tensor) -> Values:
    """A tensor's numbers, bounded; statistics and counts are of all that is finite."""
    array = tensor.detach().float().cpu().numpy()
    flat = array.reshape(-1)
    numbers = flat[np.isfinite(flat)].astype(np.float64)
    if not len(numbers):
        numbers = np.zeros(1)
    counted = numbers[:: max(1, -(-len(numbers) // COUNTED))]
    counts, edges = np.histogram(counted, bins=BINS)
    return Values(
        name=name,
        shape=tuple(array.shape),
        shown=_shown(array),
        norm=float(np.linalg.norm(numbers)),
        mean=float(numbers.mean()),
        deviation=float(numbers.std()),
        low=float(numbers.min()),
        high=float(numbers.max()),
        zeros=float((numbers == 0).mean()),
        counts=counts,
        edges=edges,
    )


def _shown(array: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n,) of a vector; of all else the first maps, (maps, rows, columns), thinned where they are large."""
    if array.ndim <= 1:
        flat = array.reshape(-1)
        return np.ascontiguousarray(flat[:: max(1, -(-len(flat) // (MAPS * SIDE)))])
    rows, columns = array.shape[-2:]
    maps = array.reshape(-1, rows, columns)[:MAPS]
    return np.ascontiguousarray(maps[:, :: -(-rows // SIDE), :: -(-columns // SIDE)])


def _picture(image_CHW: Tensor) -> NDArray[np.uint8]:
    array = image_CHW.float().clamp(0, 255).round().byte().numpy()
    return np.ascontiguousarray(array.transpose(1, 2, 0))


def _copies(module: nn.Module, of: Any) -> dict[str, dict[str, Tensor]]:
    """Layer -> tensor name -> a copy of what `of` gives of the parameter, where it gives something."""
    return {
        layer: {
            name: value.detach().clone()
            for name, parameter in part.named_parameters()
            if (value := of(parameter)) is not None
        }
        for layer, part in module.named_children()
    }
