"""Trainings side by side: the same charts and numbers for each, wherever they are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.widgets.chart import Chart, Line, line
from engine.doctor.evidence import Evidence
from engine.train.history import History

MOST_POINTS = 300


@dataclass(frozen=True, eq=False)
class Side:
    """One training as the charts show it; `color` as for a `Line`."""

    name: str
    evidence: Evidence
    color: str | float = "accent"


class Charts(QWidget):
    """Loss, validation accuracy and gradient over depth, each with one line a side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.loss = Chart(self.tr("Loss"), unit=self.tr("step"), parent=self)
        self.accuracy = Chart(self.tr("Validation accuracy"), unit=self.tr("step"), percent=True, parent=self)
        ends = (self.tr("first layer"), self.tr("last layer"))
        self.profile = Chart(self.tr("Gradient over depth"), log=True, ends=ends, parent=self)
        self.profile.setToolTip(
            self.tr(
                "The length (L2 norm) of the gradient of the loss with respect to the output of each layer, "
                "at the end. Under the mouse, how deep a layer lies: 0 % is the first, 100 % the last."
            )
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for chart in (self.loss, self.accuracy, self.profile):
            chart.empty = self.tr("Nothing was measured yet.")
            row.addWidget(chart, 1)

    def show_sides(self, sides: Sequence[Side]) -> None:
        """Show these trainings."""
        self.loss.show_lines([_loss(side) for side in sides])
        self.accuracy.show_lines([_accuracy(side) for side in sides])
        self.profile.show_lines([_profile(side) for side in sides])


def profile_text(side: Side) -> str:
    """How many decades of the signal are left in the first layer, at the end."""
    from app.plots.profile import slope_text

    observations = side.evidence.observations
    return slope_text(observations[-1].signal_norm) if observations else ""


def _loss(side: Side) -> Line:
    history = side.evidence.history
    if history is None or not history.num_steps:
        return line(side.name, [], [], side.color)
    steps, loss = _thinned(history)
    return line(side.name, steps, loss, side.color)


def _thinned(history: History) -> tuple[np.ndarray, np.ndarray]:
    """(n,) steps and (n,) mean losses, n <= MOST_POINTS: neighbours together."""
    steps, loss = history.steps.astype(float), history.mean("loss")
    parts = min(len(steps), MOST_POINTS)
    edges = np.linspace(0, len(steps), parts + 1).astype(int)[:-1]
    counts = np.diff(np.append(edges, len(steps)))
    return steps[edges], np.add.reduceat(loss, edges) / counts


def _accuracy(side: Side) -> Line:
    seen = side.evidence.validations
    steps = [one.step for one in seen]
    return line(side.name, steps, [one.accuracy for one in seen], side.color, dots=len(steps) < 40)


def _profile(side: Side) -> Line:
    """Over relative depth, so that networks of different depth can be compared: 0 the first layer, 100 the
    last."""
    observations = side.evidence.observations
    if not observations:
        return line(side.name, [], [], side.color)
    norms = observations[-1].signal_norm
    depth = np.linspace(0, 100, len(norms)) if len(norms) > 1 else np.array([100.0])
    return line(side.name, depth, norms, side.color, dots=len(norms) <= 40)
