"""What a form says of its own: choices as readable words, and pydantic's reasons in plain ones."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import QCoreApplication

from app.translate import engine_text
from app.widgets.numbers import value_text
from engine.spec.definition import Definition

_SPECIAL = {
    "auto": "Automatic",
    "cpu": "CPU",
    "cuda": "CUDA (NVIDIA)",
    "mps": "MPS (Apple)",
    "kernel": "Same as kernel",
    "lecun_normal": "LeCun normal",
    "tanh": "tanh",
}


def choice_words(value: Any) -> str:
    """The name of a choice in the user's language; numbers stay as they are."""
    return engine_text(choice_name(value)) if isinstance(value, str) else str(value)


def choice_name(value: str) -> str:
    """In English: "glorot_uniform" -> "Glorot uniform"."""
    return _SPECIAL.get(value) or sentence(value.replace("_", " "))


def value_words(value: Any) -> str:
    """A value of any kind of field, as a sentence names it."""
    match value:
        case bool():
            tr = QCoreApplication.translate
            return tr("forms", "on") if value else tr("forms", "off")
        case int() | float():
            return value_text(value)
        case tuple():
            return "×".join(value_words(item) for item in value)
        case Definition():
            return engine_text(value.title)
    return choice_words(value)


def sentence(text: str) -> str:
    """With a capital letter at the start, the rest as it is."""
    return text[:1].upper() + text[1:]


def reason_of(error: ValidationError) -> str:
    """Why a value is refused: of several reasons (a union has one a branch) the clearest."""
    found = [_plain(detail["type"], detail.get("ctx", {})) for detail in error.errors()]
    known = next((text for text in found if text), "")
    if known:
        return known
    reason = engine_text(error.errors()[0]["msg"].removeprefix("Value error, "))
    text = QCoreApplication.translate("forms", "{reason}.")
    return text.format(reason=sentence(reason).rstrip(".。"))


def _plain(kind: str, context: dict[str, Any]) -> str:
    """A known kind of pydantic's, in words; "" for others."""
    tr = QCoreApplication.translate
    match kind:
        case "greater_than_equal":
            return tr("forms", "At least {limit}.").format(limit=value_text(context["ge"]))
        case "greater_than":
            return tr("forms", "More than {limit}.").format(limit=value_text(context["gt"]))
        case "less_than_equal":
            return tr("forms", "At most {limit}.").format(limit=value_text(context["le"]))
        case "less_than":
            return tr("forms", "Less than {limit}.").format(limit=value_text(context["lt"]))
        case "finite_number":
            return tr("forms", "A finite number.")
        case "too_short":
            least = context["min_length"]
            return tr("forms", "At least {number} numbers.").format(number=least)
        case "too_long":
            most = context["max_length"]
            return tr("forms", "At most {number} numbers.").format(number=most)
    return ""
