"""Inputs of a scale that most networks cannot learn from."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine.data.doctor.finding import Finding
from engine.data.doctor.fixes import input_fix
from engine.data.doctor.look import Look
from engine.spec.message import say

LARGEST = 5.0
"""Of the mean and the deviation, after scaling."""
LEAST_DEVIATION = 0.05


def find(look: Look) -> Iterable[Finding]:
    """By the training pictures as the network gets them."""
    if look.form.scaling == "standardise":
        return
    call = look.form.torch_call()
    scale, shift = call.kwargs["scale"], call.kwargs["shift"]
    mean, std = look.dataset.mean * scale + shift, look.dataset.std * scale
    large = bool((np.abs(mean) > LARGEST).any() or (std > LARGEST).any())
    weak = bool((std < LEAST_DEVIATION).any())
    if not large and not weak:
        return
    yield Finding(
        "not_normalised",
        "warning",
        say(
            "The network gets pictures of mean {mean} and deviation {std}.", mean=_list(mean), std=_list(std)
        ),
        say("Such large numbers make the first steps jump: most networks learn slowly or not at all.")
        if large
        else say("So little contrast is hard to see for a network."),
        (),
        (input_fix(say("Standardise the pictures: mean 0, deviation 1."), scaling="standardise"),),
    )


def _list(values: np.ndarray) -> str:
    return ", ".join(f"{value:.3g}" for value in values)
