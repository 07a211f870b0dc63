"""A rule's help page (F1), and docs/doctor.md made of all of them: `python -m engine.doctor.pages`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.doctor.cure import all_cures
from engine.doctor.judge import PRECEDENCE, all_rules
from engine.doctor.rule import Rule
from engine.spec.files import write_atomically
from engine.spec.message import Message, say

DOCTOR_PAGE = Path(__file__).parents[2] / "docs" / "doctor.md"

_WRITTEN = (
    "Written by `python -m engine.doctor.pages` from the rules in `engine/doctor`; change it there.\n\n"
)

Reader = Callable[[Message], str]
"""Gives a message in the reader's language."""


@dataclass(frozen=True)
class Advice:
    """One line under "what helps" or "what does not"."""

    cure: str
    """Its id."""
    title: Message
    text: Message
    """What it does, or why it is no cure here."""


@dataclass(frozen=True)
class RulePage:
    """What there is to read on one problem."""

    id: str
    title: Message
    mechanism: Message
    formula: str
    source: str
    limits: Message
    cures: tuple[Advice, ...]
    not_cures: tuple[Advice, ...]


def page_of(rule_id: str) -> RulePage:
    """The page of one rule. Raises KeyError."""
    rule = all_rules()[rule_id]
    known = all_cures()
    return RulePage(
        rule.id,
        rule.title,
        rule.mechanism,
        rule.formula,
        rule.source,
        rule.limits,
        tuple(Advice(i, known[i].title, known[i].sentence) for i in rule.cures),
        tuple(Advice(i, known[i].title, why) for i, why in rule.not_cures.items()),
    )


def page_text(rule_id: str, text: Reader = str) -> str:
    """One rule's page in Markdown."""
    page = page_of(rule_id)
    parts = [
        f"### {text(page.title)}",
        f"`{page.id}`",
        text(page.mechanism),
        f"**{text(say('Measured'))}:** {page.formula}",
    ]
    if page.cures:
        parts.append(f"**{text(say('What helps'))}:**\n{_list(page.cures, text)}")
    if page.not_cures:
        parts.append(f"**{text(say('What does not'))}:**\n{_list(page.not_cures, text)}")
    parts.append(f"**{text(say('Limits'))}:** {text(page.limits)}")
    parts.append(f"**{text(say('Source'))}:** {page.source}")
    return "\n\n".join(parts) + "\n"


def doctor_page(text: Reader = str) -> str:
    """All pages, in the order in which causes are named first."""
    heads = [
        f"# {text(say('What the doctor knows'))}",
        text(
            say(
                "A symptom alone is information. It is a problem where the run also learns much less than a "
                "tiny reference network from as many of the same pictures: S_train = (H0 - loss) / (H0 - the "
                "reference's loss) or S_val = (balanced accuracy - chance) / (the reference's - chance), "
                "where H0 is the loss of the best constant answer."
            )
        ),
        text(
            say(
                "Of several problems the first on this page is named as the cause: what was there before the "
                "first step explains what comes after it."
            )
        ),
    ]
    pages = [page_text(rule.id, text) for rule in _in_order()]
    return "\n\n".join(heads) + "\n\n" + "\n".join(pages)


def file_text() -> str:
    """The page as it is in `docs`."""
    return doctor_page().replace("\n\n", f"\n\n{_WRITTEN}", 1)


def _in_order() -> list[Rule]:
    rules = all_rules()
    named = [rules[rule_id] for rule_id in PRECEDENCE if rule_id in rules]
    return named + [rule for rule_id, rule in rules.items() if rule_id not in PRECEDENCE]


def _list(lines: tuple[Advice, ...], text: Reader) -> str:
    return "\n".join(f"- {text(line.title)}: {text(line.text)}" for line in lines)


if __name__ == "__main__":
    write_atomically(DOCTOR_PAGE, file_text().encode())
