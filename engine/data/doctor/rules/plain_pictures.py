"""Pictures that are all black, or all of one colour."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine.data.doctor.finding import Finding
from engine.data.doctor.fixes import exclude_fix
from engine.data.doctor.look import Look
from engine.spec.message import say


def find(look: Look) -> Iterable[Finding]:
    """One finding for all of them, with what colour each is."""
    rows = np.flatnonzero(look.is_plain)
    if not len(rows):
        return
    refs = []
    for row in rows:
        colour = look.mean[row].round().astype(int)
        if colour.max() < 8:
            note = say("all black")
        elif colour.min() > 247:
            note = say("all white")
        else:
            note = say("all of one colour")
        refs.append(look.ref(row, note))
    yield Finding(
        "plain_pictures",
        "warning",
        say("Pictures of one colour that show nothing: {count}.", count=len(refs)),
        say("There is nothing to learn from them; mostly they are damaged."),
        tuple(refs),
        (exclude_fix(refs),),
    )
