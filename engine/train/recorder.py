"""The measurements of the steps since the last report: kept on the device, copied to the host at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from engine.train.probes import gradient_norm, update_norm, weight_norm
from engine.train.probes.probe import Probe, Weights

ROWS = 256
"""At most so many steps between two reports."""
PROBES: tuple[Probe, ...] = (gradient_norm.PROBE, weight_norm.PROBE, update_norm.PROBE)


@dataclass(frozen=True)
class Rows:
    """What n steps measured, on the host. Norms are by layer: (n, layers)."""

    loss: np.ndarray
    accuracy: np.ndarray
    gradient_norm: np.ndarray
    weight_norm: np.ndarray
    update_ratio: np.ndarray
    good: np.ndarray
    """(n,) bool: whether all numbers of the step were finite."""


class Recorder:
    """Watches the parameters of the layers; `layers` maps a layer's id to its parameter tensors.

    Per step: `before_update`, the optimizer's step, `after_update`. Nothing waits for the device.
    A step with a number that is not finite is undone, and so is every later one, on the device
    itself: the weights stay as they were before it.
    """

    def __init__(self, layers: dict[str, list[Tensor]], device: torch.device) -> None:
        self._starts = np.cumsum([0, *map(len, layers.values())])[:-1]
        parameters = [parameter for group in layers.values() for parameter in group]
        self._weights = Weights(
            parameters,
            [parameter.detach().clone() for parameter in parameters],
            [torch.empty_like(parameter) for parameter in parameters],
        )
        self._buffer = torch.zeros((ROWS, 3 + len(PROBES) * len(parameters)), device=device)
        self._good = torch.ones((), dtype=torch.bool, device=device)
        self._values: list[Tensor] = []
        self._count = 0

    @property
    def is_full(self) -> bool:
        """Whether the rows must be taken before the next step."""
        return self._count == ROWS

    def __len__(self) -> int:
        return self._count

    @torch.no_grad()
    def before_update(self, loss: Tensor, outputs: Tensor, labels: Tensor) -> None:
        """Read loss (), accuracy, gradients and weights; after backward, before clipping."""
        accuracy = (outputs.argmax(1) == labels).float().mean()
        self._values = [loss.detach().float(), accuracy]
        self._read("after_backward")

    @torch.no_grad()
    def after_update(self) -> None:
        """Read the real update, and undo it where a number is not finite."""
        weights = self._weights
        for update, parameter, before in zip(
            weights.updates, weights.parameters, weights.before, strict=True
        ):
            torch.sub(parameter, before, out=update)
        self._read("after_update")
        values = torch.stack(self._values)
        self._good = self._good & values.isfinite().all()
        row = self._buffer[self._count]
        row[0] = self._good
        row[1 : 1 + len(values)] = values
        self._count += 1
        self._settle()

    def take(self) -> Rows:
        """The rows since the last call, as arrays on the host: the one place that waits."""
        table = self._buffer[: self._count].cpu().numpy().astype(np.float64)
        self._count = 0
        width = len(self._weights.parameters)
        with np.errstate(over="ignore", invalid="ignore"):
            norms = [
                np.sqrt(
                    np.add.reduceat(table[:, 3 + k * width : 3 + (k + 1) * width] ** 2, self._starts, axis=1)
                )
                for k in range(len(PROBES))
            ]
            ratio = norms[2] / np.maximum(norms[1], 1e-12)
        return Rows(
            table[:, 1].astype(np.float32),
            table[:, 2].astype(np.float32),
            norms[0].astype(np.float32),
            norms[1].astype(np.float32),
            ratio.astype(np.float32),
            table[:, 0] > 0,
        )

    def restart(self) -> None:
        """Take the parameters as they are now for the state before the next step."""
        torch._foreach_copy_(self._weights.before, [p.detach() for p in self._weights.parameters])
        self._good.fill_(True)

    def _read(self, moment: str) -> None:
        for probe in PROBES:
            if probe.moment == moment:
                self._values += probe.read(self._weights)

    def _settle(self) -> None:
        """Keep the update where all is finite, else put back what was before."""
        weights = self._weights
        parameters = [parameter.detach() for parameter in weights.parameters]
        if self._good.device.type == "cpu":  # the host is the device: asking costs nothing
            if self._good:
                torch._foreach_copy_(weights.before, parameters)
            else:
                torch._foreach_copy_(parameters, weights.before)
            return
        for parameter, before in zip(parameters, weights.before, strict=True):
            torch.where(self._good, parameter, before, out=before)
            parameter.copy_(before)
