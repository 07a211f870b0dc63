"""What went wrong in any slot, thread or part of Qt goes to the log file and to the user; the program
goes on."""

from __future__ import annotations

import contextlib
import logging
import logging.handlers
import os
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from platformdirs import user_log_dir
from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, Slot, qInstallMessageHandler

from app.notices import Notices
from app.translate import engine_message
from engine.spec.message import UserError

LOG_BYTES = 1_000_000
LOG_FILES = 3

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
logger = logging.getLogger("strata")


def log_folder() -> Path:
    """Where the log files lie."""
    return Path(user_log_dir("Strata", appauthor=False))


def start_log(folder: Path) -> logging.Handler:
    """Log to a file there that starts anew before it gets large; to stderr where that cannot be."""
    handler: logging.Handler
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "strata.log", maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8",
            delay=True,
        )  # fmt: skip
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return handler


class ErrorReporter(QObject):
    """Catches what nobody caught, in whatever thread, and posts a notice in the GUI thread."""

    happened = Signal(str, str, str)
    """text, level, details"""

    def __init__(self, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        self.happened.connect(self._post)

    def install(self) -> None:
        """Take the three places where uncaught errors end."""
        sys.excepthook = self.report
        threading.excepthook = self._report_thread
        qInstallMessageHandler(_log_qt_message)

    def uninstall(self) -> None:
        """Give them back to Python and Qt."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def report(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None = None,
    ) -> None:
        """Log an error and tell the user. Their own mistake is told as such, with the remedy."""
        if isinstance(error, UserError):
            parts = (engine_message(part) for part in (error.message, error.advice) if part)
            self._tell(" ".join(parts), "warning", "")
            return
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            os._exit(130)
        details = "".join(traceback.format_exception(kind, error, trace))
        logger.error("uncaught error\n%s", details)
        text = self.tr("Something went wrong inside Strata: {error}. Your work is still here.")
        reason = " ".join(f"{kind.__name__} {error}".split())[:160].rstrip(" .")
        self._tell(text.format(error=reason), "problem", details)

    def _report_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None and arguments.exc_type is not SystemExit:
            self.report(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _tell(self, text: str, level: str, details: str) -> None:
        with contextlib.suppress(RuntimeError):  # at the very end Qt's half may be gone before us
            self.happened.emit(text, level, details)

    @Slot(str, str, str)
    def _post(self, text: str, level: str, details: str) -> None:
        self._notices.post(text, level, details=details)  # type: ignore[arg-type]


def _log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt's own messages go to the log; its last one, before it would abort, ends us in good order."""
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), message)
    if kind == QtMsgType.QtFatalMsg:
        print(_fatal_text(message), file=sys.stderr, flush=True)
        os._exit(2)


def _fatal_text(message: str) -> str:
    """One line for the terminal, with what to do where no window could be opened."""
    if "platform plugin" not in message:
        return f"strata: Qt could not go on: {' '.join(message.split())}"
    display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or ""
    return f"strata: no window can be opened on the display {display!r}. {NO_WINDOW_ADVICE}"


NO_WINDOW_ADVICE = (
    "Without a window, use the command line: python main.py train FILE.strata "
    "(python main.py --help lists all commands)."
)


def missing_display() -> str:
    """Why no window can be opened here, and what to do; "" where one can be, as far as one can tell."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return ""
    return "strata: there is no display to open a window on. Set DISPLAY if there is one. " + NO_WINDOW_ADVICE
