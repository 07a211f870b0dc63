"""The measures by which a judge of trainings is judged, whoever it is."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.doctor.case import Case
from benchmarks.doctor.outcome import Outcome


@dataclass(frozen=True)
class Moment:
    """What was said when so much of a run was over."""

    share: float
    """0..1"""
    problem: bool
    primary: str
    """The id of the cause; "" where there was none."""


@dataclass(frozen=True)
class Judged:
    """All that was said of one run; the last moment is its end."""

    case: str
    seed: int
    moments: tuple[Moment, ...]

    @property
    def end(self) -> Moment:
        """The final word."""
        return self.moments[-1]

    def at(self, share: float) -> Moment:
        """The newest word when so much was over."""
        return [moment for moment in self.moments if moment.share <= share][-1]

    @property
    def first_share(self) -> float:
        """When it was first called a problem; NaN where it never was."""
        return next((moment.share for moment in self.moments if moment.problem), math.nan)


def measures(
    judged: Sequence[Judged], cases: Mapping[str, Case], outcomes: Mapping[str, Outcome]
) -> dict[str, Any]:
    """Every measure, as JSON can hold it. A fault that did no harm counts among the sound runs."""
    judged = [one for one in judged if one.case in outcomes]
    faulty = [one for one in judged if outcomes[one.case].kind == "faulty"]
    sound = [one for one in judged if outcomes[one.case].kind != "faulty"]
    traps = [one for one in sound if cases[one.case].trap]
    harmless = [one for one in sound if outcomes[one.case].kind == "harmless"]
    found = [one for one in faulty if one.end.problem]
    right = [one for one in found if one.end.primary in outcomes[one.case].accepted]
    firsts = [one.first_share for one in found if not math.isnan(one.first_share)]
    kinds = Counter(outcomes[case].kind for case in {one.case for one in judged})
    result: dict[str, Any] = {
        "cases": dict(sorted(kinds.items())),
        "runs": len(judged),
        "faulty_runs": len(faulty),
        "sound_runs": len(sound),
        "recall_by_the_end": _share(len(found), len(faulty)),
        "false_alarms_at_the_end": _share(sum(one.end.problem for one in sound), len(sound)),
        "false_alarms_on_traps": _share(sum(one.end.problem for one in traps), len(traps)),
        "false_alarms_on_harmless_faults": _share(sum(one.end.problem for one in harmless), len(harmless)),
        "right_primary_cause": _share(len(right), len(faulty)),
        "right_primary_cause_of_those_found": _share(len(right), len(found)),
    }
    if any(len(one.moments) > 1 for one in judged):
        result |= {
            "recall_by_a_quarter": _share(sum(one.at(0.25).problem for one in faulty), len(faulty)),
            "false_alarms_at_any_moment": _share(
                sum(not math.isnan(one.first_share) for one in sound), len(sound)
            ),
            "first_verdict_in_percent_of_the_run": (
                round(100 * statistics.median(firsts), 1) if firsts else None
            ),
        }
    return result


def confusion(judged: Sequence[Judged], outcomes: Mapping[str, Outcome]) -> dict[str, dict[str, int]]:
    """Cause (the first accepted one; "healthy", "harmless") -> what was said -> runs."""
    table: dict[str, Counter[str]] = {}
    for one in judged:
        if one.case not in outcomes:
            continue
        kind = outcomes[one.case].kind
        accepted = outcomes[one.case].accepted
        cause = accepted[0] if kind == "faulty" else kind
        said = one.end.primary if one.end.problem else "no problem"
        if said in accepted:
            said = "right" if said != cause else cause
        table.setdefault(cause, Counter())[said] += 1
    return {cause: dict(table[cause].most_common()) for cause in sorted(table)}


def mistakes(judged: Sequence[Judged], outcomes: Mapping[str, Outcome]) -> list[str]:
    """A line for each case that was misjudged in some run."""
    lines = []
    for case_id, outcome in outcomes.items():
        own = [one.end for one in judged if one.case == case_id]
        accepted = outcome.accepted
        if outcome.kind == "faulty":
            wrong = [one for one in own if not one.problem or one.primary not in accepted]
        else:
            wrong = [one for one in own if one.problem]
        if wrong:
            said = ", ".join(one.primary if one.problem else f"no problem ({one.primary})" for one in own)
            wanted = " or ".join(accepted) if outcome.kind == "faulty" else outcome.kind
            gap = "" if math.isnan(outcome.gap) else f", {100 * outcome.gap:.1f} points under its twin"
            lines.append(f"{case_id}: {wanted}, {outcome.accuracy:.1%}{gap}; said: {said}")
    return lines


def _share(part: int, whole: int) -> dict[str, Any]:
    return {"runs": part, "of": whole, "share": round(part / whole, 3) if whole else None}
