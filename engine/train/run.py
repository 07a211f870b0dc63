"""Run: one training, as an iterator of frozen reports. Between two reports the caller owns the thread."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from dataclasses import asdict
from typing import cast

import torch
from torch import Tensor

from engine.data.dataset import Dataset
from engine.predict.model import TrainedModel
from engine.spec.message import Message, say
from engine.spec.network import NetworkSpec
from engine.spec.project import Project, parse_project, project_text
from engine.spec.running import changes, taken_over
from engine.train.batches import batch_bounds
from engine.train.best import Best
from engine.train.checkpoint import State, data_mark, need_same_data
from engine.train.choice import Choice, Verdict
from engine.train.device import choose_device, device_text
from engine.train.evaluate import evaluate
from engine.train.feed import Feed
from engine.train.inspect_step import LayerStep, StepWatch
from engine.train.looking.watching import Watching
from engine.train.memory import is_out_of_memory
from engine.train.place import Place
from engine.train.preparing import make_module, need_ready, picture_order
from engine.train.random_state import RandomState
from engine.train.report import (
    Changed,
    EpochReport,
    Finished,
    Observed,
    Started,
    StopReason,
    TrainingReport,
)
from engine.train.reporting import Reporter, failure, num_parameters, out_of_memory
from engine.train.self_test import guard
from engine.train.stepper import Stepper
from engine.train.stopping import StopRules
from engine.train.team import ALONE, Team
from engine.train.tuning.bench import memory_format, numbers
from engine.train.tuning.trial import choose, plain_choice
from engine.train.updater import Updater

REPORT_SECONDS = 0.05


class Run(Iterator[TrainingReport]):
    """`for report in Run(project, dataset)` trains. The first report is Started, the last Finished or
    RunFailed.

    To pause is not to ask for the next report; `stop` ends the run with the best weights, at the next
    report; `close` ends it at once. The project is a value: what is edited elsewhere does not matter.
    The constructor raises UserError where the project cannot be trained on this data or machine.
    """

    def __init__(
        self,
        project: Project,
        dataset: Dataset,
        team: Team = ALONE,
        choice: Choice | None = None,
        watched: bool = False,
    ) -> None:
        plan = project.training
        need_ready(project, dataset)
        self.project = project
        self.network: NetworkSpec = project.network
        self.report_seconds = REPORT_SECONDS
        self.single_step = False
        """True: every report holds one step, into which `layer_step` looks."""
        self._step_watch = StepWatch()
        self.team = team
        self._dataset = dataset
        self._plan = plan
        self._device = team.device(choose_device(plan.device))
        self._stopping = self._stop_wanted = False
        self._batch_size = plan.step_size(len(dataset.train))
        self.verdict = Verdict(choice) if choice else self._choose(watched)
        """How its steps are computed, and what a trial has found."""
        self._threads = team.threads(self.verdict.choice.threads)
        torch.set_num_threads(self._threads)  # an orthogonal start is a computation, too
        self._random = RandomState(plan.seed, self._device)
        with self._random:
            self._module = make_module(project, dataset)
        if team.rank:  # else all would leave out the same units
            self._random = RandomState(plan.seed + team.rank, self._device)
        layout = memory_format(self.verdict.choice)
        self._module.to(self._device, memory_format=layout).train()  # type: ignore[call-overload]
        self._remarks = self.verdict.refused
        if self._device.type == "mps":
            self._remarks += guard(self._module, self._device)
        team.prepare(self._module, plan)
        self._stepper = Stepper(project, dataset, self._module, self._device, team, self.verdict.choice)
        self._stop_rules = StopRules()
        self._best = Best(self._module)
        self._bounds = batch_bounds(len(dataset.train), self._batch_size)
        self._feeds = [Feed(part, self._device) for part in (dataset.train, dataset.validation)]
        self._total_steps = plan.num_steps(len(dataset.train))
        choice = self.verdict.choice
        if team.in_shards:  # a look would need all weights at once
            project = project.edited(training=plan.edited(probes="off"))
        self._watching = Watching(project, dataset, self._module, self._device, self._total_steps, choice)
        self._at = Place()
        self._epoch_losses: list[float] = []
        self._patient_from = 0
        """Which of them is the first that the patience counts."""
        self._pending: list[Changed] = []
        self._has_started = False
        self._ended = self._failed = False
        self._steps = 0
        self._reporter = Reporter()
        self._reports = self._train()

    def __next__(self) -> TrainingReport:
        if self._pending and self._has_started:
            return self._pending.pop(0)
        torch.set_num_threads(self._threads)
        with self._random, numbers(self.verdict.choice, self._device):
            return next(self._reports)

    def stop(self) -> None:
        """End at the next report: the best weights are put back and tested."""
        self._stop_wanted = True
        self._stopping = self.team.size == 1  # a team agrees on it at its next report

    def close(self) -> None:
        """End at once. The weights stay as they are; the test is not made."""
        self._reports.close()

    def change(self, project: Project) -> tuple[Message, ...]:
        """Take from the edited project, from the next step on, all that may change while it runs; what
        that was. Each is also a report, `Changed`. See `engine.spec.running`."""
        before, after = self.project, taken_over(self.project, project)
        found = changes(before, after)
        self.project, self._plan = after, after.training
        self._stepper.change(after)
        self._watching.change(after.training.probes)
        self._pending += [Changed(self._steps, text) for text in found]
        return found

    def extend(self, epochs: int) -> None:
        """So many epochs more of the same run, also after it has ended well: it then goes on from its last
        weights, and the next report is asked for as before."""
        self._total_steps = epochs * len(self._bounds) + (self._steps if self._ended else self._total_steps)
        self._pending.append(Changed(self._steps, say("{count} epochs more", count=epochs)))
        if self._ended:
            self._ended = self._stopping = self._stop_wanted = False
            self._stop_rules = StopRules()
            self._patient_from = len(self._epoch_losses)
            self._best.go_on(self._module)
            self._stepper.recorder.restart()
            self._at = Place(self._at.epoch + 1)
            self._reports = self._go_on()

    @property
    def learning_rate(self) -> float:
        """Of the newest step; before the first, that of the plan."""
        return self._updater.learning_rate

    @property
    def total_steps(self) -> int:
        """How many steps the run has if nothing ends it before."""
        return self._total_steps

    @property
    def steps_per_epoch(self) -> int:
        """How many steps see all training pictures once."""
        return len(self._bounds)

    @property
    def num_steps(self) -> int:
        """How many are made."""
        return self._steps

    @property
    def is_ending(self) -> bool:
        """Whether it is known that no further step follows, but for what `extend` adds."""
        return self._stopping or self._at.reason is not None or self._steps >= self._total_steps

    @property
    def has_failed(self) -> bool:
        """Whether a number was not finite: it cannot go on."""
        return self._failed

    def model(self) -> TrainedModel:
        """A view on the weights as they are now; usable until the next report is asked for."""
        module = self._module
        if self.team.in_shards:  # all processes come here, and each gets the whole
            module = make_module(self.project, self._dataset)
            module.load_state_dict(self.team.whole(self._module.state_dict()))
        return TrainedModel(self.project, module, self._dataset.class_names)

    def layer_step(self, node_id: str) -> LayerStep | None:
        """What became of a layer in the last step that was made by itself; None where there is none."""
        return self._step_watch.layer(node_id)

    # To a checkpoint and back

    def state(self) -> State:
        """All that its course depends on, between two reports; usable until the next is asked for."""
        return {
            "project": project_text(self.project),
            "began_as": project_text(self.project.edited(network=self.network)),
            "data": data_mark(self._dataset),
            "place": vars(self._at),
            "choice": asdict(self.verdict.choice),
            "steps": self._steps,
            "total_steps": self._total_steps,
            "epoch_losses": self._epoch_losses,
            "patient_from": self._patient_from,
            "calm": self._stop_rules.calm,
            "seconds": self._reporter.seconds,
            "speed": self._reporter.speed,
            "changes": [[change.step, change.text] for change in self._pending],
            "random": self.team.gather(self._random.inside),
            "best": self.team.whole(self._best.state()),
            "stepper": self.team.whole(self._stepper.state()),
        }

    @classmethod
    def resume(cls, state: State, dataset: Dataset, team: Team = ALONE) -> Run:
        """The run that had this state, which goes on as if it had never stopped. Its first report is again
        `Started`. Raises UserError, also where the pictures are others."""
        need_same_data(state, dataset)
        project = parse_project(state["project"])
        # its weights come from the state; the file of the first ones may be gone by now
        without = project.edited(training=project.training.edited(weights=""))
        run = cls(without, dataset, team, Choice(**state["choice"]))
        run.project, run._plan = project, project.training
        run.network = parse_project(state["began_as"]).network
        run._at = Place(**state["place"])
        run._steps, run._total_steps = state["steps"], state["total_steps"]
        run._epoch_losses, run._patient_from = list(state["epoch_losses"]), state["patient_from"]
        run._stop_rules.calm = state["calm"]
        run._reporter.seconds, run._reporter.speed = state["seconds"], state["speed"]
        run._pending = [Changed(step, text) for step, text in state["changes"]]
        if len(state["random"]) == team.size:
            run._random.inside = state["random"][team.rank]
        else:
            text = say("{count} processes instead of {old}", count=team.size, old=len(state["random"]))
            run._random = RandomState(run._plan.seed + run._steps + team.rank, run._device)
            run._pending.append(Changed(run._steps, text))
        run._best.load(state["best"], run._module, team)
        run._stepper.load(state["stepper"])
        return run

    def _choose(self, watched: bool) -> Verdict:
        if self.team.size > 1:  # all of them in the same way
            return Verdict(plain_choice(self.project, self._batch_size, self._device, watched=False))
        return choose(self.project, self._dataset, self._device, watched)

    # The training itself

    @property
    def _updater(self) -> Updater:
        return self._stepper.updater

    def _train(self) -> Generator[TrainingReport, None, None]:
        self._has_started = True
        yield self._started()
        yield from self._watching.examined(self.total_steps)
        yield from self._go_on()

    def _go_on(self) -> Generator[TrainingReport, None, None]:
        """From the place where the run is to its end."""
        while True:
            at = self._at
            if not at.evaluated:
                yield from self._steps_of_epoch(at)
                if self._failed:
                    return
                if at.reason != "stopped" or not self._best.exists:
                    began = time.perf_counter()
                    report = self._epoch_report(at)
                    self._reporter.count(began)
                    at.evaluated = True
                    yield report
            if self._stopping:
                at.reason = "stopped"
            elif at.reason == "completed" and self._steps < self.total_steps:
                at.reason = None  # the run was extended at its last report
            losses = self._epoch_losses[self._patient_from :]
            at.reason = at.reason or self._stop_rules.after_epoch(self._plan, losses)
            if at.reason is not None:
                break
            self._at = Place(at.epoch + 1)
        if self._watching.is_on:
            yield self._look()
        self._ended = True
        yield self._finished(at.reason)

    def _steps_of_epoch(self, at: Place) -> Generator[TrainingReport, None, None]:
        """What is left of an epoch."""
        feed, bounds, best = self._feeds[0], self._bounds, self._best
        stepper, recorder, reporter = self._stepper, self._stepper.recorder, self._reporter
        if at.batch:
            at.reason = self._reason_now(at)
        if at.reason is not None:
            return
        order = picture_order(self.project, self._dataset, at.epoch)
        began = time.perf_counter()
        batches = feed.batches(*self.team.share(order, bounds[at.batch :]))
        for number, (images, labels) in enumerate(batches, at.batch):
            if self._watching.is_due(self._steps, self.total_steps):
                yield self._look()
                began = time.perf_counter()
            self.team.begin_step(*bounds[number])
            stepper.watch = self._step_watch if self.single_step else None
            try:
                stepper.step(images, labels, self._steps, self.total_steps, len(bounds), self._epoch_losses)
            except (RuntimeError, MemoryError) as error:
                if not is_out_of_memory(error):
                    raise
                self._failed = True
                yield out_of_memory(self._steps)
                return
            self._steps += 1
            self._tell(stepper.gradient.news)
            last = number == len(bounds) - 1 or self._steps >= self.total_steps
            due = self.team.due(time.perf_counter() - began >= reporter.interval(self.report_seconds))
            looked_at = self._stop_rules.must_look(self._plan, self._steps)
            looked_at = looked_at or self._watching.is_due(self._steps, self.total_steps)
            wanted = last or due or looked_at or self.single_step or self._stopping
            if not (wanted or recorder.is_full):
                continue
            first = number + 1 - len(recorder)
            count = bounds[number][1] - bounds[first][0]
            report, failed_row = reporter.report(
                stepper, self._steps, self.total_steps, at.epoch, count, began
            )
            reported = bounds[first : number + 1]
            report = self.team.whole_report(report, reported, self.report_seconds)
            reporter.seconds = report.seconds
            self._stopping = self.team.agree(self._stop_wanted)
            if failed_row is not None:
                where = bounds[first + failed_row]
                picked = order[where[0] : where[1]].to(self._device)
                step = int(report.steps[failed_row])
                best.restore_buffers(self._module)
                self._failed = True
                yield report
                yield failure(stepper, self.network, step, feed[picked], feed.labels[picked])
                return
            best.keep_buffers(self._module)
            at.take(report, [high - low for low, high in reported])
            at.reason = self._stop_rules.after_steps(self._plan, report, self._steps)
            yield report
            began = time.perf_counter()
            at.reason = self._reason_now(at)
            if at.reason is not None:
                return

    def _reason_now(self, at: Place) -> StopReason | None:
        """Why the run ends after a report on steps, if it does."""
        if self._stopping:
            return "stopped"
        if at.reason is None and self._steps >= self.total_steps:
            return "completed"
        return at.reason

    def _look(self) -> Observed:
        """Look at the network before the next step; all steps before it have been reported."""
        began = time.perf_counter()
        observed = self._watching.look(self._steps, self.total_steps, self._stepper.loss_of)
        self._reporter.count(began)
        return self._watching.priced(observed, self._stepper.recording_seconds, self._reporter.seconds)

    def _epoch_report(self, at: Place) -> EpochReport:
        epoch, loss, accuracy = at.epoch, at.loss / at.pictures, at.accuracy / at.pictures
        self._updater.end_epoch(epoch)
        with self._updater.averaged(self._training_pictures):
            validation_loss, validation_accuracy = self._evaluate(self._feeds[1])
            has_validation = len(self._feeds[1]) > 0
            is_best = self._best.offer(
                self._module.state_dict(),
                (validation_accuracy, -validation_loss) if has_validation else (epoch, 0.0),
            )
        self._epoch_losses.append(validation_loss if has_validation else loss)
        return EpochReport(
            epoch, self._steps - 1, loss, accuracy, validation_loss, validation_accuracy, is_best
        )

    def _training_pictures(self) -> Iterator[Tensor]:
        """All of them, batch by batch, in their own order and as they are."""
        order = torch.arange(len(self._dataset.train))
        return (images for images, _ in self._feeds[0].batches(order, self._bounds))

    def _finished(self, reason: StopReason) -> Finished:
        self._best.restore(self._module)
        test_loss, test_accuracy = self._evaluate(Feed(self._dataset.test, self._device))
        seen = self._steps / len(self._bounds) * len(self._dataset.train)
        seconds = self._reporter.seconds
        return Finished(
            reason=reason,
            step=self._steps - 1,
            epochs=self._at.epoch,
            test_loss=test_loss,
            test_accuracy=test_accuracy,
            seconds=seconds,
            images_per_second=seen / max(seconds, 1e-9),
            device=device_text(self._device),
        )

    def _started(self) -> Started:
        return Started(
            layers=tuple(self._stepper.layers),
            class_names=self._dataset.class_names,
            device=device_text(self._device),
            num_parameters=num_parameters(self._stepper),
            steps_per_epoch=len(self._bounds),
            total_steps=self.total_steps,
            num_train=len(self._dataset.train),
            num_validation=len(self._dataset.validation),
            num_test=len(self._dataset.test),
            choice=self.verdict.text,
            remarks=self._remarks,
        )

    def _tell(self, news: list[Message]) -> None:
        """Make reports of what changed by itself."""
        self._pending += [Changed(self._steps - 1, text) for text in news]
        news.clear()

    def _evaluate(self, feed: Feed) -> tuple[float, float]:
        """Loss and accuracy."""
        self.team.same_statistics(self._module)
        pictures, loss_of = cast(Tensor, feed), self._stepper.loss_of
        if self.team.in_shards:  # all must call the network alike
            return evaluate(self._module, loss_of, pictures, feed.labels)
        return evaluate(self._module, loss_of, pictures, feed.labels, self.team.part, self.team.total)


def train(project: Project, dataset: Dataset) -> Run:
    """A run, ready to be iterated. Raises UserError as `Run` does."""
    return Run(project, dataset)
