"""The measurements of the steps since the last report: kept on the device, copied to the host at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import torch
from torch import Tensor

from engine.train.flat import FlatParameters, all_parameters
from engine.train.probes import gradient_norm, update_norm, weight_norm
from engine.train.probes.probe import Probe, Weights

ROWS = 256
"""At most so many steps between two reports."""
MEMORY_BYTES = 2 << 20
"""Remembered weights of steps that are not yet read take so much, or those of one step."""
MOST_STEPS = 16
"""At most so many steps are read together."""
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


@dataclass
class _Waiting:
    """What steps gave that are not yet read."""

    losses: list[Tensor] = field(default_factory=list)
    outputs: list[Tensor] = field(default_factory=list)
    labels: list[Tensor] = field(default_factory=list)
    gradient_norms: list[Sequence[Tensor]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.losses)


class Recorder:
    """Watches the parameters of the layers; `layers` maps a layer's id to its parameter tensors, which
    then lie in one buffer (`FlatParameters`).

    Per step: `before_update`, the optimizer's step, `after_update`. Nothing waits for the device. On the
    CPU a step leaves the norms of its gradients and a copy of its weights, and some steps are read together:
    the first call of each function costs ten times what the next ones do, after a step has emptied the
    processor's caches.

    A step with a number that is not finite is undone, and so is every later one, at the latest when
    the rows are taken: the weights are then as they were before it.
    """

    def __init__(self, layers: dict[str, list[Tensor]], device: torch.device) -> None:
        flat = FlatParameters(layers)
        self._now = flat.values
        self._parameters = list(all_parameters(layers))
        self._zero = torch.zeros((), device=device)
        together = MEMORY_BYTES // self._now.nbytes if device.type == "cpu" else 1
        self._together = max(1, min(MOST_STEPS, together))
        self._states = torch.zeros((self._together + 1, len(self._now)), device=device)
        """The weights before the steps that wait, and after each of them."""
        self._states[0] = self._now
        self._rows = list(self._states)
        self._update = torch.zeros_like(self._now)
        self._parts = [(flat.by_layer(before), flat.by_layer(self._update)) for before in self._rows[:-1]]
        self._starts = {
            "tensor": np.cumsum([0, *map(len, layers.values())])[:-1],
            "layer": np.arange(len(layers)),
        }
        widths = {"tensor": len(self._parameters), "layer": len(layers)}
        ends = np.cumsum([2, *(widths[probe.of_each] for probe in PROBES)])
        self._columns = [slice(start, end) for start, end in pairwise(ends)]
        self._buffer = torch.zeros((ROWS + 1, int(ends[-1])), device=device)
        """The last row is that of a recorded step."""
        self._good = torch.ones((), dtype=torch.bool, device=device)
        self._waiting = _Waiting()
        self._count = 0
        self._alone = len(self._now) < WORTH_SHARING

    @property
    def is_full(self) -> bool:
        """Whether the rows must be taken before the next step."""
        return len(self) == ROWS

    def __len__(self) -> int:
        return self._count + len(self._waiting)

    def before_update(self, loss: Tensor, outputs: Tensor, labels: Tensor) -> None:
        """Take loss (), outputs (N, K), labels (N,) and the norms of the gradients; after backward, before
        clipping."""
        waiting = self._waiting
        gradients = [self._zero if p.grad is None else p.grad for p in self._parameters]
        with self._aside():
            # now, while they are in the processor's caches, and so that their memory can be used again
            waiting.gradient_norms.append(torch._foreach_norm(gradients))
        waiting.losses.append(loss.detach())
        waiting.outputs.append(outputs.detach())
        waiting.labels.append(labels)

    def after_update(self, at_once: bool = False) -> None:
        """Remember the weights after the update. `at_once`: undo it now, where a number is not finite."""
        count = len(self._waiting)
        with torch.no_grad():
            self._rows[count].copy_(self._now)
        if at_once or count == self._together:
            self._read()

    def take(self) -> Rows:
        """The rows since the last call, as arrays on the host: the one place that waits."""
        if len(self._waiting):
            self._read()
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

    # For steps that are recorded once and replayed

    @property
    def weights(self) -> Tensor:
        """All of them, in one vector: the parameters are views on it."""
        return self._now

    @property
    def memory(self) -> list[Tensor]:
        """What else a step changes: the weights before the next one, and whether all was finite."""
        return [self._rows[0], self._good]

    @contextmanager
    def capturing(self) -> Iterator[None]:
        """Inside, a step writes the row of recorded steps."""
        count, self._count = self._count, ROWS
        try:
            yield
        finally:
            self._count = count
            self._waiting = _Waiting()

    def keep_captured(self) -> None:
        """Take over what a replay has written."""
        self._buffer[self._count].copy_(self._buffer[ROWS])
        self._count += 1

    def drop_last(self) -> None:
        """Forget the newest row."""
        self._count -= 1

    def restart(self) -> None:
        """Take the parameters as they are now for the state before the next step."""
        self._waiting = _Waiting()
        self._states[0].copy_(self._now)
        self._good.fill_(True)

    def _read(self) -> None:
        """Read the steps that wait, and undo those from the first on that is not finite."""
        waiting, self._waiting = self._waiting, _Waiting()
        count = len(waiting)
        with self._aside():
            norms: list[Tensor] = []
            for number, gradient_norms in enumerate(waiting.gradient_norms):
                torch.sub(self._rows[number + 1], self._rows[number], out=self._update)
                weights = Weights(list(gradient_norms), *self._parts[number])
                norms += torch._foreach_norm([one for probe in PROBES for one in probe.tensors(weights)])
            table = self._buffer[self._count : self._count + count]
            table[:, 0] = torch.stack(waiting.losses)
            table[:, 1] = _accuracies(waiting.outputs, waiting.labels)
            table[:, 2:] = torch.stack(norms).reshape(count, -1)
            self._count += count
            self._settle(table.isfinite().all(1), count)

    def _settle(self, good: Tensor, count: int) -> None:
        """Keep the weights where all is finite, else put back those before the first step that is not."""
        before = self._rows[0]
        if self._good.device.type != "cpu":
            self._good.logical_and_(good.all())
            torch.where(self._good, self._now, before, out=before)
            self._now.copy_(before)
            return
        first_bad = 0  # the host is the device: asking costs nothing
        if self._good:
            first_bad = count if good.all() else int(good.int().argmin())
            self._good.fill_(first_bad == count)
            before.copy_(self._rows[first_bad])
        if first_bad < count:
            self._now.copy_(before)

    @contextmanager
    def _aside(self) -> Iterator[None]:
        """Without gradients; with one thread for few parameters: waiting for a second costs more than it
        takes over."""
        threads = torch.get_num_threads()
        if self._alone and threads > 1:
            torch.set_num_threads(1)
        with torch.no_grad():
            yield
        if self._alone and threads > 1:
            torch.set_num_threads(threads)


def _accuracies(outputs: list[Tensor], labels: list[Tensor]) -> Tensor:
    """(n,) of n batches; outputs are (N, K) each, labels (N,), and N may differ."""
    if len({len(one) for one in labels}) == 1:
        return (torch.stack(outputs).argmax(2) == torch.stack(labels)).float().mean(1)
    return torch.stack([(a.argmax(1) == b).float().mean() for a, b in zip(outputs, labels, strict=True)])
