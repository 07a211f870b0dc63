"""A sentence for the user: a template and its values, so that it can be translated whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Message:
    """`template` is English with `{name}` fields; `values` fills them.

    The window translates the template first and fills it afterwards.
    """

    template: str
    values: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.values) if self.values else self.template

    def __bool__(self) -> bool:
        return bool(self.template)


def say(template: str, **values: Any) -> Message:
    """Shorthand for a `Message`; translations are collected from the calls of this function."""
    return Message(template, values)


class UserError(ValueError):
    """The user's mistake: says what is wrong, and what to do about it.

    `advice` may be empty where the message already holds the remedy.
    """

    def __init__(self, message: Message, advice: Message | None = None) -> None:
        self.message = message
        self.advice = advice or Message("")
        super().__init__(" ".join(str(part) for part in (message, self.advice) if part))
