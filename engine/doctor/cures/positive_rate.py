"""A learning rate above 0."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.spec.message import UserError, say
from engine.spec.project import Project


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """The rate without its sign. What is typed is refused below 0; a value made in code may be."""
    optimizer = project.training.optimizer
    if optimizer.learning_rate > 0:
        raise UserError(
            say("The learning rate is {rate:g}: its sign is right.", rate=optimizer.learning_rate),
            say("Look at the loss: it may be one that falls where the network gets worse."),
        )
    values = {**dict(optimizer), "learning_rate": -optimizer.learning_rate or 0.001}
    return project.edited(training=project.training.edited(optimizer=type(optimizer).model_validate(values)))


CURE = Cure(
    id="positive_rate",
    title=say("Turn the sign of the learning rate"),
    sentence=say("Below 0 each step goes up the slope instead of down, and the loss grows."),
    apply=apply,
)
