"""Scale: pictures zoomed in or out."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.augmentation import EDGES_HELP, Augmentation, Edges, kornia_edges
from engine.spec.torch_call import ModuleCall


class Scale(Augmentation):
    """Makes what is in the picture larger or smaller, about its middle; the picture keeps its size.

    For objects that are near in one photo and far in another.
    """

    title: ClassVar[str] = "Scale"
    type: Literal["Scale"] = "Scale"

    smallest: float = Field(0.8, ge=0.25, le=1, description="How small at most; 0.5: half as large.")
    largest: float = Field(1.2, ge=1, le=4, description="How large at most; 2: twice as large.")
    edges: Edges = Field("black", description=EDGES_HELP)

    def torch_calls(self, channels: int, height: int, width: int) -> tuple[ModuleCall, ...]:
        """kornia's affine warp, by two linear interpolations."""
        options = {
            "scale": (self.smallest, self.largest),
            "padding_mode": kornia_edges(self.edges),
            "p": self.probability,
        }
        return (ModuleCall("kornia.augmentation.RandomAffine", (0.0,), options),)
