"""Folder: pictures in one subfolder for each class, on disk or in a zip or tar."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field, field_validator

from engine.data.dataset import Pictures
from engine.data.files import Listing, load_files, name_of
from engine.data.formats.names import PART_NAMES, class_folders, match_name, pattern_fields
from engine.data.formats.tree import Tree, open_tree
from engine.data.scripts import PICTURES, files_script
from engine.layers.input import Input
from engine.spec.message import Message, UserError, say
from engine.spec.source import DataSource, Progress

if TYPE_CHECKING:
    from engine.data.files import Row

ADVICE = say("A folder of pictures holds one subfolder for each class, with its pictures inside.")
GROUP_HELP = (
    "Which pictures stay together when they are split: a pattern of the file name such as {group}_{}, "
    "where {group} is the subject and {} anything. Empty: each picture for itself."
)


class Folder(DataSource):
    """Your own pictures: a folder with one subfolder for each class, named as the class.

    A zip or tar file of such a folder will do as well. Subfolders of a class count as the class. PNG,
    JPEG, WebP, GIF, BMP, TIFF and more are read, turned upright, and brought to the network's size.
    What is hidden or no picture is passed over; a picture that cannot be read is reported, and the rest
    is used.
    """

    title: ClassVar[str] = "Folder of pictures"
    type: Literal["Folder"] = "Folder"
    recognise_rank: ClassVar[int] = 60
    names_pictures: ClassVar[bool] = True

    path: str = Field(
        "",
        description="The folder whose subfolders are the classes, or a zip or tar file of it.",
        json_schema_extra={"path": "folder"},
    )
    group_pattern: str = Field("", description=GROUP_HELP, json_schema_extra={"advanced": True})

    @field_validator("group_pattern")
    @classmethod
    def _is_pattern(cls, pattern: str) -> str:
        return checked_group_pattern(pattern)

    @property
    def gives_parts(self) -> bool:
        return bool(self.group_pattern)

    @classmethod
    def recognise(cls, tree: Tree) -> tuple[DataSource, Message] | None:
        """Two subfolders with pictures, at least."""
        class_names, files = class_folders(tree.names, PICTURES)
        if len({label for _, label in files}) < 2:
            return None
        return cls(path=tree.path), say(
            "A folder for each class: {classes} classes, {count} pictures.",
            classes=f"{len(class_names):,}", count=f"{len(files):,}",
        )  # fmt: skip

    def load(self, form: Input, progress: Progress | None = None) -> Pictures:
        """Classes and pictures in the order of their names."""
        if not self.path:
            raise UserError(say("No folder of pictures is chosen."), ADVICE)
        with open_tree(self.path) as tree:
            class_names, rows = list_classes(tree.names, PICTURES, self.group_pattern)
            listing = Listing(tuple(class_names), rows)
            _check(tree, listing)
            return load_files(tree, listing, form, progress)

    def script(self, form: Input) -> str:
        """Reads the same folder, by its absolute path."""
        if not self.path:
            raise UserError(say("No folder of pictures is chosen."), ADVICE)
        listing = f"list_classes(names, SUFFIXES, {self.group_pattern!r})"
        source = files_script(self.path, form, (list_classes,), listing)
        if self.gives_parts:
            return source
        return source.replace("tuple(class_names), part, group", "tuple(class_names)")

    def describe(self) -> str:
        """The folder's own name."""
        return name_of(self.path, "folder")


def checked_group_pattern(pattern: str) -> str:
    """The pattern itself. Raises ValueError for one without {group}."""
    if pattern and "group" not in pattern_fields(pattern)[0]:
        raise ValueError("it needs the field {group}, as in {group}_{}")
    return pattern


def list_classes(
    names: list[str], suffixes: tuple[str, ...], group_pattern: str
) -> tuple[list[str], list[Row]]:
    """Class names, and the rows of all pictures, in order."""
    class_names, files = class_folders(names, suffixes)
    rows = []
    for name, label in files:
        found = match_name(group_pattern, name) if group_pattern else {}
        group = name if found is None else found.get("group", "")
        rows.append((name, label, -1, group))
    return class_names, rows


def _check(tree: Tree, listing: Listing) -> None:
    """UserError unless there are at least two classes, each with pictures."""
    path, class_names = tree.path, listing.class_names
    if len(class_names) > 1 and {name.lower() for name in class_names} <= PART_NAMES.keys():
        raise UserError(
            say("{path} holds the parts {parts}, not classes.",
                path=path, parts=", ".join(class_names)),
            say("Choose “Parts in folders” as the kind of pictures; or drop the folder again, and it is "
                "recognised."),
        )  # fmt: skip
    if not tree.names:
        raise UserError(say("The folder {path} is empty.", path=path), ADVICE)
    if not class_names:
        raise UserError(say("The folder {path} has no subfolders.", path=path), ADVICE)
    if len(class_names) == 1:
        raise UserError(
            say("{path} holds one class only, {name}.", path=path, name=class_names[0]),
            say("Add a subfolder for each other class; telling apart takes at least two."),
        )
    empty = [name for name, count in zip(class_names, listing.counts(), strict=True) if not count]
    if empty:
        raise UserError(
            say("There is no picture in {names} of {path}.", names=", ".join(empty), path=path),
            say("Put pictures in (PNG, JPEG, WebP, GIF, BMP, TIFF), or remove the subfolder."),
        )
