"""Problem: what is wrong with a project, where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.spec.message import Message

Severity = Literal["information", "warning", "problem"]


@dataclass(frozen=True)
class Problem:
    """`node` is None where the whole network is meant.

    A "problem" stops training, a "warning" does not, an "information" is a chip on the layer.
    """

    code: str
    severity: Severity
    node: str | None
    message: Message
    advice: Message

    def __str__(self) -> str:
        where = f"{self.node}: " if self.node else ""
        return f"{where}{self.message} {self.advice}".strip()
