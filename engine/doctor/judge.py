"""judge: all rules on the evidence, and the one cause that explains the rest."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

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
    "data_not_normalised",
    "exploding_gradient",
    "vanishing_gradient",
    "saturated_activation",
    "over_regularised",
    "class_imbalance",
    "dead_relu",
    "learning_rate_too_high",
    "learning_rate_too_low",
    "oscillating_loss",
    "overfitting",
    "label_errors",
    "too_few_epochs",
    "underfitting",
)
"""What is there before step 1 explains what comes after it; a rule that is not named comes last."""
_SEVERITIES = ("problem", "warning", "information")


@cache
def all_rules() -> dict[str, Rule]:
    """Id -> rule, in the order of the ids."""
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    return {name: importlib.import_module(f"{rules.__name__}.{name}").RULE for name in names}


def judge(evidence: Evidence) -> Verdict:
    """The verdict on what is known so far."""
    found = [finding for rule in all_rules().values() for finding in rule.find(evidence)]
    found.sort(key=_rank)
    primary = found[0] if found and found[0].severity != "information" else None
    return Verdict(evidence.step, tuple(found), primary)


def _rank(finding: Finding) -> tuple[int, int]:
    place = PRECEDENCE.index(finding.id) if finding.id in PRECEDENCE else len(PRECEDENCE)
    return _SEVERITIES.index(finding.severity), place
