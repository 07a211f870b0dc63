"""judge: any evidence is taken, the gravest comes first, and causes come before effects."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.doctor.evidence import BatchFit, NotFinite
from engine.doctor.judge import PRECEDENCE, all_rules, judge
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2d
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.linear import Linear
from engine.layers.relu import ReLU
from engine.layers.sigmoid import Sigmoid
from engine.layers.softmax import Softmax
from tests.engine.doctor.evidence import (
    TOTAL_STEPS,
    activations_of,
    evidence,
    failing,
    history,
    layers_of,
    learning,
    project,
    reference,
)

STRANGE = (math.nan, math.inf, -math.inf, 0.0, -1.0, 1e-300, 1e300, 0.5, 3.0)
PROJECTS = (
    project(),
    project(("flatten", Flatten()), ("head", Linear(units=10)), ("softmax", Softmax())),
    project(("flatten", Flatten()), ("head", Linear(units=3))),
    project(("conv_1", Conv2d(filters=4)), ("norm", BatchNorm()), ("drop", Dropout(probability=0.9)),
            ("sigmoid", Sigmoid()), ("flatten", Flatten()), ("head", Linear(units=10)), ("relu", ReLU()),
            optimizer={"type": "Momentum", "weight_decay": 0.1}, loss={"type": "MeanAbsoluteError"}),
)  # fmt: skip
SCALARS = ("loss", "accuracy", "evaluation_loss", "logits_mean", "logits_std", "cross_entropy", "noise_scale")
OF_LAYERS = ("gradient_norm", "signal_norm", "weight_norm", "output_mean", "output_std")
OF_ACTIVATIONS = ("zero_share", "dead_share", "saturated_share")


@st.composite
def strange_evidence(draw: st.DrawFn) -> Any:
    """Of any step, with whatever numbers, with parts that are missing."""
    made = draw(st.sampled_from(PROJECTS))
    number = st.sampled_from(STRANGE)
    layers, activations = layers_of(made), activations_of(made)
    odd = draw(st.dictionaries(st.sampled_from(SCALARS), number, max_size=4))
    for names, size in ((OF_LAYERS, len(layers)), (OF_ACTIVATIONS, len(activations))):
        for name in draw(st.sets(st.sampled_from(names))):
            odd[name] = np.array(draw(st.lists(number, min_size=size, max_size=size)))
    parts: dict[str, Any] = {}
    if draw(st.booleans()):
        parts["reference"] = draw(st.sampled_from((None, reference(math.nan), reference(0.0))))
    if draw(st.booleans()):
        parts["validations"] = ()
    if draw(st.booleans()):
        counts = np.zeros(10, np.int64)
        counts[: draw(st.integers(0, 3))] = draw(st.integers(1, 500))
        counts[0] *= 50
        parts["counts"] = counts
    if draw(st.booleans()):
        parts["input_mean"], parts["input_std"] = (np.array([draw(number)]) for _ in range(2))
    if draw(st.booleans()):
        parts["observations"] = ()
    if draw(st.booleans()):
        parts["start_weights"] = ()
    if draw(st.booleans()):
        parts["batch_fit"] = BatchFit(10, draw(number), draw(number), draw(number))
    if draw(st.booleans()):
        parts["not_finite"] = NotFinite(3, draw(st.sampled_from((None, "head"))), "loss_scale")
    steps = draw(st.sampled_from((0, 1, 7, 60, TOTAL_STEPS)))
    if steps and draw(st.booleans()):
        wave = np.array(draw(st.lists(number, min_size=1, max_size=9)))
        rows = np.resize(np.clip(wave, -1e38, 1e38), steps)
        parts["history"] = history(layers, rows, rows, gradient_norm=rows, weight_norm=rows)
    skill = draw(st.sampled_from((failing, learning)))
    return evidence(made, skill, steps=steps, changes=lambda step: odd, **parts)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(strange_evidence())
def test_any_evidence_is_judged_and_the_verdict_is_json(case: Any) -> None:
    verdict = judge(case)
    assert verdict.name in ("healthy", "warning", "problem")
    assert (verdict.primary is None) == (verdict.name == "healthy")
    for finding in verdict.findings:
        assert finding.id in all_rules()
        assert str(finding.message)
        json.dumps(finding.evidence, allow_nan=False)
        assert finding.layer is None or finding.layer in case.project.network.by_id
        assert all(layer in case.project.network.by_id for layer in finding.layers)
        assert 0 <= finding.step <= TOTAL_STEPS


def test_a_run_that_goes_well_is_healthy_at_every_moment() -> None:
    for steps in (0, 1, 10, 50, 120, TOTAL_STEPS):
        verdict = judge(evidence(steps=steps))
        assert verdict.name == "healthy", (steps, verdict)
        assert verdict.findings == ()


def test_every_rule_has_its_place() -> None:
    places = [name.partition(".")[0] for name in PRECEDENCE]
    smells = {
        "bias_before_batch_norm",
        "dropout_before_batch_norm",
        "map_too_small_early",
        "shrinking_filters",
    }
    assert set(places) | smells == set(all_rules())
    assert len(set(PRECEDENCE)) == len(PRECEDENCE)


def test_a_problem_comes_before_a_warning_and_a_cause_before_its_effect() -> None:
    made = project(("flatten", Flatten()), ("head", Linear(units=10)), ("softmax", Softmax()))
    verdict = judge(evidence(made, failing, input_mean=np.array([130.0]), input_std=np.array([90.0])))
    assert verdict.primary is not None
    assert verdict.primary.id == "softmax_before_logits_loss"
    assert [f.id for f in verdict.findings if f.severity == "problem"] == [
        "softmax_before_logits_loss",
        "data_not_normalised",
        "underfitting",
    ]
