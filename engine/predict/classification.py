"""Classification: the answer to one picture, without torch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Classification:
    """`labels` and `probabilities` (0..1, sum 1) of all classes, the most probable first; `seen` is
    the picture as it entered the network: uint8 (height, width, channels)."""

    labels: tuple[str, ...]
    probabilities: tuple[float, ...]
    seen: np.ndarray
