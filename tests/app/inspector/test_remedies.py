"""A problem in the inspector is mended by a click, as one undo step."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.document.document import Document
from app.inspector.inspector import Inspector
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.layers.softmax import Softmax
from engine.spec.network import chain
from engine.spec.project import Project
from engine.spec.training import TrainingPlan


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    document = Document()
    network = chain(
        ("input", Input(height=8, width=8)),
        ("flatten", Flatten()),
        ("hidden", Linear(units=8)),
        ("relu", ReLU()),
        ("dense", Linear(units=10)),
        ("softmax", Softmax()),
        ("output", Output()),
    )
    document.new(Project(network=network), "test")
    return document


@pytest.fixture
def inspector(qtbot: QtBot, document: Document) -> Inspector:
    inspector = Inspector(document)
    qtbot.addWidget(inspector)
    inspector.show()
    return inspector


def buttons(inspector: Inspector) -> list[QPushButton]:
    found = inspector.layer_page.problems.findChildren(QPushButton)
    return [button for button in found if button.isVisibleTo(inspector)]


def test_a_softmax_too_many_is_deleted(inspector: Inspector, document: Document) -> None:
    document.select(["softmax"])
    (button,) = buttons(inspector)
    assert button.text() == "Delete softmax"
    button.click()
    assert "softmax" not in document.network.by_id
    assert document.network.feeds("output") == {"in": "dense"}
    assert document.problems == ()
    document.undo_stack.undo()
    assert "softmax" in document.network.by_id


def test_the_class_count_is_set(inspector: Inspector, document: Document) -> None:
    document.set_num_classes(3)
    document.select(["dense"])
    (button,) = buttons(inspector)
    assert button.text() == "Set it to 3"
    other = document.network.replace("hidden", Linear(units=99))
    document.edit_network("meanwhile", other)
    button.click()
    assert dict(document.network.node("dense").layer)["units"] == 3
    assert dict(document.network.node("hidden").layer)["units"] == 99, "what was edited meanwhile stays"
    assert document.undo_stack.count() == 2


def test_a_layer_is_added_with_a_place_of_its_own(inspector: Inspector, document: Document) -> None:
    plan = TrainingPlan.model_validate({"loss": {"type": "NegativeLogLikelihood"}})
    network = document.network.remove(["softmax"])
    document.edit("nll", document.project.edited(training=plan, network=network))
    document.select(["dense"])
    (button,) = buttons(inspector)
    button.click()
    assert document.problems == ()
    (added,) = document.network.of_type("LogSoftmax")
    layout = document.project.layout
    assert added.id in layout
    assert len(set(layout.values())) == len(layout)
