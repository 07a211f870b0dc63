"""The list below the plan's file of weights: what is taken, what not and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from pytestqt.qtbot import QtBot
from safetensors.torch import save_file

from app.data.store import DataStore
from app.document.document import Document
from app.training.plan_form import PlanForm
from app.training.session import Session
from app.training.transfer_panel import TransferPanel
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.spec.network import chain
from engine.spec.project import Project


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    document = Document()
    network = chain(
        ("input", Input(height=8, width=8)),
        ("flatten", Flatten()),
        ("hidden", Linear(units=12)),
        ("relu", ReLU()),
        ("dense", Linear(units=10)),
        ("output", Output()),
    )
    document.new(Project(network=network), "digits")
    return document


@pytest.fixture
def form(qtbot: QtBot, document: Document) -> Iterator[PlanForm]:
    store = DataStore(document)
    session = Session(document, store)
    form = PlanForm(document, session)
    qtbot.addWidget(form)
    form.resize(340, 700)
    form.show()
    yield form
    assert session.close()
    store.close()


@pytest.fixture
def model(tmp_path: Path) -> str:
    """Weights of a network with the same hidden layer and another head."""
    path = tmp_path / "old.safetensors"
    shapes = {"hidden.weight": (12, 64), "hidden.bias": (12,), "dense.weight": (3, 12), "dense.bias": (3,)}
    save_file({name: torch.ones(shape) for name, shape in shapes.items()}, path)
    return str(path)


def panel(form: PlanForm) -> TransferPanel:
    assert form.transfer is not None
    return form.transfer


def name_file(form: PlanForm, path: str) -> None:
    """As typed into the field."""
    editor = form.form.rows["weights"].editor
    editor.box.setText(path)  # type: ignore[attr-defined]
    editor.box.editingFinished.emit()  # type: ignore[attr-defined]


def lines(form: PlanForm) -> list[str]:
    rows = panel(form).rows
    return [rows.item(number).text() for number in range(rows.count())]


def test_the_list_shows_what_is_taken_and_why_not(
    qtbot: QtBot, form: PlanForm, document: Document, model: str
) -> None:
    assert panel(form).isHidden()
    name_file(form, model)
    assert document.plan.weights == model
    assert not panel(form).isHidden()
    qtbot.waitUntil(lambda: panel(form).transfer is not None, timeout=20_000)
    assert panel(form).text.text() == "2 of 4 tensors are taken."
    shown = lines(form)
    assert shown[:2] == ["hidden  weight  12×64", "hidden  bias  12"]
    assert "3x12 in the file" in shown[2]
    assert shown[-1] == "dense: not used"
    document.edit_network("head", document.network.replace("dense", Linear(units=3)))
    qtbot.waitUntil(lambda: panel(form).text.text() == "4 of 4 tensors are taken.", timeout=20_000)


def test_a_missing_file_says_so_and_an_empty_field_hides_it(
    qtbot: QtBot, form: PlanForm, document: Document
) -> None:
    name_file(form, "/nowhere/model.safetensors")
    qtbot.waitUntil(lambda: "no trained model" in panel(form).text.text(), timeout=20_000)
    assert panel(form).rows.isHidden()
    document.undo_stack.undo()
    assert panel(form).isHidden()
