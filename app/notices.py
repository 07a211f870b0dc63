"""The one door to speak to the user: notices are kept until a window shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal

Level = Literal["information", "success", "warning", "problem"]
Topic = Literal["", "data", "network", "run", "recovery", "template"]
"""What a notice is about, where that matters for how long it stands: the pictures that were loaded, a
problem that stops a training, how a training ended, unsaved work of the last time, what a template shows."""


@dataclass(frozen=True)
class Notice:
    """One sentence, with an optional next step. `details` can be shown and copied."""

    text: str
    level: Level = "information"
    action_text: str = ""
    action: Callable[[], None] | None = None
    details: str = ""
    topic: Topic = ""


class Notices(QObject):
    """Posted anywhere in the GUI thread; shown by the bar at the foot of the window."""

    posted = Signal(object)
    """Notice"""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[Notice] = []
        self._shown = False

    def post(
        self,
        text: str,
        level: Level = "information",
        action_text: str = "",
        action: Callable[[], None] | None = None,
        details: str = "",
        topic: Topic = "",
    ) -> None:
        """Say one sentence; `action` is what the button `action_text` does."""
        notice = Notice(text, level, action_text, action, details, topic)
        if self._shown:
            self.posted.emit(notice)
        else:
            self._waiting.append(notice)

    def start_showing(self) -> None:
        """Called by the bar once it is connected; it gets what has been waiting."""
        self._shown = True
        waiting, self._waiting = self._waiting, []
        for notice in waiting:
            self.posted.emit(notice)


notices = Notices()
