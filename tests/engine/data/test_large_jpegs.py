"""JPEGs that are much larger than wanted are made smaller while they are decoded."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from engine.data.prepare import prepare_picture
from engine.data.sources.folder import Folder
from engine.layers.input import Input


def test_large_jpegs_are_the_same_in_the_script_and_nearly_as_decoded_whole(tmp_path: Path) -> None:
    """They are averaged while they are decoded; smooth pictures come out within 3 of 255."""
    rng = np.random.default_rng(0)
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        coarse = Image.fromarray(rng.integers(0, 256, (12, 16, 3), dtype=np.uint8))
        coarse.resize((640, 480), Image.Resampling.BICUBIC).save(tmp_path / name / "0.jpg", quality=95)
    source, form = Folder(path=str(tmp_path)), Input(channels=3, height=24, width=30)
    script: dict[str, object] = {}
    exec(source.script(form), script)
    images = source.load(form).images
    assert source.load(form).sizes.tolist() == [[640, 480]] * 2  # type: ignore[union-attr]
    assert (script["load_pictures"]()[0] == images).all()  # type: ignore[operator]
    whole = [prepare_picture(Image.open(tmp_path / name / "0.jpg"), 3, 24, 30) for name in ("a", "b")]
    difference = np.abs(np.stack(whole).astype(int) - images)
    assert 0 < difference.max() <= 3
    assert difference.mean() < 1
