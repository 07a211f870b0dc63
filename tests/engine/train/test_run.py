"""A run: its reports, its numbers, its ends."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import numpy as np
import pytest
import torch

from engine.build.module import build_module
from engine.data.dataset import Dataset
from engine.layers.conv2d import Conv2d
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.spec.message import UserError
from engine.spec.network import chain
from engine.spec.project import Project
from engine.spec.training import TrainingPlan
from engine.train.report import Changed, EpochReport, Finished, Report, RunFailed, Started
from engine.train.run import Run, train


def step_reports(run: Run) -> list[Report]:
    return [report for report in run if isinstance(report, Report)]


def losses(run: Run) -> np.ndarray:
    return np.concatenate([report.loss for report in step_reports(run)])


def with_plan(project: Project, **changes: object) -> Project:
    return project.edited(training=project.training.edited(**changes))


@pytest.fixture
def linear_project() -> Project:
    """One linear layer on pixels 0..1, quadratic cost, gradient descent on the full batch."""
    network = chain(Input(height=8, width=8, scaling="unit"), Flatten(), Linear(units=10), Output())
    plan = TrainingPlan.model_validate(
        {
            "epochs": 3,
            "full_batch": True,
            "loss": {"type": "QuadraticCost"},
            "optimizer": {"type": "GradientDescent", "learning_rate": 0.05},
        }
    )
    return Project(network=network, training=plan)


def test_reports_come_in_order_and_hold_every_step(project: Project, digits: Dataset) -> None:
    reports = list(train(project, digits))
    assert isinstance(reports[0], Started)
    assert isinstance(reports[-1], Finished)
    steps = np.concatenate([report.steps for report in reports if isinstance(report, Report)])
    assert steps.tolist() == list(range(reports[0].total_steps))
    assert [r.epoch for r in reports if isinstance(r, EpochReport)] == [1, 2]
    assert reports[0].layers == ("conv2d_1", "linear_1")
    assert reports[-1].test_accuracy > 0.5


def test_the_same_seed_gives_the_same_losses_bit_for_bit(project: Project, digits: Dataset) -> None:
    first = losses(train(project, digits))
    assert first.tobytes() == losses(train(project, digits)).tobytes()
    assert first.tobytes() != losses(train(with_plan(project, seed=1), digits)).tobytes()


def test_what_else_draws_random_numbers_between_reports_changes_nothing(
    project: Project, digits: Dataset
) -> None:
    alone = losses(train(project, digits))
    first, second = train(project, digits), train(project, digits)
    first.single_step = second.single_step = True
    mixed: list[float] = []
    for report, _ in itertools.zip_longest(first, second):
        torch.rand(7)
        if isinstance(report, Report):
            mixed.extend(report.loss.tolist())
            first.model().classify([np.zeros((8, 8), np.uint8)])
    assert mixed == alone.tolist()


def test_gradient_descent_follows_the_formula(linear_project: Project, digits: Dataset) -> None:
    """J = 1/(2m) sum (h - y)^2 and w <- w - rate dJ/dw, written out in numpy."""
    weights = build_module(linear_project.network, seed=0).get_submodule("linear_1")
    w, b = (p.detach().double().numpy() for p in weights.parameters())
    x = digits.train.images.reshape(len(digits.train), -1) / 255
    y = np.eye(10)[digits.train.labels]
    expected = []
    for _ in range(3):
        error = x @ w.T + b - y
        expected.append((error**2).sum() / (2 * len(x)))
        w, b = w - 0.05 * error.T @ x / len(x), b - 0.05 * error.mean(0)
    np.testing.assert_allclose(losses(train(linear_project, digits)), expected, rtol=1e-5)


def test_gradient_norms_agree_with_numeric_gradients(project: Project, digits: Dataset) -> None:
    """Central differences in double precision, over every weight of the network."""
    project = with_plan(project, full_batch=True, epochs=1, loss={"type": "QuadraticCost"})
    without_dropout = project.network.remove(["dropout_1"])
    few = replace(digits, train=digits.train.subset(np.arange(20)))
    run = train(project.edited(network=without_dropout), few)
    report = step_reports(run)[0]

    module = build_module(without_dropout, seed=0)
    mean, std = torch.from_numpy(few.mean).float(), torch.from_numpy(few.std).float()
    module.get_submodule("input").standardise(mean, std)  # type: ignore[operator]
    module = module.double().eval()
    images = torch.from_numpy(few.train.images)
    targets = torch.eye(10, dtype=torch.double)[torch.from_numpy(few.train.labels)]

    @torch.no_grad()
    def cost() -> float:
        return float(((module(images) - targets) ** 2).sum() / (2 * len(images)))

    for column, layer in enumerate(("conv2d_1", "linear_1")):
        total = 0.0
        for parameter in module.get_submodule(layer).parameters():
            flat = parameter.data.view(-1)
            for index in range(len(flat)):
                old = flat[index].item()
                flat[index] = old + 1e-5
                high = cost()
                flat[index] = old - 1e-5
                low = cost()
                flat[index] = old
                total += ((high - low) / 2e-5) ** 2
        assert report.gradient_norm[0, column] == pytest.approx(math.sqrt(total), rel=1e-3)


def test_update_ratio_is_that_of_the_real_update(project: Project, digits: Dataset) -> None:
    run = train(project, digits)
    run.single_step = True
    next(run)
    weights = list(run._module.get_submodule("linear_1").parameters())
    weights = [w.detach() for w in weights]
    before = [w.clone() for w in weights]
    report = next(run)
    assert isinstance(report, Report)
    update = math.sqrt(sum(float(((w - b) ** 2).sum()) for w, b in zip(weights, before, strict=True)))
    norm = math.sqrt(sum(float((b**2).sum()) for b in before))
    assert report.weight_norm[0, 1] == pytest.approx(norm, rel=1e-5)
    assert report.update_ratio[0, 1] == pytest.approx(update / norm, rel=1e-4)
    run.close()


def test_gradient_norms_are_read_before_clipping(project: Project, digits: Dataset) -> None:
    free = next(r for r in train(project, digits) if isinstance(r, Report))
    clipped = next(r for r in train(with_plan(project, clip_norm=1e-3), digits) if isinstance(r, Report))
    np.testing.assert_array_equal(free.gradient_norm[0], clipped.gradient_norm[0])
    assert free.update_ratio[-1, 1] != clipped.update_ratio[-1, 1]


def test_single_step_gives_one_step_a_report(project: Project, digits: Dataset) -> None:
    run = train(project, digits)
    run.single_step = True
    next(run)
    for number in range(3):
        report = next(run)
        assert isinstance(report, Report)
        assert report.steps.tolist() == [number]
    run.close()
    assert next(run, None) is None


def test_stop_keeps_the_best_weights_and_tests_them(project: Project, digits: Dataset) -> None:
    run = train(with_plan(project, epochs=1000), digits)
    for report in run:
        if isinstance(report, EpochReport) and report.epoch == 3:
            run.stop()
        last = report
    assert isinstance(last, Finished)
    assert last.reason == "stopped"
    assert last.epochs <= 4
    right = sum(
        answer.labels[0] == digits.class_names[label]
        for answer, label in zip(
            run.model().classify(list(digits.test.images[:, 0])), digits.test.labels, strict=True
        )
    )
    assert right / len(digits.test) == pytest.approx(last.test_accuracy)


def test_the_kept_weights_are_those_of_the_best_epoch(project: Project, digits: Dataset) -> None:
    wild = with_plan(project, epochs=6, optimizer={"type": "Adam", "learning_rate": 0.1})
    run = train(wild, digits)
    epochs = [report for report in run if isinstance(report, EpochReport)]
    best = max(epochs, key=lambda r: (r.validation_accuracy, -r.validation_loss))
    assert [r.epoch for r in epochs if r.best][-1] == best.epoch
    answers = run.model().classify(list(digits.validation.images[:, 0]))
    right = [
        answer.labels[0] == digits.class_names[label]
        for answer, label in zip(answers, digits.validation.labels, strict=True)
    ]
    assert np.mean(right) == pytest.approx(best.validation_accuracy)


def test_a_loss_that_is_not_finite_stops_the_run_at_the_layer(digits: Dataset) -> None:
    """Each layer multiplies by 64 * 100: the outputs leave float32 in the tenth linear layer or so."""
    layers = [Linear(units=64, initialisation="constant", initial_width=100) for _ in range(14)]
    network = chain(Input(height=8, width=8, scaling="raw"), Flatten(), *layers, Linear(units=10), Output())
    value = digits.train.images.reshape(len(digits.train), -1).max(0).sum()
    reports = list(train(Project(network=network), digits))
    failure = reports[-1]
    assert isinstance(failure, RunFailed)
    assert failure.step == 0
    first = next(n for n in range(1, 15) if value * 100.0 * 6400.0 ** (n - 1) > 3e38)
    assert failure.node in {f"linear_{first}", f"linear_{first + 1}"}
    assert failure.node in str(failure.message)
    assert "learning rate" in str(failure.advice)


def test_after_a_failed_step_the_weights_of_before_it_are_kept(project: Project, digits: Dataset) -> None:
    wild = with_plan(
        project,
        epochs=100,
        loss={"type": "QuadraticCost"},
        optimizer={"type": "GradientDescent", "learning_rate": 50},
    )
    run = train(wild, digits)
    reports = list(run)
    failure = reports[-1]
    assert isinstance(failure, RunFailed)
    assert 0 < failure.step < 100
    assert all(value.isfinite().all() for value in run._module.state_dict().values())
    last = [report for report in reports if isinstance(report, Report)][-1]
    assert last.steps[-1] >= failure.step
    index = last.steps.tolist().index(failure.step)
    weights = [w.detach() for w in run._module.get_submodule("linear_1").parameters()]
    norm = math.sqrt(sum(float((w.double() ** 2).sum()) for w in weights))
    assert norm == pytest.approx(last.weight_norm[index, 1], rel=1e-4)


def test_what_cannot_be_trained_is_refused_with_the_remedy(project: Project, digits: Dataset) -> None:
    wrong = project.edited(network=project.network.replace("linear_1", Linear(units=7)))
    with pytest.raises(UserError, match=r"7 numbers.*10 classes.*Set the units of linear_1 to 10"):
        train(wrong, digits)
    loose = project.edited(network=project.network.disconnect(project.network.edges[0]))
    with pytest.raises(UserError, match=r"conv2d_1 gets no input"):
        train(loose, digits)
    impossible = project.edited(network=project.network.replace("conv2d_1", Conv2d(kernel_size=(9, 9))))
    with pytest.raises(UserError, match=r"does not fit on a map of 8x8"):
        train(impossible, digits)


@pytest.mark.skipif(torch.cuda.is_available(), reason="this machine has CUDA")
def test_an_absent_device_is_refused(project: Project, digits: Dataset) -> None:
    with pytest.raises(UserError, match=r"no CUDA device.*Choose auto or one of"):
        train(with_plan(project, device="cuda"), digits)


def test_without_validation_and_test_pictures_the_last_weights_are_kept(
    project: Project, digits: Dataset
) -> None:
    empty = digits.train.subset(np.arange(0))
    reports = list(train(project, replace(digits, validation=empty, test=empty)))
    epochs = [report for report in reports if isinstance(report, EpochReport)]
    assert all(report.best and math.isnan(report.validation_loss) for report in epochs)
    assert math.isnan(reports[-1].test_accuracy)


def test_the_learning_rate_can_change_while_it_runs(project: Project, digits: Dataset) -> None:
    run = train(project, digits)
    run.single_step = True
    next(run)
    faster = project.training.optimizer.edited(learning_rate=0.5)
    run.change(with_plan(project, optimizer=faster))
    assert isinstance(next(run), Changed)
    report = next(run)
    assert isinstance(report, Report)
    assert report.learning_rate == 0.5
    run.close()


@pytest.mark.parametrize(
    "changes",
    [
        {"clip_norm": 1e-3, "clipping": "layer"},
        {"clip_norm": 1e-3, "clipping": "value"},
        {"clip_norm": 1e-3, "clipping": "adaptive"},
        {"l1": 0.1},
        {"max_norm": 0.1},
        {"accumulation_parts": 3},
    ],
    ids=str,
)
def test_gradient_norms_of_the_first_step_are_the_same_whatever_is_done_to_the_gradient(
    changes: dict[str, object], project: Project, digits: Dataset
) -> None:
    project = project.edited(network=project.network.remove(["dropout_1"]))
    free, other = (
        next(report for report in train(one, digits) if isinstance(report, Report))
        for one in (project, with_plan(project, **changes))
    )
    np.testing.assert_allclose(other.gradient_norm[0], free.gradient_norm[0], rtol=1e-5)
    np.testing.assert_allclose(other.loss[0], free.loss[0], rtol=1e-5)


def test_parts_of_a_step_give_the_losses_of_whole_steps(project: Project, digits: Dataset) -> None:
    project = project.edited(network=project.network.remove(["dropout_1"]))
    whole, parts = (losses(train(with_plan(project, accumulation_parts=n), digits)) for n in (1, 4))
    np.testing.assert_allclose(parts, whole, rtol=1e-4)


def test_the_learning_rate_follows_the_schedule_after_the_warm_up(project: Project, digits: Dataset) -> None:
    run = train(with_plan(project, schedule={"type": "Cosine"}, warmup_steps=5), digits)
    run.single_step = True
    rates = [report.learning_rate for report in step_reports(run)]
    rest = len(rates) - 5
    expected = [
        *((step + 1) / 6 for step in range(5)),
        *((1 + math.cos(math.pi * step / rest)) / 2 for step in range(rest)),
    ]
    assert rates == pytest.approx([0.001 * factor for factor in expected])


def test_a_plateau_lowers_the_rate_after_the_epoch(project: Project, digits: Dataset) -> None:
    schedule = {"type": "Plateau", "patience": 0, "improvement": 100.0, "ratio": 0.5}
    run = train(with_plan(project, schedule=schedule, epochs=4), digits)
    rates = {report.epoch: report.learning_rate for report in step_reports(run)}
    assert rates == pytest.approx({1: 0.001, 2: 0.001, 3: 0.0005, 4: 0.00025})


def test_averaged_weights_are_judged_and_kept_and_the_steps_are_the_same(
    project: Project, digits: Dataset
) -> None:
    plain, averaged = train(project, digits), train(with_plan(project, ema_decay=0.9), digits)
    own, other = list(plain), list(averaged)
    for reports in (own, other):
        reports[:] = [report for report in reports if not isinstance(report, Started)]
    assert [r.loss.tolist() for r in own if isinstance(r, Report)] != []
    np.testing.assert_array_equal(
        np.concatenate([r.loss for r in own if isinstance(r, Report)]),
        np.concatenate([r.loss for r in other if isinstance(r, Report)]),
    )
    epochs = [[r.validation_loss for r in reports if isinstance(r, EpochReport)] for reports in (own, other)]
    assert epochs[0] != epochs[1]
    kept = averaged._module.state_dict()["linear_1.weight"]
    assert not torch.equal(kept, plain._module.state_dict()["linear_1.weight"])
    assert torch.equal(kept, averaged._updater._average["linear_1.weight"])


def test_what_changes_while_it_runs_holds_from_the_next_step_and_is_told(
    project: Project, digits: Dataset
) -> None:
    run = train(project, digits)
    run.single_step = True
    next(run)
    for _ in range(3):
        next(run)
    moments = run._updater._optimizers[0].state
    count = len(moments)
    edited = with_plan(
        project,
        optimizer={"type": "Adam", "learning_rate": 0.5, "weight_decay": 0.1},
        schedule={"type": "Exponential"},
        loss={"type": "CrossEntropy", "label_smoothing": 0.2},
        clip_norm=2.0,
        batch_size=7,
        seed=9,
    )
    edited = edited.edited(
        network=edited.network.replace("dropout_1", Dropout(probability=0.25)).replace(
            "linear_1", Linear(units=3)
        )
    )
    texts = [str(text) for text in run.change(edited)]
    assert texts == [
        "label smoothing: 0 → 0.2",
        "learning rate: 0.001 → 0.5",
        "weight decay: 0 → 0.1",
        "schedule: Constant → Exponential",
        "clip gradients at: 0 → 2",
        "dropout_1: 0.5 → 0.25",
    ]
    told = [next(run) for _ in texts]
    assert [(r.step, str(r.text)) for r in told if isinstance(r, Changed)] == [(3, text) for text in texts]
    assert run._module.get_submodule("dropout_1").p == 0.25
    assert len(run._updater._optimizers[0].state) == count
    report = next(run)
    assert isinstance(report, Report)
    assert report.steps.tolist() == [3]
    assert report.learning_rate == pytest.approx(0.5 * 0.9 ** (3 / 13))
    assert run.change(edited) == ()
    run.close()


def test_a_change_of_nothing_leaves_every_bit(project: Project, digits: Dataset) -> None:
    alone = losses(train(project, digits))
    run = train(project, digits)
    run.single_step = True
    values = []
    for report in run:
        if isinstance(report, Report):
            values += report.loss.tolist()
            run.change(project)
    assert values == alone.tolist()


def test_ten_epochs_more_of_a_run_are_those_of_a_longer_run(project: Project, digits: Dataset) -> None:
    long = losses(train(with_plan(project, epochs=5), digits))
    run = train(project, digits)
    short = losses(run)
    run.extend(3)
    first, *reports = run
    assert isinstance(first, Changed)
    assert str(first.text) == "3 epochs more"
    more = [report for report in reports if isinstance(report, Report)]
    np.testing.assert_array_equal(np.concatenate([short, *(report.loss for report in more)]), long)
    assert [report.epoch for report in reports if isinstance(report, EpochReport)] == [3, 4, 5]
    assert isinstance(reports[-1], Finished)
    assert reports[-1].epochs == 5


def test_more_epochs_keep_what_a_plateau_has_lowered(project: Project, digits: Dataset) -> None:
    schedule = {"type": "Plateau", "patience": 0, "improvement": 100.0, "ratio": 0.5}
    project = with_plan(project, schedule=schedule, epochs=3, patience=3, least_improvement=100.0)
    run = train(project, digits)
    list(run)
    run.extend(2)
    reports = list(run)
    rates = {report.epoch: report.learning_rate for report in reports if isinstance(report, Report)}
    assert rates == pytest.approx({4: 0.00025, 5: 0.000125})
    assert isinstance(reports[-1], Finished)
    assert reports[-1].reason == "completed"


def test_a_run_may_be_extended_while_it_runs(project: Project, digits: Dataset) -> None:
    run = train(project, digits)
    next(run)
    run.extend(1)
    assert [r.epoch for r in run if isinstance(r, EpochReport)] == [1, 2, 3]
