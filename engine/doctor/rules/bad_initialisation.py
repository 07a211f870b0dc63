"""First weights that are all the same, or of the wrong scale."""

from __future__ import annotations

from collections.abc import Iterable

from engine.doctor.evidence import Evidence, StartWeights
from engine.doctor.finding import Finding
from engine.doctor.outcome import outcome
from engine.doctor.rule import Rule
from engine.doctor.signals import (
    backward_decades,
    brief,
    forward_decades,
    largest,
    name_of,
    numbers,
)
from engine.doctor.signals import start as start_of
from engine.doctor.structure import is_matrix, is_normed, last_weights, next_weights
from engine.spec.message import say

MOST_OFF = 4.0
"""Times over the larger, or under the smaller, of the He and Glorot targets."""
MOST_BENT = 1.3
"""Decades, of the signal or the gradient, by which a wrong scale shows."""
LARGEST_LOGITS = 5.0


def find(evidence: Evidence) -> Iterable[Finding]:
    """Layers in a row that start with identical filters; weights far from their target."""
    yield from _identical(evidence)
    yield from _scale(evidence)


def _identical(evidence: Evidence) -> Iterable[Finding]:
    network = evidence.project.network
    same = {start.layer for start in evidence.start_weights if start.identical}
    known = {i for i in same if i in network.by_id and is_matrix(network.node(i))}
    classifier = last_weights(network)
    inner = tuple(i for i in evidence.layers if i in known and (classifier is None or i != classifier.id))
    if not inner:
        return
    stuck = [i for i in inner if all(after.id in known for after in next_weights(network, i))]
    result = outcome(evidence)
    yield Finding(
        "bad_initialisation",
        "problem" if stuck and not result.fine else result.severity(),
        inner[0],
        0,
        say(
            "All filters or units of {layer} start the same, so they get the same gradient and stay the "
            "same.",
            layer=name_of(evidence, inner[0]),
        ),
        numbers(identical_layers=len(inner), stuck_layers=len(stuck)),
        inner,
        ("he_initialisation", "glorot_initialisation", "lsuv"),
    )


def _scale(evidence: Evidence) -> Iterable[Finding]:
    network = evidence.project.network
    classifier = last_weights(network)
    off = {
        start.layer: _factor(start)
        for start in evidence.start_weights
        if not start.identical
        and start.layer in network.by_id
        and is_matrix(network.node(start.layer))
        and not is_normed(network, start.layer)
        and not (classifier is not None and start.layer == classifier.id and _factor(start) < 1)
    }
    off = {layer: factor for layer, factor in off.items() if not 1 / MOST_OFF <= factor <= MOST_OFF}
    if not off:
        return
    worst = max(off, key=lambda layer: max(off[layer], 1 / max(off[layer], 1e-12)))
    factor = off[worst]
    name = name_of(evidence, worst)
    yield Finding(
        "bad_initialisation",
        outcome(evidence).severity() if _shows(evidence) else "information",
        next(iter(off)),
        0,
        say(
            "The first weights of {layer} are {times} times larger than they should be.",
            layer=name,
            times=brief(factor),
        )
        if factor > 1
        else say(
            "The first weights of {layer} are {times} times smaller than they should be.",
            layer=name,
            times=brief(1 / max(factor, 1e-12)),
        ),
        numbers(factor=factor, layers=len(off)),
        tuple(off),
        ("he_initialisation", "lsuv", "batch_norm", "glorot_initialisation"),
    )


def _shows(evidence: Evidence) -> bool:
    """Whether anything before the first step is out of order: scales that cancel do no harm."""
    first = start_of(evidence)
    if first is None:
        return True
    decades = (backward_decades(first), forward_decades(first), largest(first.saturated_share) - 0.5)
    bent = abs(decades[0]) > MOST_BENT or abs(decades[1]) > MOST_BENT or decades[2] > 0
    return bent or first.logits_std > LARGEST_LOGITS


def _factor(start: StartWeights) -> float:
    """How many times over the larger target, or (below 1) of the smaller one; 1 between them."""
    low, high = sorted((start.he_std, start.glorot_std))
    if not (low > 0 and start.std == start.std):
        return 1.0
    return start.std / high if start.std > high else min(start.std / low, 1.0)


RULE = Rule(
    id="bad_initialisation",
    title=say("Bad initialisation"),
    mechanism=say(
        "Training can only tell filters apart that differ from the start, and it needs a signal of healthy "
        "size to begin with. Equal weights stay equal; weights of the wrong scale let the signal fade or "
        "blow up."
    ),
    formula=(
        "All filters or units of a layer that is not the last are identical, and so are those of the layer "
        "behind. Or the standard deviation of the weights lies under a quarter of the smaller, or over four "
        "times the larger, of sqrt(2 / fan in) (He) and sqrt(2 / (fan in + fan out)) (Glorot), with no "
        "normalisation behind: a problem where the run is weak."
    ),
    source="Glorot and Bengio 2010; He et al. 2015; Mishkin and Matas (LSUV) 2016",
    limits=say(
        "Scales that are off in one layer can cancel in another, and Adam grows out of many; so the scale is "
        "judged by what it does to the run."
    ),
    find=find,
    cures=("he_initialisation", "lsuv", "glorot_initialisation", "batch_norm"),
    not_cures={
        "more_epochs": say("What is equal gets equal steps for ever."),
        "dropout": say("It adds noise, not the right scale."),
        "lower_learning_rate": say("Smaller steps keep the weights near their bad start for longer."),
    },
)
