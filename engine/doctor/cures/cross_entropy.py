"""The loss cross-entropy, on logits."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.surgery import ACTIVATIONS, ENDS, cured, tail
from engine.spec.message import UserError, say
from engine.spec.project import Project
from engine.train.losses.cross_entropy import CrossEntropy


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """The loss, and no activation on the outputs before it."""
    network, plan = project.network, project.training
    unfit = [i for i in tail(network) if network.node(i).layer.type in (*ACTIVATIONS, *ENDS)]
    if plan.loss.type == "CrossEntropy" and not unfit:
        raise UserError(
            say("The loss is cross-entropy on logits already."), say("Something else is the cause.")
        )
    loss = plan.loss if plan.loss.type == "CrossEntropy" else CrossEntropy()
    return cured(project, network.remove(unfit), loss=loss)


CURE = Cure(
    id="cross_entropy",
    title=say("Use cross-entropy on logits"),
    sentence=say(
        "Its gradient is the difference between answer and truth, so that it is large just where the answer "
        "is wrong; distances fade there."
    ),
    apply=apply,
)
