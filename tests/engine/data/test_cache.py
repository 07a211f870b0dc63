"""The cache of prepared pictures: shared, bounded, and right whatever happened to it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.data import cache, files
from engine.data.dataset import Pictures, divide
from engine.data.rows import Rows
from engine.data.sources.folder import Folder
from engine.layers.input import Input
from engine.spec.data import DataSpec
from engine.spec.message import UserError, say

ROOT = Path(__file__).parents[3]
FORM = Input(channels=3, height=16, width=12)
BYTES = 3 * 16 * 12


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """60 pictures in two classes."""
    rng = np.random.default_rng(0)
    for name in ("cat", "dog"):
        (tmp_path / "pets" / name).mkdir(parents=True)
        for number in range(30):
            pixels = rng.integers(0, 256, (20, 17, 3), dtype=np.uint8)
            Image.fromarray(pixels).save(tmp_path / "pets" / name / f"{number:02}.png")
    return tmp_path / "pets"


@pytest.fixture
def plain(folder: Path) -> np.ndarray:
    """The pictures as they come without the cache."""
    return np.asarray(Folder(path=str(folder)).load(FORM).images)


@pytest.fixture
def cached(plain: np.ndarray, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """From here on every set goes through the cache, and stays in its file. Its folder."""
    monkeypatch.setattr(cache, "cache_folder", lambda: tmp_path / "cache")
    monkeypatch.setattr(cache, "CACHED_BYTES", 0)
    monkeypatch.setattr(cache, "HELD_BYTES", 0)
    return tmp_path / "cache"


class Decoded:
    """Counts the files that are decoded."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.names: list[str] = []
        real = files.open_picture

        def count(path: Path, *rest: object, **options: object) -> Image.Image:
            self.names.append(Path(path).parent.name + "/" + Path(path).name)
            return real(path, *rest, **options)  # type: ignore[arg-type]

        monkeypatch.setattr(files, "open_picture", count)


@pytest.fixture
def decoded(cached: Path, monkeypatch: pytest.MonkeyPatch) -> Decoded:
    return Decoded(monkeypatch)


def load(folder: Path, form: Input = FORM) -> Pictures:
    return Folder(path=str(folder)).load(form)


def kept(cached: Path) -> list[str]:
    return sorted(path.suffix for path in cached.iterdir())


def test_pictures_are_decoded_once_and_stay_in_the_file(
    folder: Path, plain: np.ndarray, cached: Path, decoded: Decoded
) -> None:
    first = load(folder)
    assert isinstance(first.images, Rows)
    assert first.images.array is None
    assert len(decoded.names) == 60
    told: list[tuple[int, int]] = []
    again = Folder(path=str(folder)).load(FORM, lambda *p: told.append(p))
    assert len(decoded.names) == 60
    assert told == [(60, 60)]
    for pictures in (first, again):
        assert np.array_equal(pictures.images[:], plain)
        assert pictures.class_names == ("cat", "dog")
        assert pictures.labels.tolist() == [0] * 30 + [1] * 30
        assert pictures.keys[31] == "dog/01.png"
        assert pictures.sizes.tolist() == [[17, 20]] * 60  # type: ignore[union-attr]
        assert pictures.modes.tolist() == ["RGB"] * 60  # type: ignore[union-attr]
    assert kept(cached) == [".pictures"]


def test_a_set_that_fits_is_read_into_memory(
    folder: Path, plain: np.ndarray, cached: Path, decoded: Decoded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "HELD_BYTES", 60 * BYTES)
    for _ in range(2):
        images = load(folder).images
        assert isinstance(images, Rows)
        assert images.array is not None
        assert np.array_equal(images[:], plain)
    assert len(decoded.names) == 60


def test_another_size_is_another_file(folder: Path, cached: Path, decoded: Decoded) -> None:
    load(folder)
    assert load(folder, Input(channels=1, height=8, width=8)).images.shape == (60, 1, 8, 8)
    load(folder)
    assert len(decoded.names) == 120
    assert kept(cached) == [".pictures"] * 2


def test_only_files_that_changed_or_came_are_decoded_again(
    folder: Path, cached: Path, decoded: Decoded
) -> None:
    load(folder)
    decoded.names.clear()
    Image.new("RGB", (9, 9), (255, 0, 0)).save(folder / "cat" / "07.png")
    Image.new("RGB", (9, 9), (0, 255, 0)).save(folder / "dog" / "99.png")
    (folder / "dog" / "00.png").unlink()
    images = load(folder).images
    assert sorted(decoded.names) == ["cat/07.png", "dog/99.png"]
    assert images[7].reshape(3, -1).max(1).tolist() == [255, 0, 0]
    assert images[59].reshape(3, -1).max(1).tolist() == [0, 255, 0]
    cache_free = np.asarray(images)
    for path in cached.iterdir():
        path.unlink()
    assert np.array_equal(cache_free, load(folder).images[:])


def test_the_same_size_and_another_time_counts_as_changed(
    folder: Path, cached: Path, decoded: Decoded
) -> None:
    load(folder)
    os.utime(folder / "cat" / "03.png", ns=(1, 1))
    load(folder)
    assert decoded.names[60:] == ["cat/03.png"]


def test_what_cannot_be_read_is_told_each_time(folder: Path, cached: Path, decoded: Decoded) -> None:
    (folder / "dog" / "05.png").write_bytes(b"no picture")
    first, again = load(folder), load(folder)
    assert decoded.names[60:] == ["dog/05.png"]  # the reason may be gone
    assert len(first) == len(again) == 59
    assert [str(s.reason) for s in again.skipped] == [str(s.reason) for s in first.skipped]
    assert "not a picture" in str(again.skipped[0].reason)
    assert np.array_equal(first.images[:], again.images[:])
    assert first.labels.tolist() == again.labels.tolist() == [0] * 30 + [1] * 29


def test_what_could_not_be_read_is_taken_in_once_it_can(
    folder: Path, plain: np.ndarray, cached: Path, decoded: Decoded, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = files.open_picture

    def forbid(path: Path, *rest: object, **options: object) -> Image.Image:
        if path.name == "05.png":
            raise UserError(say("not allowed"))
        return count(path, *rest, **options)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(files, "open_picture", forbid)
        assert len(load(folder)) == 58
    decoded.names.clear()
    assert np.array_equal(load(folder).images[:], plain)
    assert sorted(decoded.names) == ["cat/05.png", "dog/05.png"]
    assert np.array_equal(load(folder).images[:], plain)
    assert len(decoded.names) == 2
    assert kept(cached) == [".pictures"]


def test_a_load_that_is_killed_half_way_goes_on_where_it_stopped(
    folder: Path, plain: np.ndarray, cached: Path, decoded: Decoded
) -> None:
    for number in range(60, 200):
        Image.new("RGB", (30, 30), (number, 0, 0)).save(folder / "dog" / f"z{number:03}.png")
    program = f"""
import os, signal
from pathlib import Path
from engine.data import cache
from engine.data.sources.folder import Folder
from engine.layers.input import Input
cache.cache_folder = lambda: Path({str(cached)!r})
cache.CACHED_BYTES = cache.HELD_BYTES = 0
def progress(done, total):
    if done == 25:
        os.kill(os.getpid(), signal.SIGKILL)
Folder(path={str(folder)!r}).load(Input(channels=3, height=16, width=12), progress)
"""
    killed = subprocess.run([sys.executable, "-c", program], cwd=ROOT, timeout=60)
    assert killed.returncode == -9
    assert kept(cached) == [".part"]
    images = load(folder).images
    assert 80 < len(decoded.names) <= 175
    assert np.array_equal(images[:60], plain)
    assert images[60:, 0, 0, 0].tolist() == list(range(60, 200))
    assert kept(cached) == [".pictures"]


def test_a_load_that_is_cancelled_goes_on_where_it_stopped(
    folder: Path, plain: np.ndarray, cached: Path, decoded: Decoded
) -> None:
    class CancelledError(Exception):
        pass

    def cancel(done: int, total: int) -> None:
        if done == 40:
            raise CancelledError

    before = threading.active_count()
    with pytest.raises(CancelledError):
        Folder(path=str(folder)).load(FORM, cancel)
    assert threading.active_count() == before
    decoded.names.clear()
    assert np.array_equal(load(folder).images[:], plain)
    assert len(decoded.names) <= 20


def damage(path: Path, kind: str) -> None:
    content = bytearray(path.read_bytes())
    if kind == "cut short":
        content = content[: len(content) // 2]
    elif kind == "empty":
        content = bytearray()
    elif kind == "another head":
        content[:8] = b"PKsomeZI"
    elif kind == "pixels of zeros":
        start = cache._offset((60, 3, 16, 12))
        content[start : start + 60 * BYTES] = bytes(60 * BYTES)
    elif kind == "a table of zeros":
        content[40:1000] = bytes(960)
    elif kind == "a huge count":
        content[8:16] = (2**62).to_bytes(8, "little")
    elif kind == "another end":
        content[-40:-24] = b"x" * 16
    path.write_bytes(content)


@pytest.mark.parametrize(
    "kind",
    [
        "cut short",
        "empty",
        "another head",
        "pixels of zeros",
        "a table of zeros",
        "a huge count",
        "another end",
    ],
)
def test_a_damaged_file_is_made_anew(
    kind: str, folder: Path, plain: np.ndarray, cached: Path, decoded: Decoded
) -> None:
    load(folder)
    damage(next(cached.iterdir()), kind)
    decoded.names.clear()
    assert np.array_equal(load(folder).images[:], plain)
    assert len(decoded.names) == 60
    decoded.names.clear()
    assert np.array_equal(load(folder).images[:], plain)
    assert decoded.names == []


def test_a_damaged_leftover_gives_only_what_is_whole_of_it(
    folder: Path, plain: np.ndarray, cached: Path, decoded: Decoded
) -> None:
    load(folder)
    whole = next(cached.iterdir())
    content = bytearray(whole.read_bytes())
    start = cache._offset((60, 3, 16, 12))
    content[start + 5 * BYTES : start + 15 * BYTES] = bytes(10 * BYTES)
    whole.unlink()
    whole.with_name(f"{whole.stem}-00000000.part").write_bytes(content)
    decoded.names.clear()
    assert np.array_equal(load(folder).images[:], plain)
    assert sorted(decoded.names) == [f"cat/{number:02}.png" for number in range(5, 15)]


def test_the_least_recently_used_file_goes_first(
    folder: Path, cached: Path, decoded: Decoded, monkeypatch: pytest.MonkeyPatch
) -> None:
    forms = [Input(channels=3, height=16, width=width) for width in (12, 11, 10)]
    for age, form in enumerate(forms):
        load(folder, form)
        newest = max(cached.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        os.utime(newest, (time.time() - 1000 + age,) * 2)
    load(folder, forms[0])  # used again
    total = sum(path.stat().st_size for path in cached.iterdir())
    monkeypatch.setattr(cache, "LIMIT_BYTES", total + 1000)
    load(folder, Input(channels=3, height=16, width=9))
    assert sum(path.stat().st_size for path in cached.iterdir()) <= total + 1000
    decoded.names.clear()
    for form in (forms[0], forms[2]):
        load(folder, form)
    assert decoded.names == []
    load(folder, forms[1])
    assert len(decoded.names) == 60


def test_a_set_beyond_the_bound_is_refused_with_the_remedy(
    folder: Path, cached: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STRATA_CACHE_GB", "0.00001")
    with pytest.raises(UserError, match=r"60 pictures of 12 x 16 take.*STRATA_CACHE_GB.*smaller size"):
        load(folder)


def test_a_full_disk_is_told_and_leaves_nothing(
    folder: Path, cached: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: object, content: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cache._Growing, "_write_all", full)
    with pytest.raises(UserError, match=r"no space left on device.*Free some space"):
        load(folder)
    assert list(cached.iterdir()) == []


def test_a_cache_that_cannot_be_written_matters_only_to_large_sets(
    folder: Path, plain: np.ndarray, cached: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cached.write_text("a file where the folder should be")
    with pytest.raises(UserError, match="Free some space"):
        load(folder)
    monkeypatch.setattr(cache, "HELD_BYTES", 60 * BYTES)
    assert np.array_equal(load(folder).images, plain)


def test_two_at_once_do_not_disturb_each_other(folder: Path, plain: np.ndarray, cached: Path) -> None:
    results: list[np.ndarray] = []
    workers = [threading.Thread(target=lambda: results.append(load(folder).images[:])) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert len(results) == 4
    assert all(np.array_equal(images, plain) for images in results)
    assert kept(cached) == [".pictures"]


def test_parts_of_a_mapped_set_equal_those_in_memory(folder: Path, plain: np.ndarray, cached: Path) -> None:
    pictures = load(folder)
    spec = DataSpec(source=Folder(path=str(folder)))
    mapped = divide(pictures, spec)
    held = divide(Pictures(plain, pictures.labels, pictures.class_names), spec)
    for ours, theirs in zip(
        (mapped.train, mapped.validation, mapped.test), (held.train, held.validation, held.test), strict=True
    ):
        assert isinstance(ours.images, Rows)
        assert np.array_equal(ours.images[:], theirs.images)
    assert np.array_equal(mapped.mean, held.mean)
    assert np.array_equal(mapped.std, held.std)


def test_rows_are_indexed_as_an_array_is(folder: Path, plain: np.ndarray, cached: Path) -> None:
    rows = load(folder).images
    assert isinstance(rows, Rows)
    order = np.array([5, 3, 50, 3])
    mask = np.arange(60) % 7 == 0
    for key in (0, -1, np.int64(4), slice(2, 9), slice(None, None, -3), order, mask, (3, 1), (3, 0, 2),
                (slice(1, 4), 2), (order, slice(1, 3), 5)):  # fmt: skip
        assert np.array_equal(rows[key], plain[key])
    assert np.array_equal(rows.subset(order)[1:3], plain[order][1:3])
    assert np.array_equal(rows.subset(mask).subset(np.array([2, 0]))[:], plain[mask][[2, 0]])
    assert (len(rows), rows.shape, rows.nbytes, rows.dtype) == (60, plain.shape, plain.nbytes, plain.dtype)
    assert np.array_equal(np.asarray(rows), plain)
    with pytest.raises(IndexError):
        rows[60]


def test_reading_all_of_a_file_gives_its_pages_back(
    folder: Path, plain: np.ndarray, cached: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine.data import rows as rows_module

    monkeypatch.setattr(rows_module, "RESIDENT_BYTES", 5 * BYTES)
    rows = load(folder).images
    rng = np.random.default_rng(1)
    for _ in range(50):
        order = rng.integers(0, 60, 4)
        assert np.array_equal(rows[order], plain[order])
