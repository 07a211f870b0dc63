"""A change of the running training is marked on the histograms, too."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np

from app.plots.hub import PlotHub
from app.plots.spreads import Spreads
from engine.train.histograms import SPREADS, HistogramHistory, num_bins
from engine.train.report import Histograms


def test_events_are_lines_between_the_moments(qtbot, session, document):
    spreads = Spreads(PlotHub(session, document))
    qtbot.addWidget(spreads)
    spreads.resize(900, 240)
    spreads.show()
    kept = HistogramHistory(("a",))
    for step in range(0, 40, 10):
        kept.take(Histograms(step, *(np.zeros((1, num_bins(spread)), np.float32) for spread in SPREADS)))
    session.history = SimpleNamespace(observed=SimpleNamespace(histograms=kept))
    session.observed.emit()
    weights = spreads.maps["weights"]
    before = weights.grab().toImage()
    session.events.append((15, "learning rate: 0.1 → 0.01"))
    session.observed.emit()
    after = weights.grab().toImage()
    assert after != before
    area = weights._area()
    middle = int(area.left() + area.width() / 2)  # two of the four moments lie before step 15
    column = [before.pixel(middle, y) != after.pixel(middle, y) for y in range(int(area.height()))]
    elsewhere = [
        before.pixel(middle + 20, y) != after.pixel(middle + 20, y) for y in range(int(area.height()))
    ]
    assert any(column)
    assert not any(elsewhere)
