"""What the user types for a data source finds it, or tells the choices."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.data.choose import source_from
from engine.data.sources.digits import Digits
from engine.data.sources.folder import Folder
from engine.data.sources.shapes import Shapes
from engine.spec.message import UserError


def test_names_in_any_case() -> None:
    assert source_from("digits") == Digits()
    assert source_from("Shapes") == Shapes()


def test_a_folder_by_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert source_from(str(tmp_path)) == Folder(path=str(tmp_path))
    (tmp_path / "digits").mkdir()
    monkeypatch.chdir(tmp_path)
    assert source_from("./digits") == Folder(path="./digits")
    assert source_from("digits") == Digits()
    monkeypatch.setenv("HOME", str(tmp_path))
    assert source_from("~/digits") == Folder(path="~/digits")
    assert source_from("~/digits").describe() == "digits"


@pytest.mark.parametrize("text", ["", "cifar", "/no/such/folder", "folder"])
def test_anything_else_names_the_choices(text: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UserError, match="no data source") as caught:
        source_from(text)
    assert "digits, shapes" in str(caught.value.advice)


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.png").touch()
    with pytest.raises(UserError, match="is a file, not a folder"):
        source_from(str(tmp_path / "a.png"))
