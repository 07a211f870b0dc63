"""Forward reading of gzip, bzip2 and xz, bounded, so that a small file cannot fill the machine."""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from typing import BinaryIO, Protocol

FREE_BYTES = 512 << 20
"""Any file may unpack to so much."""
GREATEST_RATIO = 200
"""Beyond that, to so many times its own size; pictures rarely reach 20."""
MOST_BYTES = 32 << 30
XZ_MEMORY = 128 << 20
CHUNK = 256 << 10


class UnpackError(ValueError):
    """What is wrong with a packed stream: a clause for a sentence."""


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = ...) -> bytes: ...


def packing(head: bytes) -> str:
    """ "gzip", "bzip2", "xz" or "" of a file's first six bytes."""
    if head.startswith(b"\x1f\x8b\x08"):
        return "gzip"
    if head.startswith(b"BZh"):
        return "bzip2"
    return "xz" if head.startswith(b"\xfd7zXZ\0") else ""


def allowed_bytes(packed_size: int) -> int:
    """How much a file of this size may unpack to."""
    return min(MOST_BYTES, max(FREE_BYTES, GREATEST_RATIO * packed_size))


class Unpacked(io.RawIOBase):
    """The content of a packed file, from its start to its end. Closing it leaves the file open.

    `read` raises UnpackError where the stream is damaged, cut short or beyond `allowed_bytes`.
    """

    def __init__(self, file: BinaryIO, packed_size: int) -> None:
        super().__init__()
        self._file = file
        self._head = file.read(6)
        self._kind = packing(self._head)
        if not self._kind:
            raise UnpackError("it is not packed, though its name says so")
        self._left = allowed_bytes(packed_size)
        self._decompressor: _Decompressor = self._fresh()
        self._input = self._head
        self._ready = b""

    def _fresh(self) -> _Decompressor:
        match self._kind:
            case "gzip":
                return zlib.decompressobj(31)
            case "bzip2":
                return bz2.BZ2Decompressor()
        return lzma.LZMADecompressor(memlimit=XZ_MEMORY)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Exactly `size` bytes (all that is left, if negative), less only at the end."""
        parts, wanted = [], size
        while wanted:
            if not self._ready:
                self._ready = self._more()
                if not self._ready:
                    break
            part = self._ready if wanted < 0 else self._ready[:wanted]
            self._ready = self._ready[len(part) :]
            wanted -= len(part) if wanted > 0 else 0
            parts.append(part)
        return b"".join(parts)

    def _more(self) -> bytes:
        """The next bytes, at least one; none at the end."""
        while True:
            if self._decompressor.eof:
                rest = self._decompressor.unused_data + self._file.read(6)
                if packing(rest) != self._kind:  # padding, or what does not belong to it
                    return b""
                self._decompressor, self._input = self._fresh(), rest
            try:
                output = self._decompressor.decompress(self._input, CHUNK)
            except (zlib.error, OSError, EOFError, lzma.LZMAError, ValueError) as error:
                raise UnpackError(f"its {self._kind} data are damaged ({error})") from None
            except MemoryError:
                raise UnpackError("it asks for too much memory to be unpacked") from None
            # zlib hands back what it has not looked at; the others keep it.
            self._input = getattr(self._decompressor, "unconsumed_tail", b"")
            if output:
                self._left -= len(output)
                if self._left < 0:
                    raise UnpackError("it unpacks to far more than pictures would (a bomb)")
                return output
            if not self._input and not self._decompressor.eof:
                self._input = self._file.read(CHUNK)
                if not self._input:
                    raise UnpackError("it is cut short")
