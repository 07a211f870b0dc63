"""A training that begins with a single step shows it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.application import open_first
from app.step.panel import StepPanel
from app.widgets.lazy import Lazy
from app.window import Window


@pytest.fixture
def window(qtbot: QtBot, new_window: Window) -> Window:
    open_first(new_window, None)
    new_window.show()
    qtbot.waitExposed(new_window)
    return new_window


def test_the_first_step_brings_its_panel_to_the_front(qtbot: QtBot, window: Window) -> None:
    qtbot.waitUntil(lambda: window.store.state == "ready", timeout=20_000)
    window.controls.step_action.trigger()
    dock = window.docks["step"]
    lazy = dock.widget()
    assert isinstance(lazy, Lazy)
    qtbot.waitUntil(lambda: lazy.is_built and not dock.visibleRegion().isEmpty(), timeout=20_000)
    panel = lazy.content
    assert isinstance(panel, StepPanel)
    qtbot.waitUntil(lambda: panel.shown is not None, timeout=20_000)
    assert panel.shown is not None
    assert panel.shown.step == 0
    window.docks["profile"].raise_()
    qtbot.waitUntil(lambda: dock.visibleRegion().isEmpty(), timeout=20_000)
    window.controls.step_action.trigger()
    qtbot.waitUntil(lambda: window.session.history is not None and window.session.history.num_steps == 2)
    assert dock.visibleRegion().isEmpty(), "the plot that was chosen stays in front"
