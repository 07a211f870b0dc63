"""What the cards can be coloured by: each quantity with its scale, its words and where it is found."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from PySide6.QtCore import QCoreApplication

from app.theme import COLDEST, HEALTHY, HOTTEST
from app.widgets.numbers import percent_text
from engine.doctor.evidence import Evidence, Observation
from engine.train.history import History

QuantityId = Literal["gradient_norm", "signal_norm", "update_ratio", "dead_share", "saturated_share"]
_MARKS = (COLDEST, *HEALTHY, HOTTEST)


@dataclass(frozen=True)
class Quantity:
    """`marks`: the values (of shares; else their log10) at which it is fully cold, begins and ends to be
    healthy, and is fully hot. A share that rises gets colder: the signal dies."""

    id: QuantityId
    marks: tuple[float, float, float, float]
    ticks: tuple[tuple[float, str], ...]
    is_share: bool = False

    def temperature(self, value: float) -> float:
        """The log10 of the gradient norm that looks as healthy; NaN for a value that is no number."""
        if not math.isfinite(value):
            return math.nan
        place = value if self.is_share else math.log10(value) if value > 0 else -math.inf
        if self.is_share:  # the scale of shares runs the other way
            return float(np.interp(-place, [-mark for mark in self.marks], _MARKS))
        return float(np.interp(place, self.marks, _MARKS))

    def title(self) -> str:
        """In a few words, for the legend and the tooltip."""
        return _texts(self.id)[0]

    def ends(self) -> tuple[str, str]:
        """What the cold and the hot end mean."""
        return _texts(self.id)[1:]

    def text(self, value: float) -> str:
        """The value as a person reads it."""
        if math.isnan(value):
            return "–"
        return percent_text(value) if self.is_share else f"{value:.2g}"


_DECADES = tuple((float(power), f"1e{power}" if power else "1") for power in (-8, -6, -4, -2, 0, 2))
_RATIOS = tuple((float(power), f"1e{power}") for power in (-7, -5, -3, -1))
_SHARES = ((1.0, "100%"), (0.75, "75%"), (0.5, "50%"), (0.0, "0"))
_SHARE_MARKS = (1.0, 0.5, 0.0, -1.0)
QUANTITIES: dict[QuantityId, Quantity] = {
    quantity.id: quantity
    for quantity in (
        Quantity("gradient_norm", _MARKS, _DECADES),
        Quantity("signal_norm", _MARKS, _DECADES),
        Quantity("update_ratio", (-7.0, -4.5, -1.7, 0.0), _RATIOS),
        Quantity("dead_share", _SHARE_MARKS, _SHARES, True),
        Quantity("saturated_share", _SHARE_MARKS, _SHARES, True),
    )
}


def values_at(
    quantity: QuantityId, step: int | None, history: History | None, evidence: Evidence | None
) -> dict[str, float]:
    """Layer id -> value at a step, or at the newest; empty where it was not measured."""
    if quantity == "gradient_norm" or quantity == "update_ratio":
        if history is None or not len(history):
            return _of_observation(quantity, step, evidence)
        row = history.latest(quantity) if step is None else history.mean(quantity)[history.index_of(step)]
        return dict(zip(history.layers, row.tolist(), strict=True))
    return _of_observation(quantity, step, evidence)


def _of_observation(quantity: QuantityId, step: int | None, evidence: Evidence | None) -> dict[str, float]:
    if evidence is None or not evidence.observations or quantity == "update_ratio":
        return {}
    observation = _nearest(evidence, step)
    ids = evidence.activations if QUANTITIES[quantity].is_share else evidence.layers
    values = zip(ids, getattr(observation, quantity).tolist(), strict=True)
    return {node_id: value for node_id, value in values if not math.isnan(value)}


def _nearest(evidence: Evidence, step: int | None) -> Observation:
    """The newest observation that is not after the step."""
    if step is None:
        return evidence.observations[-1]
    before = [one for one in evidence.observations if one.step <= step]
    return before[-1] if before else evidence.observations[0]


def carried(
    values: Mapping[str, float], order: tuple[str, ...], feeds: Mapping[str, list[str]]
) -> dict[str, float]:
    """Node -> the value of the nearest layer before it that has one, the layer itself first: what a wire
    that leaves it carries."""
    found: dict[str, float] = {}
    for node_id in order:
        own = values.get(node_id)
        before = [found[source] for source in feeds.get(node_id, []) if source in found]
        if own is not None:
            found[node_id] = own
        elif before:
            found[node_id] = max(before)
    return found


def _texts(quantity: QuantityId) -> tuple[str, str, str]:
    tr = QCoreApplication.translate
    vanishes, explodes = tr("Quantity", "vanishes"), tr("Quantity", "explodes")
    return {
        "gradient_norm": (tr("Quantity", "gradient norm"), vanishes, explodes),
        "signal_norm": (tr("Quantity", "gradient of the output"), vanishes, explodes),
        "update_ratio": (
            tr("Quantity", "update ratio"), tr("Quantity", "stands still"), tr("Quantity", "leaps")
        ),
        "dead_share": (tr("Quantity", "dead units"), tr("Quantity", "dead"), tr("Quantity", "alive")),
        "saturated_share": (
            tr("Quantity", "saturated units"), tr("Quantity", "saturated"), tr("Quantity", "free")
        ),
    }[quantity]  # fmt: skip
