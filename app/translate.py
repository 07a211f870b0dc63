"""The engine's texts in the user's language: translated here, at the border."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.spec.message import Message


def engine_text(text: str) -> str:
    """A help text, title or category of the engine, translated where there is a translation."""
    return QCoreApplication.translate("engine", text) if text else text


def engine_message(message: Message) -> str:
    """A message of the engine: its template translated, then filled with its values."""
    template = engine_text(message.template)
    return template.format(**message.values) if message.values else template
