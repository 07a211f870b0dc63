"""The signal over depth, its slope in words, and the histograms of a layer."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QPoint

from app.plots.hub import PlotHub
from app.plots.profile import Profile, slope_text
from app.plots.spreads import Spreads
from app.theme import theme
from engine.train.histograms import SPREADS, HistogramHistory, num_bins
from engine.train.report import Histograms


@pytest.mark.parametrize(
    ("norms", "words"),
    [
        ([1.0, 2.0, 4.0, 8.0], "Half of the signal is lost every 1 layers."),
        ([1.0, np.sqrt(2), 2.0, 2 * np.sqrt(2)], "Half of the signal is lost every 2 layers."),
        ([1e-4, 1e-3, 1e-2, 1e-1], "Each layer hands on only 10 % of the signal."),
        ([4.0, 2.0, 1.0], "The signal doubles every 1 layers on its way back."),
        ([1.0, 1.1, 1.0], "The signal is as strong in the first layer as in the last."),
        (
            [3.0, 1.0, 1.0, 1.0, 0.999, 1.0, 1.0, 1.0],
            "The signal is as strong in the first layer as in the last.",
        ),
        ([1.0], ""),
        ([np.nan, np.nan], ""),
    ],
)
def test_the_slope_in_words(norms, words):
    assert slope_text(np.array(norms)) == words


def test_the_profile_shows_now_and_before_the_first_step(qtbot, session, document):
    hub = PlotHub(session, document)
    profile = Profile(hub)
    qtbot.addWidget(profile)
    profile.show()
    assert profile.chart.lines == ()
    looks = tuple(
        SimpleNamespace(step=step, signal_norm=np.array([low, 1.0])) for step, low in ((0, 0.1), (50, 0.25))
    )
    evidence = SimpleNamespace(observations=looks, layers=("a", "b"))
    session.casebook = SimpleNamespace(evidence=evidence)
    session.observed.emit()
    before, now = profile.chart.lines
    assert before.y.tolist() == [0.1, 1.0]
    assert before.dashed
    assert now.y.tolist() == [0.25, 1.0]
    assert not now.dashed
    assert profile.chart.names == ("a", "b")
    assert profile.sentence.text() == "Each layer hands on only 25 % of the signal."


def test_the_histograms_of_the_selected_layer(qtbot, session, document):
    spreads = Spreads(PlotHub(session, document))
    qtbot.addWidget(spreads)
    spreads.resize(900, 240)
    spreads.show()
    assert "full probes" in spreads.empty.text()
    assert spreads.empty.isVisible()
    kept = HistogramHistory(("a", "b"))
    for step in range(3):
        tables = [np.zeros((2, num_bins(spread)), np.float32) for spread in SPREADS]
        for table in tables:
            table[0, 0], table[1, step] = 1.0, 1.0
        kept.take(Histograms(step * 10, *tables))
    session.history = SimpleNamespace(observed=SimpleNamespace(histograms=kept))
    session.observed.emit()
    weights = spreads.maps["weights"]
    qtbot.waitUntil(lambda: weights.isVisible() and weights.height() > 150)  # laid out
    assert not spreads.empty.isVisible()
    assert weights.table[:, 0].tolist() == [1.0, 1.0, 1.0]
    assert spreads.title.text() == "Histograms of a"
    area = weights._area()
    qtbot.mouseMove(weights, QPoint(int(area.right()) - 2, int(area.bottom()) - 2))
    qtbot.waitUntil(lambda: weights.reading().startswith("step 20, −∞ to"))
    assert weights.reading().endswith("100.0 %")
    document.select(["b"])
    assert spreads.title.text() == "Histograms of b"
    assert weights.table[:, 0].tolist() == [1.0, 0.0, 0.0]
    image = weights.grab().toImage()
    area = weights._area()
    bottom = round(area.bottom() - area.height() / num_bins("weights") / 2)
    first, last = (image.pixelColor(int(x), bottom) for x in (area.left() + 3, area.right() - 3))
    assert first == theme.color("accent")
    assert last == theme.color("surface")
