"""An end of the network that suits loss and classes."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.surgery import (
    ACTIVATIONS,
    ENDS,
    cured,
    edit_layers,
    exchange,
    insert_after,
    output_layers,
    tail,
)
from engine.layers.log_softmax import LogSoftmax
from engine.layers.softmax import Softmax
from engine.spec.message import UserError, say
from engine.spec.network import NetworkSpec
from engine.spec.project import Project
from engine.spec.training import TrainingPlan


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """No activation on the outputs but the one that the loss wants, and one output for each class."""
    network = project.network
    last = output_layers(network)
    if len(last) != 1:
        raise UserError(
            say("No single layer with weights is the last."), say("End the network in one Linear layer.")
        )
    network = fitting_end(network, project.training)
    if evidence is not None and evidence.class_names:
        network = _as_wide_as(network, last[0], len(evidence.class_names))
    if network == project.network:
        raise UserError(say("The end suits the loss."), say("Something else is the cause."))
    return cured(project, network)


def fitting_end(network: NetworkSpec, plan: TrainingPlan) -> NetworkSpec:
    """Without activations behind the last layer with weights, and with what the loss wants there."""
    loss = plan.loss
    wanted = {"log-probabilities": "LogSoftmax"}.get(loss.wants, "")
    found = {i: network.node(i).layer.type for i in tail(network)}
    unfit = [i for i, tag in found.items() if tag in (*ACTIVATIONS, *ENDS) and tag != wanted]
    if loss.wants == "any":
        unfit = [i for i in unfit if found[i] not in ("Softmax", "Sigmoid")]
        logs = [i for i in unfit if found[i] == "LogSoftmax"]
        network = exchange(network, logs, Softmax)
        unfit = [i for i in unfit if i not in logs]
    network = network.remove(unfit)
    if wanted and not any(network.node(i).layer.type == wanted for i in tail(network)):
        (end,) = network.of_type("Output")
        (source,) = network.feeds(end.id).values()
        network, _ = insert_after(network, source, LogSoftmax())
    return network


def _as_wide_as(network: NetworkSpec, node_id: str, classes: int) -> NetworkSpec:
    values = dict(network.node(node_id).layer)
    name = "units" if "units" in values else "filters"
    return network if values[name] == classes else edit_layers(network, [node_id], **{name: classes})


CURE = Cure(
    id="fix_output",
    title=say("Mend the output"),
    sentence=say(
        "The loss compares one free number for each class with the answer; an activation on them, or a wrong "
        "count, keeps the right answer out of reach."
    ),
    apply=apply,
)
