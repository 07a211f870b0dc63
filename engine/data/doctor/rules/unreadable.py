"""Files that could not be used, by name and reason."""

from __future__ import annotations

from collections.abc import Iterable

from engine.data.doctor.finding import Finding, PictureRef
from engine.data.doctor.fixes import exclude_fix
from engine.data.doctor.look import Look
from engine.spec.message import say


def find(look: Look) -> Iterable[Finding]:
    """One finding for all of them."""
    skipped = look.dataset.skipped
    if not skipped:
        return
    refs = tuple(PictureRef("skipped", row, one.path, one.reason) for row, one in enumerate(skipped))
    yield Finding(
        "unreadable_files",
        "warning",
        say("Files that cannot be used: {count}.", count=len(refs)),
        say("Save them anew as PNG or JPEG. Training goes on without them."),
        refs,
        (exclude_fix(refs, say("Leave them out, and do not tell again.")),),
    )
