"""What a frame of each plot costs; the lines of the layers beside pyqtgraph's curves with its down-sampling.

Run: QT_QPA_PLATFORM=offscreen python -m benchmarks.plots
Milliseconds are medians at 640 x 240 with 12 layers of 20,000 steps.
"""

from __future__ import annotations

import itertools
import statistics
import time
from collections.abc import Callable, Iterable
from types import SimpleNamespace

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from app.plots.hub import PlotHub
from benchmarks.result_file import write_result
from engine.train.history import History
from engine.train.report import Report

NUM_LAYERS, NUM_STEPS, SIZE = 12, 20_000, (640, 240)
NUM_FRAMES, STEPS_A_FRAME = 60, 25


class Session(QObject):
    """A run that is over."""

    history_changed = Signal()
    run_started = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.history = History(tuple(f"layer{index}" for index in range(NUM_LAYERS)))


class Document(QObject):
    """Layers without names."""

    selection_changed = Signal(object)
    node_changed = Signal(str)
    network = SimpleNamespace(by_id={})
    selection: frozenset[str] = frozenset()

    def select(self, node_ids: Iterable[str]) -> None:
        """Not asked for here."""


def measured(first: int, num_steps: int) -> Report:
    """Lines that fall and rise, with noise."""
    rng = np.random.default_rng(first)
    steps = np.arange(first, first + num_steps)
    decades = -0.5 * np.arange(NUM_LAYERS) + np.sin(steps / 3000)[:, None]
    layers = (10 ** (decades + rng.normal(0, 0.1, decades.shape))).astype(np.float32)
    loss = (2.3 * np.exp(-steps / 6000) + rng.uniform(0, 0.1, num_steps)).astype(np.float32)
    values = (loss, 1 - loss / 3, layers, layers, layers * 1e-3)
    return Report(steps, *values, 0.1, 1, 1.0, 1.0, 1.0)


def frame_ms(app: QApplication, widget: QWidget, change: Callable[[], object]) -> dict[str, float]:
    """Median and longest time of a change and of the repaint after it."""
    widget.resize(*SIZE)
    widget.show()
    app.processEvents()
    times = []
    for _ in range(NUM_FRAMES):
        start = time.perf_counter()
        change()
        app.processEvents()
        times.append((time.perf_counter() - start) * 1e3)
    widget.hide()
    return {"median_ms": round(statistics.median(times), 2), "longest_ms": round(max(times), 2)}


def ours(app: QApplication, kind: type) -> dict[str, dict[str, float]]:
    """A frame with new steps, and one that paints everything (the axes changed)."""
    session, document = Session(), Document()
    session.history.extend(measured(0, NUM_STEPS))
    hub = PlotHub(session, document)
    plot = kind(hub)

    def go_on() -> None:
        session.history.extend(measured(session.history.num_steps, STEPS_A_FRAME))
        plot.refresh()

    ends = itertools.cycle([NUM_STEPS - STEPS_A_FRAME, NUM_STEPS])

    def all_anew() -> None:
        hub.look_at(0, next(ends))
        plot.refresh()

    return {"new_steps": frame_ms(app, plot, go_on), "whole": frame_ms(app, plot, all_anew)}


def library(app: QApplication) -> dict[str, float]:
    """The same 12 curves in pyqtgraph: PlotDataItem, clipped to the view, down-sampled by peaks."""
    import pyqtgraph

    report = measured(0, NUM_STEPS)
    plot = pyqtgraph.PlotWidget()
    plot.setDownsampling(auto=True, mode="peak")
    plot.setClipToView(True)
    plot.setLogMode(y=True)
    curves = [
        plot.plot(pen=pyqtgraph.mkPen(QColor.fromHsv(20 * index, 200, 200), width=1))
        for index in range(NUM_LAYERS)
    ]

    def redraw() -> None:
        for index, curve in enumerate(curves):
            curve.setData(report.steps, report.gradient_norm[:, index])

    return frame_ms(app, plot, redraw)


def main() -> None:
    """Measure and print."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    started = time.perf_counter()
    from app.plots.gradient_plot import GradientPlot
    from app.plots.heat_map import HeatMap
    from app.plots.loss_plot import LossPlot
    from app.plots.ratio_plot import RatioPlot

    result: dict[str, object] = {"import_ms": round((time.perf_counter() - started) * 1e3)}
    result |= {kind.__name__: ours(app, kind) for kind in (LossPlot, GradientPlot, HeatMap, RatioPlot)}
    theirs = library(app)
    result["pyqtgraph_curves"] = theirs
    mine = result["GradientPlot"]
    assert isinstance(mine, dict)
    for what in ("new_steps", "whole"):
        result[f"pyqtgraph_over_ours_{what}"] = round(theirs["median_ms"] / mine[what]["median_ms"], 1)
    write_result("plots", result)


if __name__ == "__main__":
    main()
