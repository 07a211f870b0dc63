"""The optimizer AdamW."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.spec.message import UserError, say
from engine.spec.project import Project
from engine.train.optimizers.adamw import AdamW

RATE = 0.001


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """AdamW with its usual rate. Against a problem it is none where Adam has that rate already."""
    plan = project.training
    decay = plan.optimizer.weight_decay if plan.optimizer.type == "AdamW" else 0.01
    wanted = AdamW(learning_rate=RATE, weight_decay=min(decay, 0.01))
    tried_by_hand = finding is None
    same = plan.optimizer.type == "AdamW" or (plan.optimizer.type == "Adam" and not tried_by_hand)
    if same and abs(plan.optimizer.learning_rate - RATE) < 0.1 * RATE:
        raise UserError(
            say("The optimizer is {name} at its usual rate already.", name=plan.optimizer.type),
            say("Something else keeps the network from learning."),
        )
    return project.edited(training=plan.edited(optimizer=wanted))


CURE = Cure(
    id="adamw",
    title=say("Use AdamW at 0.001"),
    sentence=say(
        "Each weight gets a step of its own length, so that the size of the gradient hardly matters; a good "
        "choice where a plain rate is hard to find (Loshchilov and Hutter, 2019)."
    ),
    apply=apply,
)
