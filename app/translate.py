"""The engine's texts in the user's language: translated here, at the border."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from engine.spec.message import Message


def engine_text(text: str) -> str:
    """A help text, title or category of the engine, translated where there is a translation."""
    return QCoreApplication.translate("engine", text) if text else text


def engine_message(message: Message) -> str:
    """A message of the engine: its template translated, then filled with its values.

    Values that are messages themselves are translated too; so is a reason, as far as the engine made
    it (and not the system).
    """
    template = engine_text(message.template)
    values = {name: _value(name, value) for name, value in message.values.items()}
    return template.format(**values) if values else template


def _value(name: str, value: Any) -> Any:
    if isinstance(value, Message):
        return engine_message(value)
    return engine_text(value) if name == "reason" and isinstance(value, str) else value
