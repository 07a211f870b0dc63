"""The plots as a person uses them: point, zoom, drag, click; and what they cost while nobody looks."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QRegion, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionGraphicsItem, QWidget
from pytestqt.qtbot import QtBot

from app.plots.heat_map import HeatMap
from app.plots.layer_lines import LayerLines
from app.plots.plot import Plot
from app.plots.scales import Split
from app.theme import theme
from engine.train.report import Report


def wheel(plot: Plot, place: QPoint, notches: int) -> None:
    """Turn the wheel over a place of the canvas."""
    event = QWheelEvent(
        QPointF(place), QPointF(plot.canvas.mapToGlobal(place)), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(plot.canvas.viewport(), event)


def mouse(widget: QWidget, kind: QEvent.Type, place: QPoint) -> None:
    """The left button goes down or up, or the mouse moves while it is down."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    event = QMouseEvent(
        kind, QPointF(place), QPointF(widget.mapToGlobal(place)),
        none if kind == QEvent.Type.MouseMove else left,
        none if kind == QEvent.Type.MouseButtonRelease else left, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def at(plot: Plot, x: float, y: float) -> QPoint:
    """The place on the canvas of a step and of a place on the value axis."""
    return plot.canvas.mapFromScene(plot.views[0].mapViewToScene(QPointF(plot.place_of(x), y)))


def on_line(plot: LayerLines, layer: int, step: int) -> QPoint:
    """The place of a layer's line near a step, in the middle of a pixel."""
    history = plot.hub.session.history
    assert history is not None
    x = at(plot, step, 0.0).x()
    step = round(plot.views[0].mapSceneToView(plot.canvas.mapToScene(x, 0)).x())
    value = history.mean(plot.quantity)[history.index_of(step), layer]
    return QPoint(x, at(plot, step, float(np.log10(value))).y())


def on_row(plot: HeatMap, layer: int) -> QPoint:
    """A place in the row of a layer."""
    return at(plot, 1500, layer + 0.5)


def middle(plot: Plot) -> QPoint:
    """Of the first place for curves."""
    return plot.canvas.mapFromScene(plot.views[0].sceneBoundingRect().center())


def shown(plot: Plot) -> list[list[list[float]]]:
    """The ends of all axes."""
    return [view.viewRange() for view in plot.views]


def picture(plot: Plot) -> QImage:
    """What the plot shows."""
    return plot.grab().toImage()


def colors(image: QImage) -> set[int]:
    """All colours in a picture."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32)
    return set(np.unique(pixels).tolist())


def test_an_empty_plot_invites(empty_panel) -> None:
    for plot in empty_panel.plots:
        assert plot.invitation().startswith("Press Train")
        assert plot._invitation.isVisible()
        assert not plot.canvas.isVisible()
        QTest.keyClick(plot, Qt.Key.Key_Left)
        assert empty_panel.hub.step is None


def test_every_plot_says_what_it_shows_and_what_is_healthy(panel) -> None:
    for plot in panel.plots:
        assert len(plot.explanation()) > 100
        assert plot.whatsThis() == plot.explanation()
        assert plot.accessibleName() == plot.title()
    assert all("ealthy" in plot.explanation() for plot in panel.plots)


def test_new_steps_repaint_one_plot_at_a_time(qtbot: QtBot, panel, session, monkeypatch) -> None:
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
    qtbot: QtBot, panel, session, monkeypatch
) -> None:
    qtbot.waitUntil(lambda: not panel.hub._timer.isActive())
    panel.hide()
    calls: list[float] = []
    draw = panel.gradient.draw
    monkeypatch.setattr(panel.gradient, "draw", lambda *args: (calls.append(1.0), draw(*args)))
    session.go_on(500)
    assert not panel.hub._timer.isActive()
    assert not calls
    panel.show()
    assert calls


def test_only_the_newest_columns_are_painted(qtbot: QtBot, panel, session, monkeypatch) -> None:
    qtbot.waitUntil(lambda: not panel.hub._timer.isActive())
    lines = panel.gradient.lines
    exposed: list[float] = []
    paint = lines.paint

    def watched(painter: QPainter, option: QStyleOptionGraphicsItem, widget: object = None) -> None:
        exposed.append(option.exposedRect.left())
        paint(painter, option)

    monkeypatch.setattr(lines, "paint", watched)
    session.go_on(200)
    panel.gradient.refresh()
    qtbot.waitUntil(lambda: not panel.hub._timer.isActive())
    QApplication.processEvents()
    exposed.clear()
    session.go_on(20)
    qtbot.waitUntil(lambda: not panel.hub._timer.isActive())
    QApplication.processEvents()
    assert exposed
    assert min(exposed) > 3000


def test_strips_give_the_same_picture_as_the_whole(panel) -> None:
    for points in panel.loss._points:
        points.hide()  # Qt begins its dashes anew where it is clipped
    for plot in panel.plots:
        viewport = plot.canvas.viewport()
        whole, in_strips = (QImage(viewport.size(), QImage.Format.Format_RGB32) for _ in range(2))
        viewport.render(whole)
        for left in range(0, viewport.width(), 37):
            part = QRegion(left, 0, 37, viewport.height())
            viewport.render(in_strips, QPoint(left, 0), part)
        assert in_strips == whole, plot.title()


def test_pointing_reads_all_plots_at_the_same_step(panel) -> None:
    before = [picture(plot) for plot in panel.plots]
    place = on_line(panel.gradient, 6, 1500)
    QTest.mouseMove(panel.gradient.canvas.viewport(), place)
    assert panel.hub.layer == "dense7"
    assert abs(panel.hub.step - 1500) <= 10
    assert all(picture(plot) != old for plot, old in zip(panel.plots, before, strict=True))
    QApplication.sendEvent(panel.gradient, QEvent(QEvent.Type.Leave))
    assert panel.hub.step is None
    assert all(picture(plot) == old for plot, old in zip(panel.plots, before, strict=True))


@pytest.mark.parametrize("which", ["gradient", "ratio", "heat_map"])
def test_a_click_selects_the_layer_in_the_document(panel, document, which: str) -> None:
    plot = getattr(panel, which)
    place = on_row(plot, 4) if which == "heat_map" else on_line(plot, 4, 1200)
    QTest.mouseClick(plot.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert document.selection == {"dense5"}
    other = on_row(plot, 9) if which == "heat_map" else on_line(plot, 9, 1200)
    QTest.mouseClick(
        plot.canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, pos=other
    )
    assert document.selection == {"dense5", "dense10"}


def test_a_click_beside_the_lines_selects_nothing(panel, document) -> None:
    document.select(["dense3"])
    corner = panel.gradient.canvas.mapFromScene(
        panel.gradient.views[0].sceneBoundingRect().bottomRight()
    ) - QPoint(20, 3)
    QTest.mouseClick(panel.gradient.canvas.viewport(), Qt.MouseButton.LeftButton, pos=corner)
    assert document.selection == frozenset()


def test_the_documents_selection_stands_out(qtbot: QtBot, panel, document) -> None:
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


def test_wheel_and_drag_move_the_view_of_all_plots(qtbot: QtBot, panel) -> None:
    values = shown(panel.loss)[1][1]
    start = middle(panel.loss)
    wheel(panel.loss, start, 5)
    assert panel.hub.view is not None
    low, high = panel.hub.view
    assert 0 < low < 1500 < high < 3000
    qtbot.waitUntil(lambda: not panel.hub._timer.isActive())
    assert all(shown(plot)[0][0] == [low, high] for plot in panel.plots)
    assert values == [0.0, 1.0]
    viewport = panel.loss.canvas.viewport()
    mouse(viewport, QEvent.Type.MouseButtonPress, start)
    for x in (20, 40, 60):
        mouse(viewport, QEvent.Type.MouseMove, start + QPoint(x, 0))
    mouse(viewport, QEvent.Type.MouseButtonRelease, start + QPoint(60, 0))
    assert panel.hub.view[0] < low
    assert panel.hub.view[1] - panel.hub.view[0] == pytest.approx(high - low)
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
        mouse(viewport, kind, start)
        mouse(viewport, QEvent.Type.MouseButtonRelease, start)
    assert panel.hub.view is None


def test_the_wheel_ends_at_the_whole_and_at_ten_steps(panel) -> None:
    place = middle(panel.loss)
    wheel(panel.loss, place, -3)
    assert panel.hub.view is None
    assert shown(panel.loss)[0][0] == [0, 3000]
    for _ in range(10):
        wheel(panel.loss, place, 10)
    low, high = panel.hub.view
    assert high - low == pytest.approx(10)


def test_a_right_drag_does_nothing(panel) -> None:
    start, viewport = middle(panel.loss), panel.loss.canvas.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.RightButton, pos=start)
    QTest.mouseMove(viewport, start + QPoint(60, 0))
    QTest.mouseRelease(viewport, Qt.MouseButton.RightButton, pos=start + QPoint(60, 0))
    assert panel.hub.view is None
    assert QApplication.activePopupWidget() is None


def test_keys_move_the_cursor_and_the_view(panel) -> None:
    QTest.keyClick(panel.loss, Qt.Key.Key_Left)
    assert panel.hub.step < 2999
    at = panel.hub.step
    QTest.keyClick(panel.loss, Qt.Key.Key_Right)
    assert panel.hub.step > at
    QTest.keyClick(panel.loss, Qt.Key.Key_Plus)
    assert panel.hub.view is not None
    QTest.keyClick(panel.loss, Qt.Key.Key_0)
    assert panel.hub.view is None


def test_the_axes_grow_seldom(panel, session) -> None:
    seen = []
    for _ in range(60):
        session.go_on(50)
        for plot in panel.plots:
            plot.refresh()
        ends = [shown(plot) for plot in panel.plots]
        if ends not in seen:
            seen.append(ends)
    assert len(seen) <= 8


def test_the_first_steps_stay_wide_in_the_heat_map(panel) -> None:
    assert isinstance(panel.heat_map.split, Split)
    low, high = shown(panel.heat_map)[0][0]
    assert panel.heat_map.place_of(100) == pytest.approx(low + (high - low) / 4)
    ticks = panel.heat_map.step_axis.tickValues(low, high, 480)
    labels = panel.heat_map.step_axis.tickStrings(ticks[0][1], 1.0, 1.0)
    assert {"0", "100", "1,000", "3,000"} <= set(labels)


def test_cold_and_hot_in_the_heat_map(panel) -> None:
    image = panel.heat_map.canvas.grab().toImage()
    cold = QColor(image.pixel(at(panel.heat_map, 2, 0.5)))
    healthy = QColor(image.pixel(on_row(panel.heat_map, 11)))
    assert cold.blue() > cold.red() + 60
    assert abs(healthy.blue() - healthy.red()) < 30
    assert [name.endswith("▾") for _, name in panel.heat_map._names][::11] == [True, False]


def test_infinity_zero_and_nan_are_drawn(panel, session) -> None:
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
    assert panel.loss.value_axes[0].log


def test_events_are_lines_that_are_read_when_pointed_at(panel, session) -> None:
    before = picture(panel.loss)
    session.events.append((1500, "learning rate 0.01"))
    panel.loss.refresh()
    assert picture(panel.loss) != before
    assert "learning rate 0.01" in panel.loss.step_text(1501)
    assert "learning rate" not in panel.loss.step_text(900)


def test_light_and_dark(panel) -> None:
    try:
        theme.use(True)
        for plot in panel.plots:
            assert QColor(theme.colors.surface).rgb() in colors(picture(plot))
    finally:
        theme.use(False)
    for plot in panel.plots:
        assert QColor(theme.colors.surface).rgb() in colors(picture(plot))


def test_a_new_run_begins_with_an_empty_plot(qtbot: QtBot, panel, session) -> None:
    panel.hub.look_at(100, 200)
    session.start(("dense1",))
    qtbot.waitUntil(lambda: not any(plot.canvas.isVisible() for plot in panel.plots))
    session.go_on(1)
    qtbot.waitUntil(lambda: all(plot.canvas.isVisible() for plot in panel.plots))
    assert panel.hub.view is None


def test_a_layer_that_is_gone_keeps_its_line(panel, document) -> None:
    del document.network.by_id["dense2"]
    document.node_changed.emit("dense2")
    panel.heat_map.refresh()
    assert panel.hub.name("dense2") == "dense2"
    assert panel.hub.name("dense3") == "Dense3"
