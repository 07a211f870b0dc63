"""The panels of the window: which there are, and how each is made; the dear ones when first seen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from app.canvas.view import CanvasView
from app.data.store import DataStore
from app.doctor.doctor import Doctor
from app.document.document import Document
from app.plots.hub import PlotHub
from app.training.session import Session
from app.widgets.grip import Grip
from app.widgets.lazy import Lazy

PLOTS = ("loss", "gradient", "profile", "heat_map", "update_ratio", "spreads", "step")
"""They write their titles themselves."""


def make_docks(
    window: QMainWindow, document: Document, session: Session, doctor: Doctor
) -> dict[str, QDockWidget]:
    """All docks by name, not yet placed."""

    def palette() -> QWidget:
        from app.palette.palette import Palette

        return Palette(document)

    def inspector() -> QWidget:
        from app.inspector.inspector import Inspector

        return Inspector(document)

    def plan() -> QWidget:
        from app.training.plan_form import PlanForm

        return PlanForm(document, session)

    def doctor_panel() -> QWidget:
        from app.doctor.panel import DoctorPanel

        return DoctorPanel(doctor)

    hub = PlotHub(session, document, window)

    def loss() -> QWidget:
        from app.plots.loss_plot import LossPlot

        return LossPlot(hub)

    def gradient() -> QWidget:
        from app.plots.gradient_plot import GradientPlot

        return GradientPlot(hub)

    def profile() -> QWidget:
        from app.plots.profile import Profile

        return Profile(hub)

    def heat_map() -> QWidget:
        from app.plots.heat_map import HeatMap

        return HeatMap(hub)

    def update_ratio() -> QWidget:
        from app.plots.ratio_plot import RatioPlot

        return RatioPlot(hub)

    def spreads() -> QWidget:
        from app.plots.spreads import Spreads

        return Spreads(hub)

    def step() -> QWidget:
        from app.step.panel import StepPanel

        return StepPanel(session, document)

    tr = QCoreApplication.translate
    made = {
        "palette": (tr("Panels", "Layers"), palette),
        "inspector": (tr("Panels", "Inspector"), inspector),
        "plan": (tr("Panels", "Training plan"), plan),
        "doctor": (tr("Panels", "Doctor"), doctor_panel),
        "loss": (tr("Panels", "Loss and accuracy"), loss),
        "gradient": (tr("Panels", "Gradient by layer"), gradient),
        "profile": (tr("Panels", "Gradient over depth"), profile),
        "heat_map": (tr("Panels", "Layer by step"), heat_map),
        "update_ratio": (tr("Panels", "Update ratio"), update_ratio),
        "spreads": (tr("Panels", "Histograms"), spreads),
        "step": (tr("Panels", "Single step"), step),
    }
    docks = {}
    for name, (title, make) in made.items():
        dock = QDockWidget(title, window)
        dock.setObjectName(name)
        dock.setAllowedAreas(Qt.DockWidgetArea.AllDockWidgetAreas)
        dock.setWidget(Lazy(make, dock))
        if name in PLOTS:
            dock.setTitleBarWidget(Grip(dock))
        docks[name] = dock
    return docks


def make_pages(document: Document, store: DataStore, session: Session, doctor: Doctor) -> dict[str, QWidget]:
    """What fills the middle of the window, by name; all but the canvas are `Lazy`."""

    def data() -> QWidget:
        from app.data.page import DataPage

        return DataPage(document, store, session)

    def classify() -> QWidget:
        from app.classify.page import ClassifyPage

        return ClassifyPage(store, session)

    def start() -> QWidget:
        from app.start.page import StartPage

        return StartPage()

    def preview() -> QWidget:
        from app.doctor.preview import Preview

        return Preview(doctor)

    def proof() -> QWidget:
        from app.doctor.proof import Proof

        return Proof(doctor)

    def lab() -> QWidget:
        from app.doctor.lab import Lab

        return Lab(doctor)

    return {
        "canvas": CanvasView(document, session),
        "data": Lazy(data),
        "classify": Lazy(classify),
        "start": Lazy(start),
        "preview": Lazy(preview),
        "proof": Lazy(proof),
        "lab": Lazy(lab),
    }
