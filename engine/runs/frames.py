"""Reports as frames of bytes, one after the other in a file that may be read while it is being written.

A frame is a mark, the length and the check sum of its content, and the content: the length of a JSON text,
the text, and the bytes of the arrays that it mentions. What is not whole yet, or never will be, is known.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, cast, get_args, get_type_hints

import numpy as np

from engine.spec.message import Message
from engine.train.report import TrainingReport
from engine.train.tree import flatten, restore

_MARK = b"SRF1"
_HEAD = struct.Struct("<4sII")
_LENGTH = struct.Struct("<I")


def frame(value: Any) -> bytes:
    """A value of `engine.train.tree`, with numpy's arrays."""
    plain, arrays = flatten(value)
    arrays = {name: np.ascontiguousarray(array) for name, array in arrays.items()}
    table = [[name, array.dtype.newbyteorder("<").str, array.shape] for name, array in arrays.items()]
    text = json.dumps([plain, table]).encode()
    content = b"".join(
        (
            _LENGTH.pack(len(text)),
            text,
            *(array.astype(array.dtype.newbyteorder("<")).tobytes() for array in arrays.values()),
        )
    )
    return _HEAD.pack(_MARK, len(content), zlib.crc32(content)) + content


def frames(content: bytes) -> Iterator[tuple[Any, int]]:
    """Each value that is whole, and where the next frame begins; ends before one that is not whole.

    Raises ValueError at what is no frame: nothing after it can be read.
    """
    place = 0
    while len(content) - place >= _HEAD.size:
        mark, length, check = _HEAD.unpack_from(content, place)
        if mark != _MARK:
            raise ValueError("there is no frame")
        end = place + _HEAD.size + length
        if end > len(content):
            return
        body = content[place + _HEAD.size : end]
        if zlib.crc32(body) != check:
            raise ValueError("the check sum of a frame is another")
        place = end
        yield _value(body), place


def report_value(report: TrainingReport) -> dict[str, Any]:
    """A report as a value that `frame` takes."""
    return {"report": _plain(report)}


def report_of(value: dict[str, Any]) -> TrainingReport:
    """The report that `report_value` took; fields that this version does not know are left out. Raises
    ValueError where it is none."""
    try:
        report = _made(value["report"])
    except (KeyError, TypeError) as error:
        raise ValueError(f"this is no report: {error}") from error
    if not isinstance(report, get_args(TrainingReport)):
        raise ValueError("this is no report")
    return cast(TrainingReport, report)


def _plain(value: Any) -> Any:
    """The same with dataclasses as dicts that name their kind."""
    if isinstance(value, Message):
        return value
    if is_dataclass(value):
        return {
            "kind": type(value).__name__,
            "of": {f.name: _plain(getattr(value, f.name)) for f in fields(value)},
        }
    if isinstance(value, list | tuple):
        return type(value)(map(_plain, value))
    return value


def _made(value: Any) -> Any:
    if isinstance(value, dict) and "kind" in value:
        kind = _kinds()[value["kind"]]
        names = {f.name for f in fields(kind)}
        return kind(**{name: _made(part) for name, part in value["of"].items() if name in names})
    if isinstance(value, list | tuple):
        return type(value)(map(_made, value))
    return value


@cache
def _kinds() -> dict[str, Any]:
    """The dataclasses of which reports are made, by name; nothing else is ever made from a file."""
    found: dict[str, Any] = {}
    waiting: list[Any] = list(get_args(TrainingReport))
    while waiting:
        kind = waiting.pop()
        waiting += get_args(kind)
        if not is_dataclass(kind) or kind is Message:
            continue
        name: str = getattr(kind, "__name__")  # noqa: B009  mypy takes a kind for a value here
        if name not in found:
            found[name] = kind
            waiting += get_type_hints(kind).values()
        assert found[name] is kind, "two parts of reports have one name"
    return found


def _value(body: bytes) -> Any:
    (length,) = _LENGTH.unpack_from(body)
    place = _LENGTH.size + length
    plain, table = json.loads(body[_LENGTH.size : place])
    arrays = {}
    for name, kind, shape in table:
        dtype = np.dtype(kind)
        if dtype.kind not in "biuf":
            raise ValueError("an array holds no numbers")
        count = int(np.prod(shape, dtype=np.int64))
        arrays[name] = np.frombuffer(body, dtype, count, place).reshape(shape)
        place += arrays[name].nbytes
    return restore(plain, arrays)
