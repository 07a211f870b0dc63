"""The search for garbage belongs to the window's thread."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from types import SimpleNamespace
from weakref import ref

import pytest

from app.garbage import FEW, GarbageCollector


class Ring:
    """Refers to itself: only a search finds it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qapp: object) -> Iterator[GarbageCollector]:
    collector = GarbageCollector(SimpleNamespace(is_active=True))  # type: ignore[arg-type]
    yield collector
    collector.stop()
    assert gc.isenabled()


def test_python_itself_does_not_search(collector: GarbageCollector) -> None:
    assert not gc.isenabled()


def test_new_garbage_is_found(collector: GarbageCollector) -> None:
    gc.collect()
    garbage = ref(Ring())
    kept = [[] for _ in range(2 * FEW)]
    assert garbage() is not None
    collector._collect()
    assert garbage() is None
    assert len(kept) == 2 * FEW


def test_what_comes_in_masses_is_left_in_peace(collector: GarbageCollector) -> None:
    before = gc.get_freeze_count()
    library = [[] for _ in range(50_000)]
    collector._collect()
    try:
        assert gc.get_freeze_count() > before + len(library) // 2
    finally:
        gc.unfreeze()
