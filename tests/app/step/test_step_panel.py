"""The single step in the window: pressed, seen in the selected layer, pressed again."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.data.store import DataStore
from app.document.document import Document
from app.step.panel import StepPanel
from app.step.tile import Tile, mosaic
from app.theme import theme
from app.training.session import Session
from engine.layers.conv2d import Conv2d
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
        ("conv", Conv2d(filters=6)),
        ("relu", ReLU()),
        ("flatten", Flatten()),
        ("dense", Linear(units=10)),
        ("output", Output()),
    )
    document.new(Project(network=network), "digits")
    return document


@pytest.fixture
def panel(qtbot: QtBot, document: Document) -> Iterator[StepPanel]:
    store = DataStore(document)
    session = Session(document, store)
    panel = StepPanel(session, document)
    qtbot.addWidget(panel)
    panel.resize(900, 300)
    panel.show()
    yield panel
    assert session.close()
    store.close()


def step(qtbot: QtBot, panel: StepPanel) -> None:
    """Press the button, and wait for what it brings."""
    before = panel.shown.step if panel.shown is not None else -1
    qtbot.mouseClick(panel.step_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.shown is not None and panel.shown.step > before, timeout=20_000)


def texts(panel: StepPanel) -> list[str]:
    return [tile.title for tile in panel.tiles]


def test_each_press_brings_the_next_values_of_the_selected_layer(
    qtbot: QtBot, panel: StepPanel, document: Document
) -> None:
    assert not panel.area.isVisibleTo(panel)
    step(qtbot, panel)
    assert panel.shown is not None
    assert (panel.shown.node, panel.shown.step) == ("conv", 0)
    assert texts(panel) == [
        "weight",
        "gradient of weight",
        "update of weight",
        "bias",
        "gradient of bias",
        "update of bias",
    ]
    assert "conv, step 0" in panel.facts.text()
    assert panel.output.values is not None
    assert panel.output.values.shape == (6, 6, 6)
    first = panel.tiles[0].values
    tiles = list(panel.tiles)
    step(qtbot, panel)
    assert panel.shown.step == 1
    assert panel.tiles == tiles, "they stay where they are"
    assert panel.tiles[0].values is not first
    assert not panel.grab().isNull()
    document.select(["dense"])
    qtbot.waitUntil(lambda: panel.shown is not None and panel.shown.node == "dense", timeout=20_000)
    assert panel.shown.step == 1
    document.select(["relu"])
    qtbot.waitUntil(lambda: panel.shown is not None and panel.shown.node == "relu", timeout=20_000)
    assert texts(panel) == []


def test_a_frozen_layer_says_so(qtbot: QtBot, panel: StepPanel, document: Document) -> None:
    document.edit_network("freeze", document.network.freeze(["conv"]))
    step(qtbot, panel)
    assert panel.tiles[0].values is not None
    assert [tile.note for tile in panel.tiles[1:3]] == ["frozen", "frozen"]
    assert not panel.grab().isNull()


def test_a_new_run_forgets_the_old_step(qtbot: QtBot, panel: StepPanel) -> None:
    session = panel._session
    step(qtbot, panel)
    session.discard()
    qtbot.waitUntil(lambda: not session.is_active, timeout=20_000)
    session.train()
    qtbot.waitUntil(lambda: session.state == "running", timeout=20_000)
    assert panel.shown is None
    assert panel.invitation.isVisibleTo(panel)
    session.discard()
    qtbot.waitUntil(lambda: not session.is_active, timeout=20_000)


def test_a_mosaic_keeps_every_map_whole() -> None:
    maps = np.arange(6 * 2 * 3, dtype=np.float32).reshape(6, 2, 3)
    sheet = mosaic(maps)
    assert set(maps.reshape(-1)) <= set(sheet[~np.isnan(sheet)])
    assert np.array_equal(sheet[:2, :3], maps[0])
    assert mosaic(np.arange(70, dtype=np.float32)).shape == (8, 9)


def test_a_tile_is_painted_in_both_themes(qtbot: QtBot, panel: StepPanel) -> None:
    step(qtbot, panel)
    tile = Tile("weight")
    qtbot.addWidget(tile)
    assert panel.shown is not None
    tile.show_values(panel.shown.parameters[0].weights)
    tile.resize(tile.sizeHint())
    light = tile.grab().toImage()
    theme.use(dark=True)
    try:
        assert tile.grab().toImage() != light
    finally:
        theme.use(dark=False)
