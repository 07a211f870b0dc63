"""Room for prepared pictures: in memory, or in a file of the cache that is decoded into once and shared.

A file of the cache holds a head, a table (for each picture a key of what it was made from, and the CRC-32
of its pixels), the pixels, and an end. It is written as NAME.part and renamed when it is whole. Whatever
another file of the same folder and the same preparation holds, whole or not, is taken over picture by
picture where key and CRC agree: so a killed load goes on where it stopped, and a few new photos do not
cost all the old ones.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import secrets
import shutil
import struct
import threading
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import __version__ as pillow_version
from platformdirs import user_cache_path

from engine.data.prepare import prepare_source
from engine.data.rows import Rows
from engine.layers.input import Input
from engine.spec.message import Message, UserError, say
from engine.spec.source import Progress

CACHED_BYTES = 32 << 20
"""Sets smaller than this are decoded anew each time: it takes a second or two."""
HELD_BYTES = 512 << 20
"""Sets up to this are read into memory whole; larger ones stay in their file."""
LIMIT_BYTES = 20 << 30
"""Of all files together, unless the environment sets STRATA_CACHE_GB. The least recently used go first."""
SPARE_BYTES = 1 << 30
"""So much is left free on the disk."""
CHECKED_PICTURES = 64
"""Of a file that is found, so many pictures are compared with their CRC before it is trusted."""

_MAGIC, _END = b"STRATAP1", b"STRATAPZ"
_HEAD = struct.Struct("<8s4Q")
_TAIL = struct.Struct("<QI8s")
_TABLE = np.dtype([("key", "<u8"), ("crc", "<u4"), ("there", "<u4"), ("size", "<i4", 2), ("mode", "S8")])
Shape = tuple[int, int, int, int]
Facts = tuple[int, int, str]
"""Width, height and mode of a picture before it was prepared."""


class _DiskError(Exception):
    """The file of the cache cannot be written."""


@dataclass(frozen=True)
class Origin:
    """What pictures are made from: `family` stands for the place and the preparation, `keys` uint64 (N,)
    for each file."""

    family: str
    keys: np.ndarray


def origin_of(place: str, form: Input, files: Sequence[str]) -> Origin:
    """`files` tell all that decides the pixels of each picture: its name, size and time of change."""
    settings = f"{prepare_source()} {pillow_version} {form.preparation}"
    family = hashlib.blake2b(f"{place}\0{settings}".encode(errors="surrogateescape"), digest_size=8)
    digests = [hashlib.blake2b(f.encode(errors="surrogateescape"), digest_size=8).digest() for f in files]
    return Origin(family.hexdigest(), np.frombuffer(b"".join(digests), "<u8"))


def cache_folder() -> Path:
    """Where the files are."""
    return user_cache_path("strata") / "pictures"


class Store:
    """Room for N pictures: `write` the rows that are `missing`, from any thread; then `finish`."""

    def __init__(self, shape: Shape, table: np.ndarray | None = None) -> None:
        self.shape = shape
        self.missing: np.ndarray = np.arange(shape[0])
        self._table = np.zeros(shape[0], _TABLE) if table is None else table

    def write(self, start: int, pictures: np.ndarray, facts: Facts = (0, 0, "")) -> None:
        """Put uint8 (n, C, H, W) into the rows from `start` on; the facts are of all of them."""
        rows = self._table[start : start + len(pictures)]
        rows["size"], rows["mode"] = facts[:2], facts[2].encode()
        self._put(start, pictures)

    def _put(self, start: int, pictures: np.ndarray) -> None:
        raise NotImplementedError

    @property
    def sizes(self) -> np.ndarray:
        """int32 (N, 2): width and height before they were prepared; 0 where that is not known."""
        return self._table["size"].astype(np.int32)

    @property
    def modes(self) -> np.ndarray:
        """str (N,): the modes before they were prepared; "" where that is not known."""
        return self._table["mode"].astype(str)

    def finish(self, reasons: dict[int, Message]) -> tuple[np.ndarray | Rows, dict[int, Message]]:
        """All pictures, and the reasons for the rows that could not be made."""
        raise NotImplementedError


class _Memory(Store):
    def __init__(self, shape: Shape) -> None:
        super().__init__(shape)
        try:
            self._images = np.empty(shape, dtype=np.uint8)
        except (MemoryError, ValueError):
            raise UserError(
                say("{count} pictures of {width} x {height} do not fit into memory.",
                    count=shape[0], width=shape[3], height=shape[2]),
                say("Choose a smaller size in the input layer, or fewer pictures."),
            ) from None  # fmt: skip

    def _put(self, start: int, pictures: np.ndarray) -> None:
        self._images[start : start + len(pictures)] = pictures

    def finish(self, reasons: dict[int, Message]) -> tuple[np.ndarray | Rows, dict[int, Message]]:
        return self._images, reasons


class _Growing(Store):
    """A file under its temporary name."""

    def __init__(self, shape: Shape, path: Path, table: np.ndarray | None = None) -> None:
        super().__init__(shape, table)
        self.path = path.with_name(f"{path.stem}-{secrets.token_hex(4)}.part")
        self._final = path
        self._lock = threading.Lock()
        self._bytes = math.prod(shape[1:])
        self._offset = _offset(shape)
        self._held: np.ndarray | None = None
        self._file: BinaryIO | None = None

    def create(self, keys: np.ndarray) -> None:
        """Begin the file."""
        self._table["key"] = keys
        if math.prod(self.shape) <= HELD_BYTES:
            self._held = np.empty(self.shape, np.uint8)
        try:
            self._file = self.path.open("xb", buffering=0)
            self._write_all(memoryview(_HEAD.pack(_MAGIC, *self.shape) + self._table.tobytes()))
        except OSError as error:
            raise _DiskError(_reason(error)) from error

    def _put(self, start: int, pictures: np.ndarray) -> None:
        if self._held is not None:
            self._held[start : start + len(pictures)] = pictures
        crcs = [zlib.crc32(picture.data) for picture in np.ascontiguousarray(pictures)]
        rows = self._table[start : start + len(crcs)]
        try:
            with self._lock:
                assert self._file is not None
                self._file.seek(self._offset + start * self._bytes)
                self._write_all(np.ascontiguousarray(pictures).data.cast("B"))
                rows["crc"], rows["there"] = crcs, 1
                self._file.seek(_HEAD.size + start * _TABLE.itemsize)
                self._write_all(memoryview(rows.tobytes()))
        except OSError as error:
            raise _DiskError(_reason(error)) from error

    def _write_all(self, content: memoryview) -> None:
        assert self._file is not None
        while content:
            content = content[self._file.write(content) :]

    def take_over(self, path: Path, progress: Progress | None) -> None:
        """Copy what another file holds of these pictures; a damaged one gives what is whole of it."""
        done = self.shape[0] - len(self.missing)
        for row, picture, facts in self._found_in(path):
            self.write(row, picture, facts)
            done += 1
            if progress:
                progress(done, self.shape[0])
        self.missing = np.flatnonzero(self._table["there"] == 0)

    def _found_in(self, path: Path) -> Iterator[tuple[int, np.ndarray, Facts]]:
        """The missing rows that are in another file, as far as it can be read."""
        with suppress(FileNotFoundError), path.open("rb") as file:
            table = _read_table(file, self.shape)
            if table is None:
                return
            where = {int(key): row for row, key in enumerate(table["key"]) if table["there"][row]}
            offset = _offset((len(table), *self.shape[1:]))
            for row in self.missing.tolist():
                there = where.get(int(self._table["key"][row]))
                if there is None:
                    continue
                try:
                    file.seek(offset + there * self._bytes)
                    content = file.read(self._bytes)
                except OSError:
                    return
                if len(content) == self._bytes and zlib.crc32(content) == table["crc"][there]:
                    picture = np.frombuffer(content, np.uint8).reshape(1, *self.shape[1:])
                    width, height = table["size"][there].tolist()
                    yield row, picture, (width, height, table["mode"][there].decode())

    def finish(self, reasons: dict[int, Message]) -> tuple[np.ndarray | Rows, dict[int, Message]]:
        end = json.dumps(sorted(reasons)).encode()
        crc = zlib.crc32(end, zlib.crc32(self._table.tobytes()))
        assert self._file is not None
        try:
            self._file.seek(self._offset + self.shape[0] * self._bytes)
            self._write_all(memoryview(end + _TAIL.pack(len(end), crc, _END)))
            self._file.truncate()
            os.fsync(self._file.fileno())
            self._file.close()
            with suppress(OSError):  # another program was faster, or on Windows has that file open
                self.path.replace(self._final)
            if self._held is not None:
                return Rows.of_array(self._held), reasons
            return _images(self._final if self._final.exists() else self.path, self.shape), reasons
        except OSError as error:
            raise _DiskError(_reason(error)) from error

    def close(self) -> None:
        """Let go of the file; if it is not whole, its pictures wait for the next load."""
        if self._file is not None:
            self._file.close()


class _Whole(_Growing):
    """A file that is whole; but pictures that could not be made are tried again, and then put in.

    The reason may have been a right to read, or the network: nothing that the key tells.
    """

    def __init__(self, shape: Shape, path: Path, table: np.ndarray, refused: list[int]) -> None:
        super().__init__(shape, path, table)
        self.missing = np.array(refused, dtype=np.int64)
        self._images = _images(path, shape)
        self._held = self._images.array

    def _put(self, start: int, pictures: np.ndarray) -> None:
        with self._lock:
            if self._file is None:
                try:
                    self._final.rename(self.path)  # not whole, until it is
                    self._file = self.path.open("r+b", buffering=0)
                except OSError as error:
                    raise _DiskError(_reason(error)) from error
        super()._put(start, pictures)

    def finish(self, reasons: dict[int, Message]) -> tuple[np.ndarray | Rows, dict[int, Message]]:
        return super().finish(reasons) if self._file is not None else (self._images, reasons)


@contextmanager
def open_store(count: int, form: Input, origin: Origin | None, progress: Progress | None) -> Iterator[Store]:
    """Room for `count` pictures, with those already in it that are known. Raises UserError.

    Without an origin nothing is kept for later, but a large set lies in a file all the same.
    """
    shape = (count, form.channels, form.height, form.width)
    num_bytes = math.prod(shape)
    if num_bytes < (CACHED_BYTES if origin else HELD_BYTES):
        yield _Memory(shape)
        return
    name, keys = secrets.token_hex(8), np.arange(count, dtype=np.uint64)
    if origin is not None:
        name, keys = (
            f"{origin.family}-{hashlib.blake2b(origin.keys.tobytes(), digest_size=8).hexdigest()}",
            origin.keys,
        )
    path = cache_folder() / f"{name}.pictures"
    store: _Growing | None = _open_whole(path, shape, keys)
    donors: list[Path] = []
    given = False
    if store is not None and progress:
        progress(count - len(store.missing), count)
    try:
        if store is None:
            donors = _others(path) if origin else []
            _make_room(path.parent, num_bytes + count * _TABLE.itemsize)
            store = _Growing(shape, path)
            store.create(keys)
        for donor in donors:
            store.take_over(donor, progress)
        given = True
        yield store
        if not origin:
            _forget(path)
        for donor in donors:
            if donor.suffix == ".part":
                _forget(donor)
    except _DiskError as error:
        if store is not None:
            store.close()
            _forget(store.path)
        if not given and num_bytes <= HELD_BYTES:
            yield _Memory(shape)
            return
        raise UserError(
            say("{count} pictures of {width} x {height} take {size} of disk in {folder}: {reason}.",
                count=count, width=form.width, height=form.height, size=_size(num_bytes),
                folder=str(path.parent), reason=str(error)),
            say("Free some space, or choose a smaller size in the input layer, or fewer pictures."),
        ) from error  # fmt: skip
    finally:
        if store is not None:
            store.close()


def limit_bytes() -> int:
    """The bound of all files of the cache together."""
    wanted = os.environ.get("STRATA_CACHE_GB", "")
    return int(float(wanted) * (1 << 30)) if wanted.replace(".", "", 1).isdigit() else LIMIT_BYTES


def _make_room(folder: Path, num_bytes: int) -> None:
    """Remove the least recently used files until so many bytes go in, or raise _DiskError."""
    limit = limit_bytes()
    if num_bytes > limit:
        raise _DiskError(f"the cache may take {_size(limit)} in all (STRATA_CACHE_GB)")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        files = sorted(
            (stat.st_mtime, stat.st_size, path)
            for path in folder.iterdir()
            if path.suffix in (".pictures", ".part") and (stat := path.stat())
        )
        total = sum(size for _, size, _ in files)
        free = shutil.disk_usage(folder).free - SPARE_BYTES
        for _, size, path in files:
            if total + num_bytes <= limit and num_bytes <= free:
                break
            if _forget(path):
                total, free = total - size, free + size
    except OSError as error:
        raise _DiskError(_reason(error)) from error
    if num_bytes > free:
        raise _DiskError(f"{_size(max(free, 0))} are free")


def _others(path: Path) -> list[Path]:
    """The three newest files of the same family, whole or not."""
    family = path.name.partition("-")[0]
    found = [other for other in path.parent.glob(f"{family}-*") if other.suffix in (".pictures", ".part")]
    return sorted(found, key=_changed, reverse=True)[:3]


def _open_whole(path: Path, shape: Shape, keys: np.ndarray) -> _Whole | None:
    """A file that is whole and right; one that is damaged is removed."""
    try:
        with path.open("rb") as file:
            table, refused = _read_table(file, shape), None
            if table is not None and len(table) == len(keys) and (table["key"] == keys).all():
                refused = _read_end(file, table, shape)
        if table is not None and refused is not None:
            os.utime(path)
            return _Whole(shape, path, table.copy(), refused)
    except FileNotFoundError:
        return None
    except OSError:
        pass
    _forget(path)
    return None


def _read_table(file: BinaryIO, shape: Shape) -> np.ndarray | None:
    """The table, or None where the file is none for pictures of this size."""
    head = file.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    magic, count, *size = _HEAD.unpack(head)
    num_bytes = os.fstat(file.fileno()).st_size
    if magic != _MAGIC or tuple(size) != shape[1:] or count * _TABLE.itemsize > num_bytes:
        return None
    content = file.read(count * _TABLE.itemsize)
    return np.frombuffer(content, _TABLE) if len(content) == count * _TABLE.itemsize else None


def _read_end(file: BinaryIO, table: np.ndarray, shape: Shape) -> list[int] | None:
    """The rows that could not be made; None if the file is not whole or a picture is not what it was."""
    picture = int(np.prod(shape[1:]))
    offset = _offset(shape)
    size = os.fstat(file.fileno()).st_size
    file.seek(max(0, size - _TAIL.size))
    tail = file.read(_TAIL.size)
    if len(tail) < _TAIL.size:
        return None
    length, crc, magic = _TAIL.unpack(tail)
    if magic != _END or size != offset + len(table) * picture + length + _TAIL.size:
        return None
    file.seek(size - _TAIL.size - length)
    end = file.read(length)
    if zlib.crc32(end, zlib.crc32(table.tobytes())) != crc:
        return None
    refused = [int(row) for row in json.loads(end)]
    there = np.flatnonzero(table["there"])
    if len(there) + len(refused) != len(table):
        return None
    for row in there[:: max(1, len(there) // CHECKED_PICTURES)]:
        file.seek(offset + int(row) * picture)
        if zlib.crc32(file.read(picture)) != table["crc"][row]:
            return None
    return refused


def _images(path: Path, shape: Shape) -> Rows:
    """The pixels of a whole file: in memory if they fit, else mapped."""
    if int(np.prod(shape, dtype=np.int64)) > HELD_BYTES:
        return Rows.of_file(path, _offset(shape), shape)
    images = np.empty(shape, np.uint8)
    with path.open("rb") as file:
        file.seek(_offset(shape))
        file.readinto(images.data.cast("B"))
    return Rows.of_array(images)


def _offset(shape: Shape) -> int:
    """Where the pixels begin: at a page of its own."""
    return -(-(_HEAD.size + shape[0] * _TABLE.itemsize) // 4096) * 4096


def _forget(path: Path) -> bool:
    """Remove a file of the cache, unless another program on Windows reads it."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _size(num_bytes: int) -> str:
    return f"{num_bytes / (1 << 30):.1f} GB"
