"""The measurements of the steps since the last report: kept on the device, copied to the host at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from torch import Tensor

from engine.train.flat import FlatParameters, all_parameters
from engine.train.probes import gradient_norm, update_norm, weight_norm
from engine.train.probes.probe import Moment, Probe, Weights

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
    """Watches the parameters of the layers; `layers` maps a layer's id to its parameter tensors, which
    then lie in one buffer (`FlatParameters`).

    Per step: `before_update`, the optimizer's step, `after_update`. Nothing waits for the device.
    A step with a number that is not finite is undone, and so is every later one, on the device
    itself: the weights stay as they were before it.
    """

    def __init__(self, layers: dict[str, list[Tensor]], device: torch.device) -> None:
        flat = FlatParameters(layers)
        self._now = flat.values
        self._before = flat.values.clone()
        self._update = torch.zeros_like(flat.values)
        self._weights = Weights(
            list(all_parameters(layers)), flat.by_layer(self._before), flat.by_layer(self._update)
        )
        self._starts = {
            "tensor": np.cumsum([0, *map(len, layers.values())])[:-1],
            "layer": np.arange(len(layers)),
        }
        widths = {"tensor": len(self._weights.parameters), "layer": len(layers)}
        ends = np.cumsum([2, *(widths[probe.of_each] for probe in PROBES)])
        self._columns = [slice(start, end) for start, end in pairwise(ends)]
        self._buffer = torch.zeros((ROWS, int(ends[-1])), device=device)
        self._good = torch.ones((), dtype=torch.bool, device=device)
        self._values: list[Tensor] = []
        self._count = 0
        self._alone = len(self._now) < WORTH_SHARING

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
            self._values = [loss.detach().float(), accuracy, *self._read("after_backward")]

    def after_update(self) -> None:
        """Read the real update, and undo it where a number is not finite."""
        with torch.no_grad(), self._threads():
            torch.sub(self._now, self._before, out=self._update)
            row = self._buffer[self._count]
            torch.stack([*self._values, *self._read("after_update")], out=row)
            self._good = self._good & row.isfinite().all()
            self._count += 1
            self._settle()

    def take(self) -> Rows:
        """The rows since the last call, as arrays on the host: the one place that waits."""
        table = self._buffer[: self._count].cpu().numpy().astype(np.float64)
        self._count = 0
        with np.errstate(over="ignore", invalid="ignore"):
            norms = [
                np.sqrt(np.add.reduceat(table[:, columns] ** 2, self._starts[probe.of_each], axis=1))
                for probe, columns in zip(PROBES, self._columns, strict=True)
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
        self._before.copy_(self._now)
        self._good.fill_(True)

    @contextmanager
    def _threads(self) -> Iterator[None]:
        """One thread for few parameters: waiting for a second costs more than it takes over."""
        threads = torch.get_num_threads()
        if self._alone and threads > 1:
            torch.set_num_threads(1)
        yield
        if self._alone and threads > 1:
            torch.set_num_threads(threads)

    def _read(self, moment: Moment) -> list[Tensor]:
        return [value for probe in PROBES if probe.moment == moment for value in probe.read(self._weights)]

    def _settle(self) -> None:
        """Keep the update where all is finite, else put back what was before."""
        if self._good.device.type == "cpu":  # the host is the device: asking costs nothing
            source, target = (self._now, self._before) if self._good else (self._before, self._now)
            target.copy_(source)
            return
        torch.where(self._good, self._now, self._before, out=self._before)
        self._now.copy_(self._before)
