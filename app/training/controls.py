"""The training controls: Train, Pause, Step and Stop, and how far the run has come."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from app.guard import guarded
from app.theme import GRID
from app.training.session import Session
from app.training.texts import clock_text, device_text
from app.translate import engine_message
from app.widgets.icons import icon
from app.widgets.manners import finish_typing
from app.widgets.numbers import count_text, tabular

MAX_DEVICE_WIDTH = 180
"""Pixels; a longer name of a device is cut, and whole in the tooltip."""


MORE_EPOCHS = 10


class TrainingControls(QWidget):
    """A row for the tool bar. The actions are for the menu as well; their keys work in the window.

    An action that cannot be used says why in its tooltip. What changes while it trains has a place of
    fixed width, so that nothing moves.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.train_action = self._action(self.tr("Train"), "play", "F5", "Ctrl+Return")
        self.train_action.triggered.connect(self._train)
        self.pause_action = self._action(self.tr("Pause"), "pause", "F6")
        self.pause_action.triggered.connect(self._pause_or_go_on)
        self.step_action = self._action(self.tr("Step"), "step", "F7")
        self.step_action.triggered.connect(self._step)
        self.stop_action = self._action(self.tr("Stop and keep the best"), "stop", "Shift+F5")
        self.stop_action.setIconText(self.tr("Stop"))
        self.stop_action.triggered.connect(session.stop)
        self.discard_action = self._action(self.tr("Just stop"), "stop", "Ctrl+Shift+F5")
        self.discard_action.triggered.connect(session.discard)
        self.extend_action = self._action(self.tr("Ten epochs more"), "play")
        self.extend_action.triggered.connect(self._extend)
        self.actions_for_menu = (
            self.train_action,
            self.pause_action,
            self.step_action,
            self.stop_action,
            self.discard_action,
            self.extend_action,
        )
        self._train_button = self._button(self.train_action)
        self._train_button.setProperty("role", "primary")
        self._pause_button = self._button(self.pause_action)
        self._step_button = self._button(self.step_action)
        self._stop_button = self._button(self.stop_action)
        menu = QMenu(self._stop_button)
        menu.setToolTipsVisible(True)
        menu.addActions([self.stop_action, self.discard_action])
        self._stop_button.setMenu(menu)
        self._stop_button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)

        self.epoch_label = self._place(self.tr("Which pass over all training pictures this is"))
        self.time_label = self._place(self.tr("The time left"))
        self.speed_label = self._place(self.tr("How many pictures the training takes a second"))
        self.device_label = self._place(self.tr("What computes"))
        self.device_label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._arrange()
        session.state_changed.connect(self._show_state)
        session.changes.can_extend_changed.connect(self._show_state)
        session.following.changed.connect(self._show_progress)
        session.forecasts.changed.connect(self._show_forecast)
        session.run_started.connect(self._show_progress)
        session.history_changed.connect(self._show_progress)
        session.document.analysis_changed.connect(self._show_state)
        session.document.opened.connect(self._show_state)
        self._show_state()
        self._fix_widths()

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        """Another font: other widths."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fix_widths()

    # The parts

    def _action(self, text: str, icon_name: str, *keys: str) -> QAction:
        action = QAction(icon(icon_name), text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        self.addAction(action)
        return action

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _place(self, tooltip: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        label.setToolTip(tooltip)
        label.setProperty("role", "muted")
        return label

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        for button in (self._train_button, self._pause_button, self._step_button, self._stop_button):
            row.addWidget(button)
        row.addSpacing(GRID)
        for place in (self.epoch_label, self.time_label, self.speed_label, self.device_label):
            row.addWidget(place)
            row.addSpacing(GRID)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def _fix_widths(self) -> None:
        widest = {
            self.epoch_label: self._epoch_text(8888, 8888),
            self.time_label: self._time_text(36_000 + 59 * 60 + 59),
            self.speed_label: self._speed_text(888_888),
        }
        for label, text in widest.items():
            label.setFont(tabular(self.font()))
            label.setFixedWidth(QFontMetrics(label.font()).horizontalAdvance(text) + GRID)
        self.device_label.setMaximumWidth(MAX_DEVICE_WIDTH)
        self._pause_button.setMinimumWidth(0)
        self._show_pause(going_on=True)
        width = self._pause_button.sizeHint().width()
        self._show_pause(going_on=False)
        self._pause_button.setFixedWidth(max(width, self._pause_button.sizeHint().width()))
        self._show_pause(self._session.state == "paused")

    # What is shown

    @Slot()
    def _show_state(self) -> None:
        session = self._session
        state = session.state
        idle_reason = self.tr("No training is on.")
        problem = session.blocking_problem
        if session.is_active:
            why = self.tr("A training is on: stop it to begin anew.")
            self._set(self.train_action, False, why)
        else:
            text = self.tr("Train the network from new weights")
            if problem is not None:
                text = self.tr("Something is wrong with the network: press to see what")
            self._set(self.train_action, True, text)
        role = "on_accent" if self.train_action.isEnabled() else "muted"
        self.train_action.setIcon(icon("play", role))

        self._show_pause(state == "paused")
        text = self.tr("Go on with the training") if state == "paused" else self.tr("Pause the training")
        self._set(
            self.pause_action,
            state in ("running", "paused"),
            text if state in ("running", "paused") else self._why_not(idle_reason),
        )
        can_step = state in ("running", "paused") or not session.is_active
        self._set(
            self.step_action,
            can_step,
            self.tr("Make exactly one step, then pause") if can_step else self._why_not(idle_reason),
        )
        can_stop = state in ("preparing", "running", "paused", "following")
        text = self.tr("Stop, bring the best weights back and measure the test")
        if state == "following":
            text = self.tr("Stop watching; the run itself goes on")
        self._set(self.stop_action, can_stop, text if can_stop else self._why_not(idle_reason))
        self._set(
            self.discard_action,
            session.is_active,
            self.tr("Stop at once; the weights stay as they are, without a test")
            if session.is_active
            else idle_reason,
        )
        can_extend = session.changes.can_extend
        self._set(
            self.extend_action,
            can_extend,
            self.tr("Go on with the same run from its last weights")
            if can_extend
            else self.tr("No training has come to its end."),
        )
        self._show_progress()

    def _why_not(self, idle_reason: str) -> str:
        match self._session.state:
            case "preparing":
                return self.tr("The training is being prepared.")
            case "stopping":
                return self.tr("The training is being stopped.")
        return idle_reason

    def _set(self, action: QAction, enabled: bool, text: str) -> None:
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setEnabled(enabled)
        action.setToolTip(f"{text} ({key})" if enabled and key else text)

    def _show_pause(self, going_on: bool) -> None:
        self.pause_action.setText(self.tr("Go on") if going_on else self.tr("Pause"))
        self.pause_action.setIcon(icon("play" if going_on else "pause"))

    @Slot()
    def _show_progress(self) -> None:
        session = self._session
        started, report = session.started, session.report
        if session.state == "preparing":
            self.epoch_label.setText(self.tr("preparing"))
            self.time_label.clear()
            self.speed_label.clear()
            return
        self._show_forecast()
        if started is None:
            return
        num_epochs = -(-started.total_steps // max(started.steps_per_epoch, 1))
        epoch = report.epoch if report else 1
        self.epoch_label.setText(self._epoch_text(epoch, max(epoch, num_epochs)))
        if session.following.silence:
            silence = clock_text(session.following.silence)
            self.time_label.setText(self.tr("no news: {time}").format(time=silence))
        elif session.is_active or session.state == "following":
            self.time_label.setText(self._time_text(report.seconds_left if report else -1))
        if report is not None:
            self.speed_label.setText(self._speed_text(report.images_per_second))
            self.speed_label.setToolTip(self._speed_tip())
        metrics = self.device_label.fontMetrics()
        device = device_text(started.device)
        name = metrics.elidedText(device, Qt.TextElideMode.ElideRight, MAX_DEVICE_WIDTH)
        self.device_label.setText(name)
        tooltip = [self.tr("It computes on: {device}").format(device=device)]
        tooltip += [engine_message(text) for text in (started.choice, *started.remarks) if text]
        self.device_label.setToolTip("\n".join(tooltip))

    @Slot()
    def _show_forecast(self) -> None:
        """Before a run what it will cost, in the place of the time that is left."""
        forecasts, session = self._session.forecasts, self._session
        if session.is_active or session.state == "following":
            self.time_label.setToolTip(self.tr("The time left"))
            return
        self.time_label.setText(forecasts.short_text)
        self.time_label.setToolTip(forecasts.text or self.tr("The time left"))

    def _epoch_text(self, epoch: int, count: int) -> str:
        return self.tr("epoch {epoch}/{count}").format(epoch=epoch, count=count)

    def _time_text(self, seconds: float) -> str:
        return self.tr("{time} left").format(time=clock_text(seconds))

    def _speed_text(self, images_per_second: float) -> str:
        number = count_text(round(images_per_second)) if images_per_second >= 0 else "–"
        return self.tr("{number} pictures/s").format(number=number)

    def _speed_tip(self) -> str:
        """With the price of the probes, as it was measured, once there was a look."""
        tip = self.tr("How many pictures the training takes a second")
        history = self._session.history
        cost = history.observed.cost if history is not None else 0.0
        if not cost:
            return tip
        price = self.tr("The probes take {share} of its time.").format(share=f"{cost:.1%}".replace("%", " %"))
        return f"{tip}\n{price}"

    @Slot()
    def _train(self) -> None:
        finish_typing()
        self._session.train()

    @Slot()
    def _extend(self) -> None:
        self._session.changes.extend(MORE_EPOCHS)

    @Slot()
    def _step(self) -> None:
        finish_typing()
        self._session.step()

    @Slot()
    def _pause_or_go_on(self) -> None:
        if self._session.state == "paused":
            self._session.resume()
        else:
            self._session.pause()
