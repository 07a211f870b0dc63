"""Nested values as JSON and named arrays, and back: what a run keeps on the disk, without pickle."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from engine.spec.message import Message

_KIND = "$"


def flatten(value: Any) -> tuple[Any, dict[str, Any]]:
    """What `json.dumps` takes, and the arrays (of numpy or torch) by names that it mentions.

    Takes None, bool, int, float, str, Message, arrays, and lists, tuples and dicts of them. Raises
    TypeError for anything else.
    """
    arrays: dict[str, Any] = {}
    return _flat(value, "", arrays), arrays


def restore(plain: Any, arrays: Mapping[str, Any]) -> Any:
    """The value that `flatten` took. Raises ValueError where it was not made by it."""
    try:
        return _whole(plain, arrays)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"a part is missing or of another kind: {error}") from error


def _flat(value: Any, name: str, arrays: dict[str, Any]) -> Any:
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else {_KIND: "float", "value": repr(value)}
    if hasattr(value, "shape") and hasattr(value, "dtype"):
        arrays[name] = value
        return {_KIND: "array", "name": name}
    if isinstance(value, Message):
        return {_KIND: "message", "value": [value.template, _flat(value.values, name, arrays)]}
    if isinstance(value, list | tuple):
        items = [_flat(item, f"{name}/{place}", arrays) for place, item in enumerate(value)]
        return items if isinstance(value, list) else {_KIND: "tuple", "value": items}
    if isinstance(value, Mapping):
        if all(isinstance(key, str) and key != _KIND for key in value):
            return {key: _flat(item, f"{name}/{key}", arrays) for key, item in value.items()}
        pairs = [
            [_flat(key, name, arrays), _flat(item, f"{name}/{key}", arrays)] for key, item in value.items()
        ]
        return {_KIND: "pairs", "value": pairs}
    raise TypeError(f"{type(value).__name__} at {name or 'the top'} cannot be kept")


def _whole(plain: Any, arrays: Mapping[str, Any]) -> Any:
    if isinstance(plain, list):
        return [_whole(item, arrays) for item in plain]
    if not isinstance(plain, dict):
        return plain
    match plain.get(_KIND):
        case None:
            return {key: _whole(item, arrays) for key, item in plain.items()}
        case "float":
            return float(plain["value"])
        case "array":
            return arrays[plain["name"]]
        case "tuple":
            return tuple(_whole(item, arrays) for item in plain["value"])
        case "pairs":
            return {_whole(key, arrays): _whole(item, arrays) for key, item in plain["value"]}
        case "message":
            template, values = plain["value"]
            return Message(template, _whole(values, arrays))
        case kind:
            raise ValueError(f"{kind} is not known")
