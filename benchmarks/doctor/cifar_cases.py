"""The cases on CIFAR-10: 3,000 pictures brought to 16x16 to train on. Nothing was tuned on them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from benchmarks.doctor.case import Case
from benchmarks.doctor.notation import plan
from benchmarks.doctor.pictures import Spoiling
from engine.spec.training import TrainingPlan

CNN = "conv(8) relu pool conv(16) relu pool flatten linear(64) relu linear(10)"
CNN_BN = "conv(8) bn relu pool conv(16) bn relu pool flatten linear(64) bn relu linear(10)"
MLP = "flatten linear(128) relu linear(64) relu linear(10)"
DEEP = "conv(8,stride=2) relu [conv(8) relu]*6 flatten linear(10)"
ADAM = plan("adam", 0.002, 6, 64)
MOMENTUM = plan("momentum", 0.02, 7, 64)
HE: dict[str, Any] = {"init": "he_normal"}
GLOROT: dict[str, Any] = {"init": "glorot_uniform"}


def _healthy(name: str, network: str, how: TrainingPlan, **settings: Any) -> Case:
    return Case(f"cifar/{name}", "cifar", network, how, **settings)


def _trap(name: str, network: str, how: TrainingPlan, **settings: Any) -> Case:
    return _healthy(name, network, how, trap=True, **settings)


def _fault(name: str, causes: str, twin: str, network: str, how: TrainingPlan, **settings: Any) -> Case:
    return Case(f"cifar/{name}", "cifar", network, how, tuple(causes.split()), f"cifar/{twin}", **settings)


_HEALTHY = (
    _healthy("cnn", CNN, ADAM),
    _healthy("cnn-momentum", CNN, MOMENTUM),
    _healthy("cnn-bn", CNN_BN, ADAM),
    _healthy("cnn-sgd", CNN, plan("sgd", 0.1, 8, 64)),
    _healthy("mlp", MLP, plan("adam", 0.001, 5, 64)),
    _healthy("deep", DEEP, plan("adam", 0.002, 7, 64), every=HE),
    _healthy("resnet", "conv(8,stride=2) bn relu [{conv(8) bn relu conv(8) bn} relu]*3 gap linear(10)",
             plan("adam", 0.01, 8, 64)),
    _healthy("tanh", "conv(8) tanh pool conv(16) tanh pool flatten linear(64) tanh linear(10)",
             plan("momentum", 0.01, 6, 64), every=GLOROT),
    _healthy("elu", CNN.replace("relu", "elu"), plan("adam", 0.001, 6, 64)),
    _healthy("dropout", "conv(8) relu pool conv(16) relu pool flatten drop(0.25) linear(64) relu drop(0.25) "
             "linear(10)", plan("adam", 0.003, 8, 64)),
)  # fmt: skip

_TRAPS = (
    _trap("sgd-0.3-bn", CNN_BN, plan("sgd", 0.3, 6, 64)),
    _trap("sparse-relu", "conv(16) relu pool conv(24) relu pool flatten linear(128) relu linear(10)", ADAM),
    _trap("clip-always", CNN, plan("momentum", 0.05, 8, 64, clip_norm=0.3)),
    _trap("imbalance-3", CNN, plan("adam", 0.002, 9, 64),
           spoiling=Spoiling(imbalance=3, large=(0, 1, 2, 7, 8))),
    _trap("deep-sigmoid-bn", "conv(8,stride=2) bn sigmoid [conv(8) bn sigmoid]*6 flatten linear(10)",
          plan("adam", 0.01, 7, 64), every=GLOROT),
    _trap("unit-scaling", CNN, plan("adam", 0.003, 8, 64), scaling="unit"),
    _trap("symmetric-scaling", CNN, plan("adam", 0.003, 7, 64), scaling="symmetric"),
    _trap("raw-bn-first", "bn " + CNN, ADAM, scaling="raw"),
    _trap("frozen-backbone", "conv(32,frozen) relu pool conv(32,frozen) relu pool flatten linear(64) relu "
          "linear(10)", ADAM),
    _trap("squared-on-softmax", CNN + " softmax", plan("adam", 0.002, 8, 64, loss="QuadraticCost")),
    _trap("label-smoothing", CNN, ADAM.edited(loss={"type": "CrossEntropy", "label_smoothing": 0.1})),
    _trap("label-noise-5", CNN, plan("adam", 0.002, 5, 64), spoiling=Spoiling(label_noise=0.05)),
    _trap("zero-head", CNN.replace("linear(10)", "linear(10,init=zeros)"), ADAM),
    _trap("one-cycle-high", CNN_BN, plan("momentum", 0.2, 7, 64, schedule="OneCycle")),
    _trap("binary-cross-entropy", CNN, ADAM.edited(loss={"type": "BinaryCrossEntropy"})),
    _trap("warm-up", CNN, plan("adam", 0.003, 7, 64, warmup_steps=80)),
    _trap("batch-16", CNN, plan("momentum", 0.005, 2, 16)),
)  # fmt: skip

_FAULTS = (
    _fault("deep-sigmoid", "vanishing_gradient", "deep-sigmoid-bn",
           "conv(8,stride=2) sigmoid [conv(8) sigmoid]*6 flatten linear(10)", plan("adam", 0.002, 7, 64),
           every=GLOROT),
    _fault("sigmoid-cnn-sgd", "vanishing_gradient learning_rate_too_low", "cnn-sgd",
           "conv(8) sigmoid pool conv(16) sigmoid pool conv(16) sigmoid flatten linear(64) sigmoid "
           "linear(10)",
           plan("sgd", 0.05, 8, 64)),
    _fault("relu-small", "vanishing_gradient bad_initialisation", "deep", DEEP, plan("momentum", 0.01, 7, 64),
           every={"init": "normal", "width": 0.01}),
    _fault("wide-weights", "exploding_gradient bad_initialisation not_finite", "deep", DEEP,
           plan("momentum", 0.005, 7, 64), every={"init": "normal", "width": 0.5}),
    _fault("residual-explodes", "exploding_gradient bad_initialisation not_finite", "deep",
           "conv(8,stride=2) [{conv(8) relu}]*12 flatten linear(10)", plan("momentum", 0.005, 6, 64),
           every=HE),
    _fault("rate-30", "not_finite learning_rate_too_high exploding_gradient", "deep", DEEP,
           plan("sgd", 30.0, 7, 64), every=HE),
    _fault("dead-from-start", "dead_relu", "cnn",
           "conv(8) relu pool conv(16,initial_bias=-4) relu pool flatten linear(64) relu linear(10)", ADAM),
    _fault("tanh-width-2", "saturated_activation bad_initialisation exploding_gradient", "tanh",
           "flatten [linear(64) tanh]*3 linear(10)", plan("momentum", 0.01, 6, 64),
           every={"init": "normal", "width": 2.0}),
    _fault("oscillating", "oscillating_loss learning_rate_too_high", "cnn-momentum", CNN,
           plan("momentum", 0.03, 1, 8)),
    _fault("oscillating-tanh", "oscillating_loss learning_rate_too_high saturated_activation", "tanh",
           "conv(8) tanh pool conv(16) tanh pool flatten linear(64) tanh linear(10)",
           plan("momentum", 0.2, 6, 64), every=GLOROT),
    _fault("adam-0.05", "learning_rate_too_high dead_relu", "cnn", CNN, plan("adam", 0.05, 6, 64)),
    _fault("sgd-1", "learning_rate_too_high dead_relu not_finite exploding_gradient", "cnn-sgd", CNN,
           plan("sgd", 1.5, 8, 64)),
    _fault("sgd-1e-3", "learning_rate_too_low", "cnn-sgd", CNN, plan("sgd", 1e-3, 8, 64)),
    _fault("adam-1e-4", "learning_rate_too_low too_few_epochs", "cnn", CNN, plan("adam", 1e-4, 6, 64)),
    _fault("constant", "bad_initialisation", "cnn", CNN, ADAM, every={"init": "constant", "width": 0.02}),
    _fault("width-1e-3", "bad_initialisation vanishing_gradient", "cnn-sgd", CNN, plan("sgd", 0.1, 8, 64),
           every={"init": "normal", "width": 0.001}),
    _fault("softmax-twice", "softmax_before_logits_loss", "cnn-momentum", CNN + " softmax", MOMENTUM),
    _fault("relu-logits", "wrong_output_or_loss", "cnn-momentum", CNN + " relu", MOMENTUM),
    _fault("absolute-error", "wrong_output_or_loss", "cnn", CNN,
           plan("adam", 0.002, 6, 64, loss="MeanAbsoluteError")),
    _fault("raw-momentum", "data_not_normalised exploding_gradient not_finite", "cnn-momentum", CNN, MOMENTUM,
           scaling="raw"),
    _fault("other-validation", "data_not_normalised", "cnn", CNN, ADAM,
           spoiling=Spoiling(other_validation=True)),
    _fault("imbalance-30", "class_imbalance", "cnn", CNN, ADAM,
           spoiling=Spoiling(imbalance=30, large=(1, 3, 6))),
    _fault("shuffled-labels", "label_errors", "cnn", CNN, ADAM, spoiling=Spoiling(label_noise=1.0)),
    _fault("decay-0.3", "over_regularised", "cnn", CNN, plan("adam", 0.002, 6, 64, weight_decay=0.3)),
    _fault("dropout-0.9", "over_regularised", "dropout",
           "conv(8) relu pool drop(0.6) conv(16) relu pool flatten drop(0.9) linear(64) relu drop(0.9) "
           "linear(10)",
           plan("adam", 0.003, 8, 64)),
    _fault("few-pictures", "overfitting", "cnn", CNN, plan("adam", 0.002, 100, 64),
           spoiling=Spoiling(keep=150)),
    _fault("long-noisy", "overfitting label_errors", "cnn",
           "conv(16) relu pool flatten linear(128) relu linear(10)",
           plan("adam", 0.002, 10, 64), spoiling=Spoiling(label_noise=0.35)),
    _fault("one-epoch", "too_few_epochs learning_rate_too_low", "cnn-momentum", CNN,
           plan("momentum", 0.002, 1, 64)),
    _fault("frozen-all-but-head", "frozen_layer", "deep",
           "conv(8,stride=2,frozen) relu [conv(8,frozen) relu]*6 gap linear(10)", plan("adam", 0.002, 7,
           64),
           every=HE),
    _fault("wrong-sign", "wrong_sign not_finite", "cnn", CNN, plan("adam", 0.0005, 6, 64), wrong_sign=True),
    _fault("linear-stack", "linear_stack", "cnn",
           "conv(8) mean_pool conv(16) mean_pool flatten linear(64) linear(10)",
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
