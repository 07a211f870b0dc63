"""heal: try cures, keep what helps, train whole, and prove it; or undo it and say so."""

from __future__ import annotations

import math
import time
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from engine.clinic.candidates import LAST, Candidates, has_cause
from engine.clinic.contest import LATER_TROUBLE, Contest
from engine.clinic.reference import reference_in_slices
from engine.clinic.trial import Trial, standing, whole_training
from engine.data.dataset import Dataset
from engine.doctor.changes import changes
from engine.doctor.cure import Cure, all_cures
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding, Verdict
from engine.doctor.judge import judge
from engine.spec.message import Message, UserError, say
from engine.spec.project import Project
from engine.train.range_test import RangeProgress, range_test
from engine.train.report import TrainingReport

TRIAL_SHARE, TRIAL_STEPS = 0.1, 100
"""A trial takes this share of the run, but at least so many steps."""
MOST_CAUSES = 3
MOST_COST = 3.0
"""In whole trainings. No trial or run is begun that could pass it."""
GOOD = 0.8
"""A trial with this score, and nothing that is a problem, needs no rival."""
LEAST_GAIN = 0.01
"""Of balanced validation accuracy, for the cure of a warning to be accepted; for that of a problem any gain
will do."""
REPORT_SECONDS = 0.05
RANGE = (1e-5, 10.0)
RANGE_STEPS = (20, 60)
RANGE_SHARE = 0.2
"""A range test takes this share of the run, within these steps."""
TAMED = 2.0
"""What it suggests is divided by this: in a short test a rate need be survived for a few steps only."""
HIGHEST = {
    "GradientDescent": 0.3, "Momentum": 0.03, "Adadelta": 2.0, "Adagrad": 0.05, "Muon": 0.05,
}  # fmt: skip
USUAL_HIGHEST = 0.005
"""And it is never above what is known to go well: this for Adam and its kin."""
SURE = frozenset(
    (
        "remove_softmax", "fix_output", "cross_entropy", "normalise_input", "weigh_classes",
        "balanced_sampling", "thaw", "positive_rate", "activations_between",
    )
)  # fmt: skip
"""Cures of what is plainly wrong: where one of them is the first that applies, it has no rivals."""
LATE = frozenset(("early_stopping", "augmentation", "dropout", "more_weight_decay"))
"""Cures whose effect shows only at the end: the first that applies is trained whole."""
POLISH = "range_test"
"""Tried on top of what helped, but is not good, where no problem shows any more."""


@dataclass(frozen=True)
class Tried:
    """One trial, or a cure that could not be tried."""

    cures: tuple[str, ...]
    """All that were applied together, in this order."""
    score: float
    """See `engine.clinic.trial.Standing`; NaN where it was not tried."""
    untreated: float
    """The score of the run before at the same step; NaN where that is not known."""
    kept: bool
    reason: Message | None = None
    """Why it does not apply."""


@dataclass(frozen=True)
class HealingProgress:
    """How far it is, at most about 20 times a second. `reports` are those of the run that goes on now since
    the progress before, for its curves; `cures` are those in it."""

    share: float
    """0..1"""
    text: Message
    cures: tuple[str, ...] = ()
    reports: tuple[TrainingReport, ...] = ()


@dataclass(frozen=True, eq=False)
class Healing:
    """What came of it. Accuracies are balanced over the classes, on the validation pictures."""

    accepted: bool
    project: Project
    """The cured one; where nothing was accepted, the one before."""
    before: Evidence
    before_verdict: Verdict
    before_accuracy: float
    """NaN where the run before was not trained."""
    after: Evidence | None
    """Of the whole run with the kept cures, also where it was not accepted; None where nothing was run."""
    after_verdict: Verdict | None
    after_accuracy: float
    test_accuracy: float
    """Of that run, on the test pictures; NaN without."""
    tried: tuple[Tried, ...]
    kept: tuple[str, ...]
    """Ids of the cures in that run."""
    changes: tuple[Message, ...]
    """What they changed, layer by layer."""
    cost: float
    """In whole trainings of the project before: all steps of trials, range tests and runs."""
    sentence: Message
    run: Trial | None = None
    """The run that was accepted, with its model."""


def heal(
    project: Project, dataset: Dataset, evidence: Evidence, verdict: Verdict
) -> Generator[HealingProgress, None, Healing]:
    """Cure the primary cause of the verdict, which was made of this evidence of the project's run.

    Nothing that is given is changed. A healthy run is left alone. Between two pieces of progress the caller
    owns the thread; closing the generator ends it. Raises UserError as `Run` does.
    """
    healer = _Healer(project, dataset, evidence, verdict)
    try:
        return (yield from healer.heal())
    finally:
        healer.close()


def kept_accuracy(evidence: Evidence) -> float:
    """The balanced validation accuracy of the weights that the run keeps: the best that were seen; the last
    where it broke off; NaN where none was."""
    values = [one.balanced_accuracy for one in evidence.validations if one.step > 0]
    known = [value for value in values if not math.isnan(value)]
    if not known:
        return math.nan
    return known[-1] if evidence.not_finite is not None else max(known)


class _Healer:
    """The state of one healing."""

    def __init__(self, project: Project, dataset: Dataset, evidence: Evidence, verdict: Verdict) -> None:
        self.project, self.dataset = project, dataset
        self.evidence, self.verdict = evidence, verdict
        self.whole = whole_training(project, len(dataset.train))
        self.accuracy = kept_accuracy(evidence)
        self.tried: list[Tried] = []
        self.pictures = 0.0
        """Seen by all trials, range tests and runs together."""
        self.rates: list[tuple[Project, float]] = []
        self.open: list[Trial] = []

    @property
    def cost(self) -> float:
        return self.pictures / self.whole

    def close(self) -> None:
        for trial in self.open:
            trial.close()
        self.open.clear()

    def heal(self) -> Generator[HealingProgress, None, Healing]:
        primary = self.verdict.primary
        if primary is None or self.verdict.name == "healthy":
            return self._undone(None, say("Nothing is wrong with this network: nothing was changed."))
        yield from self._refer()
        ended: Trial | None = None
        while True:
            chosen = yield from self._choose(ended)
            if chosen is None:
                break
            ended = chosen
            self._mark_kept(ended)
            yield from self._go_on(ended, math.inf, say("Training with what helped"))
            if judge(ended.evidence).name != "problem" or self.cost + 1 > MOST_COST:
                break
        if ended is not None:
            return self._judged(ended)
        if primary.cures == ("show_suspicious",):
            text = say("No change of the network helps: look at the pictures whose labels look wrong.")
        else:
            text = say("None of the cures did better than the network as it was: nothing was changed.")
        return self._undone(None, text)

    def _refer(self) -> Generator[HealingProgress, None, None]:
        """Skills need the reference."""
        if self.evidence.reference is not None:
            return
        slices = reference_in_slices(self.dataset, self.project)
        with closing(slices):
            while True:
                try:
                    next(slices)
                except StopIteration as end:
                    self.evidence = replace(self.evidence, reference=end.value)
                    return
                yield self._progress(say("Learning what can be learnt"))

    # Trials

    def _choose(self, ended: Trial | None) -> Generator[HealingProgress, None, Trial | None]:
        """The trial to go on with, with a cure for each cause that showed, on top of what was trained whole
        already; None where nothing helps."""
        chosen = ended
        verdict = self.verdict if ended is None else judge(ended.evidence)
        wanted = Candidates(verdict)
        for _ in range(MOST_CAUSES):
            best = yield from self._best(chosen, wanted)
            if best is None:
                break
            came_later = standing(self.evidence, self._trial_length()).score >= LATER_TROUBLE
            if chosen is not None and chosen is not ended:
                self._end(chosen)
            chosen = best
            if not chosen.pictures:
                break
            verdict = judge(chosen.evidence)
            if has_cause(verdict):
                wanted = Candidates(verdict)
            elif not came_later and standing(chosen.evidence, self._trial_length()).score < GOOD:
                wanted = Candidates(Verdict(verdict.step), POLISH)
            else:
                break
        return chosen if chosen is not ended else None

    def _best(self, base: Trial | None, wanted: Candidates) -> Generator[HealingProgress, None, Trial | None]:
        """The best of the first cures on top of what is cured, or None where none does better than without.
        One that has not begun is to be trained whole."""
        wanted.leave_out(base.cures if base is not None else ())
        length = self._trial_length()
        contest = Contest(self._untreated(base, length), base is None or base.ended)
        for cure, finding in wanted:
            whole = cure.id in LAST or (cure.id in LATE and not contest.trials)
            if contest.is_over or self.cost + 1 > MOST_COST or (whole and contest.best is not None):
                break
            trial = yield from self._begin(base, cure, finding)
            if trial is None:
                continue
            wanted.tried(cure.id)
            if whole:
                self._end_all(contest, trial)
                self.tried.append(Tried(trial.cures, math.nan, contest.without, False))
                return trial
            yield from self._go_on(trial, length, say("Trying: {cure}", cure=cure.title))
            score = standing(trial.evidence, length).score
            self.tried.append(Tried(trial.cures, score, contest.without, False))
            contest.enter(trial, score, finding)
            if cure.id in SURE and len(contest.trials) == 1:
                return trial
            if score >= GOOD and not has_cause(judge(trial.evidence)):
                break
        best = contest.best
        self._end_all(contest, best)
        return best

    def _begin(
        self, base: Trial | None, cure: Cure, finding: Finding | None
    ) -> Generator[HealingProgress, None, Trial | None]:
        """A trial of one more cure, or None where it does not apply or changes nothing."""
        project, evidence, cures = self.project, self.evidence, tuple[str, ...]()
        if base is not None:
            project, evidence, cures = base.project, base.evidence, base.cures
        cures = (*cures, cure.id)
        try:
            rate = (yield from self._rate(project)) if cure.needs_rate else None
            cured = cure.apply(project, evidence, finding, rate)
            if cured == project:
                return None
            trial = Trial(cures, cured, self.dataset, self.evidence.reference, self.evidence.batch_fit)
        except UserError as error:
            self.tried.append(Tried(cures, math.nan, math.nan, False, error.message))
            return None
        self.open.append(trial)
        if self.cost + whole_training(cured, len(self.dataset.train)) / self.whole > MOST_COST:
            self._end(trial)
            return None
        return trial

    def _end_all(self, contest: Contest, but: Trial | None) -> None:
        for trial in contest.trials:
            if trial is not but:
                self._end(trial)

    def _rate(self, project: Project) -> Generator[HealingProgress, None, float]:
        """What a range test suggests, measured once for each project."""
        for known, rate in self.rates:
            if known == project:
                return rate
        size = project.training.step_size(len(self.dataset.train))
        low, high = RANGE_STEPS
        most = min(max(round(RANGE_SHARE * self.whole / size), low), high)
        test = range_test(project, self.dataset, steps=most, low=RANGE[0], high=RANGE[1])
        steps = 0
        with closing(test):
            while True:
                try:
                    progress: RangeProgress = next(test)
                except StopIteration as end:
                    rate = float(end.value.suggestion) / TAMED
                    break
                self.pictures += (len(progress.rates) - steps) * size
                steps = len(progress.rates)
                yield self._progress(say("Measuring the learning rate"))
        optimizer = project.training.optimizer.type
        rate = float(f"{min(rate, HIGHEST.get(optimizer, USUAL_HIGHEST)):.1e}")
        self.rates.append((project, rate))
        return rate

    def _untreated(self, base: Trial | None, pictures: float) -> float:
        """The score without the next cure; NaN where no such run is known."""
        evidence = self.evidence if base is None else base.evidence
        return standing(evidence, pictures).score if evidence.step else math.nan

    def _trial_length(self) -> float:
        """In pictures."""
        size = self.project.training.step_size(len(self.dataset.train))
        return min(max(TRIAL_SHARE * self.whole, TRIAL_STEPS * size), self.whole)

    def _end(self, trial: Trial) -> None:
        trial.close()
        self.open.remove(trial)

    # The whole run

    def _go_on(self, trial: Trial, pictures: float, text: Message) -> Generator[HealingProgress, None, None]:
        reports: list[TrainingReport] = []
        told = time.monotonic()
        for report in trial.until(pictures):
            self.pictures += trial.newest_pictures
            reports.append(report)
            if time.monotonic() - told >= REPORT_SECONDS:
                yield self._progress(text, trial.cures, reports)
                reports, told = [], time.monotonic()
        yield self._progress(text, trial.cures, reports)

    def _mark_kept(self, trial: Trial) -> None:
        self.tried = [
            replace(one, kept=one.reason is None and one.cures == trial.cures[: len(one.cures)])
            for one in self.tried
        ]

    def _judged(self, trial: Trial) -> Healing:
        evidence = trial.evidence
        verdict = judge(evidence)
        accuracy = kept_accuracy(evidence)
        warned = self.verdict.name == "warning"
        least = self.accuracy + LEAST_GAIN if warned else self.accuracy
        rises = math.isnan(self.accuracy) or accuracy > least
        if trial.failed is not None or verdict.name == "problem":
            text = say("What helped at first did not last: a problem was left at the end, so all was undone.")
        elif not rises:
            text = say(
                "The cured network was no better on the validation pictures ({after} against {before}): all "
                "was undone.",
                before=_percent(self.accuracy),
                after=_percent(accuracy),
            )
        else:
            return self._healing(True, trial, self._praise(trial, accuracy))
        return self._undone(trial, text)

    def _praise(self, trial: Trial, accuracy: float) -> Message:
        titles = all_cures()
        names = tuple(titles[one].title for one in trial.cures)
        values = {"before": _percent(self.accuracy), "after": _percent(accuracy), "cure": names[0]}
        if len(names) == 1:
            return say("“{cure}” took the validation accuracy from {before} to {after}.", **values)
        return say(
            "“{cure}” and “{second}” took the validation accuracy from {before} to {after}.",
            second=names[1],
            **values,
        )

    def _undone(self, trial: Trial | None, sentence: Message) -> Healing:
        return self._healing(False, trial, sentence)

    def _healing(self, accepted: bool, trial: Trial | None, sentence: Message) -> Healing:
        after = trial.evidence if trial is not None else None
        finished = trial.finished if trial is not None else None
        return Healing(
            accepted=accepted,
            project=trial.project if accepted and trial is not None else self.project,
            before=self.evidence,
            before_verdict=self.verdict,
            before_accuracy=self.accuracy,
            after=after,
            after_verdict=judge(after) if after is not None else None,
            after_accuracy=kept_accuracy(after) if after is not None else math.nan,
            test_accuracy=finished.test_accuracy if finished is not None else math.nan,
            tried=tuple(self.tried),
            kept=trial.cures if trial is not None else (),
            changes=changes(self.project, trial.project) if trial is not None else (),
            cost=self.cost,
            sentence=sentence,
            run=trial if accepted else None,
        )

    # What is told

    def _progress(
        self, text: Message, cures: tuple[str, ...] = (), reports: Sequence[TrainingReport] = ()
    ) -> HealingProgress:
        """The share is a guess: one whole run and two trials."""
        expected = self.whole * (1 + 2 * TRIAL_SHARE)
        share = min(self.pictures / max(expected, self.pictures), 0.99)
        return HealingProgress(share, text, cures, tuple(reports))


def _percent(share: float) -> str:
    return "?" if math.isnan(share) else f"{share:.1%}"
