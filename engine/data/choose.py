"""From what the user types for a data source ("digits", "shapes", a path) to the source."""

from __future__ import annotations

from pathlib import Path

from engine.data.recognise import recognise
from engine.spec.form import form_of
from engine.spec.message import UserError, say
from engine.spec.source import DataSource


def source_from(text: str) -> DataSource:
    """A source that needs no path by its name, in any case; else what the path holds. Raises UserError.

    A folder that is called like a source is reached by "./digits".
    """
    named = {
        tag.lower(): source
        for tag, source in DataSource.family.members().items()
        if not any(row.path for row in form_of(source))
    }
    source = named.get(text.lower())
    if source is not None:
        return source(type=source.tag())
    if not text or not Path(text).expanduser().exists():
        raise UserError(
            say("There is no data source {text}.", text=text or '""'),
            say("Choose one of {names}, or the path of your pictures: a folder, an archive or a table.",
                names=", ".join(named)),
        )  # fmt: skip
    return recognise(text).source
