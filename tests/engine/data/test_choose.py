"""What the user types for a data source finds it, or tells the choices."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from engine.data.choose import source_from
from engine.data.sources.digits import Digits
from engine.data.sources.folder import Folder
from engine.data.sources.shapes import Shapes
from engine.layers.input import Input
from engine.spec.message import UserError


def test_names_in_any_case() -> None:
    assert source_from("digits") == Digits()
    assert source_from("Shapes") == Shapes()


def test_a_folder_by_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("cat", "dog"):
        (tmp_path / "digits" / name).mkdir(parents=True)
        Image.new("L", (4, 4)).save(tmp_path / "digits" / name / "1.png")
    monkeypatch.chdir(tmp_path)
    assert source_from(str(tmp_path / "digits")) == Folder(path=str(tmp_path / "digits"))
    assert source_from("./digits") == Folder(path="./digits")
    assert source_from("digits") == Digits()
    monkeypatch.setenv("HOME", str(tmp_path))
    assert source_from("~/digits") == Folder(path="~/digits")
    assert source_from("~/digits").describe() == "digits"
    assert source_from("~/digits").load(Input(channels=1, height=2, width=2)).counts() == (1, 1)


@pytest.mark.parametrize("text", ["", "cifar", "/no/such/folder", "folder"])
def test_anything_else_names_the_choices(text: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UserError, match="no data source") as caught:
        source_from(text)
    assert "digits, shapes" in str(caught.value.advice)


def test_what_is_not_recognised_tells_what_was_looked_for(tmp_path: Path) -> None:
    (tmp_path / "a.png").touch()
    with pytest.raises(UserError, match="is one picture"):
        source_from(str(tmp_path / "a.png"))
    with pytest.raises(UserError, match="is not recognised") as caught:
        source_from(str(tmp_path))
    assert "one subfolder for each class" in str(caught.value.advice)
