"""The contest of trials on top of one project, and which of them to go on with."""

from __future__ import annotations

import math

from engine.clinic.trial import Trial
from engine.doctor.finding import Finding

MARGIN = 0.05
"""So much better than the untreated run at the same step must a trial be."""
LATER_TROUBLE = 0.5
"""Where the untreated run had this score at that step, its trouble came later."""
PROMISING = 0.4
"""Then a trial with this score is as good as any, as far as a trial can tell."""
FEW, MOST = 3, 5
"""So many trials are made: where one of the first helps, where none does."""


class Contest:
    """Takes trials with their scores (see `engine.clinic.trial.Standing`), all after the same pictures.

    `without` is the score of the run without the cure, NaN where there was none; `was_whole` tells that this
    run went on to its end, so that trouble may have come after the step at which it is compared.
    """

    def __init__(self, without: float, was_whole: bool) -> None:
        self.without = without
        self.later = was_whole and without >= LATER_TROUBLE
        self.trials: list[Trial] = []
        self._scores: list[float] = []
        self._findings: list[Finding | None] = []

    def enter(self, trial: Trial, score: float, finding: Finding | None) -> None:
        """One more."""
        self.trials.append(trial)
        self._scores.append(score)
        self._findings.append(finding)

    @property
    def is_over(self) -> bool:
        """Whether enough were tried."""
        return len(self.trials) >= (FEW if self.best is not None else MOST)

    @property
    def best(self) -> Trial | None:
        """The one to go on with; None where none does better than without.

        Where the scores tell nothing, because nothing is known yet or the trouble came later, it is the
        first that does no harm, those for the first finding before others: the whole run will tell.
        """
        known = [place for place, score in enumerate(self._scores) if not math.isnan(score)]
        if not known:
            return self.trials[0] if self.trials else None
        if self.later:
            promising = [place for place in known if self._scores[place] >= PROMISING]
            first = self._findings[0]
            promising.sort(key=lambda place: self._findings[place] is not first)
            if promising:
                return self.trials[promising[0]]
        top = max(known, key=lambda place: self._scores[place])
        helps = math.isnan(self.without) or self.later or self._scores[top] >= self.without + MARGIN
        return self.trials[top] if helps else None
