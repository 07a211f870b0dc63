"""A Data page with its document, store and session, and pictures to try it on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from app.data.page import DataPage
from app.data.store import DataStore
from app.document.document import Document
from app.notices import Notice, notices
from app.training.session import Session
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.spec.network import chain
from engine.spec.project import Project


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    document = Document()
    network = chain(Input(height=8, width=8), Flatten(), ("end", Linear(units=10)), Output())
    document.new(Project(network=network), "test")
    return document


@pytest.fixture
def store(document: Document) -> Iterator[DataStore]:
    store = DataStore(document)
    yield store
    store.close()


@pytest.fixture
def session(document: Document, store: DataStore) -> Iterator[Session]:
    session = Session(document, store)
    yield session
    assert session.close()


@pytest.fixture
def page(qtbot: QtBot, document: Document, store: DataStore, session: Session) -> DataPage:
    page = DataPage(document, store, session)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    ready(qtbot, store)
    return page


@pytest.fixture
def posted() -> Iterator[list[Notice]]:
    seen: list[Notice] = []
    notices.posted.connect(seen.append)
    notices.start_showing()
    yield seen
    notices.posted.disconnect(seen.append)


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Three classes of 4, 5 and 6 pictures, 9 x 9, gray; one file is no picture."""
    folder = tmp_path / "animals"
    for number, name in enumerate(("cat", "dog", "owl")):
        (folder / name).mkdir(parents=True)
        for picture in range(4 + number):
            noise = np.random.default_rng(10 * number + picture).integers(0, 256, (9, 9), np.uint8)
            Image.fromarray(noise).save(folder / name / f"{picture}.png")
    (folder / "cat" / "broken.png").write_bytes(b"no picture")
    return folder


@pytest.fixture
def animals(qtbot: QtBot, page: DataPage, store: DataStore, pictures: Path) -> DataPage:
    """The page, with these pictures loaded."""
    page.sources.take(pictures)
    qtbot.waitUntil(lambda: page.document.project.data.source.type == "Folder", timeout=5000)
    ready(qtbot, store)
    return page


def ready(qtbot: QtBot, store: DataStore) -> None:
    """Wait for the data."""
    qtbot.waitUntil(lambda: store.state == "ready", timeout=5000)
