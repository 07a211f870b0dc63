"""What shows only when network, plan and data are seen together."""

from __future__ import annotations

import pytest

from engine.layers.conv2d import Conv2d
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.global_avg_pool2d import GlobalAvgPool2d
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.log_softmax import LogSoftmax
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.layers.sigmoid import Sigmoid
from engine.layers.softmax import Softmax
from engine.layers.tanh import Tanh
from engine.spec.checks import check, need_trainable
from engine.spec.layer import Layer
from engine.spec.message import UserError
from engine.spec.network import NetworkSpec, chain
from engine.spec.training import TrainingPlan

PLAN = TrainingPlan()


def network(*last: Layer | tuple[str, Layer]) -> NetworkSpec:
    return chain(Input(), Flatten(), ("hidden", Linear(units=16)), ReLU(), *last, ("output", Output()))


GOOD = network(("dense", Linear(units=10)))


def codes(spec: NetworkSpec, num_classes: int | None = 10, plan: TrainingPlan = PLAN) -> list[str]:
    return [problem.code for problem in check(spec, plan, num_classes)]


def test_a_good_network_has_no_problem() -> None:
    assert codes(GOOD) == []
    need_trainable(GOOD, PLAN, 10)


def test_the_class_count_of_the_data_must_be_the_networks() -> None:
    (problem,) = check(GOOD, PLAN, 3)
    assert (problem.code, problem.severity, problem.node) == ("class_count", "problem", "dense")
    assert str(problem.message) == "The network ends in 10 numbers, but the data has 3 classes."
    assert str(problem.advice) == "Set the units of dense to 3."
    assert codes(GOOD, num_classes=None) == []


def test_the_class_count_names_the_filters_that_decide_it() -> None:
    spec = chain(Input(), ("eyes", Conv2d(filters=10)), GlobalAvgPool2d(), ("output", Output()))
    assert codes(spec) == []
    (problem,) = check(spec, PLAN, 3)
    assert (problem.node, str(problem.advice)) == ("eyes", "Set the filters of eyes to 3.")


def test_the_class_count_names_the_end_where_no_setting_decides_it() -> None:
    spec = chain(Input(height=4, width=4), Conv2d(filters=2), Flatten(), ("output", Output()))
    (problem,) = check(spec, PLAN, 3)
    assert (problem.node, str(problem.advice)) == (
        "output",
        "Add a Linear layer with 3 units before output.",
    )


@pytest.mark.parametrize("between", [(), (Dropout(),)])
def test_a_softmax_before_a_loss_that_wants_logits(between: tuple[Layer, ...]) -> None:
    spec = network(Linear(units=10), ("softmax", Softmax()), *between)
    (problem,) = check(spec, PLAN, 10)
    assert problem.code == "softmax_before_logits_loss"
    assert (problem.severity, problem.node) == ("warning", "softmax")
    need_trainable(spec, PLAN, 10)  # it may be tried


def test_a_softmax_elsewhere_or_with_another_loss_is_none_of_our_business() -> None:
    inside = network(Softmax(), Linear(units=10))
    assert codes(inside) == []
    spec = network(Linear(units=10), Softmax())
    quadratic = TrainingPlan.model_validate({"loss": {"type": "QuadraticCost"}})
    assert codes(spec, plan=quadratic) == []


@pytest.mark.parametrize(
    ("loss", "end", "code"),
    [
        ("CrossEntropy", LogSoftmax(), None),
        ("CrossEntropy", Sigmoid(), "squeezed_before_logits_loss"),
        ("CrossEntropy", Tanh(), "squeezed_before_logits_loss"),
        ("CrossEntropy", ReLU(), "one_sided_before_logits_loss"),
        ("Focal", LogSoftmax(), None),
        ("Focal", Sigmoid(), "squeezed_before_logits_loss"),
        ("BinaryCrossEntropy", Softmax(), "squeezed_before_logits_loss"),
        ("BinaryCrossEntropy", ReLU(), "one_sided_before_logits_loss"),
        ("Hinge", None, None),
        ("Hinge", Tanh(), "squeezed_before_logits_loss"),
        ("NegativeLogLikelihood", Sigmoid(), "probabilities_before_log_loss"),
        ("NegativeLogLikelihood", Tanh(), "no_log_softmax"),
        ("QuadraticCost", Softmax(), None),
        ("QuadraticCost", None, None),
        ("QuadraticCost", LogSoftmax(), "logs_before_distance"),
        ("MeanAbsoluteError", None, None),
        ("MeanAbsoluteError", Softmax(), None),
        ("Huber", LogSoftmax(), "logs_before_distance"),
        ("Huber", Sigmoid(), None),
        ("Focal", Softmax(), "softmax_before_logits_loss"),
        ("BinaryCrossEntropy", None, None),
        ("BinaryCrossEntropy", Sigmoid(), "squeezed_before_logits_loss"),
        ("BinaryCrossEntropy", LogSoftmax(), "squeezed_before_logits_loss"),
        ("Hinge", Softmax(), "squeezed_before_logits_loss"),
        ("Hinge", LogSoftmax(), None),
        ("NegativeLogLikelihood", LogSoftmax(), None),
        ("NegativeLogLikelihood", Softmax(), "probabilities_before_log_loss"),
        ("NegativeLogLikelihood", None, "no_log_softmax"),
        ("NegativeLogLikelihood", ReLU(), "no_log_softmax"),
        ("QuadraticCost", Sigmoid(), None),
        ("MeanAbsoluteError", LogSoftmax(), "logs_before_distance"),
        ("Huber", None, None),
    ],
    ids=str,
)
def test_what_each_loss_wants_from_the_end(loss: str, end: Layer | None, code: str | None) -> None:
    layers = (("dense", Linear(units=10)), *([("last", end)] if end is not None else []))
    plan = TrainingPlan.model_validate({"loss": {"type": loss}})
    problems = check(network(*layers), plan, 10)
    assert [problem.code for problem in problems] == ([code] if code else [])
    assert all(problem.node == layers[-1][0] and problem.advice for problem in problems)


def test_a_linear_end_before_log_likelihood_stops_the_training() -> None:
    plan = TrainingPlan.model_validate({"loss": {"type": "NegativeLogLikelihood"}})
    with pytest.raises(UserError, match=r"^dense: Negative log-likelihood .* Add a LogSoftmax"):
        need_trainable(GOOD, plan, 10)


def test_a_network_without_weights() -> None:
    spec = chain(Input(height=2, width=5), Flatten(), Output())
    (problem,) = check(spec, PLAN, 10)
    assert (problem.code, problem.node) == ("no_parameters", None)


def test_training_is_refused_with_the_first_problem_and_its_remedy() -> None:
    broken = GOOD.replace("dense", Linear(units=7))
    with pytest.raises(UserError, match=r"^dense: The network ends in 7 numbers.*Set the units of dense"):
        need_trainable(broken, PLAN, 10)
    with pytest.raises(UserError, match="The network has no Input layer"):
        need_trainable(NetworkSpec(), PLAN, 10)


def test_the_same_holds_after_a_shape_problem() -> None:
    """No class count can be told where the shapes end early; only the cause is named."""
    broken = chain(Input(height=2, width=2), Conv2d(kernel_size=(5, 5)), Flatten(), Linear(), Output())
    assert codes(broken) == ["shape"]
