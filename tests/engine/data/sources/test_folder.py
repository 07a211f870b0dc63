"""Folders of pictures: what is read, in which order, what is passed over, and what is refused."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.data.sources.folder import Folder
from engine.layers.input import Input
from engine.spec.message import UserError

FRUIT = Path(__file__).resolve().parents[4].parent / "shared/data/fruit-photos"
FORM = Input(channels=3, height=6, width=5)


def save(path: Path, value: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (9, 8), (value, value, value)).save(path)
    return path


@pytest.fixture
def pets(tmp_path: Path) -> Path:
    """cat: 1.png, 10.PNG, deep/2.jpg; dog: a.bmp, b.GIF. The gray value tells which is which."""
    root = tmp_path / "pets"
    for name, value in {
        "cat/1.png": 10, "cat/10.PNG": 20, "cat/deep/2.jpg": 30, "dog/a.bmp": 40, "dog/b.GIF": 50,
    }.items():  # fmt: skip
        save(root / name, value)
    return root


def refusal(root: Path | str) -> UserError:
    with pytest.raises(UserError) as caught:
        Folder(path=str(root)).load(FORM)
    assert caught.value.advice
    return caught.value


def test_pictures_come_in_the_order_of_their_names(pets: Path) -> None:
    pictures = Folder(path=str(pets)).load(FORM)
    assert pictures.class_names == ("cat", "dog")
    assert pictures.labels.tolist() == [0, 0, 0, 1, 1]
    assert pictures.images[:, 0, 0, 0].tolist() == [10, 20, 30, 40, 50]
    assert pictures.images.shape == (5, 3, 6, 5)
    assert pictures.counts() == (3, 2)
    assert pictures.skipped == ()


def test_hidden_files_and_other_files_are_passed_over(pets: Path) -> None:
    save(pets / "cat/.hidden.png")
    save(pets / "cat/.trash/a.png")
    save(pets / ".git/a.png")
    save(pets / "loose.png")
    (pets / "dog/notes.txt").write_text("no picture, and no error")
    (pets / "dog/folder.png").mkdir()
    pictures = Folder(path=str(pets)).load(FORM)
    assert (pictures.counts(), pictures.skipped) == ((3, 2), ())


def test_a_broken_picture_is_reported_and_the_rest_used(pets: Path) -> None:
    (pets / "cat/0.jpg").write_bytes(b"no picture")
    (pets / "dog/c.png").write_bytes(save(pets / "dog/c.png").read_bytes()[:45])
    (pets / "dog/d.heic").write_bytes(b"\0\0\0\x18ftypheic")
    pictures = Folder(path=str(pets)).load(FORM)
    assert [skipped.path for skipped in pictures.skipped] == ["cat/0.jpg", "dog/c.png", "dog/d.heic"]
    assert "not a picture" in str(pictures.skipped[0].reason)
    assert "damaged" in str(pictures.skipped[1].reason)
    assert "HEIC" in str(pictures.skipped[2].reason)
    assert pictures.images[:, 0, 0, 0].tolist() == [10, 20, 30, 40, 50]
    assert pictures.labels.tolist() == [0, 0, 0, 1, 1]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_links(pets: Path) -> None:
    """Links to pictures and class folders count; loops do not; a broken link is reported."""
    save(pets.parent / "elsewhere/x.png", 60)
    (pets / "emu").symlink_to(pets.parent / "elsewhere")
    (pets / "cat/loop").symlink_to(pets)
    (pets / "loop").symlink_to(pets)
    (pets / "above").symlink_to(pets.parent)
    (pets / "self").symlink_to(pets / "self")
    (pets / "dog/broken.png").symlink_to(pets / "nowhere.png")
    (pets / "dog/c.png").symlink_to(pets.parent / "elsewhere/x.png")
    os.mkfifo(pets / "dog/pipe.png")
    pictures = Folder(path=str(pets)).load(FORM)
    assert pictures.class_names == ("cat", "dog", "emu")
    assert pictures.counts() == (3, 3, 1)
    assert [skipped.path for skipped in pictures.skipped] == ["dog/broken.png"]


def test_a_missing_path() -> None:
    assert "no file or folder /no/such" in str(refusal("/no/such"))


def test_no_path_at_all() -> None:
    assert "No folder" in str(refusal(""))


def test_a_file_instead_of_a_folder(tmp_path: Path) -> None:
    assert "neither a folder nor an archive" in str(refusal(save(tmp_path / "a.png")))


def test_an_empty_folder(tmp_path: Path) -> None:
    assert "is empty" in str(refusal(tmp_path))


def test_one_picture_without_a_class(tmp_path: Path) -> None:
    save(tmp_path / "a.png")
    assert "no subfolders" in str(refusal(tmp_path))


def test_one_picture_in_one_class(tmp_path: Path) -> None:
    save(tmp_path / "cat/a.png")
    assert "one class only, cat" in str(refusal(tmp_path))


def test_one_class_only(pets: Path) -> None:
    for picture in (pets / "dog").iterdir():
        picture.unlink()
    (pets / "dog").rmdir()
    assert "one class only, cat" in str(refusal(pets))


def test_classes_without_pictures(pets: Path) -> None:
    (pets / "eel").mkdir()
    (pets / "fox").mkdir()
    (pets / "fox/notes.txt").write_text("none yet")
    assert "no picture in eel, fox" in str(refusal(pets))


def test_a_class_with_broken_pictures_only(pets: Path) -> None:
    (pets / "eel").mkdir()
    (pets / "eel/a.png").write_bytes(b"")
    error = refusal(pets)
    assert "No picture of the class eel can be used" in str(error)
    assert "a.png is not a picture" in str(error)


def test_parts_instead_of_classes(pets: Path) -> None:
    save(pets.parent / "set/Train/cat/a.png")
    save(pets.parent / "set/val/cat/a.png")
    error = refusal(pets.parent / "set")
    assert "parts Train, val" in str(error)
    assert "Parts in folders" in str(error.advice)


def test_a_forbidden_folder(pets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> None:
        raise PermissionError(13, "denied", path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert f"{pets} may not be read" in str(refusal(pets))


def test_too_many_for_memory(pets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(np, "empty", refuse)
    assert "5 pictures of 5 x 6 do not fit" in str(refusal(pets))


def test_progress_counts_each_file(pets: Path) -> None:
    seen: list[tuple[int, int]] = []
    Folder(path=str(pets)).load(FORM, lambda done, total: seen.append((done, total)))
    assert seen == [(done, 5) for done in range(1, 6)]


def test_progress_may_cancel_and_leaves_no_thread(pets: Path) -> None:
    def cancel(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        Folder(path=str(pets)).load(FORM, cancel)
    assert not [t for t in threading.enumerate() if t.name.startswith("pictures")]


@pytest.mark.parametrize("background", [(255, 255, 255), (0, 128, 0)])
def test_what_is_transparent_shows_the_chosen_background(
    pets: Path, background: tuple[int, int, int]
) -> None:
    Image.new("RGBA", (5, 5), (200, 10, 30, 0)).save(pets / "cat/glass.png")
    form = FORM.edited(channels=3, background=f"#{bytes(background).hex()}")
    source = Folder(path=str(pets))
    pictures = source.load(form)
    row = pictures.keys.index("cat/glass.png")
    assert (pictures.images[row] == np.array(background)[:, None, None]).all()
    script: dict[str, object] = {}
    exec(source.script(form), script)
    assert (script["load_pictures"]()[0] == pictures.images).all()  # type: ignore[operator]


@pytest.mark.parametrize("fit", ["stretch", "crop", "pad"])
def test_the_script_gives_the_same_pictures(pets: Path, fit: str, capsys) -> None:
    (pets / "cat/0.jpg").write_bytes(b"no picture")
    source, form = Folder(path=str(pets)), Input(channels=1, height=4, width=9, fit=fit)
    script: dict[str, object] = {}
    exec(source.script(form), script)
    images, labels, class_names = script["load_pictures"]()  # type: ignore[operator]
    pictures = source.load(form)
    assert (images == pictures.images).all()
    assert (labels == pictures.labels).all()
    assert labels.dtype == np.int64
    assert class_names == pictures.class_names
    assert "left out cat/0.jpg" in capsys.readouterr().out


def test_a_relative_path_and_the_name(pets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pets)
    assert Folder(path=".").load(FORM).counts() == (3, 2)
    assert Folder(path=".").describe() == "pets"
    assert Folder().describe() == "folder"
    assert repr(str(pets)) in Folder(path=".").script(FORM)


@pytest.mark.shared_data
@pytest.mark.skipif(not FRUIT.is_dir(), reason="the fruit photos are not beside the repository")
def test_fruit_photos_of_all_formats_are_read() -> None:
    source = Folder(path=str(FRUIT / "train"))
    pictures = source.load(Input(channels=3, height=32, width=32))
    files = {path for path in (FRUIT / "train").rglob("*") if path.is_file()}
    assert {path.suffix.lower() for path in files} >= {".jpg", ".png", ".webp", ".gif", ".bmp", ".tif"}
    assert pictures.class_names == ("apple", "banana", "mixed_fruit", "orange")
    assert pictures.counts() == tuple(
        len(list((FRUIT / "train" / name).iterdir())) for name in pictures.class_names
    )
    assert pictures.skipped == ()
    assert all(image.std() > 5 for image in pictures.images)
    assert "holds the parts train, val" in str(refusal(FRUIT))
