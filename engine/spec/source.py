"""DataSource: the base of all data sources, and the family that finds them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from engine.spec.definition import Definition, Family
from engine.spec.message import Message

if TYPE_CHECKING:
    from engine.data.dataset import Pictures
    from engine.data.formats.tree import Tree
    from engine.layers.input import Input

Progress = Callable[[int, int], None]
"""(done, total). It may raise to cancel."""


class DataSource(Definition):
    """Where labelled pictures come from. Subclasses live in `engine.data.sources`, one a file."""

    family: ClassVar[Family[DataSource]]
    recognise_rank: ClassVar[int] = 100
    """The kinds of lower rank are asked first what a folder or archive is."""

    @classmethod
    def recognise(cls, tree: Tree) -> tuple[DataSource, Message] | None:
        """The source for a folder or archive that is of this kind, and one line on what it holds.

        None where it is of another kind. Raises UserError where it is of this kind, but damaged.
        """
        return None

    names_pictures: ClassVar[bool] = False
    """Whether the keys of its pictures are their paths; `load_pictures(keys)` of the script then adds
    them to a list."""

    @property
    def gives_parts(self) -> bool:
        """Whether the pictures may say themselves to which part of the split, or to which group, they
        belong; `load_pictures()` of the script then gives these two as well (arrays, or None)."""
        return False

    def load(self, form: Input, progress: Progress | None = None) -> Pictures:
        """All pictures, prepared as the network's input layer wants them. Raises UserError."""
        raise AssertionError(f"{type(self).__name__} cannot load")

    def script(self, form: Input) -> str:
        """Standalone Python source that defines `load_pictures()` -> (uint8 NCHW array, int64 labels,
        class names), with the very pixels and the very order of `load`; and part and group after them,
        if the source `gives_parts`."""
        raise AssertionError(f"{type(self).__name__} has no script")

    def describe(self) -> str:
        """A few words for the title of a run: "digits", "shapes", the folder's name."""
        return self.title.lower()


DataSource.family = Family("data source", "engine.data.sources")


@dataclass(frozen=True)
class Skipped:
    """A file that could not be used, and why."""

    path: str
    reason: Message
