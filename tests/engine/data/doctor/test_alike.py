"""Copies are found however they were saved; strangers are not, however alike a set is."""

from __future__ import annotations

import io
import time

import numpy as np
import pytest
from PIL import Image, ImageEnhance

from engine.data.dataset import Dataset, load_dataset
from engine.data.doctor.alike import _groups, _neighbours, frequencies
from engine.data.doctor.look import look
from engine.layers.input import Input
from engine.spec.project import Project
from tests.engine.data.doctor.planted import healthy, pictures, planted, project, scenes

ALL = 150


def saved(image: Image.Image, quality: int) -> Image.Image:
    """As JPEG, and read again."""
    content = io.BytesIO()
    image.save(content, "JPEG", quality=quality)
    return Image.open(content).convert("RGB")


CHANGES = {
    "the same": lambda image: image,
    "jpeg": lambda image: saved(image, 60),
    "darker": lambda image: ImageEnhance.Brightness(image).enhance(0.8),
    "less contrast": lambda image: ImageEnhance.Contrast(image).enhance(0.8),
    "smaller and back": lambda image: image.resize((20, 20), 2).resize((32, 32), 2),
    "a point": lambda image: image.point(lambda value: value ^ 1),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_copy_is_found(change: str) -> None:
    def plant(images: np.ndarray, labels: np.ndarray) -> None:
        for source, copy in ((3, 40), (5, 100), (7, 8)):
            image = Image.fromarray(images[source].transpose(1, 2, 0))
            images[copy] = np.asarray(CHANGES[change](image)).transpose(2, 0, 1)

    found = look(planted(plant), project()).alike
    groups = found.same if change == "the same" else found.near
    assert [group.tolist() for group in groups] == [[3, 40], [5, 100], [7, 8]]
    assert not (found.near if change == "the same" else found.same)


def test_strangers_are_not() -> None:
    found = look(healthy(), project()).alike
    assert (found.same, found.near) == ((), ())


def test_a_group_holds_all_copies_of_copies() -> None:
    def plant(images: np.ndarray, labels: np.ndarray) -> None:
        for copy in (20, 60, 130):
            images[copy] = images[9]
        images[61] = images[9] ^ 1

    found = look(planted(plant), project()).alike
    assert [group.tolist() for group in found.same] == [[9, 20, 60, 130]]
    assert [group.tolist() for group in found.near] == [[9, 20, 60, 61, 130]]


def test_the_same_checksum_is_not_the_same_picture() -> None:
    seen = look(healthy(), project())
    seen.crc[:] = 7
    assert seen.alike.same == ()


@pytest.mark.parametrize("source", ["Digits", "Shapes"])
def test_sets_that_come_with_strata_have_no_copies(source: str) -> None:
    """Digits are all alike: white on black, in the middle, ten kinds."""
    form = (
        Input(channels=1, height=28, width=28)
        if source == "Digits"
        else Input(channels=3, height=32, width=32)
    )
    base = Project.model_validate({"data": {"source": {"type": source}}})
    network = project(channels=form.channels, height=form.height, width=form.width).network
    base = base.edited(network=network)
    found = look(load_dataset(base.data, form), base).alike
    assert (found.same, found.near) == ((), ())


@pytest.mark.parametrize("size", [(1, 1), (1, 9), (5, 3), (200, 40)])
def test_any_size_of_picture_will_do(size: tuple[int, int]) -> None:
    images = np.random.default_rng(0).integers(0, 256, (40, 1, *size), dtype=np.uint8)
    images[30] = images[4]
    some = pictures(images, np.arange(40) % 3)
    data = Dataset(some, some.subset(np.arange(0)), some.subset(np.arange(0)), some.class_names)
    found = look(data, project(channels=1, height=size[0], width=size[1])).alike
    assert size == (1, 1) or [4, 30] in [group.tolist() for group in found.same]


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_few_pictures_will_do(count: int) -> None:
    some = pictures(scenes(count), [0] * count)
    data = Dataset(some, some.subset(np.arange(0)), some.subset(np.arange(0)), some.class_names)
    assert look(data, project()).alike.near == ()


def test_frequencies_are_those_of_the_cosine_transform() -> None:
    height, width = 12, 20
    place = np.cos(np.pi * 2 * (np.arange(height) + 0.5) / height)[:, None]
    across = np.cos(np.pi * 5 * (np.arange(width) + 0.5) / width)[None]
    wave = (7 * place * across + 30).astype(np.float32)[None]
    expected = np.zeros((8, 8))
    expected[2, 5] = 1
    np.testing.assert_allclose(frequencies(wave)[0].reshape(8, 8), expected, atol=1e-5)


def test_the_work_is_bounded_where_all_look_alike() -> None:
    bits = np.zeros(20_000, np.uint64)
    began = time.perf_counter()
    pairs = _neighbours(bits)
    assert len(pairs) <= 8 * 8 * len(bits)
    assert time.perf_counter() - began < 5


def test_groups_hang_together_by_chains() -> None:
    chain = np.stack([np.arange(0, 98, 2), np.arange(2, 100, 2)], axis=1)[::-1]
    assert [group.tolist() for group in _groups(chain, 100)] == [list(range(0, 100, 2))]
    pairs = np.array([[5, 9], [1, 2], [9, 7]])
    assert [group.tolist() for group in _groups(pairs, 10)] == [[1, 2], [5, 7, 9]]
