"""Pictures brought to mean 0 and deviation 1."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.surgery import cured, edit_layers
from engine.layers.input import Input
from engine.spec.message import UserError, say
from engine.spec.project import Project


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """The scaling "standardise", measured on the training pictures alone."""
    inputs = project.network.of_type("Input")
    if not inputs:
        raise UserError(say("The network has no Input layer."), say("Add one."))
    layer = inputs[0].layer
    assert isinstance(layer, Input)
    if layer.scaling == "standardise":
        raise UserError(
            say("The pictures are standardised already."),
            say("Where training and validation differ, look at where the pictures come from."),
        )
    return cured(project, edit_layers(project.network, [inputs[0].id], scaling="standardise"))


CURE = Cure(
    id="normalise_input",
    title=say("Standardise the pictures"),
    sentence=say(
        "Numbers of size 1 around 0 suit the first weights and the learning rate; numbers up to 255 make the "
        "first layer's gradient, and every step, hundreds of times too long (LeCun et al., 1998)."
    ),
    apply=apply,
)
