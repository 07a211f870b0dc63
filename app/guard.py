"""guarded: what a handler of Qt's raises is reported instead of ending the program."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

P = ParamSpec("P")


def guarded(handler: Callable[P, None]) -> Callable[P, None]:
    """For every method that Qt calls (`paint`, `...Event`): PySide crashes where an exception leaves one,
    before the error hooks see it."""

    @wraps(handler)
    def safe(*arguments: P.args, **named: P.kwargs) -> None:
        try:
            handler(*arguments, **named)
        except Exception:  # the outermost handler under Qt
            sys.excepthook(*sys.exc_info())

    return safe
