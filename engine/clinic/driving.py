"""Work that can be done a slice at a time, done at once."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, TypeVar

T = TypeVar("T")


def result_of(slices: Generator[Any, None, T]) -> T:
    """Go through a generator to its end, and give what it returns."""
    while True:
        try:
            next(slices)
        except StopIteration as end:
            result: T = end.value
            return result
