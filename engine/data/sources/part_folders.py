"""PartFolders: folders train, val and test, each with one subfolder for each class."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field, field_validator

from engine.data.dataset import Pictures
from engine.data.files import Listing, load_files, name_of
from engine.data.formats.names import PART_NAMES, class_folders, match_name
from engine.data.formats.tree import Tree, open_tree
from engine.data.scripts import PICTURES, files_script
from engine.data.sources.folder import GROUP_HELP, checked_group_pattern
from engine.layers.input import Input
from engine.spec.message import Message, UserError, say
from engine.spec.source import DataSource, Progress

if TYPE_CHECKING:
    from engine.data.files import Row

ADVICE = say("Such a folder holds train and val or test, each with one subfolder for each class.")


class PartFolders(DataSource):
    """Your own pictures, split already: folders train, val and test, each with a folder for each class.

    The parts stay as they are given. Where val (or test) is missing, its share is taken of the pictures
    in train. A zip or tar file of such a folder will do as well.
    """

    title: ClassVar[str] = "Parts in folders"
    type: Literal["PartFolders"] = "PartFolders"
    recognise_rank: ClassVar[int] = 40
    names_pictures: ClassVar[bool] = True

    path: str = Field(
        "",
        description="The folder that holds train, val and test, or a zip or tar file of it.",
        json_schema_extra={"path": "file"},
    )
    group_pattern: str = Field("", description=GROUP_HELP, json_schema_extra={"advanced": True})

    @field_validator("group_pattern")
    @classmethod
    def _is_pattern(cls, pattern: str) -> str:
        return checked_group_pattern(pattern)

    @property
    def gives_parts(self) -> bool:
        return True

    @classmethod
    def recognise(cls, tree: Tree) -> tuple[DataSource, Message] | None:
        """Two parts at least, one of them for training, with two classes."""
        class_names, rows = list_parts(tree.names, PICTURES, "")
        parts = {part for _, _, part, _ in rows}
        if len(parts) < 2 or 0 not in parts or len({label for _, label, _, _ in rows}) < 2:
            return None
        counts = [sum(row[2] == part for row in rows) for part in range(3)]
        return cls(path=tree.path), say(
            "Parts in folders: {classes} classes; training {training}, validation {validation}, "
            "test {test} pictures.",
            classes=f"{len(class_names):,}", training=f"{counts[0]:,}",
            validation=f"{counts[1]:,}", test=f"{counts[2]:,}",
        )  # fmt: skip

    def load(self, form: Input, progress: Progress | None = None) -> Pictures:
        """Training, validation, test; in each, classes and pictures in the order of their names."""
        if not self.path:
            raise UserError(say("No folder with parts is chosen."), ADVICE)
        with open_tree(self.path) as tree:
            class_names, rows = list_parts(tree.names, PICTURES, self.group_pattern)
            if not any(part == 0 for _, _, part, _ in rows):
                raise UserError(say("{path} has no folder train with pictures.", path=self.path), ADVICE)
            if len({label for _, label, _, _ in rows}) < 2:
                raise UserError(
                    say("{path} holds less than two classes.", path=self.path),
                    say("Put one subfolder for each class into train, val and test."),
                )
            listing = Listing(tuple(class_names), rows)
            return load_files(tree, listing, form, progress)

    def script(self, form: Input) -> str:
        """Reads the same folder, by its absolute path."""
        listing = f"list_parts(names, SUFFIXES, {self.group_pattern!r})"
        return files_script(self.path, form, (list_parts,), listing)

    def describe(self) -> str:
        """The folder's own name."""
        return name_of(self.path, "folder")


def list_parts(
    names: list[str], suffixes: tuple[str, ...], group_pattern: str
) -> tuple[list[str], list[Row]]:
    """Class names (of those that have pictures), and the rows of all pictures."""
    found = []
    for part in range(3):
        for top in sorted({name.split("/")[0] for name in names if "/" in name}):
            if PART_NAMES.get(top.lower()) == part:
                inside = [name[len(top) + 1 :] for name in names if name.startswith(top + "/")]
                classes, files = class_folders(inside, suffixes)
                found += [(f"{top}/{name}", classes[label], part) for name, label in files]
    class_names = sorted({class_name for _, class_name, _ in found})
    labels = {name: label for label, name in enumerate(class_names)}
    rows = []
    for name, class_name, part in found:
        match = match_name(group_pattern, name) if group_pattern else {}
        group = name if match is None else match.get("group", "")
        rows.append((name, labels[class_name], part, group))
    return class_names, rows
