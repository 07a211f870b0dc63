"""Pictures of small classes that are drawn more often."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.spec.message import UserError, say
from engine.spec.project import Project


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """Every class as often as any other, with repetition."""
    if project.data.balance == "resample":
        raise UserError(
            say("Small classes are drawn more often already."), say("Weigh them in the loss instead.")
        )
    return project.edited(data=project.data.edited(balance="resample"))


CURE = Cure(
    id="balanced_sampling",
    title=say("Draw the classes alike"),
    sentence=say("Each batch holds all classes alike, so that the network sees enough of the small ones."),
    apply=apply,
)
