"""Loss: the base of all losses, as settings, and the family that finds them."""

from __future__ import annotations

from typing import ClassVar

from engine.spec.definition import Definition, Family
from engine.spec.torch_call import FunctionCall


class Loss(Definition):
    """What training makes small. Subclasses live in `engine.train.losses`, one a file.

    The function takes (outputs (N, classes), labels (N,) int64) and gives the mean over the batch, as
    a tensor of no dimensions. Where pictures are mixed, the labels are shares of each class instead:
    (N, classes) floats. Where classes are weighed, it takes the weights (classes,) as a third tensor; the
    mean is then that of the weighed pictures.
    """

    family: ClassVar[Family[Loss]]
    wants_logits: ClassVar[bool]
    """True: the loss applies its own softmax, so the network must not end in one."""

    def torch_call(self) -> FunctionCall:
        """The function; its target is under `torch` or `engine.build.modules` ("modules.name")."""
        raise AssertionError(f"{type(self).__name__} has no torch call")


Loss.family = Family("loss", "engine.train.losses")
