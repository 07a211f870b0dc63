"""Rule: one problem of the catalogue; the base of every file in `engine/doctor/rules`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.spec.message import Message


@dataclass(frozen=True)
class Rule:
    """`RULE` of every file in `engine/doctor/rules`; the file's name is the rule's id.

    `find` is pure, takes milliseconds, and may be asked at any moment: before the first step (pre-flight),
    while the run is on, after its end. Its page (F1) is made of the texts.
    """

    id: str
    title: Message
    mechanism: Message
    """Two sentences that a student understands."""
    formula: str
    """What is computed and compared, in plain text with its symbols."""
    source: str
    """Paper or book, with year."""
    limits: Message
    """Where it may be wrong."""
    find: Callable[[Evidence], Iterable[Finding]]
    cures: tuple[str, ...] = ()
    """Ids, the best first."""
    not_cures: Mapping[str, Message] = field(default_factory=dict)
    """Ids of what textbooks name and does not help here, each with a plain word why."""
