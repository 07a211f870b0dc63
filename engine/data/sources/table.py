"""Table: pictures whose labels stand in a CSV or TSV file."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from engine.data.dataset import Pictures
from engine.data.files import Listing, load_files, name_of
from engine.data.formats.names import PART_NAMES
from engine.data.formats.tree import Tree, open_tree
from engine.data.scripts import PICTURES, files_script
from engine.layers.input import Input
from engine.spec.message import Message, UserError, say
from engine.spec.source import DataSource, Progress, Skipped

if TYPE_CHECKING:
    from engine.data.files import Row

SUFFIXES = (".csv", ".tsv")
LARGEST_TABLE = 64 << 20
LABEL_NAMES = ("label", "class", "category", "target", "breed", "species", "classname", "class_name", "y")
SPLIT_NAMES = ("split", "part", "set", "subset", "partition")
GROUP_NAMES = ("group", "subject", "patient", "person", "subject_id", "patient_id", "patientid", "person_id")


class Table(DataSource):
    """Your own pictures with a CSV or TSV table that tells each one's class.

    A row for each picture: its file name (with or without folders and ending) and its class; if there
    is, its part (train, val, test) and its subject, whose pictures stay together when they are split.
    The delimiter, the heading and the columns are found; where they are found wrongly, name the columns.
    """

    title: ClassVar[str] = "Labels in a table"
    type: Literal["Table"] = "Table"
    recognise_rank: ClassVar[int] = 50
    names_pictures: ClassVar[bool] = True

    path: str = Field(
        "",
        description="The table, beside its pictures; or the folder, zip or tar that holds both.",
        json_schema_extra={"path": "file"},
    )
    file_column: str = Field("", description="The heading above the file names. Empty: found by itself.")
    label_column: str = Field("", description="The heading above the classes. Empty: found by itself.")
    split_column: str = Field(
        "", description="The heading above train, val and test. Empty: found by itself, if there is one."
    )
    group_column: str = Field(
        "", description="The heading above the subjects. Empty: found by itself, if there is one."
    )

    @property
    def gives_parts(self) -> bool:
        return True

    @classmethod
    def recognise(cls, tree: Tree) -> tuple[DataSource, Message] | None:
        """A table that names half of its pictures or more, and two classes or more."""
        if not any(name.lower().endswith(PICTURES) for name in tree.files):
            return None
        for table in _tables(tree)[:20]:
            try:
                class_names, rows, missing = list_table(
                    tree.files, PICTURES, table, tree.read(table, LARGEST_TABLE), ()
                )
            except ValueError:
                continue
            if len(class_names) >= 2 and len(rows) >= len(missing):
                return cls(path=tree.path), say(
                    "Labels in the table {table}: {classes} classes, {count} pictures.",
                    table=table, classes=f"{len(class_names):,}", count=f"{len(rows):,}",
                )  # fmt: skip
        return None

    def load(self, form: Input, progress: Progress | None = None) -> Pictures:
        """Pictures in the order of the rows; classes in the order of their names."""
        if not self.path:
            raise UserError(say("No table is chosen."), say("Choose a CSV or TSV file beside its pictures."))
        root, wanted = self._place()
        with open_tree(root) as tree:
            columns = (self.file_column, self.label_column, self.split_column, self.group_column)
            problem: UserError | None = None
            for table in [wanted] if wanted else _tables(tree)[:20]:
                try:
                    content = tree.read(table, LARGEST_TABLE)
                    class_names, rows, missing = list_table(tree.files, PICTURES, table, content, columns)
                except UserError:
                    raise
                except ValueError as error:
                    problem = problem or UserError(
                        say("The table {table} cannot be used: {reason}.", table=table, reason=str(error)),
                        say("Name its columns, or save it anew as CSV with a heading."),
                    )
                    continue
                if len(class_names) < 2:
                    raise UserError(
                        say("The table {table} tells less than two classes.", table=table),
                        say("Choose the column that holds the classes."),
                    )
                skipped = tuple(Skipped(name, say("There is no such picture.")) for name in missing)
                return load_files(tree, Listing(tuple(class_names), rows, skipped), form, progress)
        raise problem or UserError(
            say("There is no CSV or TSV file in {path}.", path=self.path), say("Choose the table itself.")
        )

    def script(self, form: Input) -> str:
        """Reads the same table, by its absolute path."""
        root, wanted = self._place()
        if not wanted:
            with open_tree(root) as tree:
                wanted = next(iter(_tables(tree)), "")
        columns = (self.file_column, self.label_column, self.split_column, self.group_column)
        listing = f"list_table(names, SUFFIXES, {wanted!r}, read({wanted!r}), {columns!r})[:2]"
        source = files_script(root, form, (list_table,), listing)
        constants = (
            f"LABEL_NAMES = {LABEL_NAMES!r}\nSPLIT_NAMES = {SPLIT_NAMES!r}\nGROUP_NAMES = {GROUP_NAMES!r}"
        )
        return "import csv\n" + source.replace("Row = tuple", f"{constants}\nRow = tuple", 1)

    def describe(self) -> str:
        """The table's or folder's own name."""
        return name_of(self.path, "table")

    def _place(self) -> tuple[str, str]:
        """The folder or archive, and the table in it, if the path names it."""
        if self.path.lower().endswith(SUFFIXES):
            path = Path(self.path)
            return str(path.parent), path.name
        return self.path, ""


def _tables(tree: Tree) -> list[str]:
    """Names of tables, the least deep first."""
    tables = [name for name in tree.files if name.lower().endswith(SUFFIXES)]
    return sorted(tables, key=lambda name: (name.count("/"), name))


def list_table(
    names: list[str], suffixes: tuple[str, ...], table: str, content: bytes, columns: tuple[str, ...]
) -> tuple[list[str], list[Row], list[str]]:
    """Class names, the rows of the pictures in the table's order, and the files that are not there.

    `columns` are the headings of file, label, split and group, each "" if it is to be found. Raises
    ValueError, with the reason as a clause.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    first = text.partition("\n")[0]
    delimiter = max("\t;,|", key=first.count)
    if any(line.count(delimiter) > 1000 for line in text.splitlines()):
        raise ValueError("it has more than a thousand columns")
    try:
        lines = [row for row in csv.reader(text.splitlines(), delimiter=delimiter) if any(row)]
    except csv.Error as error:
        raise ValueError(f"it is no table ({error})") from None
    if not lines or len(lines[0]) < 2:
        raise ValueError("it has less than two columns")
    width = len(lines[0])
    lines = [[cell.strip() for cell in line[:width]] + [""] * (width - len(line)) for line in lines]

    folder = table.rpartition("/")[0]
    by_name: dict[str, str] = {}  # what a row may call a picture -> its name; "" if that is two
    for name in names:
        if name.lower().endswith(suffixes):
            near = name.removeprefix(folder + "/") if folder else name
            last = name.rpartition("/")[2]
            for key in {name, near, last, last.rpartition(".")[0], near.rpartition(".")[0]}:
                by_name[key] = "" if by_name.get(key, name) != name else name
    if not by_name:
        raise ValueError("there are no pictures beside it")

    def picture(cell: str) -> str:
        path = cell.replace("\\", "/").removeprefix("./")
        return by_name.get(path) or by_name.get(path.rpartition("/")[2]) or ""

    heading = [cell.lower() for cell in lines[0]]
    wanted = [*columns, "", "", "", ""][:4]
    for column in wanted:
        if column and column.lower() not in heading:
            raise ValueError(f"it has no column {column}")
    sample = lines[1:200] or lines
    hits = [sum(bool(picture(line[at])) for line in sample) for at in range(width)]
    file_at = heading.index(wanted[0].lower()) if wanted[0] else hits.index(max(hits))
    if hits[file_at] * 2 < len(sample):
        raise ValueError("no column holds the names of the pictures beside it")
    has_heading = any(wanted) or not picture(lines[0][file_at])
    rows = lines[1:] if has_heading else lines

    def column_of(name: str, usual: tuple[str, ...]) -> int:
        if name:
            return heading.index(name.lower())
        found = [at for at, cell in enumerate(heading) if cell in usual and at != file_at]
        return found[0] if has_heading and found else -1

    split_at = column_of(wanted[2], SPLIT_NAMES)
    if split_at >= 0 and not wanted[2] and not any(row[split_at].lower() in PART_NAMES for row in rows):
        split_at = -1
    group_at = column_of(wanted[3], GROUP_NAMES)
    label_at = column_of(wanted[1], LABEL_NAMES)
    if label_at < 0:
        others = [at for at in range(width) if at not in (file_at, split_at, group_at)]
        kinds = {at: len({row[at] for row in rows}) for at in others}
        several = [at for at in others if kinds[at] > 1]
        if not several:
            raise ValueError("no column holds the classes")
        label_at = min(several, key=lambda at: kinds[at])

    found, missing, seen = [], [], set()
    for row in rows:
        name = picture(row[file_at])
        if not name or not row[label_at]:
            missing.append(row[file_at] or "a row without a file")
        elif name not in seen:
            seen.add(name)
            part = PART_NAMES.get(row[split_at].lower(), -1) if split_at >= 0 else -1
            group = (row[group_at] or name) if group_at >= 0 else ""
            found.append((name, row[label_at], part, group))
    class_names = sorted({label for _, label, _, _ in found})
    if class_names and all(name.isascii() and name.isdigit() and len(name) < 10 for name in class_names):
        class_names.sort(key=int)
    labels = {name: label for label, name in enumerate(class_names)}
    return class_names, [(name, labels[label], part, group) for name, label, part, group in found], missing
