"""The way of the weights: from the gradient of a step to the weights after it, as the plan says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from torch import Tensor, nn
from torch.optim import Optimizer

from engine.spec.schedule import rate_factor
from engine.spec.training import TrainingPlan
from engine.train.averaging import average_equally, renew_statistics
from engine.train.optimizing import make_optimizers, set_rates
from engine.train.regularising import add_l1, average_weights, clip_gradients, limit_weights
from engine.train.team import ALONE, Team


class Updater:
    """Per step: `aim`, gradients, `update`, and `keep` once the update is known to be finite."""

    def __init__(self, module: nn.Module, plan: TrainingPlan, team: Team = ALONE) -> None:
        self._module, self._plan, self._team = module, plan, team
        self._optimizers = self._made(plan)
        self._average: dict[str, Tensor] = {}
        self._mean: dict[str, Tensor] = {}
        self._num_averaged = 0
        """So many epochs are in the mean."""

    @property
    def learning_rate(self) -> float:
        """The one that the optimizer has now."""
        return float(self._optimizers[0].param_groups[0]["lr"])

    @property
    def optimizers(self) -> list[Optimizer]:
        """Those of now; a change makes others."""
        return self._optimizers

    @property
    def averages(self) -> bool:
        """Whether `keep` takes the weights of each step."""
        return bool(self._plan.ema_decay)

    def change(self, plan: TrainingPlan) -> None:
        """Go on by another plan. What the optimizer remembers stays where it is of the same kind."""
        old = self._optimizers
        self._plan = plan
        self._optimizers = self._made(plan)
        for after, before in zip(self._optimizers, old, strict=False):
            if type(after) is type(before):
                after.state.update(before.state)
        if not plan.ema_decay:
            self._average = {}
        if not plan.swa_start:
            self._mean, self._num_averaged = {}, 0

    def state(self) -> dict[str, Any]:
        """What the optimizers remember, and the average, for a checkpoint."""
        return {
            "optimizers": [optimizer.state_dict() for optimizer in self._optimizers],
            "average": self._average,
            "mean": self._mean,
            "num_averaged": self._num_averaged,
        }

    def load(self, state: dict[str, Any]) -> None:
        """Take what `state` gave, by the same plan."""
        for optimizer, kept in zip(self._optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(kept)
            for parameter, memory in optimizer.state.items():
                for name, value in memory.items():
                    if isinstance(value, Tensor) and value.shape == parameter.shape and value.dim():
                        memory[name] = self._team.like(value, parameter)
        own, like = self._module.state_dict(), self._team.like
        self._average = {name: like(value, own[name]) for name, value in state["average"].items()}
        self._mean = {name: like(value, own[name]) for name, value in state["mean"].items()}
        self._num_averaged = state["num_averaged"]

    def aim(self, step: int, total_steps: int, steps_per_epoch: int, losses: Sequence[float]) -> None:
        """Set the learning rate of a step; `losses` are those of the epochs so far."""
        plan = self._plan
        factor = rate_factor(plan.schedule, plan.warmup_steps, step, total_steps, steps_per_epoch, losses)
        set_rates(self._optimizers, factor)

    def update(self) -> None:
        """Clip the gradients and make the step."""
        plan, module = self._plan, self._module
        if plan.clip_norm:
            clip_gradients(module, plan.clipping, plan.clip_norm)
        if plan.l1:
            add_l1(module, plan.l1)
        for optimizer in self._optimizers:
            optimizer.step()
        if plan.max_norm:
            limit_weights(module, plan.max_norm)

    def keep(self, step: int) -> None:
        """Take the weights after a step into the running average, where the plan wants one."""
        if self._plan.ema_decay:
            average_weights(self._average, self._module, self._plan.ema_decay, step)

    def end_epoch(self, epoch: int) -> None:
        """Take the weights after an epoch (1, 2, ...) into the plain mean, where the plan wants one."""
        if self._plan.swa_start and epoch >= self._plan.swa_start:
            self._num_averaged += 1
            average_equally(self._mean, self._module, self._num_averaged)

    @contextmanager
    def averaged(self, pictures: Callable[[], Iterable[Tensor]]) -> Iterator[None]:
        """Inside, the module has the averaged weights, where the plan wants them; batch normalisations have
        then seen all of `pictures`, the batches of the training part."""
        wanted = self._mean or self._average
        if not wanted:
            yield
            return
        own = {name: value.detach().clone() for name, value in self._module.state_dict().items()}
        self._module.load_state_dict(wanted)
        if self._mean:
            renew_statistics(self._module, pictures())
        try:
            yield
        finally:
            self._module.load_state_dict(own)

    def _made(self, plan: TrainingPlan) -> list[Optimizer]:
        made = make_optimizers(plan.optimizer, self._module)
        for group in (group for optimizer in made for group in optimizer.param_groups):
            if self._team.in_shards and "fused" in group:
                group["fused"] = None  # torch has no fused steps for all optimizers' shards
        return made
