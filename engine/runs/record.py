"""What is known of a run without reading it: whose it is, who trains it, whether it came to its end."""

from __future__ import annotations

import json
import os
import shutil
import socket
import zlib
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

from platformdirs import user_data_dir

from engine.spec.files import write_atomically
from engine.spec.network import NetworkSpec

NAME = "run.json"
KEPT = 3
"""So many runs stay in a folder of runs; each may hold two checkpoints of several times its weights."""


@dataclass(frozen=True)
class RunRecord:
    """Written when a run begins, goes on or ends."""

    network: int
    """`network_mark` of the one it began with."""
    began: str
    """When, in the time of its machine: 2026-11-23T08:15:00."""
    host: str
    process: int
    """0 where it has been left, and nobody goes on with it."""
    ended: bool = False
    """Whether nothing is left to do: it came to its end, or was given up."""

    @property
    def state(self) -> Literal["ended", "running", "interrupted", "elsewhere"]:
        """In a word; elsewhere: on another machine, and not ended."""
        if self.ended:
            return "ended"
        if self.process and self.host != socket.gethostname():
            return "elsewhere"
        return "running" if self.is_running else "interrupted"

    @property
    def is_running(self) -> bool:
        """Whether its process is there, as far as this machine can know."""
        if self.ended or not self.process or self.host != socket.gethostname():
            return False
        try:
            os.kill(self.process, 0)
        except (OSError, OverflowError):
            return False
        return True


def network_mark(network: NetworkSpec) -> int:
    """A number by which a network is known again."""
    return zlib.crc32(network.model_dump_json().encode())


def new_record(network: NetworkSpec) -> RunRecord:
    """Of a run of this process that begins now."""
    now = datetime.now().isoformat(timespec="seconds")
    return RunRecord(network_mark(network), now, socket.gethostname(), os.getpid())


def write_record(folder: Path, record: RunRecord) -> None:
    """Raises UserError."""
    write_atomically(folder / NAME, json.dumps(asdict(record)).encode())


def read_record(folder: Path) -> RunRecord | None:
    """None where there is none that can be read."""
    with suppress(OSError, ValueError, TypeError):
        return RunRecord(**json.loads((folder / NAME).read_bytes()))
    return None


def mark_ended(folder: Path) -> None:
    """Nothing is left to do in this run. Raises UserError."""
    record = read_record(folder)
    if record is not None:
        write_record(folder, replace(record, ended=True))


def mark_left(folder: Path) -> None:
    """The run waits for somebody to go on with it. Raises UserError."""
    record = read_record(folder)
    if record is not None:
        write_record(folder, replace(record, process=0))


def runs_in(folder: Path) -> list[tuple[Path, RunRecord]]:
    """The runs in a folder of runs, the newest first."""
    with suppress(OSError):
        found = [(path, record) for path in folder.iterdir() if (record := read_record(path))]
        return sorted(found, key=lambda pair: (pair[1].began, pair[0].name), reverse=True)
    return []


def window_runs() -> Path:
    """Where the window keeps its newest runs."""
    return Path(user_data_dir("Strata", appauthor=False)) / "runs"


def new_place(folder: Path) -> Path:
    """Where the next run in a folder of runs goes; the oldest ones that nobody trains make room."""
    for path, record in runs_in(folder)[KEPT - 1 :]:
        if not record.is_running:
            shutil.rmtree(path, ignore_errors=True)
    name = datetime.now().strftime("%Y-%m-%d %H-%M-%S")
    number = 1
    while (path := folder / (name if number == 1 else f"{name} ({number})")).exists():
        number += 1
    return path


def interrupted(folder: Path, network: NetworkSpec) -> Path | None:
    """The newest run of this network in a folder of runs, if it has not come to its end and nobody goes on
    with it."""
    mark = network_mark(network)
    newest = next(((path, record) for path, record in runs_in(folder) if record.network == mark), None)
    if newest is None or newest[1].ended or newest[1].is_running:
        return None
    return newest[0] if any((newest[0] / "checkpoints").glob("*.safetensors")) else None
