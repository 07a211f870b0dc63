"""History: the measurements of every step of a run in bounded memory, the first 1,000 exactly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from engine.spec.message import Message
from engine.train.observations import Observations
from engine.train.report import Changed, EpochReport, Examined, Observed, Report

NUM_EXACT = 1000
"""So many steps from the first are kept one by one."""
NUM_TAIL = 4096
"""At most so many intervals are kept after them; even, since they are merged in pairs."""

Quantity = Literal["loss", "accuracy", "gradient_norm", "weight_norm", "update_ratio"]
EpochQuantity = Literal[
    "epoch",
    "step",
    "train_loss",
    "train_accuracy",
    "validation_loss",
    "validation_accuracy",
    "best",
]

_OF_STEP: tuple[Quantity, ...] = ("loss", "accuracy")
_OF_LAYER: tuple[Quantity, ...] = ("gradient_norm", "weight_norm", "update_ratio")
_OF_EPOCH: tuple[EpochQuantity, ...] = EpochQuantity.__args__  # type: ignore[attr-defined]


class History:
    """The steps of a run as intervals: of each its minimum, maximum and mean, NaN left out.

    The first `NUM_EXACT` intervals hold one step each. Those after them hold `stride` steps (the
    newest perhaps fewer); each time `NUM_TAIL` of them are full, neighbours are merged in pairs and
    the stride doubles. So the state depends on the steps alone, not on how reports cut them. What
    the methods return are views: they are true until the next `extend`.
    """

    def __init__(self, layers: tuple[str, ...]) -> None:
        self.layers = layers
        self.first_step = 0
        self.num_steps = 0
        self.stride = 1
        self.events: list[tuple[int, Message]] = []
        """What was changed while it ran: the first step for which it holds, and what."""
        self.observed = Observations()
        """What the looks at the network told."""
        self._num_epochs = 0
        columns = len(_OF_STEP) + len(_OF_LAYER) * len(layers)
        self._low, self._high, self._total, self._count = _blank(NUM_EXACT, columns)
        self._newest = np.full(columns, np.nan, np.float32)
        self._epochs = np.empty((16, len(_OF_EPOCH)))

    def __len__(self) -> int:
        """How many intervals there are."""
        if self.num_steps <= NUM_EXACT:
            return self.num_steps
        return NUM_EXACT + -(-(self.num_steps - NUM_EXACT) // self.stride)

    # What is added

    def take(self, report: Report | EpochReport | Changed | Examined | Observed) -> None:
        """Take whatever it keeps of a run."""
        match report:
            case Report():
                self.extend(report)
            case EpochReport():
                self.add_epoch(report)
            case Changed():
                self.add_event(report)
            case Examined() | Observed():
                self.observed.take(report)

    def extend(self, report: Report) -> None:
        """Take the steps of a report, which follow those of the report before."""
        if not self.num_steps:
            self.first_step = int(report.steps[0])
        assert int(report.steps[0]) == self.first_step + self.num_steps, "a report is missing"
        values = np.column_stack([getattr(report, name) for name in (*_OF_STEP, *_OF_LAYER)])
        values = values.astype(np.float32, copy=False)
        self._newest = values[-1]
        while len(values):
            room = self._room()
            self._take(values[:room])
            values = values[room:]

    def add_epoch(self, report: EpochReport) -> None:
        """Take the values of the end of an epoch."""
        if self._num_epochs == len(self._epochs):
            self._epochs = np.concatenate([self._epochs, np.empty_like(self._epochs)])
        self._epochs[self._num_epochs] = [float(getattr(report, name)) for name in _OF_EPOCH]
        self._num_epochs += 1

    def add_event(self, report: Changed) -> None:
        """Take a change of the running training."""
        self.events.append((report.step, report.text))

    # What is asked

    @property
    def steps(self) -> NDArray[np.int64]:
        """(n,) the first step of each interval."""
        index = np.arange(len(self), dtype=np.int64)
        steps: NDArray[np.int64] = index + np.maximum(index - NUM_EXACT, 0) * (self.stride - 1)
        return self.first_step + steps

    def index_of(self, step: int) -> int:
        """The interval that holds this step, or lies nearest to it. Some step must be there."""
        offset = min(max(step - self.first_step, 0), self.num_steps - 1)
        return offset if offset < NUM_EXACT else NUM_EXACT + (offset - NUM_EXACT) // self.stride

    def low(self, quantity: Quantity) -> NDArray[np.float32]:
        """(n,) or (n, layers): the smallest value in each interval; NaN where there is none."""
        return self._low[: len(self), self._columns(quantity)]

    def high(self, quantity: Quantity) -> NDArray[np.float32]:
        """(n,) or (n, layers): the largest value in each interval; NaN where there is none."""
        return self._high[: len(self), self._columns(quantity)]

    def mean(self, quantity: Quantity) -> NDArray[np.float64]:
        """(n,) or (n, layers): the mean of the values in each interval; NaN where there is none."""
        total, count = self.total(quantity), self.count(quantity)
        mean: NDArray[np.float64] = np.full(total.shape, np.nan)
        np.divide(total, count, out=mean, where=count > 0)
        return mean

    def total(self, quantity: Quantity) -> NDArray[np.float64]:
        """(n,) or (n, layers): the sum of the values in each interval."""
        return self._total[: len(self), self._columns(quantity)]

    def count(self, quantity: Quantity) -> NDArray[np.int32]:
        """(n,) or (n, layers): how many values, NaN left out, are in each interval."""
        return self._count[: len(self), self._columns(quantity)]

    def latest(self, quantity: Quantity) -> NDArray[np.float32]:
        """() or (layers,): the value of the newest step; NaN before the first."""
        return self._newest[self._columns(quantity)]

    @property
    def num_epochs(self) -> int:
        """How many epochs are complete."""
        return self._num_epochs

    def epochs(self, quantity: EpochQuantity) -> NDArray[np.float64]:
        """(epochs,) one value of every `EpochReport`, as a number."""
        return self._epochs[: self._num_epochs, _OF_EPOCH.index(quantity)]

    @property
    def num_bytes(self) -> int:
        """What the arrays take in memory."""
        arrays = (self._low, self._high, self._total, self._count, self._epochs)
        return sum(array.nbytes for array in arrays)

    # To a file and back

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        """Everything, as arrays that `numpy.savez` writes without pickle."""
        size = len(self)
        return {
            "layers": np.array(self.layers, dtype=np.str_),
            "place": np.array([self.first_step, self.num_steps, self.stride], np.int64),
            "low": self._low[:size],
            "high": self._high[:size],
            "total": self._total[:size],
            "count": self._count[:size],
            "newest": self._newest,
            "epochs": self._epochs[: self._num_epochs],
            "event_steps": np.array([step for step, _ in self.events], np.int64),
            "event_texts": np.array([str(text) for _, text in self.events], np.str_),
            **{f"observed.{name}": array for name, array in self.observed.to_arrays().items()},
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> History:
        """The history that `to_arrays` gave. Raises ValueError for arrays that are not one."""
        try:
            history = cls(tuple(str(layer) for layer in arrays["layers"]))
            history.first_step, history.num_steps, history.stride = map(int, arrays["place"])
            size, columns = len(history), len(history._newest)
            fits = history.num_steps >= 0 and history.stride >= 1 and size <= NUM_EXACT + NUM_TAIL
            if not fits or arrays["epochs"].shape[1:] != (len(_OF_EPOCH),):
                raise ValueError("its counts do not fit together")
            history._grow(size)
            for name in ("low", "high", "total", "count"):
                if arrays[name].shape != (size, columns):
                    raise ValueError(f"{name} has another shape")
                getattr(history, f"_{name}")[:size] = arrays[name]
            history._newest = np.asarray(arrays["newest"], np.float32).reshape(columns)
            history._num_epochs = len(arrays["epochs"])
            history._epochs = np.concatenate([arrays["epochs"], history._epochs])
            if "event_steps" in arrays:  # not in those of the first version
                texts = [Message("{text}", {"text": str(text)}) for text in arrays["event_texts"]]
                history.events = list(zip(arrays["event_steps"].tolist(), texts, strict=True))
            looks = {n.removeprefix("observed."): a for n, a in arrays.items() if n.startswith("observed.")}
            history.observed = Observations.from_arrays(looks)
        except (KeyError, IndexError, TypeError, ZeroDivisionError) as error:
            raise ValueError(f"these arrays are not a history: {error}") from error
        return history

    # How it is kept

    def _columns(self, quantity: Quantity) -> int | slice:
        if quantity in _OF_STEP:
            return _OF_STEP.index(quantity)
        start = len(_OF_STEP) + _OF_LAYER.index(quantity) * len(self.layers)
        return slice(start, start + len(self.layers))

    def _room(self) -> int:
        """How many steps can be taken before the stride changes, at least 1."""
        if self.num_steps < NUM_EXACT:
            return NUM_EXACT - self.num_steps
        room = NUM_EXACT + NUM_TAIL * self.stride - self.num_steps
        if not room:
            self._merge()
            room = NUM_TAIL // 2 * self.stride
        return room

    def _take(self, values: NDArray[np.float32]) -> None:
        """Rows, one a step, that all lie before the next change of the stride."""
        steps = self.num_steps + np.arange(len(values))
        stride = 1 if self.num_steps < NUM_EXACT else self.stride
        rows = np.where(steps < NUM_EXACT, steps, NUM_EXACT + (steps - NUM_EXACT) // stride)
        starts = np.flatnonzero(np.diff(rows, prepend=-1))
        self._grow(int(rows[-1]) + 1)
        part = slice(int(rows[0]), int(rows[-1]) + 1)
        known = ~np.isnan(values)
        self._low[part] = np.fmin(self._low[part], np.fmin.reduceat(values, starts))
        self._high[part] = np.fmax(self._high[part], np.fmax.reduceat(values, starts))
        filled = np.where(known, values, 0).astype(np.float64)
        self._total[part] += np.add.reduceat(filled, starts)
        self._count[part] += np.add.reduceat(known, starts, dtype=np.int32)
        self.num_steps += len(values)

    def _merge(self) -> None:
        """Make one interval of every two neighbours after the exact ones."""
        half, tail = slice(NUM_EXACT, NUM_EXACT + NUM_TAIL // 2), slice(NUM_EXACT, None)
        for array, join in (
            (self._low, np.fmin),
            (self._high, np.fmax),
            (self._total, np.add),
            (self._count, np.add),
        ):
            array[half] = join(array[tail][0::2], array[tail][1::2])
            array[half.stop :] = np.nan if array.dtype == np.float32 else 0
        self.stride *= 2

    def _grow(self, rows: int) -> None:
        """Make place for so many intervals: twice as many as now, up to the bound."""
        now, columns = self._low.shape
        if rows <= now:
            return
        more = _blank(min(max(2 * now, rows), NUM_EXACT + NUM_TAIL) - now, columns)
        kept = (self._low, self._high, self._total, self._count)
        self._low, self._high, self._total, self._count = (
            np.concatenate([old, new]) for old, new in zip(kept, more, strict=True)
        )


def _blank(rows: int, columns: int) -> tuple[NDArray[Any], ...]:
    """Low, high, total and count of intervals in which nothing is yet."""
    shape = (rows, columns)
    return (
        np.full(shape, np.nan, np.float32),
        np.full(shape, np.nan, np.float32),
        np.zeros(shape),
        np.zeros(shape, np.int32),
    )
