"""What the cards can be coloured by, and the replay of a run."""

from __future__ import annotations

import math
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from app.canvas.quantities import QUANTITIES, carried
from app.canvas.scrubber import TICKS
from app.canvas.wire import THICKEST, USUAL_WIDTH
from app.theme import COLDEST, HEALTHY, HOTTEST
from engine.spec.network import Edge


@given(st.sampled_from(list(QUANTITIES.values())), st.floats(0, 1e6), st.floats(0, 1e6))
def test_every_quantity_keeps_its_order_on_the_scale(quantity, one, other):
    low, high = sorted((one, other))
    if quantity.is_share:  # what is dead is cold
        low, high = min(high, 1.0), min(low, 1.0)
    assert COLDEST <= quantity.temperature(low) <= quantity.temperature(high) <= HOTTEST


def test_healthy_values_are_healthy():
    for quantity, value in (("update_ratio", 1e-3), ("dead_share", 0.3), ("gradient_norm", 0.1)):
        assert HEALTHY[0] <= QUANTITIES[quantity].temperature(value) <= HEALTHY[1]
    for quantity, value in (("update_ratio", 1e-8), ("dead_share", 0.95), ("saturated_share", 0.9)):
        assert QUANTITIES[quantity].temperature(value) < HEALTHY[0]
    assert QUANTITIES["update_ratio"].temperature(0.9) > HEALTHY[1]
    assert math.isnan(QUANTITIES["gradient_norm"].temperature(math.inf))


def test_a_wire_carries_what_the_nearest_layer_before_it_has():
    feeds = {"conv": ["input"], "relu": ["conv"], "add": ["relu", "other"], "dense": ["add"]}
    order = ("input", "conv", "other", "relu", "add", "dense")
    found = carried({"conv": 0.2, "other": 0.7, "dense": 1.0}, order, feeds)
    assert found == {"conv": 0.2, "relu": 0.2, "other": 0.7, "add": 0.7, "dense": 1.0}


def test_wires_are_thin_where_the_signal_dies(opened, session):
    session.start("conv", "dense")
    session.tell(1e-8, 1e2)
    wires = opened.canvas.wires
    dying = wires[Edge(source="relu", target="flatten")]
    strong = wires[Edge(source="dense", target="output")]
    assert dying.width < USUAL_WIDTH < strong.width <= THICKEST
    session.start("conv", "dense")
    assert dying.width == USUAL_WIDTH


def test_another_quantity_is_chosen_in_the_legend(opened, session, document):
    observation = SimpleNamespace(
        step=0,
        signal_norm=np.array([1e-9, 1.0]),
        dead_share=np.array([0.97]),
        saturated_share=np.array([np.nan]),
    )
    session.casebook = SimpleNamespace(
        project=document.project,
        evidence=SimpleNamespace(
            observations=(observation,), layers=("conv", "dense"), activations=("relu",)
        ),
    )
    session.start("conv", "dense")
    session.tell(1.0, 1.0)
    cards = opened.canvas.cards
    assert cards["conv"].state.gauge.trend == 0
    choices = {action.data(): action for action in opened.legend.choice.menu().actions()}
    choices["signal_norm"].trigger()
    assert cards["conv"].state.gauge.trend == -1
    assert cards["conv"].norm_text == "gradient of the output 1e-09"
    choices["dead_share"].trigger()
    assert cards["relu"].norm_text == "dead units 97 %"
    assert cards["relu"].state.gauge.trend == -1
    assert cards["conv"].state.gauge is None
    choices["saturated_share"].trigger()
    assert cards["relu"].state.gauge is None


def test_the_scrubber_replays_the_run(opened, session, qtbot):
    opened.window().resize(1400, 700)
    session.start("conv", "dense")
    for number in range(50):
        session.tell(10.0 ** -(number % 10), 1.0)
    scrubber, card = opened.scrubber, opened.canvas.cards["conv"]
    opened.temperature.update_now()
    assert card.norm == pytest.approx(1e-9)
    assert scrubber.isVisible()
    scrubber.slider.setValue(0)
    qtbot.waitUntil(lambda: card.norm == 1.0)
    seen = {scrubber.step_at(tick) for tick in range(TICKS)}
    assert seen == set(range(50)) - {49} or seen == set(range(50))
    qtbot.mouseClick(scrubber.play_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: scrubber.slider.value() > TICKS // 10)
    qtbot.mouseClick(scrubber.play_button, Qt.MouseButton.LeftButton)
    scrubber.slider.setValue(TICKS)
    session.tell(0.5, 1.0)
    qtbot.waitUntil(lambda: card.norm == 0.5)


def test_a_new_run_is_followed_again(opened, session, qtbot):
    opened.window().resize(1400, 700)
    session.start("conv", "dense")
    session.tell(1.0, 1.0)
    session.tell(2.0, 1.0)
    opened.scrubber.slider.setValue(0)
    session.start("conv", "dense")
    assert opened.temperature.step is None
    assert opened.scrubber.slider.value() == TICKS


def test_after_an_edit_the_preflight_of_the_new_network_is_shown(opened, session, document):
    session.casebook = SimpleNamespace(project=document.project, evidence=None)
    session.start("conv", "dense")
    session.tell(1e-8, 1.0)
    cards = opened.canvas.cards
    assert cards["conv"].state.gauge.trend == -1
    document.edit_network("Rename", document.network.rename("conv", "first"))
    look = SimpleNamespace(step=0, gradient_norm=np.array([0.5, 1.0]))
    session.preflight = SimpleNamespace(observations=(look,), layers=("conv", "dense"), activations=())
    session.preflight_done.emit()
    opened.temperature.update_now()
    assert cards["conv"].norm == 0.5
    opened.temperature.show_step(0)
    opened.temperature.update_now()
    assert cards["conv"].norm == pytest.approx(1e-8)


def test_another_project_has_nothing_to_replay_before_its_own_run(opened, session, document):
    session.start("conv", "dense")
    session.tell(1e-3, 1.0)
    session.tell(1e-3, 1.0)
    assert opened.scrubber.has_run
    document.new(document.project, "another")
    assert not opened.scrubber.has_run
    session.run_started.emit()
    assert opened.scrubber.has_run
