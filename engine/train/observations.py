"""The looks of a run in bounded memory: its start, observations, validations, histograms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.doctor.evidence import Observation, Start, StartWeights, Validation
from engine.train.histograms import HistogramHistory
from engine.train.report import Examined, Observed

MOST = 256
"""So many observations are kept at most; when there are more, every second one goes, from the first on."""
_NUMBERS = (
    "loss", "accuracy", "evaluation_loss", "logits_mean", "logits_std", "cross_entropy", "noise_scale"
)  # fmt: skip
_OF_LAYER = (
    "gradient_norm", "signal_norm", "weight_norm", "output_mean", "output_std", "gradient_cosine"
)  # fmt: skip
_OF_ACTIVATION = ("zero_share", "dead_share", "saturated_share")
_OF_VALIDATION = ("step", "loss", "accuracy")
_MOMENTS = ("input_mean", "input_std", "validation_input_mean", "validation_input_std")


class Observations:
    """What `Examined` and `Observed` told, in the order of the steps."""

    def __init__(self) -> None:
        self.start: Start | None = None
        self.looks: list[Observation] = []
        self.validations: list[Validation] = []
        self.histograms: HistogramHistory | None = None
        self.cost = 0.0
        """The share of the run's time that probes took, as told last."""

    def take(self, report: Examined | Observed) -> None:
        """Keep it. A second look at a step, of a run that goes on there, takes the place of the first."""
        if isinstance(report, Examined):
            self.start = report.start
            return
        self.cost = report.cost
        _append(self.looks, report.observation)
        if report.validation is not None:
            _append(self.validations, report.validation)
        if report.histograms is not None and self.start is not None:
            self.histograms = self.histograms or HistogramHistory(self.start.layers)
            self.histograms.take(report.histograms)

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        """Everything, as arrays that `numpy.savez` writes without pickle; none where nothing was told."""
        if self.start is None:
            return {}
        start = self.start
        arrays: dict[str, NDArray[Any]] = {
            "class_names": np.array(start.class_names, np.str_),
            "counts": start.counts,
            "layers": np.array(start.layers, np.str_),
            "activations": np.array(start.activations, np.str_),
            "frozen": np.array(start.frozen, np.str_),
            "moments": np.stack([getattr(start, name) for name in _MOMENTS]),
            "weights": np.array(
                [[w.std, w.he_std, w.glorot_std, w.identical, w.largest_bias] for w in start.weights]
            ).reshape(len(start.weights), 5),
            "totals": np.array([start.total_steps, self.cost]),
            "steps": np.array([look.step for look in self.looks], np.int64),
            "numbers": _table(self.looks, _NUMBERS),
            "are_probabilities": np.array([look.logits_are_probabilities for look in self.looks], bool),
            "validations": _table(self.validations, _OF_VALIDATION),
            "recalls": _rows([one.recall for one in self.validations], len(start.class_names)),
        }
        for name in _OF_LAYER:
            arrays[name] = _rows([getattr(look, name) for look in self.looks], len(start.layers))
        for name in _OF_ACTIVATION:
            arrays[name] = _rows([getattr(look, name) for look in self.looks], len(start.activations))
        if self.histograms is not None:
            arrays |= {f"histograms.{name}": table for name, table in self.histograms.to_arrays().items()}
        return arrays

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Observations:
        """What `to_arrays` gave; empty for arrays of a run without. Raises ValueError for what is damaged."""
        found = cls()
        if "layers" not in arrays:
            return found
        try:
            found.start = _start(arrays)
            found.cost = float(arrays["totals"][1])
            columns = {name: arrays[name] for name in (*_OF_LAYER, *_OF_ACTIVATION)}
            for index, step in enumerate(arrays["steps"]):
                numbers = dict(zip(_NUMBERS, arrays["numbers"][index].tolist(), strict=True))
                rows: dict[str, Any] = {
                    name: np.asarray(table[index], np.float64) for name, table in columns.items()
                }
                if np.isnan(rows["gradient_cosine"]).all():
                    rows["gradient_cosine"] = np.zeros(0)
                found.looks.append(
                    Observation(
                        step=int(step),
                        logits_are_probabilities=bool(arrays["are_probabilities"][index]),
                        **numbers,
                        **rows,
                    )
                )
            found.validations = [
                Validation(int(step), loss, accuracy, np.asarray(recall, np.float64))
                for (step, loss, accuracy), recall in zip(
                    arrays["validations"].tolist(), arrays["recalls"], strict=True
                )
            ]
        except (KeyError, IndexError, TypeError) as error:
            raise ValueError(f"these arrays are not observations: {error}") from error
        spreads = {n.removeprefix("histograms."): t for n, t in arrays.items() if n.startswith("histograms.")}
        if spreads:
            found.histograms = HistogramHistory.from_arrays(spreads)
        return found


def _append(kept: list[Any], one: Observation | Validation) -> None:
    if kept and kept[-1].step == one.step:
        kept.pop()
    if len(kept) == MOST:
        kept[:] = kept[::2]
    kept.append(one)


def _table(values: list[Any], names: tuple[str, ...]) -> NDArray[np.float64]:
    """(n, names)"""
    rows = [[float(getattr(value, name)) for name in names] for value in values]
    return np.array(rows).reshape(len(values), len(names))


def _rows(values: list[NDArray[np.float64]], width: int) -> NDArray[np.float64]:
    """(n, width); NaN where a row was not measured."""
    blank = np.full(width, np.nan)
    rows = [value if len(value) else blank for value in values]
    return np.stack(rows) if rows else np.zeros((0, width))


def _start(arrays: Mapping[str, NDArray[Any]]) -> Start:
    names: dict[str, Any] = {
        name: _names(arrays[name]) for name in ("class_names", "layers", "activations", "frozen")
    }
    moments: dict[str, Any] = dict(zip(_MOMENTS, np.asarray(arrays["moments"], np.float64), strict=True))
    weights = tuple(
        StartWeights(layer, std, he, glorot, bool(identical), bias)
        for layer, (std, he, glorot, identical, bias) in zip(
            names["layers"], arrays["weights"].tolist(), strict=True
        )
    )
    counts = np.asarray(arrays["counts"], np.int64)
    return Start(**names, **moments, counts=counts, weights=weights, total_steps=int(arrays["totals"][0]))


def _names(array: NDArray[Any]) -> tuple[str, ...]:
    return tuple(str(name) for name in array)
