"""judge: all rules on the evidence, and the one cause that explains the rest."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

import numpy as np

from engine.doctor import rules
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding, Verdict
from engine.doctor.rule import Rule

PRECEDENCE: tuple[str, ...] = (
    "not_finite",
    "softmax_before_logits_loss",
    "wrong_output_or_loss",
    "bad_initialisation",
    "frozen_layer",
    "wrong_sign",
    "not_finite.later",
    "data_not_normalised",
    "exploding_gradient",
    "vanishing_gradient",
    "saturated_activation",
    "linear_stack",
    "train_eval_mismatch",
    "over_regularised",
    "class_imbalance",
    "dead_relu",
    "learning_rate_too_high",
    "learning_rate_too_low",
    "exploding_gradient.later",
    "vanishing_gradient.later",
    "train_eval_mismatch.later",
    "oscillating_loss",
    "dead_relu.later",
    "overfitting",
    "label_errors",
    "too_few_epochs",
    "underfitting",
)
"""What is there before step 1 explains what comes after it: "id.later" is a finding of a later step, where
that ranks elsewhere. A rule that is not named comes last."""
_SEVERITIES = ("problem", "warning", "information")


@cache
def all_rules() -> dict[str, Rule]:
    """Id -> rule, in the order of the ids."""
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    return {name: importlib.import_module(f"{rules.__name__}.{name}").RULE for name in names}


def judge(evidence: Evidence) -> Verdict:
    """The verdict on what is known so far: the gravest findings first, causes before effects."""
    with np.errstate(all="ignore"):  # a run that broke off holds infinity and NaN
        found = [finding for rule in all_rules().values() for finding in rule.find(evidence)]
    found.sort(key=_rank)
    primary = found[0] if found and found[0].severity != "information" else None
    return Verdict(evidence.step, tuple(found), primary)


def _rank(finding: Finding) -> tuple[int, int, int]:
    later = f"{finding.id}.later"
    key = later if finding.step > 0 and later in PRECEDENCE else finding.id
    place = PRECEDENCE.index(key) if key in PRECEDENCE else len(PRECEDENCE)
    return _SEVERITIES.index(finding.severity), place, finding.step
