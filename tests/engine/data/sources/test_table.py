"""Tables of labels, as people write them; and pictures that are grouped or named by a pattern."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pydantic import ValidationError

from engine.data.dataset import divide
from engine.data.recognise import recognise
from engine.data.sources.folder import Folder
from engine.data.sources.named_files import NamedFiles, preview
from engine.data.sources.part_folders import PartFolders
from engine.data.sources.table import Table
from engine.layers.input import Input
from engine.spec.data import DataSpec
from engine.spec.message import UserError

FORM = Input(channels=1, height=2, width=2)


def save(path: Path, value: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("L", (3, 3), value).save(path)


@pytest.fixture
def pets(tmp_path: Path) -> Path:
    for number in range(6):
        save(tmp_path / f"images/{number:02}.png", number)
    return tmp_path


TABLES = {
    "plain": "file,label\n00.png,cat\n01.png,dog\n02.png,cat\n03.png,dog\n",
    "no heading": "00.png,cat\n01.png,dog\n02.png,cat\n03.png,dog\n",
    "label first": "cat,00.png\ndog,01.png\ncat,02.png\ndog,03.png\n",
    "semicolons": "id;file;species\n9;00.png;cat\n8;01.png;dog\n7;02.png;cat\n6;03.png;dog\n",
    "tabs": "file\tlabel\n00.png\tcat\n01.png\tdog\n02.png\tcat\n03.png\tdog\n",
    "without ending": "id,breed\n00,cat\n01,dog\n02,cat\n03,dog\n",
    "with folders": "path,class\nimages/00.png,cat\nimages\\01.png,dog\n./images/02.png,cat\n/x/03.png,dog\n",
    "quoted": '"file","label"\r\n"00.png","cat"\r\n"01.png","dog"\r\n"02.png","cat"\r\n"03.png","dog"\r\n',
    "with a mark": "\ufefffile,label\n00.png,cat\n01.png,dog\n02.png,cat\n03.png,dog\n",
    "unusual heading": "name,who,number\n00.png,cat,1\n01.png,dog,2\n02.png,cat,3\n03.png,dog,4\n",
    "spaces and gaps": "file, label\n00.png, cat\n\n01.png, dog\n02.png, cat\n03.png, dog\n\n",
}


@pytest.mark.parametrize("kind", TABLES)
def test_tables_as_people_write_them(kind: str, pets: Path) -> None:
    path = pets / "labels.csv"
    path.write_text(TABLES[kind], encoding="utf-8", newline="")
    for source in (
        Table(path=str(path)),
        Table(path=str(pets)),
        recognise(pets).source,
        recognise(path).source,
    ):
        pictures = source.load(FORM)
        assert pictures.class_names == ("cat", "dog")
        assert pictures.labels.tolist() == [0, 1, 0, 1]
        assert pictures.images[:, 0, 0, 0].tolist() == [0, 1, 2, 3]
        assert (pictures.part, pictures.group, pictures.skipped) == (None, None, ())


def test_split_and_group_columns(pets: Path) -> None:
    rows = ["file,label,split,patient", "00.png,a,train,p", "01.png,b,train,p", "02.png,a,val,q",
            "03.png,b,test,r", "04.png,a,,s", "05.png,b,Validation,"]  # fmt: skip
    (pets / "labels.csv").write_text("\n".join(rows))
    pictures = Table(path=str(pets)).load(FORM)
    assert pictures.part is not None
    assert pictures.part.tolist() == [0, 0, 1, 2, -1, 1]
    assert pictures.group is not None
    assert pictures.group[0] == pictures.group[1]
    assert len(set(pictures.group.tolist())) == 5


def test_columns_by_hand_and_numbers_as_classes(pets: Path) -> None:
    rows = ["file,first,second", *(f"{n:02}.png,{n % 2},{10 - n % 3}" for n in range(6))]
    (pets / "labels.csv").write_text("\n".join(rows))
    pictures = Table(path=str(pets), label_column="Second").load(FORM)
    assert pictures.class_names == ("8", "9", "10")
    assert pictures.labels.tolist() == [2, 1, 0, 2, 1, 0]
    with pytest.raises(UserError, match="no column third"):
        Table(path=str(pets), label_column="third").load(FORM)


def test_rows_without_a_picture_are_told(pets: Path) -> None:
    (pets / "labels.csv").write_text(TABLES["plain"] + "99.png,cat\n04.png,\n00.png,dog\n")
    pictures = Table(path=str(pets)).load(FORM)
    assert [skipped.path for skipped in pictures.skipped] == ["99.png", "04.png"]
    assert pictures.labels.tolist() == [0, 1, 0, 1], "the first row of a picture counts"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "less than two columns"), ("one\ntwo\n", "less than two columns"),
        ("a,b\nx.png,y\nz.png,y\n", "no column holds the names"), ("," * 5000, "a thousand columns"),
        ("file,label\n00.png,cat\n01.png,cat\n", "no column holds the classes|less than two classes"),
    ],
)  # fmt: skip
def test_what_is_no_table_tells_why(text: str, reason: str, pets: Path) -> None:
    (pets / "labels.csv").write_text(text)
    with pytest.raises(UserError, match=reason) as caught:
        Table(path=str(pets)).load(FORM)
    assert caught.value.advice


def test_two_pictures_of_one_name_need_their_folders(tmp_path: Path) -> None:
    for number, name in enumerate(["a/1.png", "b/1.png", "a/2.png"]):
        save(tmp_path / name, number * 50)
    (tmp_path / "t.csv").write_text("file,label\na/1.png,x\nb/1.png,y\n2.png,x\n")
    assert Table(path=str(tmp_path)).load(FORM).images[:, 0, 0, 0].tolist() == [0, 50, 100]


def test_a_preview_of_a_pattern(tmp_path: Path) -> None:
    for number, name in enumerate(["cat_1", "cat_2", "dog_1", "what"]):
        save(tmp_path / f"{name}.png", number)
    source = NamedFiles(path=str(tmp_path))
    assert source.preview() == ({"cat": 2, "dog": 1}, ["what.png"])
    pictures = source.load(FORM)
    assert pictures.counts() == (2, 1)
    assert [skipped.path for skipped in pictures.skipped] == ["what.png"]
    with pytest.raises(ValueError, match="without its"):
        preview(["a.png"], "{label")
    with pytest.raises(UserError, match="finds 0 classes"):
        source.edited(pattern="{label}+{}").load(FORM)


@pytest.mark.parametrize("pattern", ["{}", "", "{label", "{label}{label}"])
def test_a_pattern_needs_a_label(pattern: str) -> None:
    with pytest.raises(ValidationError):
        NamedFiles(path="x", pattern=pattern)


@pytest.mark.parametrize("pattern", ["{}", "{label}", "{group"])
def test_a_group_pattern_needs_a_group(pattern: str) -> None:
    for source in (Folder, PartFolders):
        with pytest.raises(ValidationError):
            source(path="x", group_pattern=pattern)


def test_pictures_of_one_subject_stay_together(tmp_path: Path) -> None:
    for number in range(60):
        save(tmp_path / f"{'ab'[number % 2]}/p{number // 4:02}_{number}.png", number)
    source = Folder(path=str(tmp_path), group_pattern="{group}_{}")
    pictures = source.load(FORM)
    assert pictures.group is not None
    assert len(set(pictures.group.tolist())) == 15
    data = divide(pictures, DataSpec(source=source, validation_fraction=0.2, test_fraction=0.2))
    subjects = [
        set((part.images[:, 0, 0, 0] // 4).tolist()) for part in (data.train, data.validation, data.test)
    ]
    assert sum(map(len, subjects)) == 15
    assert all(subjects)
    script: dict[str, object] = {}
    exec(source.script(FORM), script)
    images, _, _, part, group = script["load_pictures"]()  # type: ignore[operator]
    assert part is None
    assert (group == pictures.group).all()
    assert (images == np.asarray(pictures.images)).all()


def test_named_files_with_groups_and_parts(tmp_path: Path) -> None:
    for number in range(12):
        part = "train" if number < 8 else "val"
        save(tmp_path / f"{part}/p{number // 2}_{'xy'[number % 2]}_{number}.png", number)
    pictures = NamedFiles(path=str(tmp_path), pattern="{group}_{label}_{number}").load(FORM)
    assert pictures.class_names == ("x", "y")
    assert pictures.part is not None
    assert pictures.part.tolist() == [0] * 8 + [1] * 4
    assert pictures.group is not None
    assert pictures.group.tolist() == [n // 2 for n in range(12)]


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("{label}_{n}", "{label}_{number}"), ("{label}.{n}", "{label}.{number}"),
        ("{label}{n}", "{label}{number}"),
        ("{label} ({n})", "{label} ({number})"), ("{n}-{label}", "{number}-{label}"),
        ("{label}_x{n}y", "{label}_{}"), ("z{n}_{label}", "{}_{label}"),
    ],
)  # fmt: skip
def test_patterns_that_are_guessed(name: str, pattern: str, tmp_path: Path) -> None:
    for number in range(12):
        save(tmp_path / (name.format(label=("cat", "dog", "emu")[number % 3], n=number) + ".png"), number)
    source = recognise(tmp_path).source
    assert isinstance(source, NamedFiles)
    assert source.pattern == pattern
    assert source.load(FORM).class_names == ("cat", "dog", "emu")


def test_pictures_without_any_label_are_not_recognised(tmp_path: Path) -> None:
    for number in range(9):
        save(tmp_path / f"IMG_{number}.png", number)
    with pytest.raises(UserError, match="is not recognised"):
        recognise(tmp_path)
