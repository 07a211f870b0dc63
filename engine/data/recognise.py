"""What a dropped folder, file or archive is: the source that reads it, and one line on what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.data.formats.tree import FolderTree, Tree, is_archive, open_tree
from engine.data.prepare import FOREIGN_SUFFIXES, SUFFIXES
from engine.spec.message import Message, UserError, say
from engine.spec.source import DataSource

WANTED = say(
    "Looked for: one subfolder for each class; folders train, val and test of such; a CSV or TSV table "
    "beside pictures; the class in the file names; IDX files of MNIST; NPZ or NPY arrays; the archives of "
    "CIFAR; a zip or tar of any of these."
)


@dataclass(frozen=True)
class Recognised:
    """A source, and a sentence such as "CIFAR-10, python archive: 10 classes, 50,000 + 10,000 pictures."""

    source: DataSource
    sentence: Message


def recognise(path: str | Path) -> Recognised:
    """What is at a path. Raises UserError that says what was looked for, or what is damaged.

    Reads names and headers; of packed tars and CIFAR's python archives all, which takes seconds.
    """
    text = str(path)
    place = Path(text).expanduser()
    if place.is_file() and not _holds_files(place):
        found = _of_file(text, place)
    else:
        with open_tree(text) as tree:
            found = _of_tree(tree)
            if found is None and isinstance(tree, FolderTree):
                found = _of_only_child(tree)
    if found is None:
        raise UserError(say("{path} is not recognised as pictures with classes.", path=text), WANTED)
    return found


def _of_tree(tree: Tree) -> Recognised | None:
    members = sorted(DataSource.family.members().values(), key=lambda member: member.recognise_rank)
    for member in members:
        found = member.recognise(tree)
        if found is not None:
            return Recognised(*found)
    return None


def _of_only_child(tree: FolderTree) -> Recognised | None:
    """Of a folder that holds nothing but one folder or archive: what that is."""
    tops = sorted({name.split("/")[0] for name in tree.names})
    if len(tops) != 1:
        return None
    child = tree.root / tops[0]
    if child.is_dir() or (child.is_file() and _holds_files(child)):
        return recognise(Path(tree.path) / tops[0])
    return None


def _of_file(text: str, place: Path) -> Recognised | None:
    """Of a file that is no archive: a table, an array, an IDX file; its folder holds the rest."""
    suffix = place.suffix.lower()
    if suffix in SUFFIXES + FOREIGN_SUFFIXES:
        raise UserError(
            say("{path} is one picture.", path=text),
            say("Choose the folder that holds one subfolder of pictures for each class."),
        )
    paired = "images" in place.name or "labels" in place.name
    tags: tuple[str, ...] = ("Idx",) if paired else ("CifarPython", "CifarBinary")
    if suffix in (".csv", ".tsv", ".npy"):
        tags = ("Arrays",) if suffix == ".npy" else ("Table",)
    with FolderTree(str(Path(text).parent), place.parent, deep=tags == ("Table",)) as beside:
        if tags == ("Table",):  # this table, not another one that lies there
            others = (".csv", ".tsv")
            beside.files = [n for n in beside.files if n == place.name or not n.lower().endswith(others)]
        for tag in tags:
            member = DataSource.family.get(tag)
            assert member is not None
            found = member.recognise(beside)
            if found is not None:
                whole = tag.startswith("Cifar")
                return Recognised(found[0] if whole else found[0].edited(path=text), found[1])
    return None


def _holds_files(place: Path) -> bool:
    try:
        with place.open("rb") as file:
            return is_archive(file)
    except OSError as error:
        raise UserError(
            say("{path} cannot be read: {reason}.", path=str(place), reason=(error.strerror or "").lower())
        ) from None
