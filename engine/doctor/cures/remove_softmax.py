"""No softmax before a loss that applies one."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.surgery import cured, tail
from engine.spec.message import UserError, say
from engine.spec.project import Project


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """What squeezes the outputs between the last layer with weights and a loss on logits goes."""
    network, loss = project.network, project.training.loss
    if loss.wants != "logits":
        raise UserError(
            say("{loss} wants what a softmax gives.", loss=loss.type),
            say("Take the loss cross-entropy, which trains better."),
        )
    found = [i for i in tail(network) if network.node(i).layer.type in ("Softmax", "Sigmoid")]
    if not found:
        raise UserError(say("There is no softmax before the loss."), say("Something else is the cause."))
    return cured(project, network.remove(found))


CURE = Cure(
    id="remove_softmax",
    title=say("Remove the softmax"),
    sentence=say(
        "Cross-entropy applies a softmax itself; after two of them the loss cannot come near 0, and the "
        "gradient fades where the answer is wrong."
    ),
    apply=apply,
)
