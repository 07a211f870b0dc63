"""Light or dark, as the user chose or as the system is; put on the whole application."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from app import preferences
from app.style import style_sheet
from app.theme import system_is_dark, theme


def apply_theme() -> None:
    """Turn light or dark, as the user chose or as the system is."""
    choice = preferences.theme_choice()
    dark = system_is_dark() if choice == "system" else choice == "dark"
    if dark != theme.dark or not _styled():
        theme.use(dark)


def _styled() -> bool:
    app = QApplication.instance()
    return isinstance(app, QApplication) and bool(app.styleSheet())


def apply_style() -> None:
    """Give the application the style sheet of the theme in force."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setStyleSheet(style_sheet(theme))
