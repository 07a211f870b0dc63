"""What the gallery says of one picture: its name, class, part and size in the file."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.data.shelf import Shelf


def caption_of(shelf: Shelf, place: int) -> str:
    """Up to three short lines."""
    part, row = shelf.entries[place]
    pictures = shelf.parts[part]
    words = _tr("{name}, for {part}") if part < len(part_names()) - 1 else _tr("{name}, {part}")
    lines = [
        shelf.key(place),
        words.format(name=shelf.class_name(place) or "–", part=part_names()[part]),
    ]
    if pictures.sizes is not None and pictures.sizes[row].all():
        width, height = pictures.sizes[row].tolist()
        lines.append(_tr("{width} × {height} in the file").format(width=width, height=height))
    return "\n".join(lines)


def part_names() -> tuple[str, ...]:
    """By the number of the part."""
    return _tr("training"), _tr("validation"), _tr("test"), _tr("left out")


def _tr(text: str) -> str:
    return QCoreApplication.translate("data", text)
