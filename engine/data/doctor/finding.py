"""Finding: what is wrong with a data set, which pictures show it, and what cures it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from engine.spec.message import Message
from engine.spec.problems import Severity
from engine.spec.project import Project

Part = Literal["train", "validation", "test", "skipped"]
PARTS: tuple[Part, ...] = ("train", "validation", "test", "skipped")

NO_NOTE = Message("")
NAMES = 5
"""So many names stand in a sentence."""


@dataclass(frozen=True)
class PictureRef:
    """`index` counts within the part: of `dataset.train`, ... or of `dataset.skipped`.

    `group`: pictures of one number belong together (copies of one another), -1 for none; they follow
    one another. `note` says what is remarkable about this one, if there is something.
    """

    part: Part
    index: int
    key: str
    note: Message = NO_NOTE
    group: int = -1


@dataclass(frozen=True)
class Fix:
    """A cure in one click: `apply` gives the project with it, and changes nothing else."""

    title: Message
    apply: Callable[[Project], Project]


@dataclass(frozen=True)
class Finding:
    """A "problem" spoils the training or its result, a "warning" may, an "information" is good to know.

    `fixes` are alternatives, the best first; there may be none.
    """

    code: str
    severity: Severity
    message: Message
    advice: Message
    pictures: tuple[PictureRef, ...] = ()
    fixes: tuple[Fix, ...] = ()


def listed(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    more = len(names) - NAMES
    return ", ".join(names[:NAMES]) + (f", … (+{more})" if more > 0 else "")
