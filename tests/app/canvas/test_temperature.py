"""Cards that show their gradient while a network trains."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint

from app.canvas.gauge import Gauge, gauge_at
from app.canvas.quantities import QUANTITIES
from app.canvas.scene import Hit
from app.canvas.spoken import tooltip
from app.theme import theme


def gauge_of(norm: float) -> Gauge:
    return gauge_at(QUANTITIES["gradient_norm"].temperature(norm))


def test_cards_take_the_temperature_of_the_newest_report(opened, session, document):
    assert not opened.legend.isVisible()
    session.start("conv", "dense")
    session.tell(1e-7, 0.5)
    cards = opened.canvas.cards
    assert opened.legend.isVisible()
    assert cards["conv"].state.gauge.trend == -1
    assert cards["dense"].state.gauge.trend == 0
    assert cards["relu"].state.gauge is None
    assert "gradient norm 1e-07" in tooltip(document, Hit(cards["conv"]))


def test_another_run_begins_without_temperatures(opened, session):
    session.start("conv", "dense")
    session.tell(1.0, 1.0)
    session.start("conv", "dense")
    assert opened.canvas.cards["conv"].state.gauge is None
    assert not opened.legend.isVisible()


def test_only_cards_that_look_different_are_painted(opened, session):
    session.start("conv", "dense")
    session.tell(1e-3, 1.0)
    assert opened.temperature.update_now() == 0
    session.tell(1.0001e-3, 30.0)
    assert opened.temperature.update_now() == 1


def test_reports_in_quick_succession_are_shown_late_but_shown(opened, session, qtbot):
    session.start("conv", "dense")
    session.tell(1.0, 1.0)
    session.tell(1e-8, 1.0)
    assert opened.canvas.cards["conv"].state.gauge == gauge_of(1.0)
    qtbot.waitUntil(lambda: opened.canvas.cards["conv"].state.gauge == gauge_of(1e-8))


def test_a_layer_that_was_deleted_or_added_meanwhile_does_no_harm(opened, session, document, make_layer):
    session.start("conv", "dense")
    document.edit_network("Delete", document.network.remove(["conv"]))
    node = document.network.fresh_node(make_layer("Linear"))
    document.edit_network("Add", document.network.add(node))
    session.tell(1.0, 2.0)
    assert opened.canvas.cards["dense"].norm == 2.0
    assert opened.canvas.cards[node.id].state.gauge is None


def test_what_is_no_number_or_nothing_has_a_place_on_the_scale():
    for norm in (math.nan, math.inf):
        gauge = gauge_of(norm)
        assert gauge.trend == 1
        assert gauge.share == 1.0
        assert gauge.color == theme.color("problem")
    assert gauge_of(0.0) == gauge_of(1e-12)
    assert gauge_of(0.0).share == 0.0
    assert gauge_of(1e9).share == 1.0


def test_a_card_changes_color_from_afar(opened, session, qtbot):
    opened.zoom_by(0.3 / opened.zoom)
    pixel = opened.mapFromScene(opened.canvas.cards["conv"].body().center()) - QPoint(0, 4)

    def seen():
        return opened.grab().toImage().pixelColor(pixel * opened.devicePixelRatioF())

    before = seen()
    session.start("conv", "dense")
    session.tell(1e-8, 1.0)
    cold = seen()
    assert cold != before
    assert cold.blue() > cold.red() + 40
