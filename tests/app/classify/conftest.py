"""A session without a training, and a store with the digits, for the tests of the Classify page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal, Slot
from pytestqt.qtbot import QtBot

from app.data.store import DataStore
from app.document.document import Document
from engine.data.prepare import prepare_picture
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.predict.classification import Classification
from engine.spec.network import NetworkSpec, chain
from engine.spec.project import Project

NETWORK = chain(Input(height=8, width=8), Flatten(), Linear(units=10), Output())


class FakeSession(QObject):
    """Has the session's signals and properties; a test says when and what it answers."""

    state_changed = Signal(str)
    classified = Signal(int, object)
    classify_failed = Signal(int, str)
    model_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = "idle"
        self.has_model = False
        self.run_network: NetworkSpec | None = None
        self.form = Input(height=8, width=8)
        self.asked: list[tuple[np.ndarray, int]] = []
        self.trains = 0

    @Slot()
    def train(self) -> None:
        self.trains += 1

    def classify(self, picture: np.ndarray, request: int) -> None:
        self.asked.append((picture, request))

    def become(self, state: str, has_model: bool = True) -> None:
        self.state, changed = state, has_model != self.has_model
        self.has_model = has_model
        self.run_network = NETWORK if has_model else None
        self.state_changed.emit(state)
        if changed:
            self.model_changed.emit()

    def answer(self, label: str, probability: float = 0.9) -> None:
        """To the oldest question that is open."""
        picture, request = self.asked.pop(0)
        form = self.form
        seen = prepare_picture(picture, form.channels, form.height, form.width, form.fit)
        others = [name for name in "0123456789" if name != label]
        rest = tuple((1 - probability) / 9 for _ in others)
        found = Classification((label, *others), (probability, *rest), seen.transpose(1, 2, 0).copy())
        self.classified.emit(request, found)


@pytest.fixture
def session(qtbot: QtBot) -> FakeSession:
    return FakeSession()


@pytest.fixture
def store(qtbot: QtBot) -> Iterator[DataStore]:
    document = Document()
    document.new(Project(network=NETWORK), "test")
    store = DataStore(document)
    qtbot.waitUntil(lambda: store.state == "ready", timeout=5000)
    yield store
    store.close()


@pytest.fixture
def page(qtbot: QtBot, store: DataStore, session: Any) -> Iterator[Any]:
    from app.classify.page import ClassifyPage

    page = ClassifyPage(store, session)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    yield page
    page.reader.finish()
    page.widgets.batch.reader.finish()
