"""The pictures whose labels look wrong."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.spec.message import say
from engine.spec.project import Project


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """The project as it is: only the user can tell what a picture shows. The window opens them."""
    return project


CURE = Cure(
    id="show_suspicious",
    title=say("Look at the suspicious pictures"),
    sentence=say(
        "Those whose labels the network contradicts most; put them in the right class, or leave them out."
    ),
    apply=apply,
)
