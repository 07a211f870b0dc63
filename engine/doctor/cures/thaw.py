"""Frozen layers that may learn again."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.spec.message import UserError, say
from engine.spec.project import Project


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """Those that the finding names; without one, all."""
    network = project.network
    named = set(finding.layers) if finding is not None and finding.layers else set(network.by_id)
    frozen = [node.id for node in network.nodes if node.frozen and node.id in named]
    if not frozen:
        raise UserError(say("No layer is frozen."), say("Something else keeps the network from learning."))
    return project.edited(network=network.freeze(frozen, False))


CURE = Cure(
    id="thaw",
    title=say("Thaw the layers"),
    sentence=say(
        "A frozen layer keeps the weights that it has; if these were never trained, all that comes after it "
        "must learn from random features."
    ),
    apply=apply,
)
