"""The program: Qt's application, error hooks, theme and language, and the objects of the window."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app import preferences
from app.appearance import apply_style, apply_theme
from app.autosave import Autosave, autosave_folder
from app.data.store import DataStore
from app.document.document import Document
from app.errors import ErrorReporter, log_folder, missing_display, start_log
from app.garbage import GarbageCollector
from app.languages import install_language
from app.models import newest_model_path
from app.notices import notices
from app.theme import theme
from app.training.interrupted import Interrupted
from app.training.session import Session
from app.widgets.icons import app_icon
from app.window import Window
from engine.runs.record import window_runs

PREPARE_MS = 1000
"""After the window is shown: making the plots ahead takes a quarter of a second, once."""
WARM_UP_MS = 200
"""After the window is shown: importing torch at once would keep its first painting waiting."""


def run(path: str | None) -> int:
    """Open the window, with this project or the sample. Gives the exit status."""
    reason = missing_display()
    if reason:
        print(reason, file=sys.stderr)
        return 2
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal: Qt's loop never asks Python
    reporter = ErrorReporter(notices)
    reporter.install()
    start_log(log_folder())
    application = make_application()
    document = Document()
    store = DataStore(document)
    session = Session(document, store, keep_at=newest_model_path(), runs_at=window_runs())
    garbage = GarbageCollector(session)
    try:
        status = _show(application, document, store, session, path)
    finally:
        ended = session.close()
        store.close()
        garbage.stop()
        reporter.uninstall()
    if not ended:
        os._exit(status)  # a step longer than the session's patience is left behind
    return status


def _show(
    application: QApplication, document: Document, store: DataStore, session: Session, path: str | None
) -> int:
    """Open the window and stay until it is closed."""
    window = Window(document, store, session)
    open_first(window, path)
    autosave = Autosave(document, autosave_folder())
    window.show()
    autosave.offer_left_behind()
    Interrupted(session, window_runs())
    QTimer.singleShot(WARM_UP_MS, session.warm_up)
    QTimer.singleShot(PREPARE_MS, window, window.prepare)
    status = application.exec()
    autosave.forget()  # the user was asked when the window closed
    return status


def make_application() -> QApplication:
    """The application with its names, its look and its language."""
    QApplication.setDesktopSettingsAware(True)
    app = QApplication(sys.argv[:1])
    app.setOrganizationName(preferences.ORGANISATION)
    app.setApplicationName(preferences.APPLICATION)
    app.setApplicationDisplayName("")
    app.setDesktopFileName("strata")
    app.setWindowIcon(app_icon())
    app.setStyle("Fusion")
    install_language(app, preferences.language())
    theme.changed.connect(apply_style)
    QGuiApplication.styleHints().colorSchemeChanged.connect(apply_theme)
    apply_theme()
    return app


def open_first(window: Window, path: str | None) -> None:
    """The project that was asked for; without one, or where it cannot be opened, the sample."""
    from app.files import SAMPLE

    window.files.load_template(SAMPLE)  # first: what is told of a bad file must stand after it
    if path is not None:
        window.files.load(Path(path))
    elif preferences.first_start():
        window.invite()
