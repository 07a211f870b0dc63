"""The program as a whole: how it starts, what it says where it cannot, what becomes of errors."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler, qWarning
from pytestqt.qtbot import QtBot

from app import preferences
from app.appearance import apply_theme
from app.errors import ErrorReporter, start_log
from app.languages import install_language, languages
from app.notices import Notice, Notices
from app.theme import theme
from engine.spec.message import UserError, say

ROOT = Path(__file__).parents[2]


@pytest.fixture
def posted() -> Iterator[list[Notice]]:
    """What an installed reporter posts."""
    notices, found = Notices(), []
    notices.posted.connect(found.append)
    notices.start_showing()
    reporter = ErrorReporter(notices)
    reporter.install()
    yield found
    reporter.uninstall()


def _main(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`main.py` in a process of its own, without a display."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "main.py", *arguments],
        cwd=ROOT, env={**kept, **environment}, capture_output=True, text=True, timeout=60,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_without_a_display_it_says_what_to_do() -> None:
    done = _main()
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "display" in done.stderr
    assert "python main.py train" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_a_display_that_does_not_answer_is_no_abort(tmp_path: Path) -> None:
    done = _main(DISPLAY=":4711", XDG_STATE_HOME=str(tmp_path))
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "python main.py train" in done.stderr


def _imported(code: str, *names: str) -> set[str]:
    """Which of these modules a process has imported after running the code."""
    tell = f"import sys; print(' '.join({set(names)} & set(sys.modules)), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{tell}"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return set(done.stderr.split())


def test_the_window_opens_without_torch_and_without_the_command_line() -> None:
    assert _imported("import app.application", "torch", "rich", "typer", "sklearn") == set()


def test_a_command_needs_no_qt() -> None:
    code = "import sys, main; sys.argv[1:] = ['templates']; main.main()"
    assert _imported(code, "PySide6", "app", "typer") == {"typer"}


def test_an_error_in_a_slot_becomes_a_notice_with_details(posted: list[Notice]) -> None:
    def broken() -> None:
        raise RuntimeError("the  thing\nbroke.")

    try:
        broken()
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    (notice,) = posted
    assert "RuntimeError the thing broke. Your work is still here." in notice.text
    assert notice.level == "problem"
    assert "in broken" in notice.details


def test_an_error_in_a_thread_arrives_in_the_window(qtbot: QtBot, posted: list[Notice]) -> None:
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    assert posted == []  # it comes by way of the event loop
    qtbot.waitUntil(lambda: len(posted) == 1)
    assert "ZeroDivisionError" in posted[0].text


def test_a_mistake_of_the_users_is_told_without_blame(posted: list[Notice]) -> None:
    error = UserError(say("The file {name} is gone.", name="a"), say("Choose another."))
    sys.excepthook(UserError, error, None)
    assert posted == [Notice("The file a is gone. Choose another.", "warning")]


def test_errors_and_qts_messages_go_to_the_log(tmp_path: Path, posted: list[Notice]) -> None:
    root = logging.getLogger()
    level = root.level
    handler = start_log(tmp_path / "log")
    try:
        qWarning("something about a pixmap")
        sys.excepthook(ValueError, ValueError("wrong"), None)
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
        handler.close()
    text = (tmp_path / "log" / "strata.log").read_text(encoding="utf-8")
    assert "something about a pixmap" in text
    assert "ValueError: wrong" in text


def test_a_log_folder_that_cannot_be_made_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    root = logging.getLogger()
    level = root.level
    handler = start_log(tmp_path / "file" / "log")
    root.removeHandler(handler)
    root.setLevel(level)
    assert type(handler) is logging.StreamHandler


def test_uninstalling_gives_the_hooks_back(posted: list[Notice]) -> None:
    reporter = ErrorReporter(Notices())
    reporter.install()
    assert sys.excepthook == reporter.report
    reporter.uninstall()
    assert sys.excepthook is sys.__excepthook__
    seen: list[QtMsgType] = []
    assert qInstallMessageHandler(lambda kind, *rest: seen.append(kind)) is None
    qInstallMessageHandler(None)


def test_the_theme_follows_the_choice(qtbot: QtBot) -> None:
    before = theme.dark
    for choice, dark in (("dark", True), ("light", False)):
        preferences.set_theme_choice(choice)  # type: ignore[arg-type]
        apply_theme()
        assert theme.dark is dark
        assert preferences.theme_choice() == choice
    theme.use(before)


def test_the_languages_start_with_english(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QApplication

    assert next(iter(languages().items())) == ("en", "English")
    app = QApplication.instance()
    assert app is not None
    assert install_language(app, "en") == "en"
    assert install_language(app, "tlh") == "en"


def test_recent_files_are_newest_first_and_only_those_that_exist(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.strata" for number in range(12)]
    for path in paths:
        path.write_text("")
        preferences.add_recent(path)
    preferences.add_recent(paths[5])
    paths[11].unlink()
    recent = preferences.recent_files()
    assert recent[0] == paths[5]
    assert recent[1] == paths[10]
    assert len(recent) == preferences.MOST_RECENT - 1
