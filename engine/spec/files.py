"""Writing a file so that the old one survives whatever happens."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from engine.spec.message import UserError, say


def write_atomically(path: Path, content: bytes) -> None:
    """Replace `path` whole, or leave it as it was and raise UserError with the system's reason.

    The bytes go to a file beside it, to the disk, and only then under the name.
    """
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode(path))
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            with suppress(OSError):
                Path(temporary).unlink()
        raise UserError(
            say("{path} could not be written: {reason}.", path=str(path), reason=_reason(error)),
            say("The old file, if there was one, is unharmed. Free some space or choose another folder."),
        ) from error


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced; for a new one, what the umask leaves."""
    with suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
