"""Classes whose names differ in case, spaces or a plural only: most likely one class."""

from __future__ import annotations

from collections.abc import Iterable

from engine.data.doctor.finding import Finding, listed
from engine.data.doctor.fixes import merge_fix
from engine.data.doctor.look import Look
from engine.spec.message import say


def find(look: Look) -> Iterable[Finding]:
    """One finding for each pair or more of such names; the largest of the classes takes the others."""
    counts = look.counts()
    groups: dict[str, list[int]] = {}
    for label, name in enumerate(look.class_names):
        groups.setdefault(_plain(name), []).append(label)
    for labels in groups.values():
        if len(labels) < 2:
            continue
        labels.sort(key=lambda label: (-counts[label], label))
        names = [look.class_names[label] for label in labels]
        yield Finding(
            "alike_class_names",
            "warning",
            say("{names} are nearly the same name.", names=listed(names)),
            say("If they mean the same, merge them; else the network is taught a difference that is none."),
            (),
            (merge_fix(names[1:], names[0]),),
        )


def _plain(name: str) -> str:
    """Letters and digits in lower case, without a plural s; digits alone stay as they are."""
    letters = "".join(letter for letter in name.casefold() if letter.isalnum())
    if not letters or letters.isdigit():
        return name
    return letters.removesuffix("s") if len(letters) > 3 else letters
