"""Which cure is tried next: the primary cause's first, then others, and not the same kind again and again."""

from __future__ import annotations

from collections.abc import Iterator

from engine.doctor.cure import Cure, all_cures
from engine.doctor.finding import Finding, Verdict

CONSEQUENCES = ("too_few_epochs", "underfitting")
"""Findings that any other problem explains."""
LATER_CAUSE = 1.5
"""By so many places the cures of each further finding stand back."""
CONSEQUENCE = 4.0
"""And by so many more those of a consequence."""
SAME_KIND = 1.25
"""And by so many for each cure of the same kind that was tried."""
LAST = ("more_epochs",)
"""Cures that cost more than one training: tried where nothing else helps, and then whole."""
KINDS = (
    ("he_initialisation", "glorot_initialisation", "lsuv", "zero_biases"),
    (
        "lower_learning_rate", "range_test", "one_cycle", "warm_up", "cosine_schedule", "plateau_schedule",
        "adamw", "rmsprop", "momentum",
    ),
    ("batch_norm", "group_norm"),
    ("relu", "gelu", "leaky_relu", "elu"),
)  # fmt: skip
"""What does not help in one form seldom does in another."""


class Candidates:
    """Iterated, it gives the cures of a verdict with the finding that each is for; of a healthy one `alone`,
    if there is one.

    A cure that does not apply takes no place: only those of which `tried` is told count. A number that is
    not finite is held to be a consequence of what was wrong before the first step.
    """

    def __init__(self, verdict: Verdict, alone: str = "") -> None:
        self._waiting: list[tuple[Finding | None, list[str]]] = [
            (finding, list(finding.cures)) for finding in _causes(verdict)
        ]
        if not self._waiting and alone:
            self._waiting = [(None, [alone])]
        self._tried: list[str] = []
        self._counts = [0] * len(self._waiting)
        self._newest = 0

    def leave_out(self, cures: tuple[str, ...]) -> None:
        """These are in use already."""
        self._waiting = [
            (finding, [one for one in waiting if one not in cures]) for finding, waiting in self._waiting
        ]

    def tried(self, cure_id: str) -> None:
        """The newest cure applied, and was tried."""
        self._tried.append(cure_id)
        self._counts[self._newest] += 1

    def __iter__(self) -> Iterator[tuple[Cure, Finding | None]]:
        while True:
            places = [
                (cure_id in LAST, self._distance(number, place, cure_id), number, place)
                for number, (_, waiting) in enumerate(self._waiting)
                for place, cure_id in enumerate(waiting)
            ]
            if not places:
                return
            _, _, number, place = min(places)
            finding, waiting = self._waiting[number]
            cure_id = waiting[place]
            self.leave_out((cure_id,))
            self._newest = number
            yield all_cures()[cure_id], finding

    def _distance(self, number: int, place: int, cure_id: str) -> float:
        kind = next((kind for kind in KINDS if cure_id in kind), (cure_id,))
        alike = sum(one in kind for one in self._tried)
        finding = self._waiting[number][0]
        follows = number > 0 and finding is not None and finding.id in CONSEQUENCES
        back = LATER_CAUSE * number + CONSEQUENCE * follows
        return self._counts[number] + place + back + SAME_KIND * alike


def has_cause(verdict: Verdict) -> bool:
    """Whether any problem is more than a consequence, which may pass by itself."""
    return any(one.severity == "problem" and one.id not in CONSEQUENCES for one in verdict.findings)


def _causes(verdict: Verdict) -> list[Finding]:
    """The problems, the consequences of others last; where there is none, the warning."""
    problems = [one for one in verdict.findings if one.severity == "problem"]
    at_start = any(one.step == 0 and one.id != "not_finite" for one in problems)
    problems.sort(key=lambda one: (one.id in CONSEQUENCES, at_start and one.id == "not_finite"))
    if not problems and verdict.primary is not None:
        return [verdict.primary]
    return problems
