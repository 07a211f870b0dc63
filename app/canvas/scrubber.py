"""The scrubber: replays a run on the cards, from its first step to the newest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from app.canvas.temperature import Temperature
from app.theme import GRID, theme
from app.widgets.icons import icon
from app.widgets.numbers import count_text, tabular

if TYPE_CHECKING:
    from app.training.session import Session

TICKS = 1000
"""Places of the slider; its middle is the hundredth step of a run of 10,000: what is early is wider."""
FRAME_MS = 40
REPLAY_MS = 6000
"""So long a replay takes."""


class Scrubber(QFrame):
    """At its right end it follows the run; anywhere else the cards are as they were at that step."""

    def __init__(self, session: Session, temperature: Temperature, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self.temperature = session, temperature
        self.setObjectName("scrubber")
        self.play_button = QToolButton(self)
        self.play_button.setIconSize(QSize(16, 16))
        self.play_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.play_button.clicked.connect(self._play)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, TICKS)
        self.slider.setValue(TICKS)
        self.slider.setPageStep(TICKS // 20)
        self.slider.setAccessibleName(self.tr("Step of the run that the layers show"))
        self.slider.setToolTip(self.tr("Drag to see the layers as they were at an earlier step"))
        self.slider.valueChanged.connect(self._moved)
        self._text = QLabel(self)
        self._text.setFont(tabular(self._text.font()))
        self._text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._text.setMinimumWidth(self.fontMetrics().horizontalAdvance("step 888,888") + 4)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID // 2, 2, GRID, 2)
        row.setSpacing(GRID)
        row.addWidget(self.play_button)
        row.addWidget(self.slider, 1)
        row.addWidget(self._text)
        self._replay = QTimer(self, interval=FRAME_MS)
        self._replay.timeout.connect(self._go_on)
        self._is_over = False
        """Whether another project was opened since the run."""
        session.run_started.connect(self._to_the_end)
        session.history_changed.connect(self._show_text)
        theme.changed.connect(self._take_colors)
        self._take_colors()
        self._show_playing()
        self.hide()

    @Slot()
    def _take_colors(self) -> None:
        colors = theme.colors
        self.setStyleSheet(
            f"#scrubber {{ background: {colors.surface}; border: 1px solid {colors.line};"
            " border-radius: 8px; }"
        )

    def place_in(self, left: int, right: int, height: int) -> None:
        """The lower edge of a canvas of this height, between two places."""
        self.setFixedWidth(min(max(right - left, 0), 520))
        self.adjustSize()
        self.move(left, height - self.height() - 2 * GRID)

    @property
    def has_run(self) -> bool:
        """Whether there is something to be replayed."""
        history = self._session.history
        return history is not None and history.num_steps > 1 and not self._is_over

    def step_at(self, tick: int) -> int | None:
        """The step at a place of the slider; None at its right end."""
        history = self._session.history
        if tick >= TICKS or history is None or not history.num_steps:
            return None
        last = history.num_steps - 1
        return history.first_step + round(float((last + 1) ** (tick / TICKS) - 1))

    @Slot(int)
    def _moved(self, tick: int) -> None:
        self.temperature.show_step(self.step_at(tick))
        self._show_text()

    @Slot()
    def _show_text(self) -> None:
        step = self.temperature.step
        history = self._session.history
        if step is None:
            last = history.first_step + history.num_steps - 1 if history and history.num_steps else 0
            self._text.setText(self.tr("step {step}").format(step=count_text(last)))
        else:
            self._text.setText(self.tr("step {step}").format(step=count_text(step)))

    @Slot()
    def end(self) -> None:
        """The run was one of another network: there is nothing to replay until the next."""
        self._to_the_end()
        self._is_over = True

    @Slot()
    def _to_the_end(self) -> None:
        self._is_over = False
        self._replay.stop()
        with QSignalBlocker(self.slider):
            self.slider.setValue(TICKS)
        self._show_playing()
        self._show_text()

    @Slot()
    def _play(self) -> None:
        if self._replay.isActive():
            self._replay.stop()
        else:
            if self.slider.value() >= TICKS:
                self.slider.setValue(0)
            self._replay.start()
        self._show_playing()

    @Slot()
    def _go_on(self) -> None:
        self.slider.setValue(self.slider.value() + max(TICKS * FRAME_MS // REPLAY_MS, 1))
        if self.slider.value() >= TICKS:
            self._replay.stop()
            self._show_playing()

    def _show_playing(self) -> None:
        playing = self._replay.isActive()
        self.play_button.setIcon(icon("pause" if playing else "play"))
        text = self.tr("Halt the replay") if playing else self.tr("Replay the run from its first step")
        self.play_button.setToolTip(text)
        self.play_button.setAccessibleName(text)
