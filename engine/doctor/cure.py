"""Cure: a change of network and plan against a problem; the base of every file in `engine/doctor/cures`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from engine.doctor import cures
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.spec.message import Message
from engine.spec.project import Project


@dataclass(frozen=True)
class Cure:
    """`CURE` of every file in `engine/doctor/cures`; the file's name is its id.

    `apply` is pure: project, evidence and finding (None where the user tries it by hand) give the cured
    project; it raises UserError, with the reason, where it does not apply. What it changed is what differs:
    `engine.doctor.changes`. `needs_rate` cures want the range test's value first: `engine.train.range_test`.
    """

    id: str
    title: Message
    sentence: Message
    """What it does and why it helps, in one sentence."""
    apply: Callable[[Project, Evidence | None, Finding | None, float | None], Project]
    """(project, evidence, finding, learning rate of a range test if one was made)."""
    needs_rate: bool = False


@cache
def all_cures() -> dict[str, Cure]:
    """Id -> cure, in the order of the ids."""
    names = sorted(module.name for module in pkgutil.iter_modules(cures.__path__))
    return {name: importlib.import_module(f"{cures.__name__}.{name}").CURE for name in names}
