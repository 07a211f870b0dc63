"""Finding a layer type by what a person types: its name, other names of it, its help."""

from __future__ import annotations

from app.translate import engine_text
from engine.spec.layer import CATEGORIES, Layer


def layer_types() -> list[type[Layer]]:
    """Every layer type, by category, then by name."""
    return sorted(
        Layer.family.members().values(),
        key=lambda kind: (CATEGORIES.index(kind.category), kind.title),
    )


def find_layer_types(query: str) -> list[type[Layer]]:
    """The types in which every word of the query occurs, the best first; all for an empty query."""
    words = query.lower().split()
    if not words:
        return layer_types()
    found = [(max(_rank(kind, word) for word in words), kind) for kind in layer_types()]
    return [kind for rank, kind in sorted(found, key=lambda pair: pair[0]) if rank < _NOT_FOUND]


_NOT_FOUND = 5


def _rank(kind: type[Layer], word: str) -> int:
    """0 where the name is the word, more the farther the word is from the name."""
    title, tag = engine_text(kind.title).lower(), kind.tag().lower()
    keywords = " ".join((*kind.keywords, engine_text(kind.category))).lower()
    if word in (title, tag):
        return 0
    if title.startswith(word) or tag.startswith(word):
        return 1
    if word in title or word in tag:
        return 2
    if word in keywords:
        return 3
    if word in engine_text(kind.summary()).lower():
        return 4
    return _NOT_FOUND
