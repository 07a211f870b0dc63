"""Augmentation: the base of all random changes to training pictures, and the family that finds them."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from engine.spec.definition import Definition, Family
from engine.spec.torch_call import ModuleCall

Edges = Literal["black", "edge", "mirror"]
EDGES_HELP = (
    "What fills the room that comes free. black: 0; edge: the outermost pixels go on; mirror: the "
    "picture goes on mirrored."
)


class Augmentation(Definition):
    """A random change to each training picture, another one in each epoch.

    Subclasses live in `engine.train.augmentations`, one a file. Validation, test and use see the
    pictures as they are.
    """

    family: ClassVar[Family[Augmentation]]
    mixes: ClassVar[bool] = False
    """Whether it mixes pictures with one another, and so their labels. Those come last."""

    probability: float = Field(0.5, ge=0, le=1, description="The share of the pictures that it changes.")
    unknown: dict[str, Any] = Field(
        default_factory=dict,
        exclude=True,
        description="Fields that the file had and this version does not know; saved as they were.",
        json_schema_extra={"form": False},
    )

    def torch_calls(self, channels: int, height: int, width: int) -> tuple[ModuleCall, ...]:
        """Modules, one after the other: pixels (N, C, H, W) as floats 0..1 -> the same.

        Where it `mixes`: (pixels, targets (N, classes)) -> (pixels, targets). They draw from torch's
        global random numbers of the CPU. Targets: under `kornia`, or `engine.build.modules`.
        """
        raise AssertionError(f"{type(self).__name__} has no torch calls")


Augmentation.family = Family("augmentation", "engine.train.augmentations")


class UnknownAugmentation(Augmentation):
    """An augmentation that this version of Strata does not know.

    All that the file says of it is in `unknown`, and saved as it was; only training needs it known.
    """

    type: str = Field(description="The tag that is not known.")
    probability: float = Field(0.5, exclude=True, description="Not used.")


def kornia_edges(edges: Edges) -> str:
    """The name of it in kornia's warps."""
    return {"black": "zeros", "edge": "border", "mirror": "reflection"}[edges]
