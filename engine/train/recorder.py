"""The measurements of the steps since the last report: kept on the device, copied to the host at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from engine.train.probes import gradient_norm, update_norm, weight_norm
from engine.train.probes.probe import Probe, Weights

ROWS = 256
"""At most so many steps between two reports."""
WORTH_SHARING = 1_000_000
"""So many parameters make a second thread worth waiting for."""
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
    """(n,) bool: whether all numbers of the step were finite. After one that is not, none counts."""


class Recorder:
    """Watches the parameters of the layers; `layers` maps a layer's id to its parameter tensors.

    Per step: `before_update`, the optimizer's step, `after_update`. Nothing waits for the device.
    A step with a number that is not finite is undone, and so is every later one, on the device
    itself: the weights stay as they were before it.
    """

    def __init__(self, layers: dict[str, list[Tensor]], device: torch.device) -> None:
        self._starts = np.cumsum([0, *map(len, layers.values())])[:-1]
        parameters = [parameter for group in layers.values() for parameter in group]
        self._plain = [parameter.detach() for parameter in parameters]
        self._weights = Weights(
            parameters,
            [parameter.detach().clone() for parameter in parameters],
            [torch.empty_like(parameter) for parameter in parameters],
        )
        self._buffer = torch.zeros((ROWS, 2 + len(PROBES) * len(parameters)), device=device)
        self._good = torch.ones((), dtype=torch.bool, device=device)
        self._values: list[Tensor] = []
        self._count = 0
        self._alone = sum(map(torch.numel, parameters)) < WORTH_SHARING

    @property
    def is_full(self) -> bool:
        """Whether the rows must be taken before the next step."""
        return self._count == ROWS

    def __len__(self) -> int:
        return self._count

    def before_update(self, loss: Tensor, outputs: Tensor, labels: Tensor) -> None:
        """Read loss (), accuracy, gradients and weights; after backward, before clipping."""
        with torch.no_grad(), self._threads():
            accuracy = (outputs.argmax(1) == labels).float().mean()
            self._values = [loss.detach().float(), accuracy]
            self._read("after_backward")

    def after_update(self) -> None:
        """Read the real update, and undo it where a number is not finite."""
        weights = self._weights
        with torch.no_grad(), self._threads():
            for update, parameter, before in zip(weights.updates, self._plain, weights.before, strict=True):
                torch.sub(parameter, before, out=update)
            self._read("after_update")
            row = self._buffer[self._count]
            torch.stack(self._values, out=row)
            self._good = self._good & row.isfinite().all()
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
                    np.add.reduceat(table[:, 2 + k * width : 2 + (k + 1) * width] ** 2, self._starts, axis=1)
                )
                for k in range(len(PROBES))
            ]
            ratio = norms[2] / np.maximum(norms[1], 1e-12)
        return Rows(
            table[:, 0].astype(np.float32),
            table[:, 1].astype(np.float32),
            norms[0].astype(np.float32),
            norms[1].astype(np.float32),
            ratio.astype(np.float32),
            np.asarray(np.isfinite(table).all(axis=1)),
        )

    def restart(self) -> None:
        """Take the parameters as they are now for the state before the next step."""
        torch._foreach_copy_(self._weights.before, self._plain)
        self._good.fill_(True)

    @contextmanager
    def _threads(self) -> Iterator[None]:
        """One thread for few parameters: waiting for a second costs more than it takes over."""
        threads = torch.get_num_threads()
        if self._alone:
            torch.set_num_threads(1)
        yield
        if self._alone:
            torch.set_num_threads(threads)

    def _read(self, moment: str) -> None:
        for probe in PROBES:
            if probe.moment == moment:
                self._values += probe.read(self._weights)

    def _settle(self) -> None:
        """Keep the update where all is finite, else put back what was before."""
        now, before_all = self._plain, self._weights.before
        if self._good.device.type == "cpu":  # the host is the device: asking costs nothing
            source, target = (now, before_all) if self._good else (before_all, now)
            torch._foreach_copy_(target, source)
            return
        for parameter, before in zip(now, before_all, strict=True):
            torch.where(self._good, parameter, before, out=before)
            parameter.copy_(before)
