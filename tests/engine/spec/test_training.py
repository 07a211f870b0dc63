"""The training plan: bounds, families, and its JSON form."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from engine.spec.loss import Loss
from engine.spec.optimizer import Optimizer
from engine.spec.schedule import Schedule
from engine.spec.training import TrainingPlan


def test_it_is_ready_to_train_as_it_comes() -> None:
    plan = TrainingPlan()
    assert (plan.loss.type, plan.optimizer.type, plan.device) == ("CrossEntropy", "Adam", "auto")


@pytest.mark.parametrize("optimizer", Optimizer.family.members())
@pytest.mark.parametrize("loss", Loss.family.members())
def test_it_goes_round_through_json_with_every_member(loss: str, optimizer: str) -> None:
    plan = TrainingPlan.model_validate({"loss": {"type": loss}, "optimizer": {"type": optimizer}})
    again = TrainingPlan.model_validate_json(plan.model_dump_json())
    assert again == plan
    assert type(again.optimizer) is Optimizer.family.members()[optimizer]


@pytest.mark.parametrize("schedule", Schedule.family.members())
def test_it_goes_round_through_json_with_every_schedule(schedule: str) -> None:
    plan = TrainingPlan.model_validate({"schedule": {"type": schedule}})
    assert TrainingPlan.model_validate_json(plan.model_dump_json()) == plan


@pytest.mark.parametrize(
    "changes",
    [
        {"epochs": 0},
        {"batch_size": 0},
        {"batch_size": 1.5},
        {"seed": -1},
        {"seed": 2**31},
        {"clip_norm": -0.1},
        {"clip_norm": float("inf")},
        {"device": "tpu"},
        {"clipping": "sometimes"},
        {"accumulation_parts": 0},
        {"ema_decay": 1},
        {"schedule": {"type": "Guess"}},
        {"schedule": {"type": "Step", "every": 0}},
        {"momentum": 0.9},
        {"optimizer": {"type": "Adam", "learning_rate": 0}},
        {"optimizer": {"type": "Guess"}},
        {"loss": "CrossEntropy"},
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_and_the_plan_stays(changes: dict[str, Any]) -> None:
    plan = TrainingPlan(epochs=3)
    with pytest.raises(ValidationError):
        plan.edited(**changes)
    assert plan == TrainingPlan(epochs=3)


def test_an_edit_gives_another_plan() -> None:
    plan = TrainingPlan()
    faster = plan.edited(optimizer=plan.optimizer.edited(learning_rate=0.1))
    assert faster.optimizer.learning_rate == 0.1
    assert plan.optimizer.learning_rate == 0.001
    assert faster.edited(optimizer=plan.optimizer) == plan
