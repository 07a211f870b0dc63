"""Rotate: pictures turned a little."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.augmentation import EDGES_HELP, Augmentation, Edges, kornia_edges
from engine.spec.torch_call import ModuleCall


class Rotate(Augmentation):
    """Turns the picture about its middle, by any angle up to the largest, in either direction.

    A little (10 to 20 degrees) suits photos and handwriting; 180 suits what has no up and down.
    """

    title: ClassVar[str] = "Rotate"
    type: Literal["Rotate"] = "Rotate"

    degrees: float = Field(
        15.0, ge=0, le=180, description="The largest angle.", json_schema_extra={"unit": "degrees"}
    )
    edges: Edges = Field("black", description=EDGES_HELP)

    def torch_calls(self, channels: int, height: int, width: int) -> tuple[ModuleCall, ...]:
        """kornia's affine warp, by two linear interpolations."""
        options = {"padding_mode": kornia_edges(self.edges), "p": self.probability}
        return (ModuleCall("kornia.augmentation.RandomAffine", (self.degrees,), options),)
