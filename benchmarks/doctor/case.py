"""Case: one training of the grid, with what is wrong with it, if anything is."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from benchmarks.doctor import notation
from benchmarks.doctor.pictures import FORMS, SOURCES, Spoiling
from engine.spec.data import DataSpec
from engine.spec.project import Project
from engine.spec.training import TrainingPlan


@dataclass(frozen=True)
class Case:
    """One training. `accepted` are the rule ids that are right as its primary cause; none: it is healthy."""

    id: str
    data: str
    network: str
    """In the notation of `benchmarks.doctor.notation`."""
    plan: TrainingPlan
    accepted: tuple[str, ...] = ()
    twin: str = ""
    """The id of the healthy case that differs by the fault alone; empty for healthy ones."""
    trap: bool = False
    """Healthy, with something that looks like a fault."""
    scaling: str = "standardise"
    every: dict[str, Any] = field(default_factory=dict)
    """Settings of all layers with weights that do not say otherwise."""
    spoiling: Spoiling = field(default_factory=Spoiling)
    wrong_sign: bool = False
    """The step goes up the slope: what no project can say, done to the running training, as by a slip in a
    script of one's own."""
    balance: str = "none"

    @property
    def definition(self) -> str:
        """All that decides its runs beside the seed, as text; settings that were added since then are not in
        it as long as they keep their defaults."""
        own = {name: value for name, value in self.plan if value != TrainingPlan.model_fields[name].default}
        rest = (self.network, self.every, self.scaling, self.spoiling, self.wrong_sign, self.balance)
        return f"{self.data} {own} {rest}"

    def project(self, seed: int) -> Project:
        """The project of one run."""
        form = FORMS[self.data].edited(scaling=self.scaling)
        return Project(
            network=notation.network(self.network, form, **self.every),
            data=DataSpec(source=SOURCES[self.data], balance=self.balance),  # type: ignore[arg-type]
            training=self.plan.edited(seed=seed),
        )


@cache
def all_cases() -> dict[str, Case]:
    """Id -> case, in the order in which they were written; ids and twins are checked."""
    from benchmarks.doctor import cifar_cases, digits_cases, fashion_cases

    cases = (*digits_cases.CASES, *fashion_cases.CASES, *cifar_cases.CASES)
    found = {case.id: case for case in cases}
    assert len(found) == len(cases), "two cases have the same id"
    for case in cases:
        assert bool(case.accepted) == bool(case.twin), f"{case.id}: a fault has a twin, and only a fault"
        twin = found[case.twin] if case.twin else None
        assert twin is None or (twin.data == case.data and not twin.accepted), f"{case.id}: its twin"
    return found


def cases_of(data: str) -> tuple[Case, ...]:
    """All cases on one data set."""
    return tuple(case for case in all_cases().values() if case.data == data)
