"""One step of a training: from the pictures of a batch to the weights after it, with what was measured."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any

import torch
from torch import Tensor
from torch.fx import GraphModule

from engine.build.calls import function
from engine.data.dataset import Dataset
from engine.spec.project import Project
from engine.spec.running import DROPOUTS
from engine.spec.training import TrainingPlan
from engine.train.captured import CapturedStep
from engine.train.choice import Choice
from engine.train.freezing import freeze_layers
from engine.train.gradient import GradientMaker
from engine.train.inspect_step import StepWatch
from engine.train.preparing import layer_parameters, make_augmenter, make_class_weights
from engine.train.team import ALONE, Team
from engine.train.updater import Updater


class Stepper:
    """Holds the network in training and all that changes it; `module` lies on the device, in training
    mode. The recorder's rows are for the caller to take."""

    def __init__(
        self,
        project: Project,
        dataset: Dataset,
        module: GraphModule,
        device: torch.device,
        team: Team = ALONE,
        choice: Choice | None = None,
    ) -> None:
        plan = project.training
        self.module = module
        self.gradient = GradientMaker(module, device, choice or Choice(), may_split=team.size == 1)
        self._team = team
        self.layers = layer_parameters(project.network, module)
        self.updater = Updater(module, plan, team)
        self.recorder = team.recorder(self.layers, device)
        self.loss_of = function(plan.loss.torch_call())
        self.watch: StepWatch | None = None
        """Is shown all of each step, where somebody wants to see it."""
        self.recording_seconds = 0.0
        """What reading the numbers of every step took; on a GPU, of the host's time."""
        self._plan = plan
        self._dataset = dataset
        self._device = device
        self._augmenter = make_augmenter(plan.augmentations, dataset, device)
        self._class_weights = make_class_weights(project, dataset, device)
        self._forward = team.forward_of(module)
        self._captured = self._recorded(plan) if device.type == "cuda" and team.size == 1 else None

    def change(self, project: Project) -> None:
        """Go on by another project, of the same run."""
        before, self._plan = self._plan, project.training
        plan = self._plan
        if plan.augmentations != before.augmentations:
            self._augmenter = make_augmenter(plan.augmentations, self._dataset, self._device)
        self.updater.change(plan)
        self.loss_of = function(plan.loss.torch_call())
        freeze_layers(project.network, self.module)
        for node in project.network.nodes:
            if node.layer.type in DROPOUTS and node.id in dict(self.module.named_children()):
                self.module.get_submodule(node.id).p = dict(node.layer)["probability"]
        self._forward = self._team.forward_of(self.module)
        if self._captured is not None:
            self._captured.forget()

    @property
    def frozen(self) -> list[bool]:
        """Of each layer whether its weights stay as they are."""
        return [not any(one.requires_grad for one in group) for group in self.layers.values()]

    def state(self) -> dict[str, Any]:
        """The weights and all that the steps remember, for a checkpoint."""
        return {
            "module": self.module.state_dict(),
            "updater": self.updater.state(),
            "scale": vars(self.gradient.scale),
            "splits": self.gradient.splits,
        }

    def load(self, state: dict[str, Any]) -> None:
        """Take what `state` gave, of the same run."""
        own, like = self.module.state_dict(), self._team.like
        self.module.load_state_dict({name: like(value, own[name]) for name, value in state["module"].items()})
        self._forward = self._team.forward_of(self.module)
        self.updater.load(state["updater"])
        vars(self.gradient.scale).update(state["scale"])
        self.gradient.splits = state["splits"]
        self.recorder.restart()
        if self._captured is not None:
            self._captured.forget()

    def step(
        self,
        images_NCHW: Tensor,
        labels_N: Tensor,
        number: int,
        total_steps: int,
        steps_per_epoch: int,
        losses: Sequence[float],
    ) -> None:
        """Make step `number` (0, 1, ...) of `total_steps`; `losses` are those of the epochs so far."""
        targets = labels_N
        if self._augmenter is not None:
            images_NCHW, targets = self._augmenter(images_NCHW, labels_N)
        self.updater.aim(number, total_steps, steps_per_epoch, losses)
        if targets.dim() == 2:  # mixed pictures: what shows most counts as their class
            labels_N = targets.argmax(1)
        if self._captured is None or self.watch is not None:
            self._make(images_NCHW, targets, labels_N)
        else:
            self._captured.step(images_NCHW, targets, labels_N)
        if self.watch is not None:
            self.watch.after_update(self.module, number, self.updater.learning_rate)
        self.updater.keep(number)

    def _make(self, images_NCHW: Tensor, targets: Tensor, labels_N: Tensor) -> None:
        """From the pictures to the updated weights and the recorder's row."""
        self.module.zero_grad(set_to_none=True)
        if self._class_weights is not None:
            weights = self._class_weights
            self._team.weigh(weights[targets] if targets.dim() == 1 else targets @ weights)
        with self.watch.forward(self.module, images_NCHW) if self.watch else nullcontext():
            loss, outputs = self._gradient(images_NCHW, targets)
        loss = self._team.whole_loss(loss)
        if self.watch is not None:
            self.watch.before_update(self.module, loss, outputs, labels_N)
        began = time.perf_counter()
        self.recorder.before_update(loss, outputs, labels_N)
        read = time.perf_counter()
        self.updater.update()
        updated = time.perf_counter()
        self.recorder.after_update(at_once=self.updater.averages)
        self.recording_seconds += time.perf_counter() - updated + read - began

    def _recorded(self, plan: TrainingPlan) -> CapturedStep | None:
        """What records the step, where the plan wants that and nothing in it waits for the device."""
        choice = self.gradient.choice
        if plan.cuda_graph == "off" or choice.compiled or choice.precision == "float16":
            return None
        news = self.gradient.news
        return CapturedStep(self.module, lambda: self.updater.optimizers, self.recorder, self._make, news)

    def training_loss(self, outputs: Tensor, targets: Tensor) -> Tensor:
        """What training makes small; validation and test are always without weights."""
        if self._class_weights is None:
            return self.loss_of(outputs, targets)
        return self.loss_of(outputs, targets, self._class_weights)

    def _gradient(self, images_NCHW: Tensor, targets: Tensor) -> tuple[Tensor, Tensor]:
        """Add the gradient of the batch's loss to the parameters; (loss (), outputs (N, K))."""
        parts, weights = self._plan.accumulation_parts, self._class_weights
        return self.gradient.make(
            self._forward, self.loss_of, images_NCHW, targets, parts, self._team.parts, weights
        )
