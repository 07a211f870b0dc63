"""Units of a ReLU that are 0 for every picture, and stay so."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine.doctor.evidence import Evidence, Observation
from engine.doctor.finding import Finding
from engine.doctor.outcome import outcome
from engine.doctor.rule import Rule
from engine.doctor.signals import holds_since, largest, name_of, numbers, percent, start
from engine.spec.message import say

MOST_DEAD = 0.5
"""Of the units or channels of one layer."""
ALL_DEAD = 0.9
"""Through such a layer nearly nothing comes."""
STILL_DEAD = 0.3
"""Of the layer, by now, where more were dead before the first step."""
FROM_START = ("zero_biases", "he_initialisation", "batch_norm", "leaky_relu", "elu")
LATER = ("lower_learning_rate", "warm_up", "batch_norm", "leaky_relu", "elu", "range_test")


def find(evidence: Evidence) -> Iterable[Finding]:
    """More than half of a layer is dead now; dead from step 0 is another matter than dead later."""
    since = _since(evidence)
    if since is None:
        return
    last = [o for o in evidence.observations if _holds(o)][-1]
    shares = np.asarray(last.dead_share, np.float64)
    dead = tuple(i for i, share in zip(evidence.activations, shares, strict=False) if share > MOST_DEAD)
    worst = evidence.activations[int(np.nanargmax(shares))]
    share = largest(shares)
    sure = since == 0 and largest(evidence.observations[0].dead_share) >= ALL_DEAD
    values = {"share": percent(share), "layer": name_of(evidence, worst)}
    yield Finding(
        "dead_relu",
        outcome(evidence).severity(sure=sure, strong=since == 0 or share >= ALL_DEAD),
        dead[0],
        since,
        say(
            "{share} of the units of {layer} are 0 for every picture, and were so before the first step.",
            **values,
        )
        if since == 0
        else say(
            "{share} of the units of {layer} are 0 for every picture; they died by step {step}.",
            step=since,
            **values,
        ),
        numbers(dead_share=share, since=since, dead_layers=len(dead)),
        dead,
        LATER if since else FROM_START,
    )


def _since(evidence: Evidence) -> int | None:
    """The first step of a death that lasts; what was dead before the first step may flicker since."""
    first = start(evidence)
    if first is not None and _holds(first):
        return 0 if largest(evidence.observations[-1].dead_share) > STILL_DEAD else None
    return holds_since(evidence, _holds)


def _holds(observation: Observation) -> bool:
    return largest(observation.dead_share) > MOST_DEAD


RULE = Rule(
    id="dead_relu",
    title=say("Dead ReLUs"),
    mechanism=say(
        "A ReLU whose input is negative for every picture gives 0 and lets no gradient through, so nothing "
        "can bring it back. A step that was too long, or a bias far below 0, kills many at once."
    ),
    formula=(
        "The largest dead_l > 0.5 before the first step, or in 2 of the last 3 looks; dead_l is the share of "
        "units or channels that are <= 0 for every picture of the fixed batch. A problem where the run is "
        "weak. From step 0: bias or initialisation; later: the learning rate."
    ),
    source="Glorot, Bordes and Bengio 2011; Lu et al., Dying ReLU, 2020",
    limits=say(
        "Zeros as such are healthy: 50 to 80 % is common. Only units that no picture of a batch wakes count, "
        "and a wide layer can spare many of them."
    ),
    find=find,
    cures=FROM_START,
    not_cures={
        "more_epochs": say("A dead unit gets no gradient, so time does not wake it."),
        "dropout": say("Dropout silences still more units."),
        "more_weight_decay": say("Decay pulls weights and biases to 0; it does not turn their sign."),
    },
)
