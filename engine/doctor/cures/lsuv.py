"""First weights scaled by what the pictures give."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.surgery import weight_layers
from engine.spec.message import UserError, say
from engine.spec.project import Project


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """The plan's start. All layers with weights are drawn anew, so that what was wrong with them goes."""
    if not weight_layers(project.network):
        raise UserError(say("No layer has weights."), say("Add a Conv2d or Linear layer."))
    if project.training.start == "lsuv":
        raise UserError(
            say("The start is scaled by the pictures already."),
            say("Try BatchNorm or another activation."),
        )
    return project.edited(training=project.training.edited(start="lsuv"))


CURE = Cure(
    id="lsuv",
    title=say("Let the pictures scale the start (LSUV)"),
    sentence=say(
        "Orthogonal weights are scaled, layer by layer, until each gives numbers of variance 1 for real "
        "pictures: no layer starts too loud or too quiet (Mishkin and Matas, 2016)."
    ),
    apply=apply,
)
