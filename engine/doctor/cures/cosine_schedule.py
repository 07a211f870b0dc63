"""A learning rate that falls along half a cosine."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.spec.message import UserError, say
from engine.spec.project import Project
from engine.train.schedules.cosine import Cosine


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """The schedule, over the whole training."""
    if project.training.schedule == Cosine():
        raise UserError(
            say("The learning rate falls along half a cosine already."), say("Try a lower rate at its start.")
        )
    return project.edited(training=project.training.edited(schedule=Cosine()))


CURE = Cure(
    id="cosine_schedule",
    title=say("Let the rate fall along a cosine"),
    sentence=say(
        "Long steps find the valley, short ones at the end settle in it (Loshchilov and Hutter, 2017)."
    ),
    apply=apply,
)
