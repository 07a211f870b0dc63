"""The pages of the doctor: every rule says what it measures, from where, where it errs, and what helps."""

from __future__ import annotations

import re

import pytest

from engine.doctor.cure import all_cures
from engine.doctor.judge import PRECEDENCE, all_rules
from engine.doctor.pages import DOCTOR_PAGE, doctor_page, file_text, page_of, page_text
from engine.doctor.rule import Rule
from engine.spec.message import Message

SMELLS = ("bias_before_batch_norm", "dropout_before_batch_norm", "map_too_small_early", "shrinking_filters")


@pytest.mark.parametrize("rule", all_rules().values(), ids=lambda rule: rule.id)
def test_a_rule_is_complete(rule: Rule) -> None:
    assert all_rules()[rule.id] is rule
    assert len(re.findall(r"[.!](?: |$)", str(rule.mechanism))) == 2, "two sentences"
    assert re.search(r"\b(18|19|20)\d\d\b", rule.source), "a year"
    assert str(rule.title)
    assert rule.formula.endswith(".")
    assert str(rule.limits).endswith(".")
    if rule.id not in SMELLS:
        assert rule.cures
        assert rule.not_cures
    assert not set(rule.cures) & set(rule.not_cures)


@pytest.mark.parametrize("rule_id", all_rules())
def test_a_page_holds_all_that_the_rule_says(rule_id: str) -> None:
    rule, page, text = all_rules()[rule_id], page_of(rule_id), page_text(rule_id)
    for part in (rule.title, rule.mechanism, rule.limits, rule.formula, rule.source, f"`{rule_id}`"):
        assert str(part) in text
    assert [line.cure for line in page.cures] == list(rule.cures)
    for cure, why in rule.not_cures.items():
        assert f"- {all_cures()[cure].title}: {why}" in text


def test_a_page_is_in_the_readers_language() -> None:
    def shouted(message: Message) -> str:
        return str(message).upper()

    text = page_text("dead_relu", shouted)
    assert "DEAD RELUS" in text
    assert "WHAT DOES NOT" in text


def test_causes_come_before_effects() -> None:
    page = doctor_page()
    order = [rule_id for rule_id in re.findall(r"^`(\w+)`$", page, re.M) if rule_id not in SMELLS]
    assert order == [name for name in PRECEDENCE if name in all_rules()]


def test_the_committed_page_is_up_to_date() -> None:
    written = DOCTOR_PAGE.read_text(encoding="utf-8")
    assert written == file_text(), "run `python -m engine.doctor.pages`"
