"""The plots as a person uses them: point, zoom, drag, click; and what they cost while nobody looks."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.plots.heat_map import HeatMap
from app.plots.panel import PlotsPanel
from app.plots.plot import Plot
from app.plots.scales import Log, Split
from app.theme import theme
from engine.train.report import Report


def wheel(plot: Plot, place: QPointF, notches: int) -> None:
    """Turn the wheel over a place."""
    event = QWheelEvent(
        place, QPointF(plot.mapToGlobal(place.toPoint())), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(plot, event)


def on_line(plot: Plot, layer: int, step: int) -> QPoint:
    """The place of a layer's line at a step."""
    history = plot.hub.session.history
    assert history is not None
    axes = plot._axes[0]
    value = history.mean(plot.quantity)[history.index_of(step), layer]  # type: ignore[attr-defined]
    return QPoint(round(float(axes.x_of(step))), round(float(axes.y_of(value))))


def on_row(plot: HeatMap, layer: int) -> QPoint:
    """A place in the row of a layer."""
    history = plot.hub.session.history
    assert history is not None
    axes = plot._axes[0]
    y = axes.y + (layer + 0.5) * axes.height / len(history.layers)
    return QPoint(round(axes.x + axes.width / 2), round(y))


def picture(plot: Plot) -> QImage:
    """What the plot shows."""
    return plot.grab().toImage()


def colors(image: QImage) -> set[int]:
    """All colours in a picture."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32)
    return set(np.unique(pixels).tolist())


def test_an_empty_plot_invites(qtbot: QtBot, session, document) -> None:
    panel = PlotsPanel(session, document)
    qtbot.addWidget(panel)
    panel.resize(1280, 260)
    panel.show()
    for plot in panel.plots:
        assert plot.invitation().startswith("Press Train")
        assert QColor(theme.colors.muted).rgb() in colors(picture(plot))
        QTest.mouseMove(plot, plot.rect().center())
        assert panel.hub.step is None


def test_every_plot_says_what_it_shows_and_what_is_healthy(panel: PlotsPanel) -> None:
    for plot in panel.plots:
        assert len(plot.explanation()) > 100
        assert plot.whatsThis() == plot.explanation()
        assert plot.accessibleName() == plot.title()
    assert all("ealthy" in plot.explanation() for plot in panel.plots)


def test_new_steps_repaint_one_plot_at_a_time(qtbot: QtBot, panel: PlotsPanel, session, monkeypatch) -> None:
    qtbot.waitUntil(lambda: not panel.hub._timer.isActive())
    order: list[Plot] = []
    for plot in panel.plots:
        monkeypatch.setattr(plot, "refresh", lambda plot=plot: order.append(plot))
    session.go_on(10)
    assert len(order) == 1
    session.go_on(10)
    assert len(order) == 1
    qtbot.waitUntil(lambda: len(order) >= 4)
    assert set(order[:4]) == set(panel.plots)
    qtbot.waitUntil(lambda: not panel.hub._timer.isActive())


def test_a_hidden_plot_does_nothing_and_catches_up_when_shown(
    qtbot: QtBot, panel: PlotsPanel, session, monkeypatch
) -> None:
    qtbot.waitUntil(lambda: not panel.hub._timer.isActive())
    panel.hide()
    calls: list[float] = []
    paint = panel.gradient.paint_curves
    monkeypatch.setattr(panel.gradient, "paint_curves", lambda *args: (calls.append(1.0), paint(*args)))
    session.go_on(500)
    assert not panel.hub._timer.isActive()
    assert not calls
    panel.show()
    assert calls


def test_the_newest_strip_gives_the_same_picture_as_the_whole(panel: PlotsPanel, session) -> None:
    for _ in range(5):
        session.go_on(37)
        for plot in panel.plots:
            plot.refresh()
    for plot in panel.plots:
        in_strips = picture(plot)
        plot._key = ()
        plot.refresh()
        assert picture(plot) == in_strips, plot.title()


def test_pointing_reads_all_plots_at_the_same_step(panel: PlotsPanel) -> None:
    before = [picture(plot) for plot in panel.plots]
    place = on_line(panel.gradient, 6, 1500)
    QTest.mouseMove(panel.gradient, place)
    assert panel.hub.layer == "dense7"
    assert abs(panel.hub.step - 1500) <= 10
    assert all(picture(plot) != old for plot, old in zip(panel.plots, before, strict=True))
    QApplication.sendEvent(panel.gradient, QEvent(QEvent.Type.Leave))
    assert panel.hub.step is None
    assert all(picture(plot) == old for plot, old in zip(panel.plots, before, strict=True))


@pytest.mark.parametrize("which", ["gradient", "ratio", "heat_map"])
def test_a_click_selects_the_layer_in_the_document(panel: PlotsPanel, document, which: str) -> None:
    plot = getattr(panel, which)
    place = on_row(plot, 4) if which == "heat_map" else on_line(plot, 4, 1500)
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=place)
    assert document.selection == {"dense5"}
    other = on_row(plot, 9) if which == "heat_map" else on_line(plot, 9, 1500)
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, pos=other)
    assert document.selection == {"dense5", "dense10"}


def test_a_click_beside_the_lines_selects_nothing(panel: PlotsPanel, document) -> None:
    document.select(["dense3"])
    corner = panel.gradient._axes[0].rect.bottomRight().toPoint() - QPoint(20, 3)
    QTest.mouseClick(panel.gradient, Qt.MouseButton.LeftButton, pos=corner)
    assert document.selection == frozenset()


def test_the_documents_selection_stands_out(qtbot: QtBot, panel: PlotsPanel, document) -> None:
    full = theme.depth_color(0, 12).rgb()
    assert full in colors(picture(panel.gradient))
    before = [picture(plot) for plot in panel.plots]
    document.select(["dense6"])
    qtbot.waitUntil(lambda: not panel.hub._timer.isActive())
    after = [picture(plot) for plot in panel.plots]
    assert full not in colors(after[1]), "the others fade"
    assert theme.depth_color(5, 12).rgb() in colors(after[1])
    assert after[2] != before[2], "the row is framed"
    assert after[3] != before[3]


def test_wheel_and_drag_move_the_view_of_all_plots(qtbot: QtBot, panel: PlotsPanel) -> None:
    axes = panel.loss._axes[0]
    middle = axes.rect.center()
    wheel(panel.loss, middle, 5)
    low, high = panel.hub.view
    assert 0 < low < 1500 < high < 3000
    qtbot.waitUntil(lambda: not panel.hub._timer.isActive())
    assert {plot._axes[0].steps.low for plot in panel.plots} == {low}
    start = middle.toPoint()
    QTest.mousePress(panel.loss, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(panel.loss, start + QPoint(60, 0))
    QTest.mouseRelease(panel.loss, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 0))
    assert panel.hub.view[0] < low
    assert panel.hub.view[1] - panel.hub.view[0] == pytest.approx(high - low)
    QTest.mouseDClick(panel.loss, Qt.MouseButton.LeftButton, pos=start)
    assert panel.hub.view is None


def test_the_wheel_ends_at_the_whole_and_at_ten_steps(panel: PlotsPanel) -> None:
    middle = panel.loss._axes[0].rect.center()
    wheel(panel.loss, middle, -3)
    assert panel.hub.view is None
    for _ in range(10):
        wheel(panel.loss, middle, 10)
    low, high = panel.hub.view
    assert high - low == pytest.approx(10)


def test_keys_move_the_cursor_and_the_view(panel: PlotsPanel) -> None:
    QTest.keyClick(panel.loss, Qt.Key.Key_Left)
    assert panel.hub.step < 2999
    at = panel.hub.step
    QTest.keyClick(panel.loss, Qt.Key.Key_Right)
    assert panel.hub.step > at
    QTest.keyClick(panel.loss, Qt.Key.Key_Plus)
    assert panel.hub.view is not None
    QTest.keyClick(panel.loss, Qt.Key.Key_0)
    assert panel.hub.view is None


def test_the_axes_grow_seldom(panel: PlotsPanel, session) -> None:
    seen = set()
    for _ in range(60):
        session.go_on(50)
        for plot in panel.plots:
            plot.refresh()
        seen.add(tuple(plot._axes for plot in panel.plots))
    assert len(seen) <= 8


def test_the_first_steps_stay_wide_in_the_heat_map(panel: PlotsPanel) -> None:
    axes = panel.heat_map._axes[0]
    assert isinstance(axes.steps, Split)
    assert float(axes.x_of(100) - axes.x) == pytest.approx(axes.width / 4)


def test_cold_and_hot_in_the_heat_map(panel: PlotsPanel) -> None:
    image = picture(panel.heat_map)
    first, last = on_row(panel.heat_map, 0), on_row(panel.heat_map, 11)
    early = QPoint(round(panel.heat_map._axes[0].x) + 4, first.y())
    cold, healthy = QColor(image.pixel(early)), QColor(image.pixel(last))
    assert cold.blue() > cold.red() + 60
    assert healthy == QColor(theme.colors.neutral)
    assert panel.heat_map._marks(panel.hub.session.history)[0] == "▾"


def test_infinity_zero_and_nan_are_drawn(panel: PlotsPanel, session) -> None:
    bad = np.array([[np.nan] * 12, [np.inf] * 12, [0.0] * 12], np.float32)
    session.history.extend(
        Report(
            np.arange(3000, 3003), np.array([np.nan, np.inf, 1e30]), np.array([0.5, np.nan, 0.5]),
            bad, bad, bad, 0.1, 1, 1.0, 1.0, 1.0,
        )
    )  # fmt: skip
    for plot in panel.plots:
        plot.refresh()
        assert not plot.grab().isNull()
    assert isinstance(panel.loss._axes[0].values, Log)


def test_events_are_lines_that_are_read_when_pointed_at(panel: PlotsPanel, session) -> None:
    before = picture(panel.loss)
    session.events.append((1500, "learning rate 0.01"))
    panel.loss.refresh()
    assert picture(panel.loss) != before
    assert "learning rate 0.01" in panel.loss._step_text(1501)
    assert "learning rate" not in panel.loss._step_text(900)


def test_light_and_dark(panel: PlotsPanel) -> None:
    try:
        theme.use(True)
        for plot in panel.plots:
            assert QColor(theme.colors.surface).rgb() in colors(picture(plot))
    finally:
        theme.use(False)
    for plot in panel.plots:
        assert QColor(theme.colors.surface).rgb() in colors(picture(plot))


def test_a_new_run_begins_with_an_empty_plot(qtbot: QtBot, panel: PlotsPanel, session) -> None:
    panel.hub.look_at(100, 200)
    session.start(("dense1",))
    QTest.mouseMove(panel.gradient, panel.gradient.rect().center())
    qtbot.waitUntil(lambda: all(not plot._axes for plot in panel.plots))
    session.go_on(1)
    qtbot.waitUntil(lambda: all(plot._axes for plot in panel.plots))
    assert panel.hub.view is None


def test_two_rows_where_there_is_height(panel: PlotsPanel) -> None:
    assert panel.loss.y() < panel.heat_map.y()
    panel.resize(1280, 260)
    QApplication.processEvents()
    assert panel.loss.y() == panel.ratio.y()


def test_a_layer_that_is_gone_keeps_its_line(panel: PlotsPanel, document) -> None:
    del document.network.by_id["dense2"]
    document.node_changed.emit("dense2")
    panel.heat_map.refresh()
    assert panel.hub.name("dense2") == "dense2"
    assert panel.hub.name("dense3") == "Dense3"
