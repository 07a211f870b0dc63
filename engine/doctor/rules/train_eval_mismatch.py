"""The network answers differently in training and in use."""

from __future__ import annotations

from collections.abc import Iterable

from engine.doctor.evidence import Evidence, Observation
from engine.doctor.finding import Finding
from engine.doctor.outcome import Outcome, outcome
from engine.doctor.rule import Rule
from engine.doctor.signals import batch_size, brief, holds_since, numbers
from engine.doctor.structure import DROPOUTS
from engine.spec.message import say
from engine.spec.network import Node

FOR_SMALL = ("group_norm", "larger_batch")
MOST_RATIO = 1.5
LEAST_DIFFERENCE = 0.3
"""In nats: near 0 a ratio says nothing."""
SETTLED = 50
"""Steps until the running statistics have forgotten where they began."""
LEAST_SKILL, LEAST_SKILL_BEFORE = 0.9, 0.6
"""S_val at the end, and before: validation is made in the mode of use. On the way the best so far of noisy
statistics is low in healthy runs, too."""
LEAST_SKILL_SLOW = 0.985
"""S_val at the end, where the running means cannot have learnt in time."""
SMALL_BATCH = 8
TINY_BATCH = 3
"""Pictures: so few have no mean and variance worth the name."""
LEAST_MEMORIES = 2.0
"""So many times the memory of the running means, 1 / momentum steps, the run should last."""


def find(evidence: Evidence) -> Iterable[Finding]:
    """The same batch has a loss half as large again, or more, in the mode of use; or it must come to that."""
    result = outcome(evidence)
    norms = tuple(node.id for node in evidence.project.network.of_type("BatchNorm"))
    since = holds_since(evidence, _holds)
    if since is not None:
        yield _seen(evidence, result, since, norms)
    elif norms and not (result.ended and result.validation >= LEAST_SKILL):
        yield from _expected(evidence, norms)


def _seen(evidence: Evidence, result: Outcome, since: int, norms: tuple[str, ...]) -> Finding:
    last = [o for o in evidence.observations if _holds(o)][-1]
    drops = tuple(node.id for node in evidence.project.network.nodes if node.layer.type in DROPOUTS)
    least = LEAST_SKILL_SLOW if _slow(evidence, norms) else LEAST_SKILL
    harms = result.validation < (least if result.ended else LEAST_SKILL_BEFORE)
    small = bool(norms) and batch_size(evidence) <= SMALL_BATCH
    return Finding(
        "train_eval_mismatch",
        "problem" if harms else "information",
        next(iter(norms or drops), None),
        since,
        say(
            "The same pictures have a loss of {train} in the mode of training and {use} in that of use.",
            train=brief(last.loss),
            use=brief(last.evaluation_loss),
        ),
        numbers(loss=last.loss, evaluation_loss=last.evaluation_loss, batch_size=batch_size(evidence)),
        norms or drops,
        FOR_SMALL if small else RULE.cures,
    )


def _expected(evidence: Evidence, norms: tuple[str, ...]) -> Iterable[Finding]:
    """By the drawing and the plan alone: batches too small, or means that are remembered too long."""
    network, size = evidence.project.network, batch_size(evidence)
    slow = _slow(evidence, norms)
    if size > TINY_BATCH and not slow:
        return
    yield Finding(
        "train_eval_mismatch",
        "problem",
        slow[0] if slow else norms[0],
        0,
        say(
            "{layer} takes {steps} steps to learn the means that it uses after training, and the run has "
            "{total}.",
            layer=network.node(slow[0]).name,
            steps=brief(1 / max(_momentum(network.node(slow[0])), 1e-9)),
            total=evidence.total_steps,
        )
        if slow
        else say(
            "BatchNorm measures mean and variance in steps of {count} pictures: they are mostly chance.",
            count=size,
        ),
        numbers(batch_size=size, steps=evidence.total_steps),
        tuple(slow) or norms,
        RULE.cures if slow else FOR_SMALL,
    )


def _slow(evidence: Evidence, norms: tuple[str, ...]) -> list[str]:
    """Those whose running means remember for longer than the run lasts."""
    network = evidence.project.network
    return [i for i in norms if _momentum(network.node(i)) * evidence.total_steps < LEAST_MEMORIES]


def _momentum(node: Node) -> float:
    return float(getattr(node.layer, "momentum", 0.1))


def _holds(observation: Observation) -> bool:
    if observation.step < SETTLED:
        return False
    difference = observation.evaluation_loss - observation.loss
    return difference > LEAST_DIFFERENCE and observation.evaluation_loss > MOST_RATIO * observation.loss


RULE = Rule(
    id="train_eval_mismatch",
    title=say("Training and use differ"),
    mechanism=say(
        "BatchNorm uses the batch while training and running means in use; where those do not fit, the "
        "network in use is another one than that which was trained. Small batches and a memory that is too "
        "long or too short are the usual reasons."
    ),
    formula=(
        "After step 50, in 2 of the last 3 looks: the loss of the same batch in the mode of use is over 1.5 "
        "times, and over 0.3 more than, that in the mode of training. A problem where S_val < 0.9 at the "
        "end, or < 0.6 before. Unless the run ends well also where a BatchNorm has batches of 3 pictures or "
        "less, or momentum * steps < 2."
    ),
    source="Ioffe, Batch Renormalization, 2017; Wu and Johnson, Rethinking Batch in BatchNorm, 2021",
    limits=say(
        "A dropout makes the loss in training the larger one; that is as it should be and does not count."
    ),
    find=find,
    cures=("group_norm", "larger_batch", "lower_learning_rate"),
    not_cures={
        "more_epochs": say("The statistics follow the weights; they are as far off later."),
        "dropout": say("It adds one more difference between the two modes."),
        "early_stopping": say("The two modes differ from early on."),
    },
)
