"""Reads the pickles of CIFAR archives without Python's unpickler: it can build data, and nothing else.

Stands alone: standard library and numpy, so that an exported script carries it.
"""

from __future__ import annotations

import struct
from typing import Any

import numpy as np

MOST_STEPS = 1_000_000
"""Opcodes in one file. CIFAR-100's training file has about 300,000."""


def read_pickle(data: bytes) -> Any:
    """The value of a pickle (protocols 2 to 5) of lists, tuples, dicts, numbers, text, bytes, arrays.

    Text of Python 2 comes as bytes; keys of dicts always as text. An array is read-only, of booleans,
    whole numbers or floats, and shares the memory of `data`. Raises ValueError for everything else.

    There is no way from here to code: names in the pickle are compared with eight known ones and never
    looked up; REDUCE and BUILD are followed for what numpy writes of an array, and for nothing else.
    After the format's description in CPython's Lib/pickletools.py.
    """
    known = {
        ("numpy.core.multiarray", "_reconstruct"): "reconstruct",
        ("numpy._core.multiarray", "_reconstruct"): "reconstruct",
        ("numpy.core.numeric", "_frombuffer"): "frombuffer",
        ("numpy._core.numeric", "_frombuffer"): "frombuffer",
        ("numpy", "ndarray"): "ndarray",
        ("numpy", "dtype"): "dtype",
        ("_codecs", "encode"): "encode",
        ("__builtin__", "bytes"): "bytes",
    }

    position, allowance, builds = 0, 2 * len(data) + 1000, 0
    stack: list[Any] = []
    marks: list[list[Any]] = []
    memo: dict[int, Any] = {}

    class Name:
        """A known name: a mark, not the thing itself."""

        def __init__(self, name: str) -> None:
            self.name = name

    class Unbuilt:
        """An array that has not got its content yet."""

    class Kind:
        """A numpy dtype in the making."""

        def __init__(self, code: str) -> None:
            self.code, self.order = code, "|"

        def dtype(self) -> np.dtype:
            return np.dtype(self.order + self.code)

    def whole(value: object) -> bool:
        return type(value) is int or type(value) is bool

    def shaped(content: object, kind: object, shape: object, order: str) -> np.ndarray:
        if not isinstance(content, bytes) or not isinstance(kind, Kind) or not isinstance(shape, tuple):
            raise ValueError("it holds an array that is none")
        if len(shape) > 8 or not all(whole(n) and 0 <= n < 1 << 40 for n in shape):
            raise ValueError("it holds an array of an impossible shape")
        count = 1
        for length in shape:
            count *= length
        dtype = kind.dtype()
        if count * dtype.itemsize != len(content):
            raise ValueError("it holds an array whose shape does not fit its content")
        array: np.ndarray = np.frombuffer(content, dtype=dtype).reshape(shape, order=order)  # type: ignore[call-overload]
        return array

    def called(what: object, arguments: object) -> Any:
        """What numpy's own pickles call."""
        nonlocal allowance
        name = what.name if isinstance(what, Name) else ""
        match name, arguments:
            case "reconstruct", (Name(name="ndarray"), tuple(), str() | bytes()):
                return Unbuilt()
            case "dtype", ((str() | bytes()) as code, align, copy) if whole(align) and whole(copy):
                text = code.decode("latin-1") if isinstance(code, bytes) else code
                if text not in ("b1", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8"):
                    raise ValueError("it holds an array of something else than numbers")
                return Kind(text)
            case "encode", (str() as text, str("latin1" | "latin-1")):
                allowance -= len(text)  # the same text may be asked for again and again
                if allowance < 0:
                    raise ValueError("it grows while it is read")
                return text.encode("latin-1")
            case "bytes", ():  # how protocol 2 writes an empty one
                return b""
            case "frombuffer", (
                bytes() as content,
                Kind() as kind,
                tuple() as shape,
                str("C" | "F") as order,
            ):
                return shaped(content, kind, shape, order)
        raise ValueError("it asks for more than data")

    def built(value: object, state: object) -> Any:
        """What numpy's own pickles set."""
        match value, state:
            case Kind() as kind, (int(3), (str("|" | "<" | ">") | bytes(b"|" | b"<" | b">")) as order, *_):
                kind.order = order.decode() if isinstance(order, bytes) else order
                return kind
            case Unbuilt(), (int(1), shape, kind, int() as fortran, content):
                return shaped(content, kind, shape, "F" if fortran else "C")
        raise ValueError("it asks for more than data")

    def take(count: int) -> bytes:
        nonlocal position
        if count < 0 or position + count > len(data):
            raise ValueError("it is cut short")
        position += count
        return data[position - count : position]

    def number(layout: str) -> Any:
        return struct.unpack(layout, take(struct.calcsize(layout)))[0]

    def line() -> str:
        nonlocal position
        end = data.find(b"\n", position, position + 200)
        if end < 0:
            raise ValueError("it is cut short")
        text = data[position:end].decode("latin-1")
        position = end + 1
        return text

    def since_mark() -> list[Any]:
        nonlocal stack
        if not marks:
            raise ValueError("its parts do not fit together")
        items, stack = stack, marks.pop()
        return items

    def pop() -> Any:
        if not stack:
            raise ValueError("its parts do not fit together")
        return stack.pop()

    def fill(target: object, pairs: list[Any]) -> None:
        if type(target) is not dict or len(pairs) % 2:
            raise ValueError("its parts do not fit together")
        for key, value in zip(pairs[::2], pairs[1::2], strict=True):
            if type(key) not in (str, bytes):  # their hashes are salted, and do not go deep
                raise ValueError("it holds a key that is no text")
            target[key.decode("latin-1") if isinstance(key, bytes) else key] = value

    def extend(target: object, items: list[Any]) -> None:
        if type(target) is not list:
            raise ValueError("its parts do not fit together")
        target.extend(items)

    for _ in range(MOST_STEPS):
        code = take(1)
        match code:
            case b"\x80":  # PROTO
                if not 2 <= number("<B") <= 5:
                    raise ValueError("it is of a protocol that is not read")
            case b"\x95":  # FRAME
                take(8)
            case b"(":
                marks.append(stack)
                stack = []
            case b".":
                return pop()
            case b"N" | b"\x88" | b"\x89":
                stack.append({b"N": None, b"\x88": True, b"\x89": False}[code])
            case b"K" | b"M" | b"J" | b"G":
                stack.append(number({b"K": "<B", b"M": "<H", b"J": "<i", b"G": ">d"}[code]))
            case b"\x8a":  # LONG1
                size = number("<B")
                if size > 8:
                    raise ValueError("it holds a number that is too large")
                stack.append(int.from_bytes(take(size), "little", signed=True))
            case b"U" | b"T" | b"C" | b"B" | b"\x8e":  # text of Python 2, and bytes
                layout = {b"U": "<B", b"T": "<i", b"C": "<B", b"B": "<I", b"\x8e": "<Q"}[code]
                stack.append(take(number(layout)))
            case b"\x96":  # BYTEARRAY8
                stack.append(take(number("<Q")))
            case b"X" | b"\x8c" | b"\x8d":  # text
                layout = {b"X": "<I", b"\x8c": "<B", b"\x8d": "<Q"}[code]
                stack.append(take(number(layout)).decode("utf-8", "replace"))
            case b"]" | b"}" | b")":
                stack.append({b"]": list, b"}": dict, b")": tuple}[code]())
            case b"\x85" | b"\x86" | b"\x87":  # tuples of one, two and three
                stack.append(tuple(reversed([pop() for _ in range(code[0] - 0x84)])))
            case b"t" | b"l":
                items = since_mark()
                stack.append(tuple(items) if code == b"t" else items)
            case b"d":
                items = since_mark()
                stack.append({})
                fill(stack[-1], items)
            case b"a":
                item = pop()
                extend(stack[-1] if stack else None, [item])
            case b"e":
                items = since_mark()
                extend(stack[-1] if stack else None, items)
            case b"s":
                value, key = pop(), pop()
                fill(stack[-1] if stack else None, [key, value])
            case b"u":
                items = since_mark()
                fill(stack[-1] if stack else None, items)
            case b"q" | b"r" | b"\x94":  # keep for later
                where = len(memo) if code == b"\x94" else number("<B" if code == b"q" else "<I")
                memo[where] = stack[-1] if stack else pop()
            case b"h" | b"j":
                where = number("<B" if code == b"h" else "<I")
                if where not in memo:
                    raise ValueError("its parts do not fit together")
                stack.append(memo[where])
            case b"c" | b"\x93":  # a name
                pair = (line(), line()) if code == b"c" else (pop(), pop())[::-1]
                if not all(type(part) is str for part in pair):
                    raise ValueError("its parts do not fit together")
                if pair not in known:
                    raise ValueError(f"it names code, {'.'.join(pair)[:80]!r}, and is not read")
                stack.append(Name(known[pair]))
            case b"R":
                arguments = pop()
                stack.append(called(pop(), arguments))
            case b"b":
                state = pop()
                value = pop()
                builds += 1
                if builds > 64:  # each looks through all that is kept
                    raise ValueError("it holds more arrays than a file of pictures")
                result = built(value, state)
                stack.append(result)
                for where in [where for where, kept in memo.items() if kept is value]:
                    memo[where] = result
            case _:
                raise ValueError("it holds more than data")
    raise ValueError("it has more steps than a file of pictures")
