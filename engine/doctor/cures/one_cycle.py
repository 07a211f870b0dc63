"""One cycle of the learning rate, up and down."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.spec.message import UserError, say
from engine.spec.project import Project
from engine.train.schedules.one_cycle import OneCycle


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """The schedule; its peak is the measured rate, where there is one."""
    plan = project.training
    optimizer = plan.optimizer if rate is None else plan.optimizer.edited(learning_rate=rate)
    after = plan.edited(schedule=OneCycle(), optimizer=optimizer, warmup_steps=0)
    if after == plan:
        raise UserError(
            say("The plan has one cycle already."), say("Something else keeps the network from learning.")
        )
    return project.edited(training=after)


CURE = Cure(
    id="one_cycle",
    title=say("One cycle of the learning rate"),
    sentence=say(
        "The rate rises to the measured one and falls far below it: fast learning in the middle, calm at "
        "both ends (Smith, 2018)."
    ),
    apply=apply,
    needs_rate=True,
)
