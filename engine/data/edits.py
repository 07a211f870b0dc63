"""The user's edits of the data: pure functions on the spec."""

from __future__ import annotations

from collections.abc import Iterable

from engine.spec.data import DataSpec
from engine.spec.source import DataSource


def exclude(spec: DataSpec, keys: Iterable[str]) -> DataSpec:
    """Leave pictures out."""
    return spec.edited(excluded=(*spec.excluded, *keys))


def include(spec: DataSpec, keys: Iterable[str]) -> DataSpec:
    """Take pictures in again that were left out."""
    return spec.edited(excluded=tuple(set(spec.excluded) - set(keys)))


def move(spec: DataSpec, keys: Iterable[str], class_name: str) -> DataSpec:
    """Put pictures into a class; it is made where there is none of that name."""
    return spec.edited(moved={**spec.moved, **dict.fromkeys(keys, class_name.strip())})


def move_back(spec: DataSpec, keys: Iterable[str]) -> DataSpec:
    """Put pictures into the class again that their source gives them."""
    gone = set(keys)
    return spec.edited(moved={key: name for key, name in spec.moved.items() if key not in gone})


def merge(spec: DataSpec, class_name: str, into: str) -> DataSpec:
    """Dissolve a class: all its pictures go into another, or a new one. So a class is renamed, too."""
    into = into.strip()
    if class_name == into:
        return spec
    moved = {key: into if name == class_name else name for key, name in spec.moved.items()}
    merged = {old: into if name == class_name else name for old, name in spec.merged.items()}
    merged.setdefault(class_name, into)
    return spec.edited(moved=moved, merged={old: name for old, name in merged.items() if old != name})


def with_source(spec: DataSpec, source: DataSource) -> DataSpec:
    """Other pictures. The edits go, unless it is the same source: their keys would mean others."""
    if source == spec.source:
        return spec
    return spec.edited(source=source, excluded=(), moved={}, merged={})


def without_edits(spec: DataSpec) -> DataSpec:
    """The pictures as their source gives them."""
    return spec.edited(excluded=(), moved={}, merged={})
