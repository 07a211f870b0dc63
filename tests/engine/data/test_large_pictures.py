"""Pictures of many megapixels: made smaller while nobody else decodes one, refused beyond a limit."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.data import prepare
from engine.data.prepare import open_picture, prepare_picture
from engine.spec.message import UserError

WIDTH, HEIGHT = 5000, 4000
"""20 megapixels."""


@pytest.fixture(scope="module", params=["L", "RGBA", "CMYK", "P", "I;16"])
def large(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A slope from corner to corner, to be turned right by its EXIF orientation."""
    slope = np.add.outer(np.linspace(0, 60, HEIGHT), np.linspace(0, 140, WIDTH)).astype(np.uint8)
    picture = Image.fromarray(slope)
    exif = Image.Exif()
    exif[0x0112] = 6
    mode = request.param
    path = tmp_path_factory.mktemp("large") / f"a.{'tif' if mode == 'CMYK' else 'png'}"
    picture = Image.fromarray(slope.astype(np.uint16) * 257) if mode == "I;16" else picture.convert(mode)
    if mode == "RGBA":
        picture.putalpha(Image.fromarray((slope // 2) + 60))
    picture.save(path, exif=exif, **({"compress_level": 1} if path.suffix == ".png" else {}))
    return path


def test_made_smaller_it_is_the_same_picture_turned_upright(large: Path) -> None:
    small, whole = open_picture(large, least=16), open_picture(large)
    assert whole.size == (HEIGHT, WIDTH)
    assert min(small.size) in range(32, 36)
    assert small.info["whole size"] == whole.info["whole size"] == (HEIGHT, WIDTH)
    for channels, fit in ((3, "stretch"), (1, "crop")):
        one, other = (prepare_picture(p, channels, 12, 16, fit).astype(int) for p in (small, whole))
        assert np.abs(one - other).max() <= 3


def test_one_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held, most = 0, 0

    class Counting:
        lock = threading.Lock()

        def __enter__(self) -> None:
            nonlocal held, most
            self.lock.acquire()
            held += 1
            most = max(most, held)

        def __exit__(self, *_: object) -> None:
            nonlocal held
            held -= 1
            self.lock.release()

    monkeypatch.setattr(prepare, "_alone", Counting())
    Image.new("1", (WIDTH, HEIGHT)).save(tmp_path / "large.png")
    Image.new("1", (400, 400)).save(tmp_path / "small.png")
    open_picture(tmp_path / "small.png")
    assert most == 0
    threads = [threading.Thread(target=open_picture, args=(tmp_path / "large.png",)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (most, held) == (1, 0)


@pytest.mark.parametrize(
    ("mode", "size", "suffix"),
    [("RGB", (10_001, 10_000), "png"), ("I;16", (7072, 7072), "png"), ("1", (7072, 7072), "webp")],
)
def test_beyond_the_limit_it_is_refused_by_name(
    mode: str, size: tuple[int, int], suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / f"huge.{suffix}"
    Image.new(mode, size).save(path, **({"lossless": True, "quality": 0} if suffix == "webp" else {}))
    with pytest.raises(UserError, match=r"huge\.\w+ has more pixels than are read") as caught:
        open_picture(path, least=16)
    assert "100 million" in str(caught.value.advice)


def test_up_to_the_limit_it_is_read(tmp_path: Path) -> None:
    Image.new("1", (13_000, 13_000)).save(tmp_path / "a.png")
    assert open_picture(tmp_path / "a.png", least=16).mode == "L"
