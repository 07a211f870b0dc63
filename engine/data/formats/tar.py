"""Where the files of a tar archive lie: a strict reader of its headers.

The standard library's reader follows sparse maps, extended headers without bounds and negative sizes
(CVE-2024-6232, CVE-2025-8194); for pictures a few header kinds are enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from engine.data.formats.unpack import UnpackError

BLOCK = 512
LONGEST_NAME = 4096
LONGEST_HEADER = 64 << 10
"""Bytes of an extended (pax) header."""


class TarEntry(NamedTuple):
    """`kind` is "file", "folder", "link" or "" for all else; `offset` counts from the stream's start."""

    name: str
    kind: str
    offset: int
    size: int


def is_tar(head: bytes) -> bool:
    """Whether the first 512 bytes are a tar header, by its checksum."""
    if len(head) < BLOCK:
        return False
    try:
        return _checksum(head) == _number(head[148:156])
    except UnpackError:
        return False


def tar_entries(stream: BinaryIO, seekable: bool) -> Iterator[TarEntry]:
    """Each entry, in the archive's order. Raises UnpackError where a header makes no sense."""
    position, name, size_override = 0, "", -1
    while True:
        head = stream.read(BLOCK)
        position += len(head)
        if not head or not any(head):
            return
        if len(head) < BLOCK:
            raise UnpackError("it is cut short")
        if _checksum(head) != _number(head[148:156]):
            raise UnpackError("one of its headers is damaged")
        kind, size = head[156:157], _number(head[124:136])
        if kind in b"xgLK" and kind:
            if size > LONGEST_HEADER:
                raise UnpackError("one of its headers is far too long")
            body = stream.read(_padded(size))
            position += _padded(size)
            if len(body) < size:
                raise UnpackError("it is cut short")
            if kind == b"L":
                name = _text(body[:size])
            elif kind == b"x":
                name, size_override = _extended(body[:size], name)
            continue
        if size_override >= 0:
            size = size_override
        full = name or _own_name(head)
        if len(full) > LONGEST_NAME:
            raise UnpackError("it holds a name of more than 4,096 letters")
        kinds = {b"0": "file", b"\0": "file", b"7": "file", b"5": "folder", b"1": "link", b"2": "link"}
        what = "folder" if full.endswith("/") else kinds.get(kind, "")
        if what in ("folder", "link") and kind != b"1":
            size = 0
        yield TarEntry(full, what, position, size)
        _skip(stream, _padded(size), seekable)
        position += _padded(size)
        name, size_override = "", -1


def _padded(size: int) -> int:
    return -(-size // BLOCK) * BLOCK


def _skip(stream: BinaryIO, count: int, seekable: bool) -> None:
    if seekable:
        stream.seek(count, 1)
        return
    while count:
        step = len(stream.read(min(count, 1 << 20)))
        if not step:
            raise UnpackError("it is cut short")
        count -= step


def _number(field: bytes) -> int:
    """Octal digits, or 0x80 and a big-endian number. Never negative."""
    if field[0] == 0x80:
        value = int.from_bytes(field[1:], "big")
        if value >> 62:
            raise UnpackError("one of its sizes is too large")
        return value
    digits = field.split(b"\0")[0].strip()
    if not digits:
        return 0
    if digits.translate(None, b"01234567"):
        raise UnpackError("one of its headers is damaged")
    return int(digits, 8)


def _checksum(head: bytes) -> int:
    return sum(head) - sum(head[148:156]) + 8 * ord(" ")


def _own_name(head: bytes) -> str:
    name = _text(head[:100])
    prefix = _text(head[345:500]) if head[257:263] == b"ustar\0" else ""
    return f"{prefix}/{name}" if prefix else name


def _text(raw: bytes) -> str:
    return raw.split(b"\0")[0].decode("utf-8", "replace")


def _extended(body: bytes, name: str) -> tuple[str, int]:
    """The path and the size in a pax header; "" and -1 if it has none. Sparse files are refused."""
    size = -1
    while body:
        length, space, _ = body[:20].partition(b" ")
        if not space or not length.isdigit() or not len(length) + 1 < int(length) <= len(body):
            raise UnpackError("one of its headers is damaged")
        record, body = body[len(length) + 1 : int(length)], body[int(length) :]
        key, _, value = record.rstrip(b"\n").partition(b"=")
        if key == b"path":
            name = value.decode("utf-8", "replace")
        elif key == b"size":
            if not value.isdigit() or len(value) > 18:
                raise UnpackError("one of its headers is damaged")
            size = int(value)
        elif key.startswith(b"GNU.sparse"):
            raise UnpackError("it holds a sparse file, which is not read")
    return name, size
