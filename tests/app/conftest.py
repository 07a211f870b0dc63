"""What every test of the window shares: no screen, and no thread that outlives its test."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QThread
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.window import Window

LAST_STEP_MS = 10_000


def running_threads() -> list[QThread]:
    """All QThreads that are running, but for the one of the window."""
    app = QCoreApplication.instance()
    main = app.thread() if app is not None else None
    # by type(): isinstance() asks the object, and some of torch's then warn
    threads = [thing for thing in gc.get_objects() if issubclass(type(thing), QThread)]
    return [thread for thread in threads if thread != main and thread.isRunning()]


@pytest.fixture(autouse=True, scope="module")
def whole_searches() -> Iterator[None]:
    """Between the files of tests all cyclic garbage is searched, in the window's thread."""
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def no_search_in_threads() -> Iterator[None]:
    """As `app.garbage` does it for the program: a search in a worker's thread would destroy widgets there."""
    gc.disable()
    yield
    gc.collect(1)


@pytest.fixture(autouse=True, scope="module")
def no_thread_left() -> Iterator[None]:
    """Every thread that a file of tests starts, it ends. To look for them takes a tenth of a second, so
    not after each test."""
    before = running_threads()
    yield
    left = [thread for thread in running_threads() if thread not in before]
    names = [thread.objectName() for thread in left]
    for thread in left:  # as after a fixture that failed: Qt aborts where a running one is destroyed
        thread.quit()
        thread.wait(LAST_STEP_MS)
    assert not names, f"threads still run: {names}"


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path) -> None:
    """No test reads or writes the settings of whoever runs it."""
    folder = str(tmp_path / "settings")
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, folder)


@pytest.fixture
def new_window(qtbot: QtBot) -> Iterator[Window]:
    """The window as it is made, with nothing opened and not shown; it is closed whole."""
    from app.data.store import DataStore
    from app.document.document import Document
    from app.training.session import Session
    from app.window import Window

    document = Document()
    store = DataStore(document)
    session = Session(document, store)
    window = Window(document, store, session)
    yield window
    document.undo_stack.setClean()
    window.close()
    assert session.close()
    store.close()
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
