"""BatchNorm behind every hidden layer with weights."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.surgery import NORMS, cured, edit_layers, first_reached, hidden_layers, insert_after
from engine.layers.batch_norm import BatchNorm
from engine.spec.message import UserError, say
from engine.spec.project import Project

FEWEST = 8
"""Pictures in a batch; from fewer, mean and variance are guesses."""


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """Between each hidden layer and its activation, where no norm is yet. The bias before it goes: the
    norm takes it out again. Never behind the last layer."""
    plan, network = project.training, project.network
    if plan.batch_size < FEWEST and not plan.full_batch:
        raise UserError(
            say("Batches of {count} pictures are too small for BatchNorm.", count=plan.batch_size),
            say("Take GroupNorm, which works on each picture by itself, or larger batches."),
        )
    for node_id in hidden_layers(network):
        if first_reached(network, node_id, NORMS) is None:
            network = edit_layers(network, [node_id], bias=False)
            network, _ = insert_after(network, node_id, BatchNorm())
    if network == project.network:
        raise UserError(
            say("Every hidden layer is normalised already."),
            say("Try skip connections or another activation."),
        )
    return cured(project, network)


CURE = Cure(
    id="batch_norm",
    title=say("Put BatchNorm after each layer"),
    sentence=say(
        "Each channel is brought to mean 0 and variance 1, where the activation has slope, so that signal "
        "and gradient keep one size through many layers (Ioffe and Szegedy, 2015)."
    ),
    apply=apply,
)
