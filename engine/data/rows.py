"""Pictures that stay where they are, in a mapped file or one large array, and are read as an array is."""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import Any

import numpy as np

RESIDENT_BYTES = 64 << 20
"""After so many bytes read, the mapped pages are given back: else all of a file that is read once stays
counted as this program's memory. The system keeps what it has room for, so reading again is quick."""


class Rows:
    """uint8 (N, channels, height, width): rows of a mapped file or of an array, in any order.

    Indexed as an array is, from the front: `rows[3]`, `rows[2:9]`, `rows[order]`, `rows[0, 0]`. What is
    asked for is copied into memory, nothing else is. Any number of threads may read.
    """

    dtype = np.dtype(np.uint8)
    ndim = 4

    def __init__(self, source: _Source, indices: np.ndarray) -> None:
        self._source, self.indices = source, indices

    @classmethod
    def of_file(cls, path: Path, offset: int, shape: tuple[int, int, int, int]) -> Rows:
        """All rows of a file that holds nothing but pixels from `offset` on, row after row."""
        return cls(_MappedFile(path, offset, shape), np.arange(shape[0]))

    @classmethod
    def of_array(cls, images: np.ndarray) -> Rows:
        """All rows of an array, which is not copied when it is split."""
        return cls(_Source(images), np.arange(len(images)))

    @property
    def array(self) -> np.ndarray | None:
        """The array whose rows `indices` these are, if it is in memory."""
        return None if isinstance(self._source, _MappedFile) else self._source.array

    def subset(self, indices: np.ndarray) -> Rows:
        """Some of the rows, in the order of the indices or where a mask is true. Nothing is read."""
        return Rows(self._source, self.indices[indices])

    @property
    def shape(self) -> tuple[int, int, int, int]:
        """As of an array."""
        return len(self.indices), *self._source.array.shape[1:]

    @property
    def nbytes(self) -> int:
        """So many bytes it would take as an array."""
        return len(self.indices) * int(np.prod(self._source.array.shape[1:]))

    def __len__(self) -> int:
        return len(self.indices)

    def __getitem__(self, key: Any) -> np.ndarray:
        if isinstance(key, tuple):
            first, rest = self[key[0]], key[1:]
            result: np.ndarray = first[rest] if isinstance(key[0], int | np.integer) else first[:, *rest]
            return result
        return self._source.read(self.indices[key])

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        if copy is False:
            raise ValueError("what is in a file is copied to become an array")
        return self[:] if dtype is None else self[:].astype(dtype)


class _Source:
    """An array."""

    def __init__(self, array: np.ndarray) -> None:
        self.array = array

    def read(self, rows: np.ndarray | np.integer) -> np.ndarray:
        """A copy of one row or of several."""
        result: np.ndarray = self.array[rows].copy() if np.ndim(rows) == 0 else self.array[rows]
        return result


class _MappedFile(_Source):
    """A file of pixels, mapped to be read."""

    def __init__(self, path: Path, offset: int, shape: tuple[int, int, int, int]) -> None:
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        count = int(np.prod(shape, dtype=np.int64))
        super().__init__(np.frombuffer(self._map, np.uint8, count, offset).reshape(shape))
        self._read = 0

    def read(self, rows: np.ndarray | np.integer) -> np.ndarray:
        """The same; now and then the pages are given back."""
        result = super().read(rows)
        self._read += result.nbytes
        if self._read > RESIDENT_BYTES and hasattr(mmap, "MADV_DONTNEED"):
            self._read = 0
            self._map.madvise(mmap.MADV_DONTNEED)
        return result
