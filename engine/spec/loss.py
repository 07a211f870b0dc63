"""Loss: the base of all losses, as settings, and the family that finds them."""

from __future__ import annotations

from typing import ClassVar, Literal

from engine.spec.definition import Definition, Family
from engine.spec.torch_call import FunctionCall

Wants = Literal["logits", "log-probabilities", "any"]
"""What the network should end in: outputs of any size, a LogSoftmax, or whatever can reach 0 and 1."""
Reading = Literal["softmax", "sigmoid", "shares"]
"""How outputs become probabilities in use, where the network does not end in a softmax. softmax: of logits
and of log-probabilities; sigmoid: of each class by itself; shares: outputs that are like one-hot labels.
The latter two are made to sum to 1."""


class Loss(Definition):
    """What training makes small. Subclasses live in `engine.train.losses`, one a file.

    The function takes (outputs (N, classes), labels (N,) int64) and gives the mean over the batch, as
    a tensor of no dimensions. Where pictures are mixed, the labels are shares of each class instead:
    (N, classes) floats. Where classes are weighed, it takes the weights (classes,) as a third tensor; the
    mean is then that of the weighed pictures.
    """

    family: ClassVar[Family[Loss]]
    wants: ClassVar[Wants]
    reading: ClassVar[Reading] = "softmax"

    def torch_call(self) -> FunctionCall:
        """The function; its target is under `torch` or `engine.build.modules` ("modules.name")."""
        raise AssertionError(f"{type(self).__name__} has no torch call")


Loss.family = Family("loss", "engine.train.losses")
