"""Picture files, in a folder or an archive, with their labels -> Pictures. Decodes on a few threads."""

from __future__ import annotations

import io
import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.data.dataset import Pictures
from engine.data.formats.tree import FolderTree, Tree
from engine.data.prepare import open_picture, prepare_picture
from engine.layers.input import Input
from engine.spec.message import UserError, say
from engine.spec.source import Progress, Skipped

Row = tuple[str, int, int, str]
"""(name, label, part or -1, group or "") of a picture file."""


@dataclass(frozen=True)
class Listing:
    """Which files are the pictures, in their order; `skipped` are those that cannot be, and why."""

    class_names: tuple[str, ...]
    rows: list[Row]
    skipped: tuple[Skipped, ...] = ()

    def counts(self) -> tuple[int, ...]:
        """How many pictures each class has."""
        labels = [row[1] for row in self.rows]
        return tuple(int(n) for n in np.bincount(labels, minlength=len(self.class_names)))


def load_files(tree: Tree, listing: Listing, form: Input, progress: Progress | None) -> Pictures:
    """Read, decode and prepare all files of a listing, which has at least one for each class.

    What cannot be read is left out and told. Raises UserError if a class loses all of its pictures.
    """
    rows = listing.rows
    images = room_for(len(rows), form)

    def read(row: int, content: bytes | None) -> str:
        """The reason why the picture could not be used, or ""."""
        name = rows[row][0]
        try:
            if content is None:
                assert isinstance(tree, FolderTree)
                image = open_picture(tree.root / name)
            else:
                image = open_picture(f"{tree.path}/{name}", io.BytesIO(content))
        except UserError as error:
            return str(error.message)
        images[row] = prepare_picture(image, form.channels, form.height, form.width, form.fit)
        return ""

    reasons = [""] * len(rows)
    on_disk = isinstance(tree, FolderTree)
    order = range(len(rows)) if on_disk else sorted(range(len(rows)), key=lambda r: tree.place(rows[r][0]))
    with threads() as pool:
        jobs: deque[tuple[int, Future[str] | str]] = deque()
        for done, row in enumerate(order, start=1):
            try:
                content = None if on_disk else tree.read(rows[row][0])
                jobs.append((row, pool.submit(read, row, content)))
            except UserError as error:
                jobs.append((row, str(error.message)))
            while len(jobs) > 64 or (jobs and done == len(rows)):
                finished, job = jobs.popleft()
                reasons[finished] = job if isinstance(job, str) else job.result()
                if progress:
                    progress(done - len(jobs), len(rows))
    usable = np.array([not reason for reason in reasons], dtype=bool)
    kept = rows
    if not usable.all():
        images = images[usable]
        kept = [row for row, good in zip(rows, usable, strict=True) if good]
    labels = np.array([row[1] for row in kept], dtype=np.int64)
    _check_usable(listing, labels, reasons)
    part = np.array([row[2] for row in kept], dtype=np.int8)
    group = np.unique([row[3] for row in kept], return_inverse=True)[1].astype(np.int64)
    bad = [Skipped(row[0], reason) for row, reason in zip(rows, reasons, strict=True) if reason]
    return Pictures(
        images,
        labels,
        listing.class_names,
        (*listing.skipped, *bad),
        part if (part >= 0).any() else None,
        group if any(row[3] for row in kept) else None,
    )


def room_for(count: int, form: Input) -> np.ndarray:
    """uint8 (count, channels, height, width), not filled. Raises UserError where memory is short."""
    try:
        return np.empty((count, form.channels, form.height, form.width), dtype=np.uint8)
    except (MemoryError, ValueError):
        raise UserError(
            say("{count} pictures of {width} x {height} do not fit into memory.",
                count=count, width=form.width, height=form.height),
            say("Choose a smaller size in the input layer, or fewer pictures."),
        ) from None  # fmt: skip


@contextmanager
def threads() -> Iterator[ThreadPoolExecutor]:
    """A few threads, as many as cores. Leaving with an error drops what has not begun."""
    pool = ThreadPoolExecutor(min(8, os.cpu_count() or 1), thread_name_prefix="pictures")
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def name_of(path: str, otherwise: str) -> str:
    """The folder's or file's own name, for the title of a run."""
    return Path(path).expanduser().absolute().name if path else otherwise


def _check_usable(listing: Listing, labels: np.ndarray, reasons: list[str]) -> None:
    """Raise UserError if a class has lost all its pictures, with the first reason."""
    counts = np.bincount(labels, minlength=len(listing.class_names))
    for label in np.flatnonzero(counts == 0):
        name = listing.class_names[label]
        first = next(r for row, r in zip(listing.rows, reasons, strict=True) if row[1] == label and r)
        raise UserError(
            say("No picture of the class {name} can be used. {reason}", name=name, reason=first),
            say("Put pictures in that open elsewhere, or remove the subfolder."),
        )
