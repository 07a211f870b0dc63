"""Every kind of picture becomes the network's input; every broken file is reported by name."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.data.prepare import (
    FORMATS,
    SUFFIXES,
    eight_bit_picture,
    open_picture,
    prepare_picture,
    prepare_source,
    upright_picture,
)
from engine.spec.message import UserError

REPOSITORY = Path(__file__).resolve().parents[3]
HOSTILE = REPOSITORY.parent / "shared/data/hostile-images"
FITS = ("stretch", "crop", "pad")
MODES = (
    "1", "L", "P", "RGB", "RGBA", "CMYK", "YCbCr", "LAB", "HSV", "I", "F", "LA", "PA", "RGBX", "RGBa",
    "La", "I;16", "I;16L", "I;16B", "I;16N",
)  # fmt: skip


def random_pixels(*shape: int) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, size=shape, dtype=np.uint8)


@pytest.mark.parametrize("fit", FITS)
def test_right_size_and_mode_pass_bit_for_bit(fit: str) -> None:
    gray, colour = random_pixels(9, 7), random_pixels(9, 7, 3)
    for picture in (gray, gray[..., None], Image.fromarray(gray)):
        assert (prepare_picture(picture, 1, 9, 7, fit) == gray[None]).all()
    for picture in (colour, Image.fromarray(colour), Image.fromarray(colour).convert("RGBA")):
        prepared = prepare_picture(picture, 3, 9, 7, fit)
        assert (prepared == colour.transpose(2, 0, 1)).all()
        assert prepared.dtype == np.uint8
        assert prepared.flags.c_contiguous


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("fit", FITS)
@pytest.mark.parametrize("channels", [1, 3])
def test_every_mode_and_fit_gives_the_shape(mode: str, fit: str, channels: int) -> None:
    for size in ((5, 7), (1, 1), (1, 300), (300, 1)):
        prepared = prepare_picture(Image.new(mode, size), channels, 6, 4, fit)
        assert (prepared.shape, prepared.dtype) == ((channels, 6, 4), np.uint8)


def test_gray_becomes_three_equal_channels_and_back() -> None:
    gray = random_pixels(6, 6)
    colour = prepare_picture(gray, 3, 6, 6)
    assert (colour == gray).all()
    assert (prepare_picture(colour.transpose(1, 2, 0), 1, 6, 6) == gray).all()


def test_transparency_shows_the_background() -> None:
    picture = Image.new("RGBA", (4, 4), (200, 10, 30, 0))
    assert (prepare_picture(picture, 3, 4, 4) == 255).all()
    green = prepare_picture(picture, 3, 4, 4, background=(0, 128, 0))
    assert (green == np.array([0, 128, 0])[:, None, None]).all()
    half = prepare_picture(Image.new("LA", (2, 2), (0, 128)), 1, 2, 2)
    assert (half == 127).all()


def test_a_transparent_palette_colour_shows_the_background(tmp_path: Path) -> None:
    picture = Image.new("P", (2, 1))
    picture.putpalette([250, 0, 0, 0, 0, 250])
    picture.putpixel((1, 0), 1)
    picture.save(tmp_path / "a.gif", transparency=0)
    prepared = prepare_picture(open_picture(tmp_path / "a.gif"), 3, 1, 2)
    assert prepared[:, 0].T.tolist() == [[255, 255, 255], [0, 0, 250]]


def test_sixteen_bits_are_scaled_to_eight() -> None:
    values = np.array([[0, 257, 128 * 257, 65535]], dtype=np.uint16)
    assert prepare_picture(values, 1, 1, 4).tolist() == [[[0, 1, 128, 255]]]
    assert prepare_picture(values.astype(np.int32), 1, 1, 4).tolist() == [[[0, 1, 128, 255]]]
    swapped = Image.frombytes("I;16B", (4, 1), values.astype(">u2").tobytes())
    assert prepare_picture(swapped, 1, 1, 4).tolist() == [[[0, 1, 128, 255]]]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0.0, 0.5, 1.0], [0, 128, 255]),
        ([0.0, 100.0, 255.0], [0, 100, 255]),
        ([-1.0, 0.0, 1.0], [0, 128, 255]),
        ([0.0, float("nan"), 1.0], [0, 0, 255]),
    ],
)
def test_floats_keep_their_range_or_are_stretched(values: list[float], expected: list[int]) -> None:
    picture = np.array([values], dtype=np.float32)
    assert prepare_picture(picture, 1, 1, 3)[0, 0].tolist() == expected


def test_large_whole_numbers_are_stretched() -> None:
    picture = np.array([[-70000, 0, 70000]], dtype=np.int32)
    assert prepare_picture(picture, 1, 1, 3)[0, 0].tolist() == [0, 128, 255]


@pytest.mark.parametrize(("mode", "scale"), [("F", 1.0), ("F", -3.0), ("I", 200.0), ("I", -9000.0)])
def test_numbers_of_large_pictures_have_one_range(mode: str, scale: float) -> None:
    """They are scaled in bands; the least and the greatest value count for all."""
    values = np.linspace(0, scale, 3 << 21).reshape(1 << 12, -1).astype("f4" if mode == "F" else "i4")
    pixels = np.asarray(eight_bit_picture(Image.fromarray(values)), dtype=int)
    assert (np.diff(pixels[:, 0]) * np.sign(scale) >= 0).all()
    if scale == 200.0:
        assert pixels.max() <= 1
    else:
        assert (pixels.min(), pixels.max()) == (0, 255)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP"])
def test_exif_orientation_is_obeyed_once(orientation: int, kind: str, tmp_path: Path) -> None:
    upright = random_pixels(3, 5, 3)
    undo = {
        1: upright, 2: upright[:, ::-1], 3: upright[::-1, ::-1], 4: upright[::-1],
        5: upright.transpose(1, 0, 2), 6: np.rot90(upright, 1), 7: np.rot90(upright, 2).transpose(1, 0, 2),
        8: np.rot90(upright, -1),
    }  # fmt: skip
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"lossless": True} if kind == "WEBP" else {}
    path = tmp_path / "a"
    Image.fromarray(np.ascontiguousarray(undo[orientation])).save(path, kind, exif=exif, **options)
    for picture in (open_picture(path), Image.open(path)):
        assert (prepare_picture(picture, 3, 3, 5) == upright.transpose(2, 0, 1)).all()
    again = upright_picture(open_picture(path))
    assert (np.asarray(again) == upright).all()


@pytest.mark.parametrize("damage", [b"II*\0\xff\xff\xff\xff", b"no TIFF header", b"II"])
def test_a_damaged_exif_block_does_not_hinder(damage: bytes, tmp_path: Path) -> None:
    picture = Image.fromarray(random_pixels(8, 8, 3))
    picture.save(tmp_path / "a.jpg", exif=b"Exif\0\0" + damage)
    assert open_picture(tmp_path / "a.jpg").size == (8, 8)
    picture.save(tmp_path / "a.png", exif=damage)
    assert open_picture(tmp_path / "a.png").size == (8, 8)


def test_crop_takes_the_middle() -> None:
    wide = np.repeat(np.array([[0, 100, 255]], dtype=np.uint8).repeat(4, axis=1), 4, axis=0)
    assert (prepare_picture(wide, 1, 4, 4, "crop") == 100).all()
    assert (prepare_picture(wide.T, 1, 4, 4, "crop") == 100).all()


def test_pad_puts_black_bars_around() -> None:
    wide = np.full((2, 8), 200, dtype=np.uint8)
    prepared = prepare_picture(wide, 1, 8, 8, "pad")[0]
    assert (prepared[3:5] == 200).all()
    assert (prepared[:3] == 0).all()
    assert (prepared[5:] == 0).all()
    assert (prepare_picture(wide.T, 1, 8, 8, "pad")[0] == prepared.T).all()


def test_stretch_bends_without_bars_or_loss() -> None:
    halves = np.array([[0, 255]], dtype=np.uint8).repeat(50, axis=1).repeat(10, axis=0)
    rows = prepare_picture(halves, 1, 4, 4, "stretch")[0].astype(int)
    assert (rows == rows[0]).all()
    assert rows[0, 0] < 10 < 100 < rows[0, 1] + rows[0, 2] < 300
    assert rows[0, 3] > 245


def test_shrinking_averages_instead_of_skipping() -> None:
    stripes = np.tile(np.array([0, 255], dtype=np.uint8), (64, 32))
    prepared = prepare_picture(stripes, 1, 4, 4)
    assert np.abs(prepared[0, 1:3, 1:3].astype(int) - 127).max() <= 3


def test_an_animation_gives_its_first_frame(tmp_path: Path) -> None:
    frames = [Image.new("L", (4, 4), value) for value in (60, 255)]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])
    assert (prepare_picture(open_picture(tmp_path / "a.gif"), 1, 4, 4) == 60).all()


def test_the_pasted_source_prepares_alike(tmp_path: Path) -> None:
    script: dict[str, object] = {}
    exec(prepare_source(), script)
    Image.fromarray(random_pixels(31, 17, 4)).save(tmp_path / "a.png")
    picture = script["decode_picture"](tmp_path / "a.png", FORMATS)  # type: ignore[operator]
    pasted = script["prepare_picture"](picture, 1, 8, 9, "crop")  # type: ignore[operator]
    assert (pasted == prepare_picture(open_picture(tmp_path / "a.png"), 1, 8, 9, "crop")).all()


def test_suffixes_and_formats_are_pillows() -> None:
    known = Image.registered_extensions()
    assert set(FORMATS) <= set(Image.OPEN)
    assert {known[suffix] for suffix in SUFFIXES} <= {*FORMATS, "MPO"}


def test_a_postscript_file_is_not_handed_to_ghostscript(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\n")
    with pytest.raises(UserError, match="is not a picture"):
        open_picture(tmp_path / "a.png")


def test_each_reason_is_named(tmp_path: Path) -> None:
    file = io.BytesIO()
    Image.fromarray(random_pixels(40, 40, 3)).save(file, "PNG")
    (tmp_path / "cut.png").write_bytes(file.getvalue()[:2000])
    (tmp_path / "text.jpg").write_text("no picture")
    (tmp_path / "photo.heic").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
    Image.new("1", (14000, 13000)).save(tmp_path / "bomb.png")
    for name, reason in {
        "cut.png": "damaged or cut short",
        "text.jpg": "not a picture",
        "photo.heic": "HEIC",
        "bomb.png": "more pixels than are read",
        "none.png": "no file",
        ".": "a folder",
    }.items():
        with pytest.raises(UserError, match=reason) as caught:
            open_picture(tmp_path / name)
        assert str(tmp_path / name) in str(caught.value)
        assert caught.value.advice


@pytest.mark.parametrize(
    ("error", "reason"),
    [(PermissionError(13, "denied"), "may not be read"), (MemoryError(), "does not fit into memory")],
)
def test_what_the_machine_refuses_is_named(
    error: Exception, reason: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Image, "open", refuse)
    (tmp_path / "photo.png").touch()
    with pytest.raises(UserError, match=reason):
        open_picture(tmp_path / "photo.png")


HOSTILE_SCRIPT = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
from engine.data.prepare import open_picture, prepare_picture
from engine.spec.message import UserError
results = {}
for path in sys.argv[1:]:
    try:
        picture = open_picture(path)
    except UserError as error:
        results[path] = str(error.message)
        continue
    for channels in (1, 3):
        assert prepare_picture(picture, channels, 20, 30, "pad").shape == (channels, 20, 30)
    results[path] = "read"
print(json.dumps(results))
"""


@pytest.mark.shared_data
@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the hostile pictures are not beside the repository")
@pytest.mark.skipif(os.name == "nt", reason="limits memory with setrlimit")
def test_every_hostile_file_is_read_or_reported() -> None:
    """In a process of 2 GB of address space, with every warning an error."""
    with (HOSTILE / "manifest.csv").open() as file:
        rows = list(csv.DictReader(file))
    paths = {str(HOSTILE / row["file"]): row for row in rows}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", HOSTILE_SCRIPT, *paths],
        cwd=REPOSITORY, capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)
    assert len(results) == len(rows) == 111
    for path, result in results.items():
        if Path(path).name == "broken_data_stream.png":  # Pillow reads it or not, by its zlib
            continue
        expected = paths[path]["pillow_13.0_result"] == "ok"
        assert (result == "read") == expected, (path, result)
        assert expected or path in result


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "CMYK"])
def test_a_tiff_on_disk_is_turned_as_any_other(mode: str, tmp_path: Path) -> None:
    picture = Image.fromarray(random_pixels(5, 7, 3)).convert(mode)
    exif = Image.Exif()
    exif[0x0112] = 6
    picture.save(tmp_path / "a.tif", exif=exif)
    upright = picture.transpose(Image.Transpose.ROTATE_270).convert("L" if mode == "L" else "RGB")
    read = open_picture(tmp_path / "a.tif")
    assert read.info["whole size"] == read.size == (5, 7)
    assert (np.asarray(read.convert(upright.mode)) == np.asarray(upright)).all()
