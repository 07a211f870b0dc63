"""The training controls, pressed with mouse and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QToolBar, QToolButton
from pytestqt.qtbot import QtBot

from app.document.document import Document
from app.training.controls import TrainingControls
from app.training.session import Session
from app.training.texts import clock_text, duration_text
from engine.layers.linear import Linear

Until = Callable[[str], None]


@pytest.fixture
def controls(qtbot: QtBot, session: Session) -> Iterator[TrainingControls]:
    window = QMainWindow()
    qtbot.addWidget(window)
    bar = QToolBar()
    controls = TrainingControls(session)
    bar.addWidget(controls)
    window.addToolBar(bar)
    window.resize(1000, 200)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    yield controls
    session.close()


def button(controls: TrainingControls, action: QAction) -> QToolButton:
    (found,) = [b for b in controls.findChildren(QToolButton) if b.defaultAction() is action]
    return found


def press(qtbot: QtBot, controls: TrainingControls, action: QAction) -> None:
    qtbot.mouseClick(button(controls, action), Qt.MouseButton.LeftButton)


def enabled(controls: TrainingControls) -> str:
    return " ".join(action.iconText() for action in controls.actions_for_menu if action.isEnabled())


def test_the_buttons_lead_through_a_run(
    qtbot: QtBot, controls: TrainingControls, session: Session, until: Until
) -> None:
    assert enabled(controls) == "Train Step"
    press(qtbot, controls, controls.train_action)
    until("running")
    assert enabled(controls) == "Pause Step Stop Just stop Ten epochs more"
    press(qtbot, controls, controls.pause_action)
    until("paused")
    assert enabled(controls) == "Go on Step Stop Just stop Ten epochs more"
    before = session.history.num_steps if session.history else 0
    press(qtbot, controls, controls.step_action)
    qtbot.waitUntil(lambda: session.history is not None and session.history.num_steps == before + 1)
    press(qtbot, controls, controls.pause_action)
    assert session.state == "running"
    press(qtbot, controls, controls.stop_action)
    until("stopped")
    qtbot.waitUntil(lambda: enabled(controls) == "Train Step Ten epochs more")


def test_ten_epochs_more_of_a_run_that_has_ended(
    qtbot: QtBot, controls: TrainingControls, session: Session, script: Any, until: Until
) -> None:
    script.num_steps = 30
    assert not controls.extend_action.isEnabled()
    assert controls.extend_action.toolTip() == "No training has come to its end."
    session.train()
    until("finished")
    qtbot.waitUntil(controls.extend_action.isEnabled)
    controls.extend_action.trigger()
    assert session.state == "running"
    until("finished")
    assert script.extended == [10]
    assert session.history is not None
    assert session.history.num_steps == 60


def test_the_keys(qtbot: QtBot, controls: TrainingControls, session: Session, until: Until) -> None:
    window = controls.window()
    for key, modifier, state in (
        (Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier, "running"),
        (Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier, "paused"),
        (Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier, "running"),
        (Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier, "paused"),
        (Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier, "stopped"),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, "running"),
        (Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier, "stopped"),
    ):
        qtbot.keyClick(window, key, modifier)
        until(state)


def test_a_button_that_is_off_says_why(controls: TrainingControls, session: Session, until: Until) -> None:
    assert controls.pause_action.toolTip() == "No training is on."
    assert controls.train_action.toolTip() == "Train the network from new weights (F5)"
    session.train()
    assert controls.step_action.toolTip() == "The training is being prepared."
    until("running")
    assert "stop it to begin anew" in controls.train_action.toolTip()
    assert controls.pause_action.toolTip() == "Pause the training (F6)"


def test_train_stays_on_to_tell_the_problem(
    controls: TrainingControls, document: Document, posted: list[Any]
) -> None:
    document.edit_network("widen", document.network.replace("dense", Linear(units=3)))
    assert controls.train_action.isEnabled()
    assert "wrong" in controls.train_action.toolTip()
    controls.train_action.trigger()
    assert "2 classes" in posted[-1].text


def test_progress_without_jitter(
    qtbot: QtBot, controls: TrainingControls, session: Session, script: Any, until: Until
) -> None:
    script.num_steps, script.steps_per_epoch = 3000, 1000
    width, pause_width = controls.sizeHint().width(), button(controls, controls.pause_action).width()
    session.train()
    until("finished")
    assert controls.epoch_label.text() == "epoch 2/3"
    assert controls.speed_label.text() == "12,346 pictures/s"
    assert controls.time_label.text() == ""
    assert controls.device_label.text() == "CPU (2 threads)"
    finished_width = controls.sizeHint().width()
    session.step()
    until("paused")
    assert controls.time_label.text() == "0:42 left"
    assert controls.sizeHint().width() == finished_width > width
    assert button(controls, controls.pause_action).width() == pause_width


@pytest.mark.parametrize(
    ("seconds", "clock", "duration"),
    [
        (0.2, "0:00", "1 s"),
        (42.4, "0:42", "42 s"),
        (59.6, "1:00", "1 min 0 s"),
        (725, "12:05", "12 min 5 s"),
        (3730, "1:02:10", "1 h 2 min"),
    ],
)
def test_times_in_words(seconds: float, clock: str, duration: str) -> None:
    assert clock_text(seconds) == clock
    assert duration_text(seconds) == duration


def test_a_time_that_is_not_known() -> None:
    assert clock_text(float("nan")) == clock_text(-1) == clock_text(float("inf")) == "-:--"
