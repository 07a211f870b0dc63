"""The doctor on real pictures: what is truly wrong with them, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.data.choose import source_from
from engine.data.dataset import load_dataset
from engine.data.doctor.examine import examine
from engine.data.doctor.finding import Finding
from engine.layers.input import Input
from tests.engine.data.doctor.planted import project

DATA = Path(__file__).parents[5] / "shared" / "data"
pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not DATA.is_dir(), reason=f"the real data is not in {DATA}"),
]


def found_in(path: Path, size: int) -> dict[str, Finding]:
    """By code."""
    base = project(height=size, width=size)
    base = base.edited(data=base.data.edited(source=source_from(str(path))))
    form = base.network.of_type("Input")[0].layer
    assert isinstance(form, Input)
    return {finding.code: finding for finding in examine(load_dataset(base.data, form), base)}


@pytest.mark.parametrize("size", [32, 96])
def test_the_fruit_photos_hold_fifteen_photos_twice(size: int) -> None:
    """Once as IMG_..., once as od_image...: the same photos under other names and in other formats."""
    found = found_in(DATA / "fruit-photos", size)
    assert found.keys() == {"near_leaks", "near_copies", "small_classes"}
    pairs = [ref for code in ("near_leaks", "near_copies") for ref in found[code].pictures]
    assert len(pairs) == 30
    for first, second in zip(pairs[::2], pairs[1::2], strict=True):
        assert ("od_image" in first.key) != ("od_image" in second.key)
    assert {ref.key.split("/")[1] for ref in found["small_classes"].pictures} == {"mixed_fruit"}


def test_cifar_10_mini_is_healthy() -> None:
    assert found_in(DATA / "cifar-10-mini" / "cifar-10-python-mini.tar.gz", 32) == {}


def test_hostile_pictures_are_reported_and_harm_nothing() -> None:
    found = found_in(DATA / "hostile-images", 32)
    assert len(found["unreadable_files"].pictures) > 10
    assert all(str(ref.note) for ref in found["unreadable_files"].pictures)
    assert "plain_pictures" in found
