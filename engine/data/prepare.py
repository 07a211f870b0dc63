"""The one place where a picture becomes the network's input: size, channels, orientation, depth."""

from __future__ import annotations

import inspect
import os
import threading
import warnings
from contextlib import AbstractContextManager, nullcontext
from typing import BinaryIO

import numpy as np
from PIL import Image, UnidentifiedImageError

from engine.spec.message import UserError, say

# Written out, so that a file is never handed to a decoder that starts another program (EPS).
FORMATS = (
    "PNG", "JPEG", "WEBP", "AVIF", "GIF", "BMP", "DIB", "TIFF", "JPEG2000", "PPM", "TGA",
    "ICO", "ICNS", "PSD", "PCX", "DDS", "SGI", "QOI",
)  # fmt: skip
SUFFIXES = (
    ".png", ".apng", ".jpg", ".jpeg", ".jpe", ".jfif", ".mpo", ".webp", ".avif", ".gif", ".bmp",
    ".dib", ".tif", ".tiff", ".jp2", ".j2k", ".ppm", ".pgm", ".pbm", ".pnm", ".tga", ".ico", ".icns",
    ".psd", ".pcx", ".dds", ".sgi", ".qoi",
)  # fmt: skip
"""Of files that can be read, in lower case."""
FOREIGN_SUFFIXES = (".heic", ".heif")
"""Pictures all the same, that cannot be read: to be reported, not to be passed over."""
IMPORTS = """import os
from contextlib import AbstractContextManager, nullcontext
from typing import BinaryIO"""
"""Of the functions that scripts carry, beside numpy and Pillow."""
_alone = threading.Lock()
"""Held while a large picture is decoded: two at a time could take 2 GB."""


def prepare_picture(
    image: Image.Image | np.ndarray,
    channels: int,
    height: int,
    width: int,
    fit: str = "stretch",
    background: tuple[int, int, int] = (255, 255, 255),
) -> np.ndarray:
    """Any picture -> uint8 (channels, height, width), 0..255.

    `image` is a PIL image of any mode (of an animated one the frame it stands at: the first) or an
    array (height, width) or (height, width, 1, 3 or 4). It is turned upright by its EXIF orientation,
    brought to 8 bits, sized with one antialiased triangle filter, and laid over `background` where it
    is transparent. `fit` is "stretch", "crop" (the middle) or "pad" (black bars). A picture that has
    the right size and channels already passes bit for bit.
    """
    if isinstance(image, np.ndarray):
        image = Image.fromarray(image[..., 0] if image.shape[2:] == (1,) else image)
    image = eight_bit_picture(upright_picture(image))
    columns, rows = image.size
    box, size = (0.0, 0.0, float(columns), float(rows)), (width, height)
    if fit == "crop":
        scale = min(columns / width, rows / height)
        left, top = (columns - width * scale) / 2, (rows - height * scale) / 2
        box = (max(left, 0.0), max(top, 0.0), min(columns - left, columns), min(rows - top, rows))
    elif fit == "pad":
        scale = max(columns / width, rows / height)
        size = (
            min(width, max(1, round(columns / scale))),
            min(height, max(1, round(rows / scale))),
        )
    image = image.resize(size, Image.Resampling.BILINEAR, box=box)
    if image.mode == "RGBA":
        image = Image.alpha_composite(Image.new("RGBA", image.size, (*background, 255)), image)
    mode = "L" if channels == 1 else "RGB"
    image = image if image.mode == mode else image.convert(mode)
    if image.size != (width, height):
        bars = Image.new(mode, (width, height))
        bars.paste(image, ((width - image.width) // 2, (height - image.height) // 2))
        image = bars
    pixels = np.asarray(image)
    return np.ascontiguousarray(pixels[None] if channels == 1 else pixels.transpose(2, 0, 1))


def upright_picture(image: Image.Image) -> Image.Image:
    """Turned and mirrored as its EXIF orientation says; the result carries no orientation any more."""
    image.load()  # TIFF pictures turn themselves here
    try:
        orientation = image.getexif().get(0x0112, 1)
    except Exception:  # a damaged EXIF block raises anything, and says nothing of the orientation
        return image
    turn = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }.get(orientation)
    if turn is None:
        return image
    image = image.transpose(turn)
    for place in ("exif", "Raw profile type exif", "XML:com.adobe.xmp", "xmp"):
        image.info.pop(place, None)
    return image


def eight_bit_picture(image: Image.Image) -> Image.Image:
    """In mode L, RGB or RGBA, whatever the mode was.

    16 bits: 65535 becomes 255. Other whole numbers and floats keep 0..65535, 0..1 or 0..255 as their
    range if they lie in it, and are stretched from their least to their greatest value if not.
    """
    if (image.mode in ("L", "RGB") and "transparency" not in image.info) or image.mode == "RGBA":
        return image
    if image.mode == "F" or image.mode.startswith("I"):
        rows = max(1, (1 << 22) // image.width)  # at a time: a tiny file may stand for 100 megapixels
        bands = [(top, min(top + rows, image.height)) for top in range(0, image.height, rows)]

        def numbers(band: tuple[int, int]) -> np.ndarray:
            values = np.array(image.crop((0, band[0], image.width, band[1])))
            if image.mode == "F":
                np.copyto(values, 0, where=~np.isfinite(values))
            return values

        low, high = 0.0, 65535.0
        if image.mode in ("F", "I"):
            low, high = (float(end) for end in image.getextrema())  # type: ignore[arg-type]
        if not (np.isfinite(low) and np.isfinite(high)):
            ranges = [(values.min(), values.max()) for values in map(numbers, bands)]
            low, high = min(low for low, _ in ranges), max(high for _, high in ranges)
        result = np.empty((image.height, image.width), dtype=np.uint8)
        for top, bottom in bands:
            values = numbers((top, bottom))
            if image.mode != "F" and low >= 0 and high <= 65535:
                table = ((np.arange(65536) + 128) // 257).astype(np.uint8)
                result[top:bottom] = table[values]
                continue
            if image.mode == "F" and low >= 0 and high <= 255:
                values = values * 255.0 if high <= 1 else values
            else:
                values = (values.astype(np.float64) - low) * (255.0 / max(float(high) - low, 1e-30))
            result[top:bottom] = np.clip(np.rint(values), 0, 255)  # what was no number may lie outside
        return Image.fromarray(result)
    bare = image.mode == "P" and image.palette is None  # a damaged file; Pillow reads it as black
    if not bare and image.has_transparency_data:
        return (image.convert("LA") if image.mode == "La" else image).convert("RGBA")
    return image.convert("L" if image.mode == "1" else "RGB")


def decoded_pixels(image: Image.Image, whole: tuple[int, int]) -> int:
    """How many. Raises DecompressionBombError where decoding would take over 1 GB, or many seconds.

    At the limits most kinds take 400 to 800 MB. Of a JPEG those pixels count that it is decoded to; a
    progressive one is held whole.
    """
    width, height = whole if image.info.get("progressive") else image.size
    limit = 100_000_000
    if image.format in ("WEBP", "AVIF", "JPEG2000") or image.mode[0] in "IF":
        limit //= 2
    elif image.mode in ("1", "L", "P") and "transparency" not in image.info:
        limit *= 2  # beyond 178 million Pillow refuses them
    if width * height > limit:
        raise Image.DecompressionBombError(f"{width * height} pixels")
    return width * height


def smaller_picture(image: Image.Image, least: int) -> Image.Image:
    """A whole number of times smaller, averaged, with `least` pixels or more on both sides.

    The result has mode L, RGB or RGBA, unless it is the same picture.
    """
    factor = min(image.size) // least
    if factor < 2:
        return image
    bits = eight_bit_picture(image)
    bits.info = dict(image.info)  # a new one would not know how it is turned
    return bits.reduce(factor)


def decode_picture(
    file: str | os.PathLike[str] | BinaryIO,
    formats: tuple[str, ...],
    least: int = 0,
    alone: AbstractContextManager[object] | None = None,
) -> Image.Image:
    """The first frame, upright, in mode L, RGB or RGBA; the file is closed. Raises what Pillow raises.

    With `least`, a JPEG whose sides are 4, 8 or 16 times that or more comes 2, 4 or 8 times smaller,
    averaged while it is decoded. Brought to `least` pixels it then differs from one that was decoded
    whole by under 1 of 255 on average and 3 at most in photos; 12 megapixels take a sixth of the time.
    Of other pictures those of over 16 megapixels are averaged so after decoding. While such a large
    one is decoded, `alone` is held, if given. `info["whole size"]` is (width, height) as if it were
    decoded whole.
    """
    if isinstance(file, str | os.PathLike):
        # Pillow maps the TIFF files that it opens itself, and mixes up those that are to be turned.
        with open(file, "rb") as opened:  # noqa: PTH123 - a script has few imports
            return decode_picture(opened, formats, least, alone)
    with Image.open(file, formats=formats) as image:
        whole = image.size
        if least:
            image.draft(None, (2 * least, 2 * least))
        large = decoded_pixels(image, whole) > 16_000_000
        wide = image.width > image.height
        with alone if large and alone else nullcontext():
            image.load()
            picture: Image.Image = image
            if large and least:
                picture = smaller_picture(image, 2 * least)
            upright = upright_picture(picture)
            if upright is not image:
                image.close()  # its pixels are not needed any more
            picture = eight_bit_picture(upright)
        turned = wide != (picture.width > picture.height)
        picture.info["whole size"] = whole[::-1] if turned else whole
        return picture


def open_picture(
    path: str | os.PathLike[str], content: BinaryIO | None = None, least: int = 0
) -> Image.Image:
    """The first frame, upright, in mode L, RGB or RGBA. Raises UserError with the file and the reason.

    `content` is what is read, where the path is but a name (in an archive); `least` as in
    `decode_picture`.
    """
    # Pillow warns of odd but readable files. What matters of that is an error here. The filter goes in
    # anew each time (no more than once in the list): catch_warnings is not safe among threads.
    warnings.filterwarnings("ignore", module=r"PIL\.")
    try:
        return decode_picture(path if content is None else content, FORMATS, least, _alone)
    except Exception as error:  # decoders raise anything, from struct.error to KeyError
        raise _explained(error, os.fspath(path)) from error


def _explained(error: Exception, path: str) -> UserError:
    """The same in plain words, with the file and what to do."""
    match error:
        case FileNotFoundError():
            return UserError(say("There is no file {path}.", path=path), say("Look at the path."))
        case IsADirectoryError():
            return UserError(say("{path} is a folder.", path=path), say("Choose a picture in it."))
        case PermissionError():
            return UserError(
                say("{path} may not be read.", path=path),
                say("Change its permissions, or copy it elsewhere."),
            )
        case Image.DecompressionBombError():
            return UserError(
                say("{path} has more pixels than are read.", path=path),
                say("Make it smaller: up to 100 million are read; of WebP, AVIF, JPEG 2000 and of more than "
                    "8 bits up to 50 million."),
            )  # fmt: skip
        case MemoryError():
            return UserError(say("{path} does not fit into memory.", path=path), say("Make it smaller."))
        case UnidentifiedImageError() if path.lower().endswith(FOREIGN_SUFFIXES):
            return UserError(
                say("{path} is a HEIC picture, which cannot be read.", path=path),
                say("Save it as PNG or JPEG."),
            )
        case UnidentifiedImageError():
            return UserError(
                say("{path} is not a picture, or its first bytes are damaged.", path=path),
                say("Choose a PNG, JPEG, WebP, GIF, BMP or TIFF file."),
            )
    return UserError(
        say("{path} is damaged or cut short: {detail}.", path=path, detail=str(error)),
        say("Save it anew as PNG or JPEG, or take another copy."),
    )


def prepare_source() -> str:
    """`prepare_picture` and `decode_picture` with all that they need, as standalone source."""
    functions = (
        prepare_picture, upright_picture, eight_bit_picture, decoded_pixels, smaller_picture, decode_picture
    )  # fmt: skip
    formats = f"FORMATS = {FORMATS!r}"
    parts = (IMPORTS + "\n\nimport numpy as np\nfrom PIL import Image", formats)
    return "\n\n\n".join((*parts, *(inspect.getsource(f).strip() for f in functions))) + "\n"
