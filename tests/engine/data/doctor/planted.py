"""Healthy data to plant problems in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from PIL import Image

from engine.data.dataset import Dataset, Pictures
from engine.data.doctor.examine import examine
from engine.data.doctor.finding import Finding
from engine.layers.input import Input
from engine.layers.output import Output
from engine.spec.network import chain
from engine.spec.project import Project

SIZE = 32
NAMES = ("ant", "bee", "cow")
Row = tuple[str, int, np.ndarray]


def scenes(count: int, seed: int = 0) -> np.ndarray:
    """uint8 (count, 3, 32, 32): smooth random light and colours, as far apart as photos are."""
    generator = np.random.default_rng(seed)
    light = generator.integers(40, 216, (count, 7, 7, 1))
    coarse = (light + generator.integers(-40, 41, (count, 7, 7, 3))).astype(np.uint8)
    grown = [Image.fromarray(one).resize((SIZE, SIZE), Image.Resampling.BICUBIC) for one in coarse]
    return np.stack([np.asarray(one) for one in grown]).transpose(0, 3, 1, 2).copy()


def pictures(
    images: np.ndarray, labels: Sequence[int] | np.ndarray, first: int = 0, **rest: object
) -> Pictures:
    """With keys that count on from `first`."""
    keys = tuple(f"{first + row}.png" for row in range(len(images)))
    return Pictures(images, np.asarray(labels, dtype=np.int64), NAMES, keys=keys, **rest)  # type: ignore[arg-type]


def healthy() -> Dataset:
    """90 pictures to train on, 30 for validation, 30 for the test; three classes alike."""
    images, labels = scenes(150), np.arange(150) % 3
    parts = [pictures(images[a:b], labels[a:b], a) for a, b in ((0, 90), (90, 120), (120, 150))]
    return Dataset(*parts, NAMES)  # type: ignore[arg-type]


def project(**form: object) -> Project:
    """A network of the right input, with the default data."""
    settings = {"channels": 3, "height": SIZE, "width": SIZE, **form}
    return Project(network=chain(("input", Input.model_validate(settings)), ("output", Output())))


def planted(change: Callable[[np.ndarray, np.ndarray], None]) -> Dataset:
    """Healthy data after `change(images, labels)` of all 150 in place: 0..89 train, 90..119 validation."""
    data = healthy()
    parts = (data.train, data.validation, data.test)
    images = np.concatenate([part.images for part in parts])
    labels = np.concatenate([part.labels for part in parts])
    change(images, labels)
    made = [pictures(images[a:b], labels[a:b], a) for a, b in ((0, 90), (90, 120), (120, 150))]
    return Dataset(*made, NAMES)  # type: ignore[arg-type]


def with_train(data: Dataset, **changes: object) -> Dataset:
    """Other fields of the training pictures."""
    return replace(data, train=replace(data.train, **changes))  # type: ignore[type-var]


def codes(findings: Sequence[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def only(dataset: Dataset, code: str, **form: object) -> Finding:
    """The one finding that there is, which must be of this code."""
    findings = examine(dataset, project(**form))
    assert codes(findings) == [code], [str(finding.message) for finding in findings]
    return findings[0]
