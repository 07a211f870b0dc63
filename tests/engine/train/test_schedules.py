"""Every schedule of the registry against torch's, step by step."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch.optim import lr_scheduler

from engine.spec.schedule import Schedule, rate_factor

MEMBERS = Schedule.family.members()
EPOCHS, STEPS_PER_EPOCH = 12, 7
TOTAL = EPOCHS * STEPS_PER_EPOCH


def optimizer() -> torch.optim.Optimizer:
    return torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)


def of_torch(name: str, by_epoch: bool, **settings: Any) -> list[float]:
    """The rate of every step where torch's scheduler is asked after every step or epoch."""
    running = optimizer()
    scheduler = getattr(lr_scheduler, name)(running, **settings)
    rates = []
    for step in range(TOTAL):
        rates.append(running.param_groups[0]["lr"])
        running.step()
        if not by_epoch or (step + 1) % STEPS_PER_EPOCH == 0:
            scheduler.step()
    return rates


CASES: list[tuple[str, dict[str, Any], tuple[str, bool, dict[str, Any]]]] = [
    ("Constant", {}, ("ConstantLR", False, {"factor": 1.0})),
    ("Step", {"every": 3, "ratio": 0.5}, ("StepLR", True, {"step_size": 3, "gamma": 0.5})),
    (
        "MultiStep",
        {"after_epochs": (2, 5), "ratio": 0.2},
        ("MultiStepLR", True, {"milestones": [2, 5], "gamma": 0.2}),
    ),
    ("Exponential", {"ratio": 0.8}, ("ExponentialLR", False, {"gamma": 0.8 ** (1 / STEPS_PER_EPOCH)})),
    ("Cosine", {"lowest": 0.1}, ("CosineAnnealingLR", False, {"T_max": TOTAL, "eta_min": 0.1})),
    (
        "Cosine",
        {"cycle_epochs": 2, "growth": 2},
        ("CosineAnnealingWarmRestarts", False, {"T_0": 2 * STEPS_PER_EPOCH, "T_mult": 2}),
    ),
    ("OneCycle", {}, ("OneCycleLR", False, {"max_lr": 1.0, "total_steps": TOTAL})),
    (
        "OneCycle",
        {"rise": 0.5, "start": 0.1, "end": 0.001},
        (
            "OneCycleLR",
            False,
            {
                "max_lr": 1.0,
                "total_steps": TOTAL,
                "pct_start": 0.5,
                "div_factor": 10,
                "final_div_factor": 100,
            },
        ),
    ),
]


def test_every_schedule_is_compared() -> None:
    assert {tag for tag, _, _ in CASES} | {"Plateau"} == MEMBERS.keys()


@pytest.mark.parametrize(("tag", "settings", "torch_s"), CASES, ids=str)
@pytest.mark.filterwarnings("ignore:Detected call of")
def test_the_factor_is_torch_s_at_every_step(
    tag: str, settings: dict[str, Any], torch_s: tuple[str, bool, dict[str, Any]]
) -> None:
    schedule = MEMBERS[tag].model_validate(settings)
    factors = [schedule.factor(step, TOTAL, STEPS_PER_EPOCH) for step in range(TOTAL)]
    name, by_epoch, arguments = torch_s
    assert factors == pytest.approx(of_torch(name, by_epoch, **arguments), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("settings", [{}, {"patience": 1, "ratio": 0.5, "improvement": 0.1, "lowest": 0.2}])
def test_a_plateau_is_torch_s(settings: dict[str, Any]) -> None:
    schedule = MEMBERS["Plateau"].model_validate(settings)
    arguments = schedule.arguments()
    running = optimizer()
    scheduler = lr_scheduler.ReduceLROnPlateau(
        running,
        patience=arguments["patience"],
        factor=arguments["ratio"],
        threshold=arguments["improvement"],
        threshold_mode="abs",
        min_lr=arguments["lowest"],
    )
    losses = [2.0, 1.5, 1.6, 1.45, 1.45, 1.44, 1.43, 1.43, 1.5, 1.2, 1.2, 1.3, 1.25, 1.2, 1.2, 1.2, 1.2, 1.2]
    for epoch, loss in enumerate(losses):
        scheduler.step(loss)
        factor = schedule.factor(0, TOTAL, STEPS_PER_EPOCH, losses[: epoch + 1])
        assert factor == pytest.approx(running.param_groups[0]["lr"])
    assert factor < 1


@pytest.mark.parametrize("tag", MEMBERS)
def test_a_warm_up_rises_to_the_schedule_and_then_lets_it_run_whole(tag: str) -> None:
    schedule = MEMBERS[tag]()
    factors = [rate_factor(schedule, 10, step, TOTAL, STEPS_PER_EPOCH) for step in range(TOTAL)]
    first = schedule.factor(0, TOTAL - 10, STEPS_PER_EPOCH)
    assert factors[:10] == pytest.approx([first * (step + 1) / 11 for step in range(10)])
    rest = [schedule.factor(step, TOTAL - 10, STEPS_PER_EPOCH) for step in range(TOTAL - 10)]
    assert factors[10:] == rest


@pytest.mark.parametrize("tag", MEMBERS)
@pytest.mark.parametrize("total", [1, 2, 3])
def test_short_trainings_have_a_rate(tag: str, total: int) -> None:
    """And so has one that goes on for longer than was said."""
    schedule = MEMBERS[tag]()
    factors = [schedule.factor(step, total, 1) for step in range(total + 5)]
    assert all(0 <= factor <= 1 for factor in factors)
