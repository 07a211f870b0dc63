"""The cases on scikit-learn's digits: 900 pictures of 8x8 to train on. The rules are tuned on these alone."""

from __future__ import annotations

from typing import Any

from benchmarks.doctor.case import Case
from benchmarks.doctor.notation import plan
from benchmarks.doctor.pictures import Spoiling
from engine.spec.training import TrainingPlan

CNN = "conv(8) relu conv(16) relu pool flatten linear(32) relu linear(10)"
CNN_BN = "conv(8) bn relu conv(16) bn relu pool flatten linear(32) bn relu linear(10)"
MLP = "flatten linear(64) relu linear(32) relu linear(10)"
MLP_BN = "flatten linear(64) bn relu linear(32) bn relu linear(10)"
TANH = "flatten linear(48) tanh linear(48) tanh linear(10)"
DEEP = "[conv(8) relu]*8 pool flatten linear(10)"
DEEP_MLP = "flatten [linear(40) relu]*10 linear(10)"
ADAM = plan("adam", 0.003, 10)
MOMENTUM = plan("momentum", 0.02, 10)
HE: dict[str, Any] = {"init": "he_normal"}
GLOROT: dict[str, Any] = {"init": "glorot_uniform"}


def _healthy(name: str, network: str, how: TrainingPlan, **settings: Any) -> Case:
    return Case(f"digits/{name}", "digits", network, how, **settings)


def _trap(name: str, network: str, how: TrainingPlan, **settings: Any) -> Case:
    return _healthy(name, network, how, trap=True, **settings)


def _fault(name: str, causes: str, twin: str, network: str, how: TrainingPlan, **settings: Any) -> Case:
    return Case(f"digits/{name}", "digits", network, how, tuple(causes.split()), f"digits/{twin}", **settings)


_HEALTHY = (
    _healthy("cnn", CNN, ADAM),
    _healthy("cnn-momentum", CNN, MOMENTUM),
    _healthy("cnn-bn", CNN_BN, ADAM),
    _healthy("mlp", MLP, ADAM),
    _healthy("mlp-momentum", MLP, plan("momentum", 0.03, 10)),
    _healthy("mlp-sgd", MLP, plan("sgd", 0.2, 12)),
    _healthy("tanh", TANH, ADAM, every=GLOROT),
    _healthy("tanh-momentum", TANH, plan("momentum", 0.03, 10), every=GLOROT),
    _healthy("deep", DEEP, ADAM, every=HE),
    _healthy("deep-bn", "[conv(8) bn relu]*8 pool flatten linear(10)", ADAM),
    _healthy("deep-mlp", DEEP_MLP, plan("adam", 0.002, 12), every=HE),
    _healthy("deep-mlp-momentum", DEEP_MLP, plan("momentum", 0.01, 14), every=HE),
    _healthy("resnet", "conv(8) bn relu [{conv(8) bn relu conv(8) bn} relu]*3 gap linear(10)",
             plan("adam", 0.01, 12)),
    _healthy("lenet", "conv(6,kernel_size=5) tanh mean_pool conv(16) tanh mean_pool flatten linear(40) tanh "
             "linear(10)", plan("adam", 0.005, 12)),
    _healthy("gelu", CNN.replace("relu", "gelu"), ADAM),
    _healthy("elu", MLP.replace("relu", "elu"), ADAM),
    _healthy("dropout", "conv(16) relu conv(16) relu pool flatten drop(0.25) linear(64) relu drop(0.25) "
             "linear(10)", plan("adam", 0.003, 14)),
    _healthy("rmsprop", CNN, plan("rmsprop", 0.002, 10)),
    _healthy("small-batch", MLP, plan("momentum", 0.005, 6, 8)),
    _healthy("wide", "flatten linear(256) relu linear(10)", ADAM),
)  # fmt: skip

_TRAPS = (
    _trap("sgd-0.3-bn", CNN_BN, plan("sgd", 0.3, 10)),
    _trap("sgd-0.7-bn", CNN_BN, plan("sgd", 0.7, 10)),
    _trap("sparse-relu", "conv(48) relu conv(48) relu pool flatten linear(128) relu linear(10)", ADAM),
    _trap("clip-always", CNN, plan("momentum", 0.05, 12, clip_norm=0.5)),
    _trap("clip-tiny-adam", CNN, plan("adam", 0.003, 10, clip_norm=0.01)),
    _trap("imbalance-3", CNN, ADAM, spoiling=Spoiling(imbalance=3, large=(0, 1, 2, 3, 4))),
    _trap("deep-sigmoid-bn", "[conv(12) bn sigmoid]*8 flatten linear(10)", plan("adam", 0.01, 10),
          every=GLOROT),
    _trap("over-99", "conv(16) bn relu conv(32) bn relu pool conv(64) bn relu gap linear(10)",
          plan("adamw", 0.005, 14, schedule="OneCycle")),
    _trap("unit-scaling", CNN, plan("adam", 0.004, 12), scaling="unit"),
    _trap("symmetric-scaling", CNN, ADAM, scaling="symmetric"),
    _trap("raw-bn-first", "bn " + CNN, ADAM, scaling="raw"),
    _trap("raw-adam", CNN, ADAM, scaling="raw"),
    _trap("frozen-backbone", "conv(48,frozen) relu conv(48,frozen) relu pool flatten linear(64) relu "
          "linear(10)", ADAM),
    _trap("frozen-first", "conv(8,frozen) relu conv(16) relu pool flatten linear(32) relu linear(10)", ADAM),
    _trap("squared-on-softmax", CNN + " softmax", plan("adam", 0.004, 14, loss="QuadraticCost")),
    _trap("squared-error", MLP, ADAM.edited(loss={"type": "QuadraticCost"})),
    _trap("sgd-for-adadelta", CNN, plan("sgd", 0.1, 14)),
    _trap("softplus", MLP.replace("relu", "softplus"), plan("adam", 0.005, 12)),
    _trap("label-noise-5", CNN, plan("adam", 0.002, 6), spoiling=Spoiling(label_noise=0.05)),
    _trap("label-smoothing", CNN, ADAM.edited(loss={"type": "CrossEntropy", "label_smoothing": 0.2})),
    _trap("focal", CNN, ADAM.edited(loss={"type": "Focal"})),
    _trap("hinge", MLP, ADAM.edited(loss={"type": "Hinge"})),
    _trap("binary-cross-entropy", CNN, ADAM.edited(loss={"type": "BinaryCrossEntropy"})),
    _trap("nll", CNN + " log_softmax", ADAM.edited(loss={"type": "NegativeLogLikelihood"})),
    _trap("one-sigmoid-layer", "flatten linear(64) sigmoid "
           "linear(10)", plan("adam", 0.01, 12)),
    _trap("warm-up", CNN, plan("adam", 0.005, 10, warmup_steps=60)),
    _trap("one-cycle-high", CNN_BN, plan("momentum", 0.3, 12, schedule="OneCycle")),
    _trap("zero-head", MLP.replace("linear(10)", "linear(10,init=zeros)"), ADAM),
    _trap("small-head", CNN.replace("linear(10)", "linear(10,init=normal,width=0.001)"), ADAM),
    _trap("adam-0.03-bn", CNN_BN, plan("adam", 0.03, 12)),
    _trap("batch-4", CNN, plan("adam", 0.0007, 3, 4)),
    _trap("full-batch", MLP, plan("adam", 0.01, 120, full_batch=True)),
    _trap("decay-0.01", CNN, plan("adamw", 0.003, 10, weight_decay=0.1)),
    _trap("dropout-half", "flatten linear(256) relu drop(0.5) linear(10)", plan("adam", 0.004, 14)),
    _trap("deep-residual-no-norm", "conv(8) relu [{conv(8,init=normal,width=0.02) relu}]*8 pool flatten "
          "linear(10)", plan("adam", 0.002, 12)),
    _trap("average-weights", CNN, plan("adam", 0.004, 12, ema_decay=0.9)),
    _trap("few-pictures-dropout", "conv(16) bn relu conv(32) bn relu pool flatten drop(0.5) linear(10)",
          plan("adam", 0.003, 60), spoiling=Spoiling(keep=100)),
    _trap("he-times-2", MLP, plan("adam", 0.002, 12), every={"init": "normal", "width": 0.35}),
)  # fmt: skip

_FAULTS = (
    # vanishing
    _fault("deep-sigmoid", "vanishing_gradient", "deep-sigmoid-bn", "[conv(12) sigmoid]*8 flatten linear(10)",
           plan("adam", 0.002, 10), every=GLOROT),
    _fault("deep-sigmoid-mlp", "vanishing_gradient", "deep-mlp-momentum",
           "flatten [linear(40) sigmoid]*7 linear(10)", plan("momentum", 0.02, 12), every=GLOROT),
    _fault("sigmoid-4-sgd", "vanishing_gradient learning_rate_too_low", "mlp-sgd",
           "flatten [linear(48) sigmoid]*4 linear(10)", plan("sgd", 0.1, 12)),
    _fault("relu-small-conv", "vanishing_gradient bad_initialisation", "deep",
           "[conv(8) relu]*8 pool flatten linear(10)", plan("momentum", 0.01, 10),
           every={"init": "normal", "width": 0.01}),
    _fault("relu-30-default", "vanishing_gradient", "deep-mlp", "flatten [linear(32) relu]*24 linear(10)",
           plan("adam", 0.001, 10)),
    _fault("sigmoid-3-momentum", "vanishing_gradient", "mlp-momentum",
           "flatten [linear(48) sigmoid]*3 linear(10)",
           plan("momentum", 0.03, 10)),
    _fault("relu-14-default", "vanishing_gradient bad_initialisation", "deep-mlp",
           "flatten [linear(40) relu]*14 linear(10)", plan("adam", 0.001, 12)),
    _fault("relu-10-default", "vanishing_gradient bad_initialisation", "deep-mlp-momentum", DEEP_MLP,
           plan("momentum", 0.01, 14)),
    # exploding
    _fault("wide-weights", "exploding_gradient bad_initialisation not_finite", "deep-mlp-momentum", DEEP_MLP,
           plan("momentum", 0.01, 14), every={"init": "normal", "width": 0.6}),
    _fault("wide-adam", "exploding_gradient bad_initialisation not_finite", "deep-mlp", DEEP_MLP,
           plan("adam", 0.002, 12), every={"init": "normal", "width": 0.9}),
    _fault("residual-explodes", "exploding_gradient bad_initialisation not_finite", "deep",
           "conv(8) [{conv(8) relu}]*14 pool flatten linear(10)", plan("momentum", 0.01, 10), every=HE),
    # not finite
    _fault("rate-100", "not_finite learning_rate_too_high exploding_gradient", "cnn-momentum", CNN,
           plan("sgd", 100.0, 10)),
    _fault("raw-squared", "not_finite data_not_normalised exploding_gradient", "squared-error", MLP,
           plan("momentum", 0.05, 10, loss="QuadraticCost"), scaling="raw"),
    # dead units
    _fault("adam-0.1", "dead_relu learning_rate_too_high", "mlp", MLP, plan("adam", 0.1, 10)),
    _fault("momentum-0.5", "dead_relu learning_rate_too_high", "cnn-momentum", CNN,
           plan("momentum", 0.5, 10)),
    _fault("thin-deep", "dead_relu vanishing_gradient", "deep-mlp", "flatten [linear(5) relu]*12 linear(10)",
           plan("adam", 0.002, 12), every=HE),
    _fault("negative-constant", "dead_relu bad_initialisation", "unit-scaling",
           "conv(8,init=constant,width=-0.1) relu conv(16) relu pool flatten linear(32) relu linear(10)",
           plan("adam", 0.004, 12), scaling="unit"),
    _fault("dead-from-start", "dead_relu", "mlp",
           "flatten linear(64,initial_bias=-4) relu linear(32) relu linear(10)", ADAM),
    _fault("dead-from-start-conv", "dead_relu", "cnn-momentum",
           "conv(8) relu conv(16,initial_bias=-3) relu pool flatten linear(32) relu linear(10)", MOMENTUM),
    # saturated
    _fault("tanh-width-2", "saturated_activation bad_initialisation exploding_gradient", "tanh-momentum",
           "flatten [linear(48) tanh]*3 linear(10)", plan("momentum", 0.01, 10),
           every={"init": "normal", "width": 2.0}),
    _fault("sigmoid-width-5", "saturated_activation bad_initialisation exploding_gradient",
           "one-sigmoid-layer",
           "flatten [linear(48) sigmoid]*2 linear(10)", plan("sgd", 0.1, 12),
           every={"init": "normal", "width": 5.0}),
    _fault("tanh-raw", "saturated_activation data_not_normalised", "tanh-momentum", TANH,
           plan("momentum", 0.03, 10), every=GLOROT, scaling="raw"),
    # oscillating
    _fault("oscillating-batch-2", "oscillating_loss learning_rate_too_high", "mlp-momentum", MLP,
           plan("momentum", 0.01, 1, 2)),
    _fault("oscillating-momentum", "oscillating_loss learning_rate_too_high", "cnn-momentum", CNN,
           plan("momentum", 0.04, 3, 8)),
    _fault("oscillating-adam", "oscillating_loss learning_rate_too_high dead_relu", "cnn", CNN,
           plan("adam", 0.02, 3, 8)),
    _fault("oscillating-tanh", "oscillating_loss learning_rate_too_high saturated_activation", "tanh", TANH,
           plan("momentum", 0.3, 10), every=GLOROT),
    # rate too high
    _fault("adam-0.3", "learning_rate_too_high dead_relu", "cnn", CNN, plan("adam", 0.3, 10)),
    _fault("sgd-3", "learning_rate_too_high dead_relu not_finite exploding_gradient", "mlp-sgd", MLP,
           plan("sgd", 3.0, 12)),
    _fault("deep-adam-0.03", "learning_rate_too_high dead_relu", "deep", DEEP, plan("adam", 0.05, 10),
           every=HE),
    _fault("tanh-adam-0.1", "learning_rate_too_high saturated_activation oscillating_loss", "tanh", TANH,
           plan("adam", 0.1, 10), every=GLOROT),
    # rate too low
    _fault("sgd-0.001", "learning_rate_too_low", "mlp-sgd", MLP, plan("sgd", 0.001, 12)),
    _fault("sgd-0.02", "learning_rate_too_low too_few_epochs", "mlp-sgd", MLP, plan("sgd", 0.02, 12)),
    _fault("adam-3e-4", "learning_rate_too_low too_few_epochs", "mlp", MLP, plan("adam", 2e-4, 10)),
    _fault("adam-2e-5", "learning_rate_too_low", "mlp", MLP, plan("adam", 2e-5, 10)),
    _fault("momentum-1e-4", "learning_rate_too_low", "cnn-momentum", CNN, plan("momentum", 1e-4, 10)),
    _fault("decays-too-soon", "learning_rate_too_low too_few_epochs", "cnn-momentum", CNN,
           plan("momentum", 0.005, 10, schedule={"type": "Exponential", "ratio": 0.1})),
    _fault("endless-warm-up", "learning_rate_too_low too_few_epochs", "cnn", CNN,
           plan("sgd", 0.05, 10, warmup_steps=3000)),
    # initialisation
    _fault("constant", "bad_initialisation", "mlp", MLP, ADAM, every={"init": "constant", "width": 0.05}),
    _fault("constant-conv", "bad_initialisation", "cnn-momentum", CNN, MOMENTUM,
           every={"init": "constant", "width": 0.02}),
    _fault("zero-middle", "bad_initialisation", "mlp-momentum",
           "flatten linear(64) relu linear(32,init=zeros) relu linear(10)", plan("momentum", 0.03, 10)),
    _fault("width-1e-3", "bad_initialisation vanishing_gradient", "mlp-momentum", MLP,
           plan("momentum", 0.03, 10), every={"init": "normal", "width": 0.001}),
    # output and loss
    _fault("softmax-twice", "softmax_before_logits_loss", "cnn-momentum", CNN + " softmax", MOMENTUM),
    _fault("softmax-twice-sgd", "softmax_before_logits_loss", "mlp-sgd", MLP + " softmax",
           plan("sgd", 0.2, 12)),
    _fault("relu-logits", "wrong_output_or_loss", "mlp", MLP + " relu", ADAM),
    _fault("sigmoid-logits", "wrong_output_or_loss", "mlp-sgd", MLP + " sigmoid", plan("sgd", 0.1, 12)),
    _fault("absolute-error", "wrong_output_or_loss", "cnn", CNN,
           plan("adam", 0.003, 10, loss="MeanAbsoluteError")),
    _fault("nll-of-softmax", "wrong_output_or_loss", "cnn-momentum", CNN + " softmax",
           plan("momentum", 0.02, 10, loss="NegativeLogLikelihood")),
    _fault("tanh-logits", "wrong_output_or_loss", "cnn", CNN + " tanh", ADAM),
    _fault("log-softmax-squared", "wrong_output_or_loss", "mlp-momentum", MLP + " log_softmax",
           plan("momentum", 0.03, 10, loss="QuadraticCost")),
    # data
    _fault("raw-sgd", "data_not_normalised", "mlp-sgd", MLP, plan("sgd", 0.02, 12), scaling="raw"),
    _fault("no-contrast", "data_not_normalised", "unit-scaling", CNN, plan("momentum", 0.005, 10),
           scaling="unit", spoiling=Spoiling(contrast=0.05)),
    _fault("other-validation", "data_not_normalised", "cnn", CNN, ADAM,
           spoiling=Spoiling(other_validation=True)),
    _fault("imbalance-40", "class_imbalance", "cnn", CNN, ADAM,
           spoiling=Spoiling(imbalance=40, large=(1, 2, 3))),
    _fault("imbalance-10", "class_imbalance", "cnn", CNN, ADAM,
           spoiling=Spoiling(imbalance=10, large=(1, 2, 3))),
    _fault("shuffled-labels", "label_errors", "cnn", CNN, ADAM, spoiling=Spoiling(label_noise=1.0)),
    _fault("label-noise-60", "label_errors overfitting", "mlp", MLP, ADAM,
           spoiling=Spoiling(label_noise=0.6)),
    _fault("label-noise-40", "label_errors overfitting", "cnn", CNN, plan("adam", 0.003, 20),
           spoiling=Spoiling(label_noise=0.4)),
    # regularisation and capacity
    _fault("decay-0.1", "over_regularised", "cnn", CNN, plan("adam", 0.003, 10, weight_decay=0.3)),
    _fault("decay-0.05", "over_regularised", "cnn", CNN, plan("adam", 0.003, 10, weight_decay=0.06)),
    _fault("decay-sgd", "over_regularised", "mlp-sgd", MLP, plan("sgd", 0.1, 12, weight_decay=0.15)),
    _fault("dropout-0.9", "over_regularised", "dropout",
           "conv(16) relu drop(0.8) conv(16) relu pool flatten drop(0.9) linear(32) relu drop(0.9) "
           "linear(10)",
           plan("adam", 0.003, 14)),
    _fault("few-pictures", "overfitting", "few-pictures-dropout",
           "flatten linear(256) relu linear(128) relu linear(10)", plan("adam", 0.003, 80),
           spoiling=Spoiling(keep=100)),
    _fault("few-pictures-150", "overfitting", "wide", "flatten linear(256) relu linear(128) relu linear(10)",
           plan("adam", 0.003, 80), spoiling=Spoiling(keep=150)),
    _fault("noisy-overfit", "overfitting label_errors", "wide",
           "flatten linear(256) relu linear(128) relu linear(10)",
           plan("adam", 0.003, 15), spoiling=Spoiling(label_noise=0.4)),
    _fault("one-epoch", "too_few_epochs learning_rate_too_low", "mlp-momentum", MLP,
           plan("momentum", 0.005, 1)),
    _fault("three-epochs", "too_few_epochs learning_rate_too_low", "mlp", MLP, plan("adam", 0.001, 3)),
    _fault("four-units", "underfitting", "mlp", "flatten linear(4) relu linear(10)", ADAM),
    _fault("one-filter", "underfitting", "cnn", "conv(2) relu gap linear(10)", ADAM),
    # wiring
    _fault("frozen-all-but-head", "frozen_layer", "deep-mlp",
           "flatten [linear(40,frozen) relu]*10 linear(10)",
           plan("adam", 0.002, 12), every=HE),
    _fault("frozen-narrow", "frozen_layer underfitting", "cnn-momentum",
           "conv(4,frozen) relu pool conv(4,frozen) relu pool flatten linear(10)", MOMENTUM),
    _fault("frozen-head", "frozen_layer", "cnn-momentum",
           "conv(8) relu conv(16) relu pool flatten linear(4,frozen) relu linear(10,frozen)", MOMENTUM),
    _fault("wrong-sign", "wrong_sign not_finite", "mlp-momentum", MLP, plan("momentum", 0.002, 10),
           wrong_sign=True),
    _fault("linear-stack", "linear_stack", "cnn", "conv(8) conv(16) mean_pool flatten linear(32) linear(10)",
           ADAM),
    _fault("slow-bn-average", "train_eval_mismatch", "cnn-bn",
           "conv(8) bn(momentum=0.001) relu conv(16) bn(momentum=0.001) relu pool flatten linear(32) "
           "relu linear(10)",
           ADAM),
    _fault("bn-batch-2", "train_eval_mismatch oscillating_loss", "cnn-bn", CNN_BN,
           plan("momentum", 0.02, 1, 2)),
)  # fmt: skip

CASES = (*_HEALTHY, *_TRAPS, *_FAULTS)
