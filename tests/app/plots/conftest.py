"""A session and a document that the plots can look at, and the measurements of a deep sigmoid network."""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGridLayout, QWidget
from pytestqt.qtbot import QtBot

from app.plots.gradient_plot import GradientPlot
from app.plots.heat_map import HeatMap
from app.plots.hub import PlotHub
from app.plots.loss_plot import LossPlot
from app.plots.ratio_plot import RatioPlot
from engine.train.history import History
from engine.train.report import EpochReport, Report


class FakeSession(QObject):
    """A run that goes on when told to."""

    history_changed = Signal()
    run_started = Signal()
    observed = Signal()
    preflight_done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.casebook: SimpleNamespace | None = None
        self.preflight: SimpleNamespace | None = None
        self.history: History | None = None
        self.events: list[tuple[int, str]] = []

    def start(self, layers: tuple[str, ...]) -> None:
        self.history = History(layers)
        self.run_started.emit()

    def go_on(self, num_steps: int, steps_per_epoch: int = 500) -> None:
        """So many steps of a network whose gradient vanishes."""
        assert self.history is not None
        first = self.history.num_steps
        num_layers = len(self.history.layers)
        steps = np.arange(first, first + num_steps)
        rng = np.random.default_rng(first)
        learnt = 1 / (1 + np.exp((900 - steps) / 200))
        loss = 2.31 - 1.95 * learnt + rng.normal(0, 0.06, num_steps)
        accuracy = np.clip(0.1 + 0.8 * learnt + rng.normal(0, 0.05, num_steps), 0, 1)
        from_output = np.arange(num_layers - 1, -1, -1)
        decades = -0.7 * from_output * (1.1 - 0.4 * learnt[:, None]) - 0.5
        gradient = 10 ** (decades + rng.normal(0, 0.12, (num_steps, num_layers)))
        ratio = gradient * 10 ** (-2.2 + 0.1 * from_output)
        self.history.extend(
            Report(
                steps, loss, accuracy, gradient, np.full_like(gradient, 3.0), ratio,
                learning_rate=0.1, epoch=1, images_per_second=1e4, seconds=1, seconds_left=1,
            )
        )  # fmt: skip
        for end in range(first // steps_per_epoch, (first + num_steps) // steps_per_epoch):
            index = min((end + 1) * steps_per_epoch - 1 - first, num_steps - 1)
            value = float(2.36 - 1.9 * learnt[index])
            share = float(0.1 + 0.76 * learnt[index])
            step = (end + 1) * steps_per_epoch - 1
            self.history.add_epoch(EpochReport(end + 1, step, value, share, value, share, True))
        self.history_changed.emit()


class FakeDocument(QObject):
    """Names and a selection."""

    selection_changed = Signal(object)
    node_changed = Signal(str)

    def __init__(self, layers: tuple[str, ...]) -> None:
        super().__init__()
        self.network = SimpleNamespace(by_id={layer: SimpleNamespace(name=layer.title()) for layer in layers})
        self.selection: frozenset[str] = frozenset()

    def select(self, node_ids: Iterable[str]) -> None:
        if frozenset(node_ids) != self.selection:
            self.selection = frozenset(node_ids)
            self.selection_changed.emit(self.selection)


LAYERS = tuple(f"dense{index}" for index in range(1, 13))


@pytest.fixture
def session(qapp: object) -> FakeSession:
    """A run that has not begun."""
    return FakeSession()


@pytest.fixture
def document(qapp: object) -> FakeDocument:
    """A document with twelve layers."""
    return FakeDocument(LAYERS)


class Panel(QWidget):
    """Four plots in view at once, two by two, with what they share."""

    def __init__(self, session: FakeSession, document: FakeDocument) -> None:
        super().__init__()
        self.hub = PlotHub(session, document, self)
        self.loss = LossPlot(self.hub, self)
        self.gradient = GradientPlot(self.hub, self)
        self.heat_map = HeatMap(self.hub, self)
        self.ratio = RatioPlot(self.hub, self)
        self.plots = (self.loss, self.gradient, self.heat_map, self.ratio)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, plot in enumerate(self.plots):
            grid.addWidget(plot, place // 2, place % 2)


@pytest.fixture
def empty_panel(qtbot: QtBot, session: FakeSession, document: FakeDocument) -> Panel:
    """The plots, shown, before any run."""
    panel = Panel(session, document)
    qtbot.addWidget(panel)
    panel.resize(1280, 520)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


@pytest.fixture
def panel(empty_panel: Panel, session: FakeSession) -> Panel:
    """The plots, shown, of a run of 3,000 steps."""
    session.start(LAYERS)
    session.go_on(3000)
    for plot in empty_panel.plots:
        plot.refresh()
    return empty_panel
