"""Pickles give data or are refused; nothing in them ever runs, and nothing large is set aside."""

from __future__ import annotations

import inspect
import io
import os
import pickle
import pickletools
import resource
import struct
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data.formats import pickled
from engine.data.formats.pickled import read_pickle

ROOT = Path(__file__).resolve().parents[4]


def python_2(value: object) -> bytes:
    """As Python 2 wrote it: protocol 2, text as bytes, numpy's old module names."""
    data = pickle.dumps(value, protocol=2, fix_imports=True)
    return data.replace(b"numpy._core.multiarray", b"numpy.core.multiarray")


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
@pytest.mark.parametrize("dtype", ["u1", "<i4", ">i8", "<f4", ">f8", "?"])
@pytest.mark.parametrize("order", ["C", "F"])
def test_arrays_of_every_protocol(protocol: int, dtype: str, order: str) -> None:
    array = np.asarray(np.arange(24).reshape(2, 3, 4), dtype=dtype, order=order)  # type: ignore[call-overload]
    value = {"data": array, "labels": [3, 250, 70000, -1, 2**40], "again": array}
    read = read_pickle(pickle.dumps(value, protocol=protocol))
    assert (read["data"] == array).all()
    assert read["data"].dtype == array.dtype
    assert read["again"] is read["data"]
    assert read["labels"] == value["labels"]


def test_text_of_python_2_comes_as_bytes_with_keys_as_text() -> None:
    # {'label_names': ['cat', 'dog']} as Python 2.7 dumps it
    data = b"\x80\x02}q\x01U\x0blabel_namesq\x02]q\x03(U\x03catq\x04U\x03dogq\x05es."
    assert read_pickle(data) == {"label_names": [b"cat", b"dog"]}


plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | st.text()
    | st.binary(),
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)  # fmt: skip


@given(plain, st.integers(2, 5))
def test_data_comes_back_as_it_was(value: object, protocol: int) -> None:
    assert read_pickle(pickle.dumps(value, protocol=protocol)) == value


class Calls:
    """A pickle that calls something when it is loaded."""

    def __init__(self, function: object, *arguments: object) -> None:
        self.call = function, arguments

    def __reduce__(self) -> tuple[object, ...]:
        return self.call


def crafted(*parts: bytes) -> bytes:
    return b"\x80\x02" + b"".join(parts) + b"."


MALICIOUS = {
    "os.system": lambda mark: pickle.dumps(Calls(os.system, f"touch {mark}")),
    "eval": lambda mark: pickle.dumps(Calls(eval, f"open({mark!r}, 'w')")),
    "exec, python 2": lambda mark: crafted(b"c__builtin__\nexecfile\n", b"U\x01x\x85R"),
    "open": lambda mark: pickle.dumps(Calls(open, mark, "w")),
    "subprocess": lambda mark: pickle.dumps(Calls(subprocess.Popen, ["touch", mark])),
    "inside a dict": lambda mark: pickle.dumps({"data": Calls(os.system, f"touch {mark}")}),
    "numpy.load": lambda mark: crafted(b"cnumpy\nload\n", b"U\x04evil\x85R"),
    "numpy.fromfile": lambda mark: crafted(b"cnumpy\nfromfile\n", b"U\x0b/etc/passwd\x85R"),
    "numpy's runstring": lambda mark: crafted(b"cnumpy.testing._private.utils\nrunstring\n", b")R"),
    "numpy.zeros of a terabyte": lambda mark: crafted(b"cnumpy\nzeros\n", b"\x8a\x06\0\0\0\0\0\1\x85R"),
    "ndarray of a terabyte": lambda mark: crafted(b"cnumpy\nndarray\n\x8a\x06\0\0\0\0\0\1\x85\x85R"),
    "an attribute of numpy's": lambda mark: crafted(b"cnumpy\nf2py.os.system\n", b"U\x04evil\x85R"),
    "a name made of pieces": lambda mark: b"\x80\x04\x8c\x02os\x8c\x06system\x93\x8c\x04evil\x85R.",
    "an object": lambda mark: crafted(b"c__builtin__\nobject\n", b")\x81"),
    "INST": lambda mark: crafted(b"(U\x04evilios\nsystem\n"),
    "OBJ": lambda mark: crafted(b"(cos\nsystem\nU\x04evilo"),
    "NEWOBJ_EX": lambda mark: b"\x80\x04\x8c\x02os\x8c\x06system\x93)}\x92.",
    "BUILD of a dict": lambda mark: crafted(b"}U\x01aK\x01sN}b"),
    "BUILD of a name": lambda mark: crafted(b"cnumpy\nndarray\n}U\x01aK\x01sb"),
    "calls what a call gave": lambda mark: crafted(b"cnumpy\ndtype\n", b"U\x02u1K\0K\1\x87R)R"),
    "persistent id": lambda mark: crafted(b"Pevil\n"),
    "extension registry": lambda mark: crafted(b"\x82\x01"),
    "out of band": lambda mark: b"\x80\x05\x97.",
    "an array of objects": lambda mark: pickle.dumps(np.array([Calls(os.system, f"touch {mark}")])),
    "a dtype of objects": lambda mark: crafted(b"cnumpy\ndtype\n", b"U\x02O8K\0K\1\x87R"),
    "protocol 0": lambda mark: pickle.dumps(Calls(os.system, f"touch {mark}"), protocol=0),
}  # fmt: skip


@pytest.mark.parametrize("name", MALICIOUS)
def test_what_is_no_data_is_refused_and_does_not_run(name: str, tmp_path: Path) -> None:
    mark = tmp_path / "evil"
    with pytest.raises(ValueError, match=r"."):
        read_pickle(MALICIOUS[name](str(mark)))
    assert not mark.exists()
    assert not Path("evil").exists()


def array_state(shape: bytes, content: bytes) -> bytes:
    """An array as numpy writes it, of any shape and content."""
    return crafted(
        b"cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\0\x85U\x01b\x87R",
        b"(K\1"
        + shape
        + b"cnumpy\ndtype\nU\x02u1K\0K\1\x87R(K\3U\x01|NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tb",
        b"\x89" + content + b"tb",
    )


def test_the_crafted_array_is_one() -> None:
    assert read_pickle(array_state(b"K\2\x85", b"U\x02ab")).tolist() == [97, 98]


@pytest.mark.parametrize(
    "data",
    [
        array_state(b"\x8a\x06\0\0\0\0\0\1\x85", b"U\x02ab"),
        array_state(b"J\xff\xff\xff\xff\x85", b"U\x02ab"),
        array_state(b"K\2K\2\x86", b"U\x02ab"),
        array_state(b"(" + b"K\1" * 60 + b"t", b"U\x01a"),
        array_state(b"N", b"U\x02ab"),
        array_state(b"K\2\x85", b"]"),
        crafted(b"T\xff\xff\xff\x7f"),
        crafted(b"T\xff\xff\xff\xff"),
        b"\x80\x04\x8e\xff\xff\xff\xff\xff\xff\xff\x7f.",
        b"\x80\x04\x8d\xff\xff\xff\xff\xff\xff\xff\xff.",
        b"\x80\x05\x96\0\0\0\0\0\0\0\x40.",
        crafted(b"\x8a\xff" + b"\x7f" * 255),
        crafted(b"\x8b\xff\xff\xff\x7f"),
        crafted(b"h\x07"), crafted(b"j\xff\xff\xff\xff"), crafted(b"e"), crafted(b"K\1e"), crafted(b"(e"),
        crafted(b"R"), crafted(b"b"), crafted(b"s"), crafted(b"\x87"), b"", b".", b"\x80", b"\x80\x02",
        b"\x80\x09.", crafted(b"}](K\1K\2u"), crafted(b"}K\1K\1s"), crafted(b"}(K\1u"),
        crafted(b"c" + b"a" * 500),
        b"\x80\x02" + b"(" * 2_000_000, b"\x80\x02" + b"N" * 2_000_000,
    ],
)  # fmt: skip
def test_nonsense_is_refused_at_once(data: bytes) -> None:
    start = time.monotonic()
    with pytest.raises(ValueError, match=r"."):
        read_pickle(data)
    assert time.monotonic() - start < 5


def test_text_that_is_encoded_again_and_again_does_not_grow() -> None:
    """A megabyte asked for ten thousand times would be ten gigabytes."""
    text = b"\x80\x02X" + struct.pack("<I", 1 << 20) + b"a" * (1 << 20) + b"q\x01c_codecs\nencode\nq\x02"
    again = b"h\x02h\x01X\x06\0\0\0latin1\x86R"
    with pytest.raises(ValueError, match="grows"):
        read_pickle(text + again * 10_000 + b".")


@pytest.mark.parametrize("opener", [b"\x85", b"]q\x00h\x00a", b"(N"])
def test_depth_ends_neither_the_stack_nor_the_process(opener: bytes) -> None:
    """In a process of its own: a crash would take the tests with it."""
    program = (
        "import sys; from engine.data.formats.pickled import read_pickle\n"
        f"opener, closer = {opener!r}, {b't' if opener == b'(N' else b''!r}\n"
        "data = b'\\x80\\x02N' + opener * 300000 + closer * 300000 + b'.'\n"
        "try:\n    value = read_pickle(data)\n    del value\nexcept ValueError as error:\n    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30)),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-500:]


@given(st.binary(max_size=200))
def test_any_bytes_give_a_value_or_a_reason(data: bytes) -> None:
    for start in (b"", b"\x80\x02", b"\x80\x04"):
        with suppress(ValueError):
            read_pickle(start + data + b".")


def test_python_s_unpickler_is_not_in_the_engine() -> None:
    for path in (ROOT / "engine").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert "import pickle\n" not in source, path
        assert "allow_pickle=True" not in source, path


def test_the_source_stands_alone() -> None:
    script: dict[str, object] = {}
    head = f"import struct\nfrom typing import Any\nimport numpy as np\nMOST_STEPS = {pickled.MOST_STEPS}\n"
    exec(head + inspect.getsource(read_pickle), script)
    data = python_2({"data": np.arange(4, dtype=np.uint8)})
    assert script["read_pickle"](data)["data"].tolist() == [0, 1, 2, 3]  # type: ignore[operator]


def test_every_opcode_is_known_or_refused() -> None:
    """Not one raises anything but ValueError, with any stack below it."""
    for opcode in pickletools.opcodes:
        for below in (b"", b"K\1", b"K\1K\2", b"]", b"}", b"(", b"(K\1", b")", b"U\x01aU\x01a", b"N)"):
            for after in (b"", b"\x01", b"\0" * 20, b"a\nb\n"):
                data = io.BytesIO()
                data.write(b"\x80\x02" + below + opcode.code.encode("latin-1") + after + b".")
                try:
                    read_pickle(data.getvalue())
                except ValueError:
                    continue
