"""The data doctor in the window: it examines by itself, shows the pictures, cures in one step."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.data import doctor_panel
from app.data.page import DataPage
from app.data.store import DataStore
from app.document.document import Document
from app.notices import Notice
from app.training.session import Session
from engine.spec.training import TrainingPlan
from engine.train.optimizers.adam import Adam


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    """Two classes of twelve pictures; one picture is in both."""
    folder = tmp_path / "copies"
    for number, name in enumerate(("one", "two")):
        (folder / name).mkdir(parents=True)
        for picture in range(12):
            seed = 0 if picture == 0 else 100 * number + picture
            noise = np.random.default_rng(seed).integers(0, 256, (8, 8), np.uint8)
            Image.fromarray(noise).save(folder / name / f"{picture}.png")
    return folder


@pytest.fixture
def sick(qtbot: QtBot, page: DataPage, store: DataStore, copies: Path) -> DataPage:
    """The page with these pictures, examined by itself."""
    page.sources.take(copies)
    qtbot.waitUntil(lambda: page.document.project.data.source.type == "Folder", timeout=5000)
    page.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: store.state == "ready" and store.findings_are_current, timeout=8000)
    return page


def card_of(page: DataPage, text: str) -> Any:
    return next(card for card in page.doctor.cards if text in card.finding.code)


def test_a_small_set_is_examined_by_itself_and_cured_by_a_click(
    qtbot: QtBot, sick: DataPage, document: Document, store: DataStore
) -> None:
    card = card_of(sick, "cop")
    keys = [ref.key for ref in card.finding.pictures]
    assert {"one/0.png", "two/0.png"} <= set(keys)
    assert card.thumbnails is not None
    severities = [card.finding.severity for card in sick.doctor.cards]
    assert severities == sorted(severities, key=("problem", "warning", "information").index)
    assert sick.tabs.tabText(1) == f"Doctor ({sick.doctor.num_problems})"
    qtbot.mouseClick(card.thumbnails, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    shelf = sick.gallery.shelf
    assert shelf.keys(range(shelf.count)) == keys
    assert sick.pictures.all_button.isVisible()
    before, steps = document.project.data, document.undo_stack.count()
    qtbot.mouseClick(card.fix_buttons[0], Qt.MouseButton.LeftButton)
    assert document.project.data != before
    assert document.undo_stack.count() == steps + 1
    qtbot.waitUntil(lambda: store.state == "ready" and store.findings_are_current, timeout=8000)
    assert not any("cop" in card.finding.code for card in sick.doctor.cards)
    document.undo_stack.undo()
    assert document.project.data == before
    qtbot.mouseClick(sick.pictures.all_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: store.state == "ready", timeout=5000)
    assert sick.gallery.shelf.count == 24


def test_a_large_set_waits_for_the_button_shows_progress_and_can_be_cancelled(
    qtbot: QtBot, page: DataPage, store: DataStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.cancel_examination()
    store.findings = None
    monkeypatch.setattr(doctor_panel, "BY_ITSELF", 10)
    gate = threading.Event()

    def slow(dataset: Any, project: Any, probabilities: Any, progress: Any) -> tuple[()]:
        progress(1, 3)
        assert gate.wait(5)
        progress(2, 3)
        return ()

    monkeypatch.setattr("app.data.store._examine", slow)
    panel = page.doctor
    page.tabs.setCurrentIndex(1)
    panel.look_soon()
    qtbot.wait(doctor_panel.REST_MS + 50)  # nothing is to happen in this time
    assert not store.is_examining
    qtbot.mouseClick(panel.examine_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.bar.value() == 1)
    assert panel.cancel_button.isVisible()
    qtbot.mouseClick(panel.cancel_button, Qt.MouseButton.LeftButton)
    gate.set()
    assert not store.is_examining
    assert not panel.bar.isVisible()
    assert store.findings is None
    qtbot.mouseClick(panel.examine_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: store.findings == ())
    assert "Nothing is wrong" in panel.state.text()


def test_an_examination_that_fails_says_why(
    qtbot: QtBot, page: DataPage, store: DataStore, monkeypatch: pytest.MonkeyPatch, posted: list[Notice]
) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("the lamp went out")

    monkeypatch.setattr("app.data.store._examine", broken)
    page.tabs.setCurrentIndex(1)
    store.examine()
    qtbot.waitUntil(lambda: "lamp" in page.doctor.state.text())
    assert posted[-1].details


def test_wrong_labels_are_found_by_the_trained_network(
    qtbot: QtBot, page: DataPage, document: Document, store: DataStore, session: Session
) -> None:
    panel = page.doctor
    page.tabs.setCurrentIndex(1)
    assert not panel.labels_button.isEnabled()
    assert "no trained network" in panel.labels_button.toolTip()
    assert store.dataset is not None
    zeros = [
        key
        for key, label in zip(store.dataset.train.keys, store.dataset.train.labels, strict=True)
        if label == 0
    ]
    wrong = zeros[:3]
    data = document.project.data.edited(moved=dict.fromkeys(wrong, "1"))
    plan = TrainingPlan(epochs=6, optimizer=Adam(learning_rate=0.02))
    document.edit("wrong labels", document.project.edited(data=data, training=plan))
    qtbot.waitUntil(lambda: store.state == "ready", timeout=5000)
    with qtbot.waitSignal(session.run_finished, timeout=60_000):
        session.train()
    qtbot.waitUntil(panel.labels_button.isEnabled, timeout=8000)
    qtbot.mouseClick(panel.labels_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: any(finding.code == "suspicious_labels" for finding in store.findings or ()), timeout=8000
    )
    card = card_of(page, "suspicious_labels")
    assert set(wrong) <= {ref.key for ref in card.finding.pictures}


def test_it_is_told_where_no_label_is_contradicted(qtbot: QtBot, page: DataPage, store: DataStore) -> None:
    page.tabs.setCurrentIndex(1)
    assert store.dataset is not None
    parts = (store.dataset.train, store.dataset.validation, store.dataset.test)
    store.examine(np.eye(10)[np.concatenate([part.labels for part in parts])])
    qtbot.waitUntil(lambda: "sure of another class nowhere" in page.doctor.state.text(), timeout=5000)
    page.doctor.examine()
    qtbot.waitUntil(lambda: not store.is_examining, timeout=5000)
    assert "nowhere" not in page.doctor.state.text()


def test_a_network_for_other_classes_is_not_asked(
    qtbot: QtBot, page: DataPage, document: Document, store: DataStore, session: Session, posted: list[Notice]
) -> None:
    plan = TrainingPlan(epochs=1)
    document.edit("short", document.project.edited(training=plan))
    with qtbot.waitSignal(session.run_finished, timeout=60_000):
        session.train()
    data = document.project.data.edited(merged={"1": "7"})
    document.edit("merge", document.project.edited(data=data))
    qtbot.waitUntil(lambda: store.state == "ready", timeout=5000)
    page.tabs.setCurrentIndex(1)
    qtbot.waitUntil(page.doctor.labels_button.isEnabled, timeout=8000)
    qtbot.mouseClick(page.doctor.labels_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "other pictures or classes" in posted[-1].text, timeout=5000)
