"""Pictures of small classes that count for more."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.spec.message import UserError, say
from engine.spec.project import Project


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """In the loss, inversely to the number of pictures."""
    if project.data.balance == "weigh":
        raise UserError(
            say("Small classes are weighed already."), say("Draw their pictures more often instead.")
        )
    return project.edited(data=project.data.edited(balance="weigh"))


CURE = Cure(
    id="weigh_classes",
    title=say("Weigh the classes"),
    sentence=say(
        "Answering with the largest class no longer pays: the pictures of a small class count for as much "
        "together."
    ),
    apply=apply,
)
