"""The panels of the window: which there are, and how each is made; the dear ones when first seen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDockWidget, QLabel, QMainWindow, QWidget

from app.data.store import DataStore
from app.document.document import Document
from app.plots.hub import PlotHub
from app.training.session import Session
from app.widgets.lazy import Lazy


def _later(module: str, name: str, *args) -> QWidget:
    import importlib
    try:
        return getattr(importlib.import_module(module), name)(*args)
    except (ImportError, AttributeError) as error:
        print("missing", module, name, error)
        return QLabel(name)


def make_docks(
    window: QMainWindow, document: Document, session: Session
) -> dict[str, QDockWidget]:
    """All docks by name, not yet placed."""

    def palette() -> QWidget:
        return _later("app.palette.palette", "Palette", document)

    def inspector() -> QWidget:
        return _later("app.inspector.inspector", "Inspector", document)

    def plan() -> QWidget:
        return _later("app.training.plan_form", "PlanForm", document)

    hub = PlotHub(session, document, window)

    def loss() -> QWidget:
        from app.plots.loss_plot import LossPlot

        return LossPlot(hub)

    def gradient() -> QWidget:
        from app.plots.gradient_plot import GradientPlot

        return GradientPlot(hub)

    def heat_map() -> QWidget:
        from app.plots.heat_map import HeatMap

        return HeatMap(hub)

    def update_ratio() -> QWidget:
        from app.plots.ratio_plot import RatioPlot

        return RatioPlot(hub)

    tr = QCoreApplication.translate
    made = {
        "palette": (tr("Panels", "Layers"), palette),
        "inspector": (tr("Panels", "Inspector"), inspector),
        "plan": (tr("Panels", "Training plan"), plan),
        "loss": (tr("Panels", "Loss and accuracy"), loss),
        "gradient": (tr("Panels", "Gradient by layer"), gradient),
        "heat_map": (tr("Panels", "Layer by step"), heat_map),
        "update_ratio": (tr("Panels", "Update ratio"), update_ratio),
    }
    docks = {}
    for name, (title, make) in made.items():
        dock = QDockWidget(title, window)
        dock.setObjectName(name)
        dock.setAllowedAreas(Qt.DockWidgetArea.AllDockWidgetAreas)
        dock.setWidget(Lazy(make, dock))
        docks[name] = dock
    return docks


def make_pages(document: Document, store: DataStore, session: Session) -> dict[str, QWidget]:
    """What fills the middle of the window, by name."""
    from app.start.page import StartPage

    def canvas() -> QWidget:
        return _later("app.canvas.view", "CanvasView", document, session)

    def data() -> QWidget:
        return _later("app.data.page", "DataPage", document, store)

    def classify() -> QWidget:
        return _later("app.classify.page", "ClassifyPage", store, session)

    return {
        "canvas": canvas(),
        "data": Lazy(data),
        "classify": Lazy(classify),
        "start": Lazy(StartPage),
    }
