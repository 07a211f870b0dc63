"""What the program remembers between two starts: theme, language, recent files, each task's layout."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

ORGANISATION = "Strata"
APPLICATION = "Strata"
MOST_RECENT = 10

ThemeChoice = Literal["system", "light", "dark"]


def _settings() -> QSettings:
    return QSettings(ORGANISATION, APPLICATION)


def _text(key: str) -> str:
    value = _settings().value(key, "")
    return value if isinstance(value, str) else ""


def theme_choice() -> ThemeChoice:
    """What the user wants to see; "system" where they never said."""
    saved = _text("theme")
    return saved if saved in get_args(ThemeChoice) else "system"  # type: ignore[return-value]


def set_theme_choice(choice: ThemeChoice) -> None:
    """Remember it."""
    _settings().setValue("theme", choice)


def language() -> str:
    """A locale such as "zh_CN", "en", or "" for the system's language."""
    return _text("language")


def set_language(locale: str) -> None:
    """Remember it; it is used from the next start."""
    _settings().setValue("language", locale)


def recent_files() -> tuple[Path, ...]:
    """The files opened or saved last that are still there, the newest first."""
    lines = [line for line in _text("recent").split("\n") if line]
    return tuple(path for path in map(Path, lines) if path.is_file())


def add_recent(path: Path) -> None:
    """Put a file at the head of the recent ones."""
    path = path.absolute()
    paths = [path, *(other for other in recent_files() if other != path)]
    _settings().setValue("recent", "\n".join(str(other) for other in paths[:MOST_RECENT]))


def last_folder() -> str:
    """Where the newest file lies; before the first, the user's documents."""
    recent = recent_files()
    places = QStandardPaths.StandardLocation
    documents = QStandardPaths.writableLocation(places.DocumentsLocation)
    return str(recent[0].parent) if recent else documents


def saved_state(key: str) -> QByteArray:
    """Bytes that `save_state` kept under this name; empty where there are none."""
    value = _settings().value(f"window/{key}")
    return value if isinstance(value, QByteArray) else QByteArray()


def save_state(key: str, state: QByteArray) -> None:
    """Keep the arrangement of the window or of a task."""
    _settings().setValue(f"window/{key}", state)


def forget_states() -> None:
    """The next start, and the next change of task, begin with the usual arrangement."""
    _settings().remove("window")


def first_start() -> bool:
    """True the first time it is asked on this machine."""
    settings = _settings()
    first = not settings.contains("started")
    settings.setValue("started", 1)
    return first
