"""A frozen layer is neither cold nor in trouble on the heat map; a failed step is."""

from __future__ import annotations

import numpy as np

from app.plots.heat_map import EMPTY, FROZEN, UNKNOWN, HeatMap
from app.plots.hub import PlotHub
from engine.train.report import Report


def step(session, first: int, norms: list[float]) -> None:
    row = np.array([norms], np.float32)
    one = np.ones(1, np.float32)
    session.history.extend(Report(np.array([first]), one, one, row, row, row, 0.1, 1, 1.0, 1.0, 1.0))


def picture(plot: HeatMap) -> np.ndarray:
    """(layers, columns) of colour indices, without what is not there yet."""
    image = plot._image.image
    return image[:, (image != EMPTY).all(axis=0)]


def test_frozen_steps_have_a_colour_of_their_own(qtbot, session, document):
    heat_map = HeatMap(PlotHub(session, document))
    qtbot.addWidget(heat_map)
    heat_map.resize(500, 300)
    with qtbot.waitExposed(heat_map):
        heat_map.show()
    session.start(("dense1", "dense2"))
    for number in range(20):
        step(session, number, [np.nan if number < 10 else 0.1, 0.5])
    heat_map.refresh()
    found = picture(heat_map)
    assert found[0, 0] == FROZEN
    assert found[0, -1] < FROZEN
    assert (found[1] < FROZEN).all()
    assert UNKNOWN not in found


def test_only_the_last_step_of_a_failed_run_is_unknown(qtbot, session, document):
    heat_map = HeatMap(PlotHub(session, document))
    qtbot.addWidget(heat_map)
    heat_map.resize(500, 300)
    with qtbot.waitExposed(heat_map):
        heat_map.show()
    session.start(("dense1", "dense2"))
    session.state = "failed"
    for number in range(20):
        step(session, number, [np.nan, np.nan if number == 19 else 0.5])
    heat_map.refresh()
    found = picture(heat_map)
    assert found[0, 0] == FROZEN
    assert (found[:, -1] == UNKNOWN).all()


def test_all_plots_take_a_layer_that_is_frozen_all_the_time(panel, session, document):
    """Neither a warning nor a line; the read-out names the others."""
    session.start(("dense1", "dense2"))
    for number in range(30):
        step(session, number, [np.nan, 0.5])
    for plot in panel.plots:
        plot.refresh()
    panel.hub.point_at(15, "dense1")
    for plot in panel.plots:
        assert not plot.grab().isNull()
    assert "frozen" in panel.heat_map.readings[0].toPlainText()
