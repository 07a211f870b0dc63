"""Reads the headers of numpy's NPY files, and of IDX files, without numpy's own reader.

Stands alone, so that an exported script carries it. numpy's reader would hand an array of objects to
pickle, and evaluates the header.
"""

from __future__ import annotations

import re
import struct
from typing import BinaryIO

import numpy as np


def npy_header(file: BinaryIO) -> tuple[np.dtype, bool, tuple[int, ...]]:
    """dtype, whether the first axis runs fastest, and shape; the file stands at its data then.

    Of booleans, whole numbers, floats and text. Raises ValueError for objects, records and all else.
    After https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html.
    """
    head = file.read(8)
    if head[:6] != b"\x93NUMPY" or len(head) < 8 or not 1 <= head[6] <= 3:
        raise ValueError("it is no NPY file")
    layout = "<H" if head[6] == 1 else "<I"
    raw = file.read(struct.calcsize(layout))
    if len(raw) < struct.calcsize(layout):
        raise ValueError("it is cut short")
    length = struct.unpack(layout, raw)[0]
    if length > 10_000:
        raise ValueError("its header is far too long")
    text = file.read(length).decode("latin-1")
    descr = re.search(r"'descr': *'([<>|=]?)([biufSU][0-9]{1,6})'", text)
    order = re.search(r"'fortran_order': *(True|False)", text)
    shape = re.search(r"'shape': *\(((?: *[0-9]{1,15} *,?){0,8})\)", text)
    if descr is None and re.search(r"'descr': *'\|?O", text):
        raise ValueError("it holds Python objects instead of numbers, and is not read")
    if descr is None or order is None or shape is None:
        raise ValueError("it holds something else than numbers")
    dtype = np.dtype(descr[2])  # raises TypeError where there is no such size
    if descr[1] in ("<", ">"):
        dtype = dtype.newbyteorder("<" if descr[1] == "<" else ">")
    return dtype, order[1] == "True", tuple(int(n) for n in shape[1].replace(",", " ").split())


def idx_header(file: BinaryIO) -> tuple[np.dtype, tuple[int, ...]]:
    """dtype and shape of an IDX file, as MNIST's; the file stands at its data then.

    Raises ValueError. After Yann LeCun's description, http://yann.lecun.com/exdb/mnist/.
    """
    kinds = {0x08: "u1", 0x09: "i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}
    head = file.read(4)
    if len(head) < 4 or head[:2] != b"\0\0" or head[2] not in kinds or not 1 <= head[3] <= 4:
        raise ValueError("it is no IDX file")
    raw = file.read(4 * head[3])
    if len(raw) < 4 * head[3]:
        raise ValueError("it is cut short")
    return np.dtype(kinds[head[2]]), struct.unpack(f">{head[3]}I", raw)
