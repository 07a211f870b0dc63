"""Zooming, panning and fitting."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from app.canvas.camera import LEAST_ZOOM, MOST_ZOOM


def turn_wheel(view, pixel: QPoint, angle: int) -> None:
    event = QWheelEvent(
        QPointF(pixel),
        QPointF(view.viewport().mapToGlobal(pixel)),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_the_wheel_zooms_to_the_pointer(opened):
    pixel = QPoint(300, 250)
    before, zoom = opened.mapToScene(pixel), opened.zoom
    for _ in range(3):
        turn_wheel(opened, pixel, 120)
    assert opened.zoom > zoom
    away = opened.mapToScene(pixel) - before
    assert math.hypot(away.x(), away.y()) <= 3 / zoom


@pytest.mark.parametrize(("angle", "bound"), [(12000, MOST_ZOOM), (-12000, LEAST_ZOOM)])
def test_zoom_is_bounded(opened, angle, bound):
    for _ in range(5):
        turn_wheel(opened, QPoint(10, 10), angle)
    assert opened.zoom == pytest.approx(bound)


@pytest.mark.parametrize(
    "key",
    [(Qt.Key.Key_F, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)],
)
def test_fit_brings_all_into_view(opened, qtbot, key):
    turn_wheel(opened, QPoint(10, 10), 2400)
    assert not opened.visible_area().contains(opened.canvas.contents())
    qtbot.keyClick(opened, *key)
    assert opened.visible_area().contains(opened.canvas.contents())


def test_what_was_fitted_stays_fitted_until_one_zooms(opened):
    opened.resize(500, 300)
    assert opened.visible_area().contains(opened.canvas.contents())
    opened.zoom_in()
    zoom = opened.zoom
    opened.resize(900, 700)
    assert opened.zoom == zoom


def test_the_middle_button_pans(opened, hand):
    start = opened.visible_area().center()
    hand.press(start, Qt.MouseButton.MiddleButton)
    pixel = hand.pixel(start) + QPoint(60, 40)
    hand.qtbot.mouseMove(opened.viewport(), pixel)
    hand.qtbot.mouseRelease(opened.viewport(), Qt.MouseButton.MiddleButton, pos=pixel)
    moved = opened.visible_area().center() - start
    assert moved.x() * opened.zoom == pytest.approx(-60, abs=2)
    assert moved.y() * opened.zoom == pytest.approx(-40, abs=2)


def test_space_and_the_left_button_pan_and_select_nothing(opened, hand, document, qtbot):
    start = hand.middle("conv")
    before = opened.visible_area().center()
    qtbot.keyPress(opened, Qt.Key.Key_Space)
    hand.press(start)
    hand.qtbot.mouseMove(opened.viewport(), hand.pixel(start) + QPoint(30, 0))
    hand.release(start)
    qtbot.keyRelease(opened, Qt.Key.Key_Space)
    assert opened.visible_area().center() != before
    assert document.selection == frozenset()
    assert document.undo_stack.count() == 0


def test_the_network_cannot_be_lost(opened):
    for pixels in (QPointF(1e6, 1e6), QPointF(-3e6, 0), QPointF(0, -3e6)):
        opened.scroll_by(pixels)
        assert opened.visible_area().intersects(opened.canvas.contents())


def test_a_card_stays_where_it_was_dropped(view, hand):
    hand.drop_layer("Conv2d", QPointF(-400, -200))
    (card,) = view.canvas.cards.values()
    place = view.mapFromScene(card.pos())
    hand.drop_layer("ReLU", QPointF(200, 200))
    assert view.mapFromScene(card.pos()) == place
    assert view.is_fitted  # it still follows the size of the window


def test_nothing_lies_over_what_is_fitted(opened):
    opened.resize(700, 420)
    opened._show_legend(True)
    covers = [opened.mapToScene(cover).boundingRect() for cover in opened.covers]
    assert len(covers) == 2
    cards = [card.sceneBoundingRect() for card in opened.canvas.cards.values()]
    assert not any(card.intersects(cover) for card in cards for cover in covers)


def test_a_tall_network_stands_between_the_legend_and_the_buttons(opened):
    opened.resize(1000, 420)
    opened._show_legend(True)
    tall = QRectF(0, 0, 500, 1000)
    opened.fit_area(tall)
    assert opened.is_clear(tall)
    assert opened.zoom > 0.3  # above the legend it would be smaller


def test_a_small_canvas_does_without_the_legend(opened):
    opened._show_legend(True)
    assert opened.legend.isVisible()
    opened.resize(500, 200)
    assert not opened.legend.isVisible()
    assert len(opened.covers) == 1
    opened.resize(900, 600)
    assert opened.legend.isVisible()
