"""Cures: whatever they are applied to, a network comes out that still trains, or a reason why not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.build.calls import function
from engine.build.module import build_module
from engine.doctor import cures
from engine.doctor.changes import change_list, changes, summary
from engine.doctor.cure import Cure, all_cures
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.layers.add import Add
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2d
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.global_avg_pool2d import GlobalAvgPool2d
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.log_softmax import LogSoftmax
from engine.layers.max_pool2d import MaxPool2d
from engine.layers.multiply import Multiply
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.layers.sigmoid import Sigmoid
from engine.layers.softmax import Softmax
from engine.layers.tanh import Tanh
from engine.spec.checks import check, need_trainable
from engine.spec.data import DataSpec
from engine.spec.layer import Layer
from engine.spec.message import UserError, say
from engine.spec.network import chain
from engine.spec.project import Project
from engine.spec.training import TrainingPlan
from engine.templates import templates
from engine.train.history import History
from engine.train.losses.mean_absolute_error import MeanAbsoluteError
from engine.train.losses.negative_log_likelihood import NegativeLogLikelihood
from engine.train.optimizers.adam import Adam
from engine.train.optimizers.gradient_descent import GradientDescent
from engine.train.report import Report

TEMPLATES = {one.id: one.build() for one in templates()}
RATE = 0.0123
DIGITS = DataSpec.model_validate({"source": {"type": "Digits"}})


def project(*layers: Layer, **plan: object) -> Project:
    """Layers between an Input and an Output."""
    network = chain(Input(height=8, width=8), *layers, Output())
    return Project(network=network, training=TrainingPlan.model_validate(plan), data=DIGITS)


def cure(cure_id: str, before: Project, finding: Finding | None = None) -> Project:
    return all_cures()[cure_id].apply(before, None, finding, RATE)


def tags(cured: Project) -> list[str]:
    return [cured.network.node(i).layer.type for i in cured.network.order][1:-1]


def finding(rule: str) -> Finding:
    return Finding(rule, "problem", None, 0, say("found"))


# All cures, on all templates


def train_a_step(cured: Project) -> None:
    """Two batches forward and one backward: every weight gets a gradient or none, but numbers throughout."""
    module = build_module(cured.network, seed=0)
    form = cured.network.of_type("Input")[0].layer
    assert isinstance(form, Input)
    pictures = torch.randint(0, 256, (2, form.channels, form.height, form.width), dtype=torch.uint8)
    loss = function(cured.training.loss.torch_call())(module(pictures), torch.arange(2))
    loss.backward()
    assert torch.isfinite(loss)
    assert any(parameter.grad is not None for parameter in module.parameters())


@pytest.mark.parametrize("one", all_cures().values(), ids=lambda one: one.id)
def test_every_template_still_trains(one: Cure) -> None:
    assert one.title
    assert one.sentence
    applied, reasons = 0, list[UserError]()
    for template_id, before in TEMPLATES.items():
        try:
            cured = one.apply(before, None, None, RATE)
        except UserError as error:
            reasons.append(error)
            continue
        applied += 1
        need_trainable(cured.network, cured.training, 10)
        if cured.network != before.network and template_id in BUILT:
            train_a_step(cured)
        if one.id != "show_suspicious":
            assert cured != before
            assert changes(before, cured)
        names = [node.name for node in cured.network.nodes]
        assert len(set(names)) == len(names)
    assert applied or one.id in NOT_FOR_TEMPLATES
    assert all(reason.message and reason.advice for reason in reasons)


BUILT = ("digits", "deep-sigmoid-residual")
"""They are small, and between them have what the others have; the rest is only checked by its shapes."""
NOT_FOR_TEMPLATES = {
    "normalise_input", "less_weight_decay", "momentum", "positive_rate", "activations_between", "thaw",
}  # fmt: skip
"""What none of them needs; each has a test of its own below."""


def test_the_file_is_the_id() -> None:
    folder = Path(cures.__path__[0])
    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} == set(all_cures())
    assert all(one.id == name for name, one in all_cures().items())


# All cures, on networks that nobody would draw

ACTIVATIONS = st.sampled_from(["ReLU", "Sigmoid", "Tanh", "ELU", "SELU", "LeakyReLU", "PReLU", "Softplus"])
SCHEMES = st.sampled_from(["default", "he_normal", "glorot_uniform", "constant", "zeros", "normal"])


@st.composite
def networks(draw: st.DrawFn) -> list[dict[str, object]]:
    layers: list[dict[str, object]] = []
    for _ in range(draw(st.integers(0, 6))):
        kind = draw(st.sampled_from(["conv", "norm", "activation", "pool", "dropout", "gate"]))
        match kind:
            case "conv":
                layers.append(
                    {
                        "type": draw(st.sampled_from(["Conv2d", "SeparableConv2d", "ConvTranspose2d"])),
                        "filters": draw(st.integers(1, 12)),
                        "kernel_size": 3,
                        "initialisation": draw(SCHEMES),
                        "bias": draw(st.booleans()),
                    }
                )
                if layers[-1]["type"] != "ConvTranspose2d":
                    layers[-1]["padding"] = draw(st.sampled_from(["same", (1, 1)]))
            case "norm":
                layers.append({"type": draw(st.sampled_from(["BatchNorm", "InstanceNorm", "LayerNorm"]))})
            case "activation":
                layers.append({"type": draw(ACTIVATIONS)})
            case "pool":
                layers.append({"type": "MaxPool2d", "padding": "same"})
            case "dropout":
                layers.append({"type": "SpatialDropout", "probability": 0.5})
    layers.append({"type": draw(st.sampled_from(["Flatten", "GlobalAvgPool2d"]))})
    for units in draw(st.lists(st.integers(1, 20), max_size=4)):
        layers.append({"type": "Linear", "units": units, "initialisation": draw(SCHEMES)})
        layers += draw(
            st.sampled_from(
                [[], [{"type": "ReLU"}], [{"type": "Tanh"}, {"type": "Dropout"}], [{"type": "BatchNorm"}]]
            )
        )
    layers.append({"type": "Linear", "units": 10})
    layers += draw(
        st.sampled_from([[], [], [{"type": "Softmax"}], [{"type": "ReLU"}], [{"type": "LogSoftmax"}]])
    )
    return layers


@st.composite
def projects(draw: st.DrawFn) -> Project:
    layers = [Layer.family.parse(one) for one in draw(networks())]
    plan = {
        "batch_size": draw(st.sampled_from([1, 4, 32, 512])),
        "epochs": draw(st.sampled_from([1, 10, 100])),
        "loss": {"type": draw(st.sampled_from(["CrossEntropy", "QuadraticCost", "NegativeLogLikelihood"]))},
        "optimizer": {
            "type": draw(
                st.sampled_from(["GradientDescent", "Momentum", "Adam", "AdamW", "Muon", "Adadelta"])
            ),
            "learning_rate": draw(st.sampled_from([1e-8, 0.01, 10.0])),
            "weight_decay": draw(st.sampled_from([0.0, 0.5])),
        },
    }
    return project(*layers, **plan)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(before=projects())
def test_any_network_still_fits_together(before: Project) -> None:
    problems = codes(before)
    for one in all_cures().values():
        try:
            cured = one.apply(before, None, None, RATE)
            assert codes(cured) <= problems, one.id
            assert codes(one.apply(cured, None, None, RATE)) <= problems, f"{one.id}, twice"
        except UserError:
            continue


def codes(of: Project) -> set[str]:
    """What stops its training."""
    return {p.code for p in check(of.network, of.training, 10) if p.severity == "problem"}


# What each does


def test_batch_norm_stands_before_the_activation_and_takes_the_bias() -> None:
    cured = cure("batch_norm", project(Conv2d(), Sigmoid(), Flatten(), Linear(), ReLU(), Linear(units=10)))
    assert tags(cured) == [
        "Conv2d", "BatchNorm", "Sigmoid", "Flatten", "Linear", "BatchNorm", "ReLU", "Linear",
    ]  # fmt: skip
    biases = [node.layer.bias for node in cured.network.nodes if node.layer.type in ("Conv2d", "Linear")]
    assert biases == [False, False, True]


def test_batch_norm_refuses_small_batches_and_group_norm_does_not() -> None:
    before = project(Conv2d(), ReLU(), Flatten(), Linear(units=10), batch_size=2)
    with pytest.raises(UserError, match="GroupNorm"):
        cure("batch_norm", before)
    assert tags(cure("group_norm", before))[1] == "GroupNorm"


def test_group_norm_takes_the_place_of_batch_norm() -> None:
    before = project(Conv2d(), BatchNorm(), ReLU(), Flatten(), Linear(units=10))
    assert tags(cure("group_norm", before))[:3] == ["Conv2d", "GroupNorm", "ReLU"]


def test_a_network_with_norms_everywhere_gets_no_more() -> None:
    with pytest.raises(UserError, match="normalised already"):
        cure("batch_norm", TEMPLATES["resnet-small"])


@pytest.mark.parametrize(("cure_id", "tag"), [("relu", "ReLU"), ("gelu", "GELU"), ("elu", "ELU")])
def test_sigmoids_are_exchanged_and_the_weights_start_by_he(cure_id: str, tag: str) -> None:
    cured = cure(cure_id, TEMPLATES["deep-sigmoid"])
    assert tags(cured).count(tag) == 10
    assert "Sigmoid" not in tags(cured)
    hidden = [node.layer for node in cured.network.nodes if node.layer.type == "Conv2d"]
    assert {layer.initialisation for layer in hidden} == {"he_normal"}
    assert cured.network.node("sigmoid_1").name == f"{tag.lower()}_1"


def test_a_gate_keeps_its_sigmoid() -> None:
    network = chain(
        Input(height=8, width=8), ("conv", Conv2d()), ("gate", Sigmoid()), ("product", Multiply()),
        Tanh(), Flatten(), Linear(units=10), Output(),
    )  # fmt: skip
    before = Project(network=network.connect("conv", "product", "in2"))
    cured = cure("relu", before)
    assert cured.network.node("gate").layer == Sigmoid()
    assert "Tanh" not in tags(cured)


def test_skips_go_around_every_two_layers_with_projections_where_shapes_differ() -> None:
    before = project(
        Conv2d(filters=4, padding="same"), ReLU(), Conv2d(filters=8, padding="same", stride=(2, 2)), ReLU(),
        Conv2d(filters=8, padding="same"), ReLU(), Conv2d(filters=8, padding="same"), ReLU(),
        Flatten(), Linear(units=10),
    )  # fmt: skip
    cured = cure("skip_connections", before)
    joints = cured.network.of_type("Add")
    assert len(joints) == 2
    first, second = (cured.network.feeds(joint.id) for joint in joints)
    projection = cured.network.node(first["in2"]).layer
    assert (projection.kernel_size, projection.stride, projection.filters) == ((1, 1), (2, 2), 8)
    assert second["in2"] == joints[0].id
    train_a_step(cured)


def test_fewer_layers_are_half_of_those_that_keep_the_shape() -> None:
    cured = cure("fewer_layers", TEMPLATES["deep-sigmoid"])
    assert tags(cured).count("Conv2d") == tags(cured).count("Sigmoid") == 6


def test_the_softmax_goes_and_nothing_else() -> None:
    before = TEMPLATES["cifar10-double-softmax"]
    assert tags(cure("remove_softmax", before)) == tags(TEMPLATES["cifar10"])
    with pytest.raises(UserError, match="no softmax"):
        cure("remove_softmax", TEMPLATES["cifar10"])


@pytest.mark.parametrize("end", [ReLU(), Sigmoid(), Tanh(), Softmax()])
def test_logits_get_no_activation(end: Layer) -> None:
    assert tags(cure("fix_output", project(Flatten(), Linear(units=10), end))) == ["Flatten", "Linear"]


def test_log_likelihood_gets_its_logarithms() -> None:
    before = project(Flatten(), Linear(units=10), Softmax(), loss=NegativeLogLikelihood())
    assert tags(cure("fix_output", before)) == ["Flatten", "Linear", "LogSoftmax"]


def test_the_output_gets_as_many_units_as_classes() -> None:
    before = project(Flatten(), Linear(units=7))
    cured = all_cures()["fix_output"].apply(before, evidence(before), None, None)
    assert cured.network.node("linear_1").layer.units == 10


def test_cross_entropy_takes_logits() -> None:
    before = project(Flatten(), Linear(units=10), Sigmoid(), loss=MeanAbsoluteError())
    cured = cure("cross_entropy", before)
    assert (cured.training.loss.type, tags(cured)) == ("CrossEntropy", ["Flatten", "Linear"])
    with pytest.raises(UserError, match="already"):
        cure("cross_entropy", cured)


def test_he_is_not_for_sigmoids_alone() -> None:
    with pytest.raises(UserError, match="Glorot"):
        cure("he_initialisation", TEMPLATES["deep-sigmoid"])


def test_he_draws_constant_weights_anew_and_takes_the_biases_to_zero() -> None:
    layer = {"initialisation": "constant", "initial_bias": -5.0}
    before = project(Conv2d(**layer), ReLU(), Flatten(), Linear(units=10, **layer))
    cured = cure("he_initialisation", before)
    hidden, last = (cured.network.node(i).layer for i in ("conv2d_1", "linear_1"))
    assert (hidden.initialisation, hidden.initial_bias) == ("he_normal", 0.0)
    assert (last.initialisation, last.initial_bias) == ("default", 0.0)


def test_biases_far_below_zero_go() -> None:
    before = project(Conv2d(initialisation="he_normal", initial_bias=-5), ReLU(), Flatten(), Linear(units=10))
    cured = cure("zero_biases", before)
    assert cured.network.node("conv2d_1").layer.initial_bias == 0
    with pytest.raises(UserError, match="already"):
        cure("zero_biases", cured)


def test_a_linear_stack_gets_relus_behind_its_norms() -> None:
    before = project(Conv2d(), BatchNorm(), Conv2d(), Flatten(), Linear(), Linear(units=10))
    cured = cure("activations_between", before)
    assert tags(cured) == [
        "Conv2d", "BatchNorm", "ReLU", "Conv2d", "ReLU", "Flatten", "Linear", "ReLU", "Linear",
    ]  # fmt: skip
    with pytest.raises(UserError, match="between all layers"):
        cure("activations_between", TEMPLATES["resnet-small"])


def test_raw_pixels_are_standardised() -> None:
    before = Project(
        network=chain(Input(height=8, width=8, scaling="raw"), Flatten(), Linear(units=10), Output())
    )
    assert cure("normalise_input", before).network.node("input").layer.scaling == "standardise"


def test_rates() -> None:
    high = project(Flatten(), Linear(units=10), optimizer=Adam(learning_rate=10))
    assert cure("lower_learning_rate", high).training.optimizer.learning_rate == 0.001
    plain = project(Flatten(), Linear(units=10), optimizer=GradientDescent(learning_rate=0.6))
    assert cure("lower_learning_rate", plain).training.optimizer.learning_rate == 0.06
    swings = cure("lower_learning_rate", plain, finding("oscillating_loss"))
    assert swings.training.optimizer.learning_rate == 0.1
    assert cure("range_test", plain).training.optimizer.learning_rate == RATE
    with pytest.raises(UserError, match="that you have"):
        cure("range_test", cure("range_test", plain))
    with pytest.raises(UserError, match="measured"):
        all_cures()["range_test"].apply(plain, None, None, None)


def test_the_measured_rate_is_not_kept_away_by_an_endless_warm_up() -> None:
    before = project(Flatten(), Linear(units=10), warmup_steps=3000)
    cured = all_cures()["range_test"].apply(before, evidence(before), None, RATE)
    assert cured.training.warmup_steps == 3  # a tenth of 30


@pytest.mark.parametrize(
    ("cure_id", "field", "wanted"),
    [
        ("cosine_schedule", "schedule.type", "Cosine"),
        ("one_cycle", "schedule.type", "OneCycle"),
        ("one_cycle", "optimizer.learning_rate", RATE),
        ("plateau_schedule", "schedule.type", "Plateau"),
        ("adamw", "optimizer.type", "AdamW"),
        ("rmsprop", "optimizer.type", "RMSprop"),
        ("more_weight_decay", "optimizer.weight_decay", 0.0005),
        ("warm_up", "warmup_steps", 100),
        ("clip_gradients", "clip_norm", 1.0),
        ("early_stopping", "patience", 3),
        ("larger_batch", "batch_size", 256),
        ("lsuv", "start", "lsuv"),
    ],
)
def test_what_a_cure_of_the_plan_sets(cure_id: str, field: str, wanted: object) -> None:
    value: object = cure(cure_id, project(Flatten(), Linear(units=10))).training
    for name in field.split("."):
        value = getattr(value, name)
    assert value == wanted


@pytest.mark.parametrize(
    ("cure_id", "wanted"), [("weigh_classes", "weigh"), ("balanced_sampling", "resample")]
)
def test_small_classes_count_as_much(cure_id: str, wanted: str) -> None:
    cured = cure(cure_id, project(Flatten(), Linear(units=10)))
    assert cured.data.balance == wanted
    with pytest.raises(UserError, match="already"):
        cure(cure_id, cured)


def test_momentum_makes_steps_as_long_as_before_where_the_loss_swings() -> None:
    plain = project(Flatten(), Linear(units=10), optimizer=GradientDescent(learning_rate=0.6))
    slow, swings = cure("momentum", plain), cure("momentum", plain, finding("oscillating_loss"))
    assert slow.training.optimizer.learning_rate == 0.6
    assert swings.training.optimizer.learning_rate == pytest.approx(0.06)


def test_a_rate_below_zero_is_turned() -> None:
    rate = GradientDescent.model_construct(type="GradientDescent", learning_rate=-0.1)
    plan = TrainingPlan.model_construct(**{**dict(TrainingPlan()), "optimizer": rate})
    before = Project.model_construct(**{**dict(project(Flatten(), Linear(units=10))), "training": plan})
    assert cure("positive_rate", before).training.optimizer.learning_rate == 0.1


def test_frozen_layers_are_thawed() -> None:
    before = project(Conv2d(), ReLU(), Flatten(), Linear(units=10))
    frozen = before.edited(network=before.network.freeze(["conv2d_1"]))
    assert cure("thaw", frozen) == before
    assert [str(text) for text in changes(frozen, before)] == ["conv2d_1: thawed"]


def test_too_much_decay_comes_down_to_what_is_usual() -> None:
    before = project(Flatten(), Linear(units=10), optimizer=Adam(weight_decay=1.0))
    assert cure("less_weight_decay", before).training.optimizer.weight_decay == 0.0005


def test_too_much_dropout_comes_down() -> None:
    cured = cure("less_dropout", project(Flatten(), Linear(), Dropout(probability=0.9), Linear(units=10)))
    assert cured.network.node("dropout_1").layer.probability == 0.25


def test_dropout_stands_before_the_last_layer_and_on_maps_leaves_out_maps() -> None:
    assert tags(cure("dropout", project(Flatten(), Linear(), ReLU(), Linear(units=10))))[-2:] == [
        "Dropout", "Linear",
    ]  # fmt: skip
    before = project(Conv2d(), ReLU(), Conv2d(filters=10), GlobalAvgPool2d())
    assert tags(cure("dropout", before)) == [
        "Conv2d", "ReLU", "SpatialDropout", "Conv2d", "GlobalAvgPool2d",
    ]  # fmt: skip


def test_wider_layers_keep_the_joints_together() -> None:
    cured = cure("wider", TEMPLATES["resnet-small"])
    assert cured.network.node("conv2d_1").layer.filters == 32
    train_a_step(cured)


def test_a_layer_that_hardly_lets_anything_through_gets_much_wider() -> None:
    cured = cure("wider", project(Flatten(), Linear(units=4), ReLU(), Linear(units=10)))
    assert [cured.network.node(i).layer.units for i in ("linear_1", "linear_2")] == [32, 10]


def test_the_limit_of_clipping_is_the_healthy_steps_own() -> None:
    before = project(Flatten(), Linear(units=10))
    cured = all_cures()["clip_gradients"].apply(before, evidence(before), None, None)
    assert cured.training.clip_norm == pytest.approx(3.0)  # 1.5 times 2; the steps of 100 made the loss rise


def test_as_many_epochs_as_the_loss_needs() -> None:
    before = project(Flatten(), Linear(units=10), epochs=10)
    assert cure("more_epochs", before).training.epochs == 20


def evidence(before: Project) -> Evidence:
    """Thirty steps: ten with gradients of 2, then twenty of 100 with a loss above the first."""
    history = History(("linear_1",))
    norms = np.array([2.0] * 10 + [100.0] * 20, np.float32)
    history.extend(
        Report(
            np.arange(30), np.array([2.0] * 10 + [9.0] * 20, np.float32), np.zeros(30, np.float32),
            norms[:, None], np.ones((30, 1), np.float32), np.ones((30, 1), np.float32), 0.1, 1, 1.0, 1.0, 1.0,
        )
    )  # fmt: skip
    none = np.zeros(1)
    return Evidence(
        project=before, class_names=tuple("0123456789"), counts=np.full(10, 90), layers=("linear_1",),
        activations=(), input_mean=none, input_std=none, validation_input_mean=none,
        validation_input_std=none, start_weights=(), total_steps=30, history=history,
    )  # fmt: skip


# What differs


def test_changes_name_every_layer_in_its_place() -> None:
    before = project(Conv2d(), Sigmoid(), Flatten(), Linear(units=10), Softmax())
    cured = cure("remove_softmax", cure("batch_norm", cure("relu", before)))
    assert [(one.kind, one.node) for one in change_list(before, cured)] == [
        ("removed", "softmax_1"),
        ("changed", "conv2d_1"),
        ("changed", "conv2d_1"),
        ("added", "batch_norm_1"),
        ("changed", "sigmoid_1"),
    ]
    texts = [str(text) for text in changes(before, cured)]
    assert "batch_norm_1 (BatchNorm) after conv2d_1" in texts
    assert "sigmoid_1: Sigmoid → ReLU" in texts


def test_what_is_the_same_of_many_layers_is_one_line() -> None:
    before = TEMPLATES["deep-sigmoid"]
    assert [str(text) for text in summary(before, cure("batch_norm", before))] == [
        "10 layers, conv2d_1 to conv2d_10: bias: True → False",
        "10 layers, batch_norm_1 to batch_norm_10: new BatchNorm",
    ]
    one = cure("remove_softmax", TEMPLATES["cifar10-double-softmax"])
    assert [str(text) for text in summary(TEMPLATES["cifar10-double-softmax"], one)] == [
        "softmax_1 (Softmax) removed"
    ]


def test_changes_of_plan_and_data() -> None:
    before = project(Flatten(), Linear(units=10))
    cured = cure("weigh_classes", cure("range_test", cure("augmentation", before)))
    assert [str(text) for text in changes(before, cured)] == [
        "learning rate: 0.001 → 0.0123",
        "augmentation: Rotate, Crop",
        "small classes: none → weigh",
    ]
    assert changes(before, before) == ()


def test_a_wire_that_goes_elsewhere_is_a_change() -> None:
    network = chain(
        Input(height=8, width=8), ("conv", Conv2d(padding="same")), ("relu", ReLU()), ("add", Add()),
        Flatten(), Linear(units=10), Output(),
    )  # fmt: skip
    before = Project(network=network.connect("conv", "add", "in2"))
    after = before.edited(network=before.network.connect("relu", "add", "in2"))
    assert [one.kind for one in change_list(before, after)] == ["wired"]


def test_cards_keep_their_places_where_layers_only_go() -> None:
    before = project(Flatten(), Linear(units=10), Softmax(), MaxPool2d()).edited(
        layout={"linear_1": (0, 0), "softmax_1": (9, 9)}
    )
    assert cure("remove_softmax", before).layout == {"linear_1": (0, 0)}
    hidden = project(Flatten(), Linear(), ReLU(), Linear(units=10)).edited(layout={"linear_1": (0, 0)})
    assert cure("batch_norm", hidden).layout == {}


def test_log_softmax_before_cross_entropy_does_no_harm_and_stays() -> None:
    with pytest.raises(UserError, match="no softmax"):
        cure("remove_softmax", project(Flatten(), Linear(units=10), LogSoftmax()))
