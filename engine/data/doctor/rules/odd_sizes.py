"""Pictures whose shape or size is unlike the others, so that preparing harms them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine.data.doctor.finding import Finding, PictureRef
from engine.data.doctor.fixes import exclude_fix, input_fix
from engine.data.doctor.look import Look
from engine.spec.message import say

ODD_SHAPE = 2.0
"""So many times longer or broader than the middle one."""
BENT = 1.5
"""So many times longer or broader than the input, before stretching is worth a word."""
TINY = 4.0
"""So many times enlarged, on both sides."""


def find(look: Look) -> Iterable[Finding]:
    """Odd shapes, all that are bent, and those that are far too small; nothing where sizes are not known."""
    sizes = look.known("sizes")
    if sizes is None:
        return
    known = (sizes > 0).all(axis=1)
    width, height = np.maximum(sizes.T, 1).astype(np.float64)
    shape = np.log(width / height)
    middle = np.median(shape[known]) if known.any() else 0.0
    odd = known & (np.abs(shape - middle) > np.log(ODD_SHAPE))
    wide = look.form.width / look.form.height
    if odd.any():
        refs = _refs(look, sizes, odd)
        yield Finding(
            "odd_shapes",
            "information",
            say("Pictures of another shape than most: {count}.", count=len(refs)),
            say("Much longer or broader than the others: look whether they belong here."),
            refs,
            (exclude_fix(refs),),
        )
    bent = known & (np.abs(shape - np.log(wide)) > np.log(BENT))
    if look.form.fit == "stretch" and bent.sum() * 10 > known.sum():
        yield Finding(
            "bent_pictures",
            "information",
            say("Pictures that are bent by half or more: {count}.", count=int(bent.sum())),
            say("Cut or pad them instead, so that things keep their shape."),
            _refs(look, sizes, bent),
            (
                input_fix(say("Cut the longer side."), fit="crop"),
                input_fix(say("Pad the shorter side."), fit="pad"),
            ),
        )
    tiny = known & (width * TINY <= look.form.width) & (height * TINY <= look.form.height)
    if tiny.any() and not tiny[known].all():
        refs = _refs(look, sizes, tiny)
        yield Finding(
            "tiny_pictures",
            "information",
            say("Pictures that are far smaller than the input: {count}.", count=len(refs)),
            say("Enlarged they are a blur. Choose a smaller input, or leave them out."),
            refs,
            (exclude_fix(refs),),
        )


def _refs(look: Look, sizes: np.ndarray, rows: np.ndarray) -> tuple[PictureRef, ...]:
    return tuple(
        look.ref(row, say("{width} x {height}", width=int(sizes[row][0]), height=int(sizes[row][1])))
        for row in np.flatnonzero(rows)
    )
