"""The cases on Fashion-MNIST: 3,000 pictures brought to 14x14 to train on. Nothing was tuned on them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from benchmarks.doctor.case import Case
from benchmarks.doctor.notation import plan
from benchmarks.doctor.pictures import Spoiling
from engine.spec.training import TrainingPlan

CNN = "conv(8) relu pool conv(16) relu pool flatten linear(48) relu linear(10)"
CNN_BN = "conv(8) bn relu pool conv(16) bn relu pool flatten linear(48) bn relu linear(10)"
MLP = "flatten linear(96) relu linear(48) relu linear(10)"
TANH = "flatten linear(64) tanh linear(64) tanh linear(10)"
DEEP = "conv(8) relu pool [conv(8) relu]*8 flatten linear(10)"
DEEP_MLP = "flatten [linear(48) relu]*9 linear(10)"
ADAM = plan("adam", 0.003, 6, 64)
MOMENTUM = plan("momentum", 0.03, 6, 64)
HE: dict[str, Any] = {"init": "he_normal"}
GLOROT: dict[str, Any] = {"init": "glorot_uniform"}


def _healthy(name: str, network: str, how: TrainingPlan, **settings: Any) -> Case:
    return Case(f"fashion/{name}", "fashion", network, how, **settings)


def _trap(name: str, network: str, how: TrainingPlan, **settings: Any) -> Case:
    return _healthy(name, network, how, trap=True, **settings)


def _fault(name: str, causes: str, twin: str, network: str, how: TrainingPlan, **settings: Any) -> Case:
    return Case(
        f"fashion/{name}", "fashion", network, how, tuple(causes.split()), f"fashion/{twin}", **settings
    )


_HEALTHY = (
    _healthy("cnn", CNN, ADAM),
    _healthy("cnn-momentum", CNN, MOMENTUM),
    _healthy("cnn-bn", CNN_BN, ADAM),
    _healthy("mlp", MLP, ADAM),
    _healthy("mlp-sgd", MLP, plan("sgd", 0.15, 8, 64)),
    _healthy("tanh", TANH, plan("momentum", 0.03, 6, 64), every=GLOROT),
    _healthy("deep", DEEP, plan("adam", 0.002, 7, 64), every=HE),
    _healthy("deep-mlp", DEEP_MLP, plan("momentum", 0.01, 8, 64), every=HE),
    _healthy("resnet", "conv(8) bn relu pool [{conv(8) bn relu conv(8) bn} relu]*3 gap linear(10)",
             plan("adam", 0.01, 8, 64)),
    _healthy("silu", CNN.replace("relu", "silu"), ADAM),
    _healthy("leaky", DEEP_MLP.replace("relu", "leaky"), plan("adam", 0.001, 8, 64), every=HE),
    _healthy("dropout", "conv(12) relu pool drop(0.2) conv(24) relu pool flatten linear(64) relu drop(0.3) "
             "linear(10)", plan("adam", 0.003, 8, 64)),
    _healthy("group-norm", "conv(8) gn(4) relu pool conv(16) gn(4) relu pool flatten linear(10)", ADAM),
)  # fmt: skip

_TRAPS = (
    _trap("sgd-0.3-bn", CNN_BN, plan("sgd", 0.3, 6, 64)),
    _trap("sgd-0.8-bn", CNN_BN, plan("sgd", 0.8, 6, 64)),
    _trap("sparse-relu", "conv(32) relu pool conv(32) relu pool flatten linear(256) relu linear(10)", ADAM),
    _trap("clip-always", CNN, plan("momentum", 0.05, 8, 64, clip_norm=0.3)),
    _trap("imbalance-3", CNN, plan("adam", 0.003, 8, 64),
           spoiling=Spoiling(imbalance=3, large=(0, 2, 4, 5, 8))),
    _trap("deep-sigmoid-bn", "pool [conv(12) bn sigmoid]*7 flatten linear(10)", plan("adam", 0.01, 7, 64),
          every=GLOROT),
    _trap("unit-scaling", CNN, plan("adam", 0.004, 7, 64), scaling="unit"),
    _trap("raw-bn-first", "bn " + CNN, ADAM, scaling="raw"),
    _trap("raw-adam", CNN_BN, ADAM, scaling="raw"),
    _trap("frozen-backbone", "conv(32,frozen) relu pool conv(32,frozen) relu pool flatten linear(64) relu "
          "linear(10)", ADAM),
    _trap("squared-on-softmax", CNN + " softmax", plan("adam", 0.004, 8, 64, loss="QuadraticCost")),
    _trap("label-noise-5", CNN, plan("adam", 0.002, 5, 64), spoiling=Spoiling(label_noise=0.05)),
    _trap("label-smoothing", CNN, ADAM.edited(loss={"type": "CrossEntropy", "label_smoothing": 0.15})),
    _trap("zero-head", MLP.replace("linear(10)", "linear(10,init=zeros)"), ADAM),
    _trap("one-cycle-high", CNN_BN, plan("momentum", 0.25, 7, 64, schedule="OneCycle")),
    _trap("hinge", CNN, ADAM.edited(loss={"type": "Hinge"})),
    _trap("batch-8", CNN, plan("adam", 0.002, 1, 8)),
    _trap("warm-up", CNN, plan("adam", 0.004, 7, 64, warmup_steps=60)),
    _trap("cosine-restarts", CNN, plan("adam", 0.004, 8, 64, schedule={"type": "Cosine", "cycle_epochs": 2})),
    _trap("adadelta", CNN, plan("adadelta", 1.0, 7, 64)),
)  # fmt: skip

_FAULTS = (
    _fault("deep-sigmoid", "vanishing_gradient", "deep-sigmoid-bn",
           "pool [conv(12) sigmoid]*7 flatten linear(10)",
           plan("adam", 0.002, 7, 64), every=GLOROT),
    _fault("sigmoid-5-sgd", "vanishing_gradient", "mlp-sgd", "flatten [linear(64) sigmoid]*5 linear(10)",
           plan("sgd", 0.15, 8, 64)),
    _fault("tanh-small", "vanishing_gradient bad_initialisation", "deep-mlp",
           "flatten [linear(48) tanh]*9 linear(10)", plan("momentum", 0.01, 8, 64),
           every={"init": "normal", "width": 0.03}),
    _fault("wide-weights", "exploding_gradient bad_initialisation not_finite", "deep-mlp", DEEP_MLP,
           plan("momentum", 0.01, 8, 64), every={"init": "normal", "width": 0.5}),
    _fault("residual-explodes", "exploding_gradient bad_initialisation not_finite", "deep",
           "conv(8) pool [{conv(8) relu}]*12 flatten linear(10)", plan("momentum", 0.01, 6, 64), every=HE),
    _fault("rate-60", "not_finite learning_rate_too_high exploding_gradient", "deep-mlp", DEEP_MLP,
           plan("sgd", 60.0, 8, 64), every=HE),
    _fault("raw-squared", "not_finite data_not_normalised exploding_gradient", "mlp", MLP,
           plan("momentum", 0.03, 6, 64, loss="QuadraticCost"), scaling="raw"),
    _fault("dead-from-start", "dead_relu", "cnn-momentum",
           "conv(8) relu pool conv(16,initial_bias=-3) relu pool flatten linear(48) relu linear(10)",
           MOMENTUM),
    _fault("adam-0.15", "dead_relu learning_rate_too_high", "mlp", MLP, plan("adam", 0.15, 6, 64)),
    _fault("tanh-width-3", "saturated_activation bad_initialisation exploding_gradient", "tanh",
           "flatten [linear(64) tanh]*3 linear(10)", plan("momentum", 0.01, 6, 64),
           every={"init": "normal", "width": 3.0}),
    _fault("tanh-raw", "saturated_activation data_not_normalised", "tanh", TANH,
           plan("momentum", 0.03, 6, 64), every=GLOROT, scaling="raw"),
    _fault("oscillating-batch-8", "oscillating_loss learning_rate_too_high", "cnn-momentum", CNN,
           plan("momentum", 0.02, 1, 8)),
    _fault("oscillating-tanh", "oscillating_loss learning_rate_too_high saturated_activation", "tanh", TANH,
           plan("momentum", 0.35, 6, 64), every=GLOROT),
    _fault("nadam-0.3", "learning_rate_too_high saturated_activation", "tanh", TANH,
           plan("nadam", 0.3, 6, 64), every=GLOROT),
    _fault("sgd-5e-4", "learning_rate_too_low", "mlp-sgd", MLP, plan("sgd", 5e-4, 8, 64)),
    _fault("adam-5e-6", "learning_rate_too_low", "cnn", CNN, plan("adam", 5e-6, 6, 64)),
    _fault("adam-1e-4", "learning_rate_too_low too_few_epochs", "cnn", CNN, plan("adam", 1e-4, 6, 64)),
    _fault("constant", "bad_initialisation", "mlp", MLP, ADAM, every={"init": "constant", "width": 0.03}),
    _fault("zero-middle", "bad_initialisation", "cnn-momentum",
           "conv(8) relu pool conv(16) relu pool flatten linear(48,init=zeros) relu linear(10)", MOMENTUM),
    _fault("width-1e-3", "bad_initialisation vanishing_gradient", "mlp-sgd", MLP, plan("sgd", 0.15, 8, 64),
           every={"init": "normal", "width": 0.001}),
    _fault("softmax-twice", "softmax_before_logits_loss", "cnn-momentum", CNN + " softmax", MOMENTUM),
    _fault("relu-logits", "wrong_output_or_loss", "cnn", CNN + " relu", ADAM),
    _fault("absolute-error", "wrong_output_or_loss", "cnn", CNN,
           plan("adam", 0.003, 6, 64, loss="MeanAbsoluteError")),
    _fault("raw-sgd", "data_not_normalised", "mlp-sgd", MLP, plan("sgd", 0.02, 8, 64), scaling="raw"),
    _fault("no-contrast", "data_not_normalised", "unit-scaling", CNN, plan("momentum", 0.01, 6, 64),
           scaling="unit", spoiling=Spoiling(contrast=0.05)),
    _fault("other-validation", "data_not_normalised", "cnn", CNN, ADAM,
           spoiling=Spoiling(other_validation=True)),
    _fault("imbalance-40", "class_imbalance", "cnn", CNN, ADAM,
           spoiling=Spoiling(imbalance=40, large=(1, 3, 6))),
    _fault("shuffled-labels", "label_errors", "cnn", CNN, ADAM, spoiling=Spoiling(label_noise=1.0)),
    _fault("decay-0.3", "over_regularised", "cnn", CNN, plan("adam", 0.003, 6, 64, weight_decay=0.3)),
    _fault("dropout-0.9", "over_regularised", "dropout",
           "conv(12) relu pool drop(0.7) conv(24) relu pool flatten drop(0.9) linear(32) relu drop(0.9) "
           "linear(10)",
           plan("adam", 0.003, 8, 64)),
    _fault("few-pictures", "overfitting", "cnn", CNN, plan("adam", 0.003, 100, 64),
           spoiling=Spoiling(keep=80)),
    _fault("noisy-overfit", "overfitting label_errors", "mlp",
           "flatten linear(256) relu linear(128) relu linear(10)",
           plan("adam", 0.003, 14, 64), spoiling=Spoiling(label_noise=0.35)),
    _fault("one-epoch", "too_few_epochs learning_rate_too_low", "cnn-momentum", CNN,
           plan("momentum", 0.003, 1, 64)),
    _fault("one-filter", "underfitting", "cnn", "conv(2) relu gap linear(10)", ADAM),
    _fault("frozen-all-but-head", "frozen_layer", "deep-mlp", "flatten [linear(48,frozen) relu]*9 linear(10)",
           plan("momentum", 0.01, 8, 64), every=HE),
    _fault("wrong-sign", "wrong_sign not_finite", "mlp", MLP, plan("adam", 0.0005, 6, 64), wrong_sign=True),
    _fault("linear-stack", "linear_stack", "cnn",
           "conv(8) mean_pool conv(16) mean_pool flatten linear(48) linear(10)",
           ADAM),
    _fault("slow-bn-average", "train_eval_mismatch", "cnn-bn",
           CNN_BN.replace("bn", "bn(momentum=0.001)"), ADAM),
)  # fmt: skip

_LONG = tuple(
    replace(case, id=f"{case.id}-long", plan=case.plan.edited(epochs=3 * case.plan.epochs))
    for case in (*_HEALTHY, *_TRAPS)
)
"""Most of the above turned out to be too short when they were trained three times as long."""

CASES = (*_HEALTHY, *_TRAPS, *_LONG, *_FAULTS)
