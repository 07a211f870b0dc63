"""Gray among coloured pictures, transparent among opaque ones, colours that are thrown away."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine.data.doctor.finding import Finding, Fix
from engine.data.doctor.fixes import exclude_fix, input_fix
from engine.data.doctor.look import Look
from engine.spec.message import say

FEW = 0.1
"""Up to this share of all, a kind is odd."""


def find(look: Look) -> Iterable[Finding]:
    """What is known of the files' channels, and how the input layer takes them."""
    modes = look.known("modes")
    if modes is None:
        return
    known, gray, transparent = modes != "", modes == "L", modes == "RGBA"
    colour = known & ~gray
    if look.form.channels == 3 and 0 < gray.sum() <= FEW * known.sum():
        refs = tuple(look.ref(row, say("gray")) for row in np.flatnonzero(gray))
        yield Finding(
            "gray_among_colours",
            "information",
            say("Gray pictures among coloured ones: {count}.", count=len(refs)),
            say("The network may learn that gray means a class, where they are mostly of one."),
            refs,
            (exclude_fix(refs), input_fix(say("Make all pictures gray."), channels=1)),
        )
    if look.form.channels == 1 and colour.sum() > known.sum() / 2 and _is_coloured(modes):
        yield Finding(
            "lost_colours",
            "information",
            say("The pictures are coloured, but the input is gray."),
            say("Colour may tell classes apart; with three channels the network sees it."),
            (),
            (input_fix(say("Take red, green and blue."), channels=3),),
        )
    if 0 < transparent.sum() <= FEW * known.sum():
        refs = tuple(look.ref(row, say("transparent")) for row in np.flatnonzero(transparent))
        yield Finding(
            "transparent_among_opaque",
            "information",
            say("Transparent pictures among opaque ones: {count}.", count=len(refs)),
            say("They are laid over the input's background: look whether that colour suits them."),
            refs,
            (_other_background(look.form.background), exclude_fix(refs)),
        )


def _other_background(background: str) -> Fix:
    if background == "#ffffff":
        return input_fix(say("Lay transparent pictures over black."), background="#000000")
    return input_fix(say("Lay transparent pictures over white."), background="#ffffff")


def _is_coloured(modes: np.ndarray) -> bool:
    return bool((modes == "RGB").any() or (modes == "RGBA").any())
