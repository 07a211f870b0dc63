"""What a training of the project in hand will cost: measured in the training thread, before it begins."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.training.texts import clock_text, duration_text
from app.translate import engine_message
from app.widgets.numbers import bytes_text, count_text, locale

if TYPE_CHECKING:
    from app.training.session import Session
    from engine.data.dataset import Dataset
    from engine.predict.model import TrainedModel
    from engine.spec.project import Project
    from engine.train.cost import Forecast

CALM_MS = 600
"""So long after the pre-flight of an edit it is measured: edits come in bursts."""


class Forecasts(QObject):
    """`forecast` belongs to the project in hand, or is None: not measured yet, or not trainable.

    It is measured after the pre-flight of each edit, while no run is on; nothing waits for it.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.forecast: Forecast | None = None
        self._request = 0
        self._asked: Project | None = None
        self._timer = QTimer(self, singleShot=True, interval=CALM_MS)
        self._timer.timeout.connect(self._ask)
        session.preflight_done.connect(self._wait)
        session.document.edited.connect(self._forget)
        session.document.opened.connect(self._forget)
        session.jobs.done.connect(self._done)
        session.jobs.failed.connect(self._failed)

    @property
    def short_text(self) -> str:
        """For a narrow place; empty where nothing is known."""
        if self.forecast is None:
            return ""
        return self.tr("about {time}").format(time=clock_text(self.forecast.total_seconds))

    @property
    def text(self) -> str:
        """A line for each thing that is known; empty where nothing is."""
        forecast = self.forecast
        if forecast is None:
            return ""
        milliseconds = locale().toString(forecast.step_seconds * 1000, "f", 1)
        lines = [
            self.tr("Before it starts: the whole training takes about {time}.").format(
                time=duration_text(forecast.total_seconds)
            ),
            self.tr("{count} steps of {time} ms each").format(
                count=count_text(forecast.steps), time=milliseconds
            ),
            self.tr("Memory: {size}").format(size=bytes_text(forecast.memory_bytes)),
            engine_message(forecast.choice),
        ]
        return "\n".join(lines)

    @Slot()
    def _forget(self) -> None:
        self._timer.stop()
        self._request = 0
        if self.forecast is not None:
            self.forecast = None
            self.changed.emit()

    @Slot()
    def _wait(self) -> None:
        if self._session.preflight is not None:
            self._timer.start()

    @Slot()
    def _ask(self) -> None:
        session = self._session
        dataset = session.store.dataset if session.store.state == "ready" else None
        if session.is_active or dataset is None or session.blocking_problem is not None:
            return
        self._asked = session.document.project
        self._request = session.jobs.start(partial(_forecast, self._asked, dataset))

    @Slot(int, object)
    def _done(self, request: int, result: Any) -> None:
        if request == self._request and self._asked is self._session.document.project:
            self._request = 0
            self.forecast = result
            self.changed.emit()

    @Slot(int, str)
    def _failed(self, request: int, reason: str) -> None:
        """Nobody asked for it; Train tells the same."""
        if request == self._request:
            self._request = 0


def _forecast(project: Project, dataset: Dataset, model: TrainedModel | None) -> Forecast:
    from engine.train.forecast import forecast

    return forecast(project, dataset, watched=True)
