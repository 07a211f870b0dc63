"""Picture files, in a folder or an archive, with their labels -> Pictures. Decodes on all cores."""

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

from engine.data.cache import Store, open_store, origin_of
from engine.data.dataset import Pictures
from engine.data.formats.tree import FolderTree, Tree
from engine.data.prepare import open_picture, prepare_picture
from engine.data.rows import Rows
from engine.layers.input import Input
from engine.spec.message import Message, UserError, say
from engine.spec.source import Progress, Skipped

TOGETHER = 8
"""So many pictures make one job: threads that hand over each single one spend a sixth of their time so."""
AHEAD = 8
"""So many jobs are begun before the oldest is waited for."""

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
    origin = origin_of(tree.path, form, tree.stamps([row[0] for row in rows]))
    with open_store(len(rows), form, origin, progress) as store:
        images, reasons = store.finish(_decode(tree, rows, form, store, progress))
    kept, sizes, modes = rows, store.sizes, store.modes
    if reasons:
        usable = np.array([row not in reasons for row in range(len(rows))])
        images = images.subset(usable) if isinstance(images, Rows) else images[usable]
        sizes, modes = sizes[usable], modes[usable]
        kept = [row for row, good in zip(rows, usable, strict=True) if good]
    labels = np.array([row[1] for row in kept], dtype=np.int64)
    _check_usable(listing, labels, reasons)
    part = np.array([row[2] for row in kept], dtype=np.int8)
    group = np.unique([row[3] for row in kept], return_inverse=True)[1].astype(np.int64)
    bad = [Skipped(rows[row][0], reason) for row, reason in sorted(reasons.items())]
    return Pictures(
        images,
        labels,
        listing.class_names,
        (*listing.skipped, *bad),
        part if (part >= 0).any() else None,
        group if any(row[3] for row in kept) else None,
        keys=tuple(row[0] for row in kept),
        sizes=sizes,
        modes=modes,
    )


def _decode(
    tree: Tree, rows: list[Row], form: Input, store: Store, progress: Progress | None
) -> dict[int, Message]:
    """Make the pictures that the store lacks; the rows that could not be made, and why."""

    def read(row: int, content: bytes | Message | None) -> Message:
        """The reason why the picture could not be used, or an empty one."""
        if isinstance(content, Message):
            return content
        name = rows[row][0]
        try:
            if content is None:
                assert isinstance(tree, FolderTree)
                image = open_picture(tree.root / name, least=least)
            else:
                image = open_picture(f"{tree.path}/{name}", io.BytesIO(content), least)
        except UserError as error:
            return error.message
        picture = prepare_picture(image, *form.preparation)
        store.write(row, picture[None], (*image.info["whole size"], image.mode))
        return Message("")

    reasons: dict[int, Message] = {}
    on_disk = isinstance(tree, FolderTree)
    order: list[int] = store.missing.tolist()
    if not on_disk:
        order.sort(key=lambda row: tree.place(rows[row][0]))
    known, least = len(rows) - len(order), max(form.height, form.width)

    def content(row: int) -> bytes | Message | None:
        """What is in an archive is read here, in turn; or the reason why it cannot be."""
        try:
            return None if on_disk else tree.read(rows[row][0])
        except UserError as error:
            return error.message

    with threads() as pool:
        jobs: deque[Future[list[tuple[int, Message]]]] = deque()
        done = known
        for start in range(0, len(order), TOGETHER):
            part = [(row, content(row)) for row in order[start : start + TOGETHER]]
            jobs.append(pool.submit(lambda part: [(row, read(row, what)) for row, what in part], part))
            while len(jobs) > AHEAD or (jobs and start + TOGETHER >= len(order)):
                for row, reason in jobs.popleft().result():
                    done += 1
                    if reason:
                        reasons[row] = reason
                    if progress:
                        progress(done, len(rows))
    return reasons


@contextmanager
def threads() -> Iterator[ThreadPoolExecutor]:
    """As many threads as cores. Leaving with an error drops what has not begun."""
    pool = ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="pictures")
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def name_of(path: str, otherwise: str) -> str:
    """The folder's or file's own name, for the title of a run."""
    return Path(path).expanduser().absolute().name if path else otherwise


def _check_usable(listing: Listing, labels: np.ndarray, reasons: dict[int, Message]) -> None:
    """Raise UserError if a class has lost all its pictures, with the first reason."""
    counts = np.bincount(labels, minlength=len(listing.class_names))
    for label in np.flatnonzero(counts == 0):
        name = listing.class_names[label]
        first = next(reason for row, reason in reasons.items() if listing.rows[row][1] == label)
        raise UserError(
            say("No picture of the class {name} can be used. {reason}", name=name, reason=first),
            say("Put pictures in that open elsewhere, or remove the subfolder."),
        )
