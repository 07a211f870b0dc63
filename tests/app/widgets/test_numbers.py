"""Numbers as people read and type them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from app.widgets import numbers


@pytest.fixture(params=["en", "de"], autouse=True)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each test in a language with points and in one with commas."""
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


def localised(text: str, language: str) -> str:
    """English digits and marks as that language writes them."""
    return text.translate(str.maketrans(",.", ".,")) if language == "de" else text


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0"), (896, "896"), (18496, "18,496"), (1234567, "1,234,567")]
)
def test_counts(count: int, text: str, language: str) -> None:
    assert numbers.count_text(count) == localised(text, language)


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1.00 k"),
        (18496, "18.5 k"),
        (999_600, "1.00 M"),
        (1_234_567, "1.23 M"),
        (123_456_789, "123 M"),
        (5.5e9, "5.50 G"),
    ],
)
def test_magnitudes(count: float, text: str, language: str) -> None:
    assert numbers.magnitude_text(count) == localised(text, language)


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 B"), (44, "44 B"), (1024, "1.00 KiB"), (43000, "42.0 KiB"), (2**30, "1.00 GiB")],
)
def test_bytes(count: int, text: str, language: str) -> None:
    assert numbers.bytes_text(count) == localised(text, language)


def test_shapes() -> None:
    assert numbers.shape_text((32, 15, 15)) == "32×15×15"
    assert numbers.shape_text(None) == numbers.DASH


@pytest.mark.parametrize("value", [0, 1, 64, 0.001, 1e-8, 0.999, 12345.678, -0.5, 1e-05, 2.5e20])
def test_settings_come_back_as_they_were_shown(value: float) -> None:
    assert numbers.parse_value(numbers.value_text(value), whole=isinstance(value, int)) == value


def test_settings_are_short(language: str) -> None:
    assert numbers.value_text(1e-8) == "1e-8"
    assert numbers.value_text(0.1 + 0.2) == localised("0.3", language)


@pytest.mark.parametrize("text", ["", "-", "1e", "1e-", ".", "1.5"])
def test_what_is_not_a_whole_number_yet(text: str) -> None:
    assert numbers.parse_value(text, whole=True) is None
