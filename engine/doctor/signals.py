"""What the rules measure: decades, slopes, windows, update ratios, and skill relative to the reference.

Everything here is pure, takes what may be NaN, empty or zero, and gives NaN where it cannot say.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.doctor.evidence import Evidence, Observation
from engine.train.history import Quantity

Floats = NDArray[np.float64]

LEAST_NORM = 1e-38
"""What underflows in fp32 counts as this: 38 decades are "all of it"."""
RECENT = 3
"""A symptom of one observation may be chance: it must hold in all but one of so many."""
PLAIN_OPTIMIZERS = ("GradientDescent", "Momentum")
"""Their step is as long as the gradient; the others bring it to a length of their own."""


def lost_decades(norms: ArrayLike) -> float:
    """B = log10(first / last) over the finite ones: -2 where the first layer gets a hundredth of the last.

    NaN for fewer than two.
    """
    known = _logarithms(norms)
    known = known[np.isfinite(known)]
    return float(known[0] - known[-1]) if len(known) > 1 else math.nan


def theil_sen(values: ArrayLike, places: ArrayLike | None = None) -> float:
    """The median slope of all pairs (Theil, 1950; Sen, 1968): a few outliers do not bend it. NaN without
    two finite values. `places` are 0, 1, 2, ... unless given, and differ."""
    y = np.asarray(values, np.float64)
    x = np.arange(len(y), dtype=np.float64) if places is None else np.asarray(places, np.float64)
    known = np.isfinite(y) & np.isfinite(x)
    y, x = y[known], x[known]
    if len(y) < 2:
        return math.nan
    first, second = np.triu_indices(len(y), 1)
    return float(np.median((y[second] - y[first]) / (x[second] - x[first])))


def half_length(norms: ArrayLike) -> float:
    """Over how many layers, from the output to the input, half of the signal is lost; negative where it
    doubles, infinite where it stays; NaN without two layers."""
    slope = theil_sen(_logarithms(norms))
    if math.isnan(slope):
        return math.nan
    return math.log10(2) / slope if slope else math.inf


def backward_decades(observation: Observation) -> float:
    """B of the norms of dL/dz without the classifier, whose scale the rest has no part in; NaN for fewer
    than three layers. Positive where the gradient grows towards the input."""
    return lost_decades(observation.signal_norm[:-1])


def forward_decades(observation: Observation) -> float:
    """Fz = log10(std of the last z / std of the first), the forward twin, without the classifier."""
    return -lost_decades(observation.output_std[:-1])


def _logarithms(norms: ArrayLike) -> Floats:
    values = np.asarray(norms, np.float64)
    result: Floats = np.where(np.isfinite(values), np.log10(np.clip(values, LEAST_NORM, None)), np.nan)
    return result


def largest(values: ArrayLike) -> float:
    """The largest finite value; NaN where there is none."""
    known = np.asarray(values, np.float64)
    known = known[np.isfinite(known)]
    return float(known.max()) if len(known) else math.nan


def median(values: ArrayLike) -> float:
    """Of the finite values; NaN where there is none."""
    known = np.asarray(values, np.float64)
    known = known[np.isfinite(known)]
    return float(np.median(known)) if known.size else math.nan


def row_medians(table: ArrayLike) -> Floats:
    """(n,) median of the finite values of each row of (n, m); NaN where there is none."""
    values = np.asarray(table, np.float64)
    if not values.size:
        return np.full(len(values), np.nan)
    ordered = np.sort(np.where(np.isfinite(values), values, np.inf), axis=1)
    counts = np.isfinite(values).sum(axis=1)
    rows = np.arange(len(values))
    low, high = np.maximum(counts - 1, 0) // 2, np.minimum(counts // 2, values.shape[1] - 1)
    with np.errstate(over="ignore"):
        middle = (ordered[rows, low] + ordered[rows, high]) / 2
    result: Floats = np.where(counts > 0, middle, np.nan)
    return result


# When


def start(evidence: Evidence) -> Observation | None:
    """The observation before the first step."""
    first = evidence.observations[0] if evidence.observations else None
    return first if first is not None and first.step == 0 else None


def progress(evidence: Evidence) -> float:
    """The share of the run that is made, 0..1."""
    return min(evidence.step / max(evidence.total_steps, 1), 1.0)


def persists(flags: Sequence[bool]) -> bool:
    """Whether it holds in all but one of the last `RECENT`; where there are two or less, in all."""
    last = flags[-RECENT:]
    return bool(last) and sum(last) >= min(len(last), RECENT - 1)


def holds_since(evidence: Evidence, symptom: Callable[[Observation], bool]) -> int | None:
    """The first step at which a symptom held, where it `persists` now; else None."""
    flags = [bool(symptom(observation)) for observation in evidence.observations]
    return evidence.observations[flags.index(True)].step if persists(flags) else None


def early(evidence: Evidence, share: float) -> tuple[Observation, ...]:
    """The observations of the first share of the run; at least the first."""
    last = share * evidence.total_steps
    return tuple(o for i, o in enumerate(evidence.observations) if i == 0 or o.step <= last)


# Of every step


def curve(evidence: Evidence, quantity: Quantity = "loss") -> tuple[NDArray[np.int64], Floats]:
    """(n,) steps and (n,) or (n, layers) means; empty without a history."""
    if evidence.history is None or not evidence.history.num_steps:
        return np.zeros(0, np.int64), np.zeros(0)
    return evidence.history.steps, evidence.history.mean(quantity)


def window_means(values: ArrayLike, num_windows: int) -> Floats:
    """(num_windows,) means, NaN left out, of as many equal parts; empty where there are fewer values."""
    array = np.asarray(values, np.float64)
    if len(array) < num_windows:
        return np.zeros(0)
    edges = np.linspace(0, len(array), num_windows + 1).astype(int)[:-1]
    known = np.isfinite(array)
    totals = np.add.reduceat(np.where(known, array, 0.0), edges)
    counts = np.add.reduceat(known.astype(np.float64), edges)
    result: Floats = np.where(counts > 0, totals / np.maximum(counts, 1), np.nan)
    return result


def moved(evidence: Evidence) -> float:
    """How many times their own length the weights will have moved by the end, step after step, if it goes on
    like this: the sum over the steps of the median update ratio. NaN without steps."""
    steps, ratios = curve(evidence, "update_ratio")
    if not len(steps):
        return math.nan
    usual = row_medians(ratios)
    width = np.diff(np.append(steps, steps[0] + evidence.step))
    done = max(evidence.step, 1) / max(evidence.total_steps, evidence.step, 1)
    return float(np.nansum(usual * width) / done)


def growth(evidence: Evidence) -> float:
    """The median over the layers of their weights' norm now over that at the first step; NaN without."""
    steps, norms = curve(evidence, "weight_norm")
    if not len(steps):
        return math.nan
    with np.errstate(all="ignore"):
        return median(norms[-1] / np.maximum(norms[0], 1e-3))


def update_ratio(evidence: Evidence, from_share: float = 0.0, to_share: float = 1.0) -> float:
    """u: the median over the layers of their median real update ratio, in the steps of this share of the
    whole run; NaN without any."""
    steps, ratios = curve(evidence, "update_ratio")
    if not len(steps):
        return math.nan
    last = max(to_share * evidence.total_steps, 5)
    part = ratios[(steps >= from_share * evidence.total_steps) & (steps < last)]
    with np.errstate(all="ignore"):
        return median(row_medians(part.T))


def is_adaptive(evidence: Evidence) -> bool:
    """Whether the optimizer gives its steps a length of their own."""
    return evidence.project.training.optimizer.type not in PLAIN_OPTIMIZERS


def input_shift(evidence: Evidence) -> float:
    """How far the means of training and validation pictures lie apart, in deviations, in the worst channel;
    0 where it is not known."""
    ours, theirs, deviation = evidence.input_mean, evidence.validation_input_mean, evidence.input_std
    if not len(ours) or len(ours) != len(theirs) or not np.isfinite([*ours, *theirs, *deviation]).all():
        return 0.0
    return float((np.abs(theirs - ours) / np.maximum(deviation, 1e-6)).max())


def batch_size(evidence: Evidence) -> int:
    """Pictures in each step."""
    return max(evidence.project.training.step_size(int(evidence.counts.sum())), 1)


# Words


def numbers(**values: Any) -> dict[str, Any]:
    """What JSON can hold of the values: four digits, and nothing that is not finite."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, bool | str | int):
            found[name] = value
        elif value is not None and math.isfinite(value):
            found[name] = float(f"{float(value):.4g}")
    return found


def brief(value: float) -> str:
    """A number as people say it: "2.1", "34", "1,300", "10^9", "3e-06"."""
    if not math.isfinite(value):
        return str(value)
    if abs(value) >= 1e6:
        return f"{'-' if value < 0 else ''}10^{math.log10(abs(value)):.0f}"
    return f"{value:,.0f}" if abs(value) >= 10 else f"{value:.2g}"


def times(decades: float) -> str:
    """So many powers of ten, as a number that people can say: 3.5 -> "3,162", 9 -> "10^9"."""
    return brief(10**decades) if decades < 6 else f"10^{decades:.0f}"


def percent(share: float) -> str:
    """0.953 -> "95 %"."""
    return f"{100 * share:.0f} %"


def name_of(evidence: Evidence, layer: str) -> str:
    """The name that the user sees."""
    node = evidence.project.network.by_id.get(layer)
    return node.name if node is not None else layer
