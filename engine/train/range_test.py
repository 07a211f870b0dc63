"""The learning-rate range test: the rate rises from step to step, and the loss shows which rates train."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from engine.data.dataset import Dataset
from engine.spec.message import UserError, say
from engine.spec.project import Project
from engine.spec.schedule import Schedule
from engine.spec.training import TrainingPlan

if TYPE_CHECKING:
    from engine.train.choice import Choice
    from engine.train.report import TrainingReport

LOW, HIGH, STEPS = 1e-6, 10.0, 100
LEAST_STEPS = 10
SMOOTHING = 0.03
"""The deviation of the kernel that smooths the losses, as a share of the steps."""
DIVERGED = 4.0
"""The loss has got out of hand at so many times its best, and above what it was at first."""
DECADE = 10.0
BELOW_LOWEST = 3.0
"""The rate is at most the one of the lowest loss, divided by this: there it is about to rise."""

Reason = Literal["steepest", "divergence", "none"]
"""Of a suggestion. steepest: there the loss fell fastest; divergence: at a safe distance below the rates at
which it rose; none: the loss never fell, and the suggestion is the plan's own rate."""


@dataclass(frozen=True, eq=False)
class RangeProgress:
    """What is known so far; the arrays are (n,), one entry for each step made. `smoothed` also changes
    for the steps that were told before."""

    num_steps: int
    """How many there are at most."""
    rates: NDArray[np.float64]
    losses: NDArray[np.float64]
    smoothed: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class RangeTest:
    """The loss at each rate, (n,), and the rate to take. The losses are finite: the test ends before one
    that is not."""

    rates: NDArray[np.float64]
    losses: NDArray[np.float64]
    """Of each step's batch, before its update."""
    smoothed: NDArray[np.float64]
    suggestion: float
    reason: Reason
    diverged: bool
    """Whether the loss got out of hand before the highest rate."""


class _Rise(Schedule):
    """Multiplies the rate by the same factor at each step. For the test alone, so it has no tag."""

    type: Literal["Rise"]
    first: float
    """What the plan's rate is multiplied by at step 0."""
    growth: float

    def arguments(self) -> dict[str, float]:
        """first, growth."""
        return {"first": self.first, "growth": self.growth}

    function: ClassVar = staticmethod(
        lambda step, total_steps, steps_per_epoch, first, growth: first * growth**step
    )


def range_test(
    project: Project, dataset: Dataset, *, steps: int = STEPS, low: float = LOW, high: float = HIGH
) -> Generator[RangeProgress, None, RangeTest]:
    """Train new weights with a rate that rises exponentially (Smith, 2017), as the plan says in all else.

    Tells how far it is about 20 times a second and gives the result; closing the generator ends it. Neither
    the project nor a model in use is changed. Raises UserError where the project cannot be trained, or the
    rates make no range.
    """
    if not (0 < low < high < math.inf and steps >= LEAST_STEPS):
        raise UserError(
            say("A range test needs at least {count} steps and rates that rise.", count=LEAST_STEPS),
            say("Give a lowest rate above 0, and a highest above it."),
        )
    from engine.train.run import Run

    growth = (high / low) ** (1 / (steps - 1))
    rates = low * growth ** np.arange(steps)
    losses: list[float] = []
    diverged = False
    smoothed = np.empty(0)
    rising, choice = _rising(project, steps, low, growth), _choice(project, dataset)
    with closing(Run(rising, _training_alone(dataset), choice=choice)) as run:
        for found, failed in _losses(run):
            losses += found
            smoothed = smooth(np.array(losses), steps)
            diverged = failed or out_of_hand(smoothed)
            if losses:
                yield RangeProgress(steps, rates[: len(losses)], np.array(losses), smoothed)
            if diverged:
                break
    own_rate = project.training.optimizer.learning_rate
    rates = rates[: len(losses)]
    suggestion, reason = suggest(rates, np.array(losses), smoothed, diverged, own_rate)
    return RangeTest(rates, np.array(losses), smoothed, suggestion, reason, diverged)


def run_range_test(
    project: Project, dataset: Dataset, *, steps: int = STEPS, low: float = LOW, high: float = HIGH
) -> RangeTest:
    """The result of `range_test`, without its progress."""
    test = range_test(project, dataset, steps=steps, low=low, high=high)
    while True:
        try:
            next(test)
        except StopIteration as end:
            result: RangeTest = end.value
            return result


def at_rate(plan: TrainingPlan, rate: float) -> TrainingPlan:
    """The plan with this learning rate; where its optimizer has a second one, that keeps its ratio."""
    optimizer = plan.optimizer
    ratio = rate / optimizer.learning_rate
    rates = {
        name: float(f"{getattr(optimizer, name) * ratio:.6g}")
        for name in type(optimizer).model_fields
        if name.endswith("learning_rate")
    }
    return plan.edited(optimizer=optimizer.edited(**{**rates, "learning_rate": rate}))


def smooth(losses: NDArray[np.float64], num_steps: int) -> NDArray[np.float64]:
    """The losses averaged with a Gaussian of their neighbours, on both sides alike, so that nothing
    moves to higher rates."""
    if not len(losses):
        return losses
    width = max(SMOOTHING * num_steps, 1.0)
    places = np.arange(len(losses))
    kernel = np.exp(-0.5 * ((places[:, None] - places) / width) ** 2)
    return np.asarray(kernel @ losses / kernel.sum(1))


def out_of_hand(smoothed: NDArray[np.float64]) -> bool:
    """Whether the newest loss says that the rates are too high by now."""
    return len(smoothed) > 0 and bool(smoothed[-1] > max(DIVERGED * smoothed.min(), smoothed[0]))


def suggest(
    rates: NDArray[np.float64],
    losses: NDArray[np.float64],
    smoothed: NDArray[np.float64],
    diverged: bool,
    own_rate: float,
) -> tuple[float, Reason]:
    """The rate to take, with two digits: where the loss falls most steeply over the logarithm of the rate,
    at most a tenth of that at which it diverged and a third of that at which it was lowest."""
    limit = float(rates[-1]) / DECADE if diverged and len(rates) else math.inf
    last = int(smoothed.argmin()) + 1 if len(smoothed) else 0
    if last >= 3:
        noise = float((losses - smoothed)[:last].std())
        if smoothed[0] - smoothed[last - 1] > noise:
            slope = np.gradient(smoothed[:last], np.log(rates[:last]))
            rate = float(rates[slope.argmin()])
            limit = min(limit, float(rates[last - 1]) / BELOW_LOWEST)
            return _rounded(min(rate, limit)), "steepest" if rate <= limit else "divergence"
    if diverged and len(rates):
        return _rounded(limit), "divergence"
    return own_rate, "none"


def _rounded(rate: float) -> float:
    return float(f"{rate:.1e}")


def _rising(project: Project, steps: int, low: float, growth: float) -> Project:
    """The project with a plan for the test: nothing but the steps ends it."""
    plan = project.training
    schedule = _Rise(type="Rise", first=low / plan.optimizer.learning_rate, growth=growth)
    return project.edited(
        training=plan.edited(
            schedule=schedule,
            warmup_steps=0,
            epochs=steps,
            max_steps=steps,
            max_minutes=0.0,
            patience=0,
            converged_by="never",
            ema_decay=0.0,
            swa_start=0,
            probes="off",
        )
    )


def _choice(project: Project, dataset: Dataset) -> Choice:
    """How the training will be computed, where that is known; no trial for so few steps."""
    from engine.train.device import choose_device
    from engine.train.tuning.trial import known_choice, plain_choice

    device = choose_device(project.training.device)
    known = known_choice(project, dataset, device, watched=True)
    if known is not None:
        return known.choice
    size = project.training.step_size(len(dataset.train))
    return plain_choice(project, size, device, watched=True)


def _training_alone(dataset: Dataset) -> Dataset:
    """Without validation and test: they would cost time, and decide nothing."""
    none = dataset.train.subset(np.arange(0))
    return replace(dataset, validation=none, test=none)


def _losses(run: Iterator[TrainingReport]) -> Iterator[tuple[list[float], bool]]:
    """The finite losses of each report, and whether the run failed there."""
    from engine.train.report import Report, RunFailed

    for report in run:
        if isinstance(report, Report):
            found = report.loss.astype(np.float64)
            good = np.isfinite(found)
            count = len(found) if good.all() else int(good.argmin())
            yield found[:count].tolist(), count < len(found)
            if count < len(found):
                return
        elif isinstance(report, RunFailed):
            yield [], True
            return
