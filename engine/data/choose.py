"""From what the user types for a data source ("digits", "shapes", a path) to the source."""

from __future__ import annotations

from pathlib import Path

from engine.data.sources.folder import Folder
from engine.spec.form import form_of
from engine.spec.message import UserError, say
from engine.spec.source import DataSource


def source_from(text: str) -> DataSource:
    """A source that needs no path by its name, in any case; else the folder. Raises UserError.

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
    path = Path(text).expanduser()
    if not text or not path.exists():
        raise UserError(
            say("There is no data source {text}.", text=text or '""'),
            say("Choose one of {names}, or the path of a folder with one subfolder for each class.",
                names=", ".join(named)),
        )  # fmt: skip
    if not path.is_dir():
        raise UserError(
            say("{path} is a file, not a folder.", path=text),
            say("Choose one of {names}, or the path of a folder with one subfolder for each class.",
                names=", ".join(named)),
        )  # fmt: skip
    return Folder(path=text)
