"""Numbers for people: thousands separators, SI and binary units, shapes; in the user's locale."""

from __future__ import annotations

import math

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont

_SI = ("", "k", "M", "G", "T", "P", "E")
_BINARY = ("B", "KiB", "MiB", "GiB", "TiB", "PiB")
DASH = "–"
"""Stands where a number is not known."""


def locale() -> QLocale:
    """The user's; English where it is the C locale, which does not group digits."""
    own = QLocale()
    return QLocale(QLocale.Language.English) if own.language() == QLocale.Language.C else own


def count_text(count: int) -> str:
    """18496 -> "18,496"."""
    return locale().toString(count)


def magnitude_text(count: float) -> str:
    """Three figures and an SI prefix: 896 -> "896", 1234567 -> "1.23 M"."""
    return _with_unit(count, 1000, _SI)


def bytes_text(count: float) -> str:
    """Three figures and a binary unit: 512 -> "512 B", 43000 -> "42.0 KiB"."""
    return _with_unit(count, 1024, _BINARY)


def shape_text(shape: tuple[int, ...] | None) -> str:
    """(32, 15, 15) -> "32×15×15"; a dash where it is not known."""
    return "×".join(str(size) for size in shape) if shape else DASH


def percent_text(share: float, decimals: int = 0) -> str:
    """0.954 -> "95 %"; a dash where it is not known."""
    if math.isnan(share):
        return DASH
    return f"{locale().toString(100 * share, 'f', decimals)} %"


def value_text(value: float) -> str:
    """A setting as one types it, without loss: 0.001, 1e-8, 64; the decimal point is the locale's."""
    text = f"{value:.12g}"
    mantissa, mark, exponent = text.partition("e")
    text = f"{mantissa}e{int(exponent)}" if mark else text
    return text.replace(".", locale().decimalPoint())


def parse_value(text: str, whole: bool) -> float | int | None:
    """The number that was typed, with a point or the locale's; None where it is none (yet)."""
    plain = text.strip().replace(locale().decimalPoint(), ".").replace(",", ".")
    try:
        return int(plain) if whole else float(plain)
    except ValueError:
        return None


def tabular(font: QFont) -> QFont:
    """The same font with digits of one width, for columns of numbers and numbers that change."""
    result = QFont(font)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def _with_unit(count: float, step: int, units: tuple[str, ...]) -> str:
    number, place = float(count), 0
    while number >= step - 0.5 and place < len(units) - 1:
        number /= step
        place += 1
    decimals = 0 if place == 0 or number >= 99.95 else 1 if number >= 9.995 else 2
    text = locale().toString(number, "f", decimals)
    return f"{text} {units[place]}".rstrip()
