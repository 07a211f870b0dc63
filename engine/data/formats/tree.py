"""A folder, a zip or a tar as one thing: names of files, and their content, read in place.

Nothing is ever written to disk. Names that lead out of an archive make it refused whole; links in it
are not followed; what it may unpack to is bounded.
"""

from __future__ import annotations

import io
import os
import threading
import zipfile
from pathlib import Path
from typing import BinaryIO, cast

from engine.data.formats.names import visible_names
from engine.data.formats.tar import TarEntry, is_tar, tar_entries
from engine.data.formats.unpack import Unpacked, UnpackError, allowed_bytes, packing
from engine.spec.message import UserError, say

MOST_FILES = 300_000
"""In one archive."""
LARGEST_FILE = 256 << 20
"""Of one picture or table that is read whole."""
LARGEST_NESTED = 1 << 30
"""Of an archive inside an archive, which is held in memory."""
KEPT_BYTES = 256 << 20
"""What a packed tar unpacks to while it is listed is kept up to here, so that it is unpacked once."""
ARCHIVE_SUFFIXES = (".zip", ".npz", ".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")


class Tree:
    """Files by name. `names` are sorted, with "/" between folders; a folder's own name ends in "/"."""

    kind = "folder"

    def __init__(self, path: str, names: list[str]) -> None:
        self.path, self.names = path, names
        self.files = [name for name in names if not name.endswith("/")]

    def open(self, name: str) -> BinaryIO:
        """The content, to be read from start to end. Raises UserError with the reason."""
        raise NotImplementedError

    def size(self, name: str) -> int:
        """Bytes; 0 where that is not known."""
        raise NotImplementedError

    def stamps(self, names: list[str]) -> list[str]:
        """Of each file its name, size and time of change: the same as long as its content is."""
        outer = Path(self.path).expanduser()
        while not outer.is_file() and outer != outer.parent:  # of an archive in an archive, the outer one
            outer = outer.parent
        stat = outer.stat()
        return [f"{name}\0{stat.st_size}\0{stat.st_mtime_ns}" for name in names]

    def place(self, name: str) -> int:
        """Reading in ascending order of this goes forward through an archive."""
        return 0

    def read(self, name: str, limit: int = LARGEST_FILE) -> bytes:
        """All of a file. Raises UserError with the reason, also beyond `limit` bytes."""
        try:
            with self.open(name) as file:
                content = file.read(limit + 1)
        except UserError:
            raise
        except MemoryError:
            raise self.damaged(name, "it does not fit into memory") from None
        except Exception as error:  # zipfile raises anything of damaged data
            raise self.damaged(name, str(error) or "it cannot be read") from None
        if len(content) > limit:
            raise self.damaged(name, f"it has more than {limit >> 20} MB")
        return content

    def damaged(self, name: str, reason: str) -> UserError:
        """The error of a file in this tree; the reason is a clause."""
        return UserError(
            say("{name} in {path} cannot be used: {reason}.", name=name, path=self.path, reason=reason),
            say("Take another copy of it."),
        )

    def close(self) -> None:
        """Let go of the archive."""

    def __enter__(self) -> Tree:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_tree(path: str) -> Tree:
    """The folder or archive of a path. Raises UserError."""
    place = Path(path).expanduser()
    try:
        if place.is_dir():
            return FolderTree(path, place)
        file = place.open("rb")
    except FileNotFoundError:
        raise UserError(
            say("There is no file or folder {path}.", path=path), say("Look at the path, or choose again.")
        ) from None
    except PermissionError as error:
        raise UserError(
            say("{path} may not be read.", path=str(error.filename or path)),
            say("Change its permissions, or copy it elsewhere."),
        ) from None
    except OSError as error:
        raise UserError(
            say("{path} cannot be read: {reason}.", path=path, reason=(error.strerror or str(error)).lower())
        ) from None
    return _archive(path, cast(BinaryIO, file))


def is_archive(file: BinaryIO) -> bool:
    """Whether a file is a zip or a (packed) tar, by its content. The file stands at its start again."""
    head = file.read(1 << 20)
    file.seek(0)
    if packing(head):
        try:
            head = Unpacked(io.BytesIO(head), 0).read(512)
        except UnpackError:
            return False
    return head.startswith((b"PK\3\4", b"PK\5\6")) or is_tar(head[:512])


def _archive(path: str, file: BinaryIO, nested: bool = False) -> Tree:
    """The tree of an archive; one that holds nothing but another archive is that other one."""
    try:
        if not is_archive(file):
            raise UserError(
                say("{path} is neither a folder nor an archive.", path=path),
                say("Choose a folder, or a zip or tar file that holds one."),
            )
        head = file.read(4)
        file.seek(0)
        tree: Tree = ZipTree(path, file) if head.startswith(b"PK") else TarTree(path, file)
        only = tree.files[0] if len(tree.files) == 1 else ""
        if nested or not only.lower().endswith(ARCHIVE_SUFFIXES):
            return tree
        content = tree.read(only, LARGEST_NESTED)
        tree.close()
        return _archive(f"{path}/{only}", io.BytesIO(content), nested=True)
    except UserError:
        file.close()
        raise
    except Exception as error:  # zipfile raises anything of damaged data
        file.close()
        raise UserError(
            say("{path} cannot be read: {reason}.", path=path, reason=str(error) or type(error).__name__),
            say("Take another copy of the archive."),
        ) from None


def _checked(path: str, names: list[str]) -> tuple[str, list[str]]:
    """`visible_names`, or UserError where a name leads out of the archive."""
    for name in names:
        steps = name.split("/")
        if name.startswith("/") or ".." in steps or "\\" in name or steps[0][1:2] == ":" or "\0" in name:
            raise UserError(
                say("{path} is refused: the name {name} in it leads elsewhere.", path=path, name=name[:200]),
                say("Take the archive from its source again, or unpack it and choose the folder."),
            )
    return visible_names(names)


class FolderTree(Tree):
    """A folder on disk. Files are named, not opened, until they are read."""

    def __init__(self, path: str, root: Path, deep: bool = True) -> None:
        self.root = root
        try:
            names = walk_folder(str(root), deep)
        except PermissionError as error:
            raise UserError(
                say("The folder {path} may not be read.", path=str(error.filename)),
                say("Change its permissions, or copy it elsewhere."),
            ) from None
        super().__init__(path, names)

    def open(self, name: str) -> BinaryIO:
        try:
            return cast(BinaryIO, (self.root / name).open("rb"))
        except OSError as error:
            raise self.damaged(name, (error.strerror or str(error)).lower()) from None

    def size(self, name: str) -> int:
        try:
            return (self.root / name).stat().st_size
        except OSError:
            return 0

    def stamps(self, names: list[str]) -> list[str]:
        found, root = [], str(self.root)
        for name in names:
            try:
                stat = os.stat(f"{root}/{name}")  # noqa: PTH116 - of 100,000 files, a Path takes seconds
                found.append(f"{name}\0{stat.st_size}\0{stat.st_mtime_ns}")
            except OSError:
                found.append(name)
        return found


class ZipTree(Tree):
    """A zip file: stored or deflated, without a password."""

    kind = "zip"

    def __init__(self, path: str, file: BinaryIO) -> None:
        end = zipfile._EndRecData(file)  # type: ignore[attr-defined]
        if end is not None and end[zipfile._ECD_SIZE] > 400 * MOST_FILES:  # type: ignore[attr-defined]
            raise UnpackError("it holds too many files")
        self._file = zipfile.ZipFile(file)
        self._handle = file
        self._lock = threading.Lock()
        packed = file.seek(0, io.SEEK_END)
        entries = self._file.infolist()
        if len(entries) > MOST_FILES:
            raise UnpackError("it holds too many files")
        if sum(entry.file_size for entry in entries) > allowed_bytes(packed):
            raise UnpackError("it unpacks to far more than pictures would (a bomb)")
        base, names = _checked(path, [entry.orig_filename for entry in entries])
        self._entries = {entry.orig_filename.removeprefix(base): entry for entry in entries}
        super().__init__(path, names)

    def open(self, name: str) -> BinaryIO:
        entry = self._entries[name]
        if entry.flag_bits & 1:
            raise self.damaged(name, "it is locked with a password")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self.damaged(name, "it is packed in a way that is not read")
        if (entry.external_attr >> 16) & 0o170000 == 0o120000:
            raise self.damaged(name, "it is a link, and links in an archive are not followed")
        try:
            return cast(BinaryIO, self._file.open(entry))
        except Exception as error:  # zipfile raises anything of damaged data
            raise self.damaged(name, str(error) or type(error).__name__) from None

    def size(self, name: str) -> int:
        return self._entries[name].file_size

    def place(self, name: str) -> int:
        return self._entries[name].header_offset

    def close(self) -> None:
        self._file.close()
        self._handle.close()


class TarTree(Tree):
    """A tar file, plain or packed. Large packed ones are read forward; going back begins anew."""

    kind = "tar"

    def __init__(self, path: str, file: BinaryIO) -> None:
        self._handle = self._stream = file
        self._size = file.seek(0, io.SEEK_END)
        file.seek(0)
        self._packed = bool(packing(file.read(6)))
        self._rewind()
        keeper = _Keeper(self._stream)
        found: dict[str, TarEntry] = {}
        listed = cast(BinaryIO, keeper) if self._packed else self._stream
        for count, entry in enumerate(tar_entries(listed, not self._packed), start=1):
            if count > MOST_FILES:
                raise UnpackError("it holds too many files")
            name = entry.name.removeprefix("./")
            if not self._packed and entry.offset + entry.size > self._size:
                raise UnpackError("it is cut short")
            if entry.kind and name:
                found[name.rstrip("/") + "/" if entry.kind == "folder" else name] = entry
        base, names = _checked(path, list(found))
        self._entries = {name.removeprefix(base): entry for name, entry in found.items()}
        if self._packed and keeper.kept is not None:
            file.close()
            self._handle = self._stream = cast(BinaryIO, keeper.kept)
            self._packed = False
        self._position = -1
        super().__init__(path, names)

    def _rewind(self) -> None:
        self._handle.seek(0)
        self._stream = self._handle
        if self._packed:
            self._stream = cast(BinaryIO, Unpacked(self._handle, self._size))
        self._position = 0

    def open(self, name: str) -> BinaryIO:
        """One file at a time, by one thread: the next call moves on."""
        entry = self._entries[name]
        if entry.kind == "link":
            raise self.damaged(name, "it is a link, and links in an archive are not followed")
        if not self._packed:
            self._handle.seek(entry.offset)
        else:
            if not 0 <= self._position <= entry.offset:
                self._rewind()
            while self._position < entry.offset:
                step = len(self._stream.read(min(entry.offset - self._position, 1 << 20)))
                if not step:
                    raise self.damaged(name, "it is cut short")
                self._position += step
        return cast(BinaryIO, _Member(self, entry.size))

    def take(self, count: int) -> bytes:
        """The next bytes of the stream."""
        part = self._stream.read(count)
        self._position += len(part)
        return part

    def size(self, name: str) -> int:
        return self._entries[name].size

    def place(self, name: str) -> int:
        return self._entries[name].offset

    def close(self) -> None:
        self._handle.close()


class _Keeper(io.RawIOBase):
    """Reads a stream and keeps what it has read in `kept`, as long as that is not too much."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self.kept: io.BytesIO | None = io.BytesIO()

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        part = self._stream.read(size)
        if self.kept is not None:
            self.kept.write(part)
            if self.kept.tell() > KEPT_BYTES:
                self.kept = None
        return part


class _Member(io.RawIOBase):
    """One file of a tar, read forward. Raises UnpackError where the archive ends before it."""

    def __init__(self, tree: TarTree, size: int) -> None:
        super().__init__()
        self._tree, self._left = tree, size

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        wanted = self._left if size < 0 else min(size, self._left)
        part = self._tree.take(wanted)
        if len(part) < wanted:
            raise UnpackError("it is cut short")
        self._left -= wanted
        return part


def walk_folder(root: str, deep: bool = True) -> list[str]:
    """All names below a folder, sorted, with "/"; those of folders end in "/". Stands alone.

    Not `deep`: those in the folder itself.
    Hidden ones are left out. Of links to folders those are followed that stand directly in the root or
    in a folder called train, val or test, unless they lead to the root or above it. A broken link counts
    as a file; pipes and devices do not. Raises OSError where a folder may not be read.
    """
    real = Path(root).resolve()
    parts = ("train", "training", "val", "valid", "validation", "test", "testing")
    names, folders = [], [""]
    while folders:
        folder = folders.pop()
        with os.scandir(f"{root}/{folder}" if folder else root) as entries:
            for entry in entries:
                name = folder + entry.name
                if entry.name.startswith("."):
                    continue
                if not entry.is_symlink():
                    if entry.is_dir():
                        names.append(name + "/")
                        folders += [name + "/"] * deep
                    elif entry.is_file():
                        names.append(name)
                    continue
                target = Path(entry.path)
                if target.is_file() or not target.exists():
                    names.append(name)
                elif target.is_dir():
                    near = not folder or folder.lower().rstrip("/") in parts
                    if near and not real.is_relative_to(target.resolve()):
                        names.append(name + "/")
                        folders += [name + "/"] * deep
    return sorted(names)
