"""The same picture more than once: in a class, in several classes, in several parts of the split."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine.data.doctor.finding import Finding, Fix
from engine.data.doctor.fixes import exclude_fix
from engine.data.doctor.look import Look
from engine.spec.message import Message, say
from engine.spec.problems import Severity


def find(look: Look) -> Iterable[Finding]:
    """Up to three findings on equal pictures and three on pictures that are nearly equal.

    A group counts once: as a contradiction where its classes differ, else as a leak where it lies in
    several parts, else as a repetition.
    """
    for exact, groups in ((True, look.alike.same), (False, look.alike.near)):
        contradictions, leaks, repetitions = [], [], []
        for group in groups:
            if len(set(look.labels[group].tolist())) > 1:
                contradictions.append(group)
            elif len(set(look.part[group].tolist())) > 1:
                leaks.append(group)
            else:
                repetitions.append(group)
        if contradictions:
            yield _contradiction(look, exact, contradictions)
        if leaks:
            yield _leak(look, exact, leaks)
        if repetitions:
            yield _repetition(look, exact, repetitions)


def _contradiction(look: Look, exact: bool, groups: list[np.ndarray]) -> Finding:
    count = len(groups)
    return _finding(
        look,
        "contradicting_copies" if exact else "contradicting_near_copies",
        "problem" if exact else "warning",
        say("Groups of equal pictures with different labels: {count}.", count=count)
        if exact
        else say("Groups of nearly equal pictures with different labels: {count}.", count=count),
        say("Look at them: at most one label is right. Move them, or leave them out."),
        groups,
        exclude_fix([look.ref(row) for group in groups for row in group]),
    )


def _leak(look: Look, exact: bool, groups: list[np.ndarray]) -> Finding:
    count = len(groups)
    copies = []  # all but those in the part that counts most: the test, else the validation
    for group in groups:
        kept = look.part[group].max()
        copies += [row for row in group if look.part[row] < kept]
    return _finding(
        look,
        "leaks" if exact else "near_leaks",
        "problem" if exact else "warning",
        say("Groups of equal pictures in several parts of the split: {count}.", count=count)
        if exact
        else say("Groups of nearly equal pictures in several parts of the split: {count}.", count=count),
        say("What was seen in training is no test. Keep such pictures in one part only."),
        groups,
        exclude_fix(
            [look.ref(row) for row in copies],
            say("Keep them for test or validation, and leave {count} out before.", count=len(copies)),
        ),
    )


def _repetition(look: Look, exact: bool, groups: list[np.ndarray]) -> Finding:
    count = len(groups)
    copies = [row for group in groups for row in group[1:]]
    return _finding(
        look,
        "copies" if exact else "near_copies",
        "information",
        say("Groups of equal pictures: {count}.", count=count)
        if exact
        else say("Groups of nearly equal pictures: {count}.", count=count),
        say("Copies make a picture count more than others; they do not make the set larger."),
        groups,
        exclude_fix(
            [look.ref(row) for row in copies],
            say("Keep one of each, and leave {count} out.", count=len(copies)),
        ),
    )


def _finding(
    look: Look,
    code: str,
    severity: Severity,
    message: Message,
    advice: Message,
    groups: list[np.ndarray],
    fix: Fix,
) -> Finding:
    refs = tuple(
        look.ref(row, say("{name}", name=look.name_of(row)), number)
        for number, group in enumerate(groups)
        for row in group
    )
    return Finding(code, severity, message, advice, refs, (fix,))
