"""NamedFiles: pictures whose file names tell their class."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field, field_validator

from engine.data.dataset import Pictures
from engine.data.files import Listing, load_files, name_of
from engine.data.formats.names import PART_NAMES, match_name, pattern_fields
from engine.data.formats.tree import Tree, open_tree
from engine.data.scripts import PICTURES, files_script
from engine.layers.input import Input
from engine.spec.message import Message, UserError, say
from engine.spec.source import DataSource, Progress, Skipped

if TYPE_CHECKING:
    from engine.data.files import Row

GUESSES = (
    "{label}_{number}", "{label}.{number}", "{label}-{number}", "{label} ({number})", "{label} {number}",
    "{label}{number}", "{label}_{}", "{label}-{}", "{label}.{}", "{label} {}", "{number}_{label}",
    "{number}-{label}", "{}_{label}",
)  # fmt: skip
"""What is tried on pictures that nobody has told about."""


class NamedFiles(DataSource):
    """Your own pictures, in one folder, where the file name tells the class: cat_01.jpg, dog_17.png.

    A pattern says where: in {label}_{number}, {label} is the class and {number} digits; {} is anything,
    and {group} the subject, whose pictures then stay together when they are split. A file that does not
    fit the pattern is reported. Folders called train, val and test, if there are any, are the split.
    """

    title: ClassVar[str] = "Labels in file names"
    type: Literal["NamedFiles"] = "NamedFiles"
    recognise_rank: ClassVar[int] = 80
    names_pictures: ClassVar[bool] = True

    path: str = Field(
        "",
        description="The folder of the pictures, or a zip or tar file of it.",
        json_schema_extra={"path": "file"},
    )
    pattern: str = Field(
        "{label}_{}",
        description=(
            "How the names are made, without the ending. {label} the class, {number} digits, {group} a "
            "subject, {} anything."
        ),
    )

    @field_validator("pattern")
    @classmethod
    def _has_label(cls, pattern: str) -> str:
        if "label" not in pattern_fields(pattern)[0]:
            raise ValueError("it needs the field {label}, as in {label}_{}")
        return pattern

    @property
    def gives_parts(self) -> bool:
        return True

    @classmethod
    def recognise(cls, tree: Tree) -> tuple[DataSource, Message] | None:
        """A pattern that fits nine of ten pictures, and finds classes of three pictures on average."""
        pictures = [name for name in tree.files if name.lower().endswith(PICTURES)]
        sample = pictures[:: max(1, len(pictures) // 500)]
        for pattern in GUESSES:
            counts, others = preview(sample, pattern)
            if len(others) * 10 > len(sample) or len(counts) < 2 or len(counts) * 3 > len(sample):
                continue
            counts, _ = preview(pictures, pattern)
            return cls(path=tree.path, pattern=pattern), say(
                "Labels in file names such as {example}, by the pattern {pattern}: {classes} classes, "
                "{count} pictures.",
                example=pictures[0].rpartition("/")[2], pattern=pattern,
                classes=f"{len(counts):,}", count=f"{sum(counts.values()):,}",
            )  # fmt: skip
        return None

    def preview(self) -> tuple[dict[str, int], list[str]]:
        """Pictures of each label, and the names that do not fit the pattern. Raises UserError."""
        with open_tree(self.path) as tree:
            return preview([name for name in tree.files if name.lower().endswith(PICTURES)], self.pattern)

    def load(self, form: Input, progress: Progress | None = None) -> Pictures:
        """Pictures in the order of their names with folders; classes in the order of theirs."""
        if not self.path:
            raise UserError(
                say("No folder of pictures is chosen."), say("Choose one whose file names tell the class.")
            )
        with open_tree(self.path) as tree:
            class_names, rows = list_named(tree.files, PICTURES, self.pattern)
            if len(class_names) < 2:
                raise UserError(
                    say("The pattern {pattern} finds {count} classes in the file names of {path}.",
                        pattern=self.pattern, count=len(class_names), path=self.path),
                    say("Change the pattern, so that it finds two classes or more."),
                )  # fmt: skip
            used = {row[0] for row in rows}
            skipped = tuple(
                Skipped(name, say("Its name does not fit the pattern {pattern}.", pattern=self.pattern))
                for name in tree.files
                if name not in used and name.lower().endswith(PICTURES)
            )
            return load_files(tree, Listing(tuple(class_names), rows, skipped), form, progress)

    def script(self, form: Input) -> str:
        """Reads the same folder, by its absolute path."""
        listing = f"list_named(names, SUFFIXES, {self.pattern!r})"
        return files_script(self.path, form, (list_named,), listing)

    def describe(self) -> str:
        """The folder's own name."""
        return name_of(self.path, "folder")


def preview(names: list[str], pattern: str) -> tuple[dict[str, int], list[str]]:
    """Label -> number of names, the most frequent first; and the names that do not fit.

    Raises ValueError, with the reason, where the pattern is none.
    """
    counts: Counter[str] = Counter()
    others = []
    for name in names:
        found = match_name(pattern, name)
        if found is None or "label" not in found:
            others.append(name)
        else:
            counts[found["label"]] += 1
    return dict(counts.most_common()), others


def list_named(names: list[str], suffixes: tuple[str, ...], pattern: str) -> tuple[list[str], list[Row]]:
    """Class names, and the rows of all pictures whose names fit the pattern, in order."""
    found = []
    for name in names:
        match = match_name(pattern, name) if name.lower().endswith(suffixes) else None
        if match is not None:
            part = PART_NAMES.get(name.split("/")[0].lower(), -1) if "/" in name else -1
            found.append((name, match["label"], part, match.get("group", "")))
    class_names = sorted({label for _, label, _, _ in found})
    labels = {name: label for label, name in enumerate(class_names)}
    return class_names, [(name, labels[label], part, group) for name, label, part, group in found]
