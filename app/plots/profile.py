"""Profile: the norm of dL/dz over depth, now and before the first step, and its slope in words."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.guard import guarded
from app.plots.hub import PlotHub
from app.theme import GRID
from app.widgets.chart import Chart, line
from app.widgets.labels import label
from app.widgets.numbers import percent_text
from engine.doctor.evidence import Evidence
from engine.doctor.signals import half_length, lost_decades

STEEP = 0.3
"""Decades over the whole depth; less is level."""
LEVEL = 2
"""Times the depth: where it would take longer to lose half of the signal, nothing is lost to speak of."""


class Profile(QWidget):
    """Follows the newest run; before one, the pre-flight of the project in hand."""

    def __init__(self, hub: PlotHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hub = hub
        self._shown: Evidence | None = None
        self.chart = Chart(self.tr("Gradient over depth"), log=True, parent=self)
        self.chart.empty = self.tr(
            "Before the training and while it runs: how strong the signal is that comes back to each layer."
        )
        self.chart.setToolTip(
            self.tr(
                "The length (L2 norm) of the gradient of the loss with respect to the output of each layer, "
                "before its activation, on a fixed batch. Level: every layer is told as clearly as the last. "
                "Falling to the left: the gradient vanishes on its way back."
            )
        )
        self.sentence: QLabel = label("", "muted")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        column.setSpacing(GRID // 2)
        column.addWidget(self.chart, 1)
        column.addWidget(self.sentence)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        session = hub.session
        for signal in (session.observed, session.preflight_done, session.run_started):
            signal.connect(self._refresh_seen)
        hub.document.node_changed.connect(self._refresh_seen)

    @Slot()
    def _refresh_seen(self, _what: object = None) -> None:
        if self.isVisible():
            self.refresh()

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Show what is known now."""
        session = self.hub.session
        casebook = session.casebook
        evidence = casebook.evidence if casebook is not None else None
        if evidence is None or not evidence.observations:
            evidence = session.preflight
        if evidence is self._shown and evidence is not None:
            return
        self._shown = evidence
        if evidence is None or not evidence.observations:
            self.chart.show_lines(())
            self.sentence.setText("")
            return
        first, last = evidence.observations[0], evidence.observations[-1]
        places = np.arange(len(evidence.layers))
        lines = []
        if first.step == 0 and first is not last:
            lines.append(line(self.tr("step 0"), places, first.signal_norm, "muted", dashed=True))
        name = self.tr("step {step}").format(step=f"{last.step:,}")
        lines.append(line(name, places, last.signal_norm, "accent", dots=len(places) <= 40))
        self.chart.show_lines(lines, [self.hub.name(layer) for layer in evidence.layers])
        self.sentence.setText(slope_text(last.signal_norm))


def slope_text(signal_norm: np.ndarray) -> str:
    """(layers,) dL/dz from the input to the output -> what becomes of the signal on its way back."""
    tr = QCoreApplication.translate
    decades, half = lost_decades(signal_norm), half_length(signal_norm)
    if math.isnan(half) or math.isnan(decades):
        return ""
    if abs(decades) < STEEP or abs(half) > LEVEL * len(signal_norm):  # that may be infinite
        return tr("Profile", "The signal is as strong in the first layer as in the last.")
    count = f"{abs(half):.2g}"
    if 0 < half < 1:
        share = percent_text(0.5 ** (1 / half)) if half > 0.15 else f"{0.5 ** (1 / half):.0e}"
        return tr("Profile", "Each layer hands on only {share} of the signal.").format(share=share)
    if half > 0:
        return tr("Profile", "Half of the signal is lost every {count} layers.").format(count=count)
    return tr("Profile", "The signal doubles every {count} layers on its way back.").format(count=count)
