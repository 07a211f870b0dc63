"""Folders, zips and tars give the same files; what is hostile in an archive is refused, by name."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.data.formats import tree as trees
from engine.data.formats import unpack
from engine.data.formats.tree import open_tree
from engine.data.scripts import files_of
from engine.spec.message import UserError

CONTENTS = {"cat/1.png": b"one", "cat/deep/2.png": b"two" * 1000, "dog/a.jpg": b"", "labels.csv": b"a,b"}
TAR_KINDS = ["", "gz", "bz2", "xz"]


def make_zip(path: Path, contents: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return path


def make_tar(path: Path, contents: dict[str, bytes], kind: str = "", form: int = tarfile.PAX_FORMAT) -> Path:
    with tarfile.open(path, f"w:{kind}", format=form) as archive:
        for name, content in contents.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return path


def refusal(path: Path, name: str = "") -> str:
    with pytest.raises(UserError) as caught, open_tree(str(path)) as tree:
        tree.read(name or tree.files[0])
    assert str(path) in str(caught.value)
    return str(caught.value)


def makers() -> dict[str, Callable[[Path], Path]]:
    def folder(path: Path) -> Path:
        for name, content in CONTENTS.items():
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_bytes(content)
        return path

    made: dict[str, Callable[[Path], Path]] = {"folder": folder, "zip": lambda path: make_zip(path, CONTENTS)}
    for kind in TAR_KINDS:
        made[f"tar {kind}"] = lambda path, kind=kind: make_tar(path, CONTENTS, kind)
    for form in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT):
        made[f"tar form {form}"] = lambda path, form=form: make_tar(path, CONTENTS, form=form)
    return made


@pytest.mark.parametrize("kind", makers())
def test_every_form_holds_the_same(kind: str, tmp_path: Path) -> None:
    path = makers()[kind](tmp_path / "set")
    names, read = files_of(str(path))
    with open_tree(str(path)) as tree:
        assert tree.files == sorted(CONTENTS)
        for name in (*CONTENTS, *reversed(CONTENTS)):  # back and forth
            assert tree.read(name) == CONTENTS[name]
            assert tree.size(name) == len(CONTENTS[name])
            assert read(name) == CONTENTS[name], "the script's reader differs"
        assert [name for name in names if not name.endswith("/")] == tree.files


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT])
def test_long_and_foreign_names(form: int, tmp_path: Path) -> None:
    contents = {"größe/" + "ä" * 90 + f"/{n}" * 40 + ".png": bytes([n]) for n in range(3)}
    contents["日本/x.png"] = b"x"
    with open_tree(str(make_tar(tmp_path / "a.tar", contents, form=form))) as tree:
        assert {name: tree.read(name) for name in tree.files} == contents
    with open_tree(str(make_zip(tmp_path / "a.zip", contents))) as tree:
        assert {name: tree.read(name) for name in tree.files} == contents


def test_what_is_hidden_and_a_folder_around_all_is_passed_over(tmp_path: Path) -> None:
    contents = {"set/a/1.png": b"1", "set/b/2.png": b"2", "__MACOSX/set/a/1.png": b"", "set/.DS_Store": b""}
    with open_tree(str(make_zip(tmp_path / "a.zip", contents))) as tree:
        assert tree.files == ["a/1.png", "b/2.png"]
        assert tree.read("b/2.png") == b"2"


@pytest.mark.parametrize("name", ["../evil.png", "/etc/passwd", "a/../../b.png", "C:/b.png", "a\\..\\b.png"])
def test_names_that_lead_elsewhere(name: str, tmp_path: Path) -> None:
    contents = {"a/1.png": b"1", name: b"2"}
    assert "leads elsewhere" in refusal(make_zip(tmp_path / "a.zip", contents))
    for kind in TAR_KINDS:
        assert "leads elsewhere" in refusal(make_tar(tmp_path / f"a.tar.{kind}", contents, kind))


def test_links_and_devices_in_archives_are_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        for name, kind in {"a/link.png": tarfile.SYMTYPE, "a/hard.png": tarfile.LNKTYPE,
                           "a/pipe.png": tarfile.FIFOTYPE, "a/disk": tarfile.BLKTYPE}.items():  # fmt: skip
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, "/etc/passwd"
            archive.addfile(entry)
    with open_tree(str(path)) as tree:
        assert tree.files == ["a/hard.png", "a/link.png"]
    assert "links in an archive are not followed" in refusal(path, "a/link.png")
    assert "links in an archive are not followed" in refusal(path, "a/hard.png")
    entry = zipfile.ZipInfo("a/link.png")
    entry.create_system, entry.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as zipped:
        zipped.writestr(entry, "/etc/passwd")
    assert "links in an archive are not followed" in refusal(tmp_path / "a.zip", "a/link.png")


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_bomb_is_refused_before_it_is_large(
    pack: Callable[[bytes], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpack, "FREE_BYTES", 1 << 20)
    path = tmp_path / "a.tar.x"
    path.write_bytes(pack(make_tar(tmp_path / "plain", {"a/1.png": bytes(64 << 20)}).read_bytes()))
    assert "bomb" in refusal(path)


def test_a_zip_bomb_is_refused_by_what_it_declares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "FREE_BYTES", 1 << 20)
    assert "bomb" in refusal(make_zip(tmp_path / "a.zip", {"a/1.png": bytes(64 << 20)}))


def test_a_zip_that_declares_too_little_gives_no_more(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.zip", {"a/1.png": bytes(1 << 20)})
    data = path.read_bytes().replace(struct.pack("<I", 1 << 20), struct.pack("<I", 10))
    path.write_bytes(data)
    assert "cannot be used" in refusal(path)  # its checksum does not fit


def test_overlapping_entries_count_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred names for one packed content, after David Fifield's bomb."""
    monkeypatch.setattr(unpack, "FREE_BYTES", 1 << 20)
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/0.png", bytes(1 << 19))
        first = archive.infolist()[0]
        for number in range(1, 100):
            copy = zipfile.ZipInfo(f"a/{number}.png")
            for name in ("header_offset", "CRC", "compress_size", "file_size", "compress_type"):
                setattr(copy, name, getattr(first, name))
            archive.filelist.append(copy)
            archive.NameToInfo[copy.filename] = copy
    assert "bomb" in refusal(file)


def test_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trees, "MOST_FILES", 5)
    contents = {f"a/{number}.png": b"" for number in range(9)}
    assert "too many files" in refusal(make_zip(tmp_path / "a.zip", contents))
    assert "too many files" in refusal(make_tar(tmp_path / "a.tar", contents))


def test_a_locked_zip_and_odd_packing(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.zip", {"a/1.png": b"1"})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    path.write_bytes(data)
    assert "password" in refusal(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a/1.png", b"1")
    assert "packed in a way" in refusal(path)


@pytest.mark.parametrize("kind", TAR_KINDS)
def test_what_is_cut_short_is_told(kind: str, tmp_path: Path) -> None:
    path = make_tar(tmp_path / "a.tar", {"a/1.png": bytes(range(256)) * 300}, kind)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2 if kind else 2000])
    text = refusal(path)
    assert "cut short" in text or "neither a folder nor an archive" in text


def test_headers_that_make_no_sense(tmp_path: Path) -> None:
    good = make_tar(tmp_path / "a.tar", {"a/1.png": b"1", "a/2.png": b"2"}).read_bytes()
    second = 1024
    path = tmp_path / "b.tar"
    path.write_bytes(good[: second + 10] + b"!" + good[second + 11 :])
    assert "headers is damaged" in refusal(path)
    huge = bytearray(good)
    huge[second + 124 : second + 136] = b"\x80" + b"\x7f" * 11
    huge[second + 148 : second + 156] = b" " * 8
    huge[second + 148 : second + 156] = b"%06o\0 " % sum(huge[second : second + 512])
    path.write_bytes(huge)
    assert "too large" in refusal(path)


def test_one_archive_in_another_is_gone_into_once(tmp_path: Path) -> None:
    inner = make_tar(tmp_path / "in.tar.gz", CONTENTS, "gz")
    once = make_zip(tmp_path / "once.zip", {"in.tar.gz": inner.read_bytes()})
    with open_tree(str(once)) as tree:
        assert tree.read("cat/1.png") == b"one"
    twice = make_zip(tmp_path / "twice.zip", {"once.zip": once.read_bytes()})
    with open_tree(str(twice)) as tree:
        assert tree.files == ["in.tar.gz"]


def test_reading_is_bounded(tmp_path: Path) -> None:
    with open_tree(str(make_zip(tmp_path / "a.zip", CONTENTS))) as tree:
        assert tree.read("cat/deep/2.png", 3000) == b"two" * 1000
        with pytest.raises(UserError, match="more than"):
            tree.read("cat/deep/2.png", 2999)


def test_several_packed_streams_in_one_file(tmp_path: Path) -> None:
    data = make_tar(tmp_path / "plain", CONTENTS).read_bytes()
    path = tmp_path / "a.tar.gz"
    path.write_bytes(gzip.compress(data[:700]) + gzip.compress(data[700:]) + bytes(100))
    with open_tree(str(path)) as tree:
        assert tree.read("cat/1.png") == b"one"


@pytest.mark.parametrize("kept", [0, trees.KEPT_BYTES])
@pytest.mark.parametrize("packing", TAR_KINDS[1:])
def test_a_packed_tar_is_read_in_any_order_and_once_where_it_may_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: int, packing: str
) -> None:
    begun = []
    unpacked = trees.Unpacked
    monkeypatch.setattr(trees, "Unpacked", lambda *args: begun.append(0) or unpacked(*args))
    monkeypatch.setattr(trees, "KEPT_BYTES", kept)
    path = make_tar(tmp_path / f"a.tar.{packing}", CONTENTS, packing)
    begun.clear()
    with open_tree(str(path)) as tree:
        for names in (tree.files, tree.files[::-1]):
            assert [tree.read(name) for name in names] == [CONTENTS[name] for name in names]
    assert len(begun) == 2 if kept else len(begun) > 3
