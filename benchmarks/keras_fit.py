"""Keras' `fit` on a network that `benchmarks.training` describes; run by a Python that has TensorFlow.

It knows nothing of Strata. The first line of standard input is the description (JSON); then each line "go"
fits one epoch and is answered by the seconds that it took, of the wall and of the processor.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import numpy as np
import tensorflow as tf
from tensorflow import keras


def build(nodes: list[dict[str, Any]], shape: list[int]) -> keras.Model:
    """The functional model: each node has an id, the ids that feed it, a type and its settings."""
    values: dict[str, Any] = {}
    pixels = keras.Input(shape)
    for node in nodes:
        feeds = [values[one] for one in node["feeds"]]
        layer = node["layer"]
        match node["type"]:
            case "Input":
                made: Any = keras.layers.Rescaling(1 / 64.0, offset=-2.0)(pixels)
            case "Conv2d":
                made = keras.layers.Conv2D(
                    layer["filters"],
                    layer["kernel_size"],
                    strides=layer["stride"],
                    padding=layer["padding"],
                    use_bias=layer["bias"],
                )(feeds[0])
            case "BatchNorm":
                made = keras.layers.BatchNormalization()(feeds[0])
            case "ReLU":
                made = keras.layers.ReLU()(feeds[0])
            case "Sigmoid":
                made = keras.layers.Activation("sigmoid")(feeds[0])
            case "MaxPool2d":
                made = keras.layers.MaxPooling2D()(feeds[0])
            case "GlobalAvgPool2d":
                made = keras.layers.GlobalAveragePooling2D()(feeds[0])
            case "Flatten":
                made = keras.layers.Flatten()(feeds[0])
            case "Linear":
                made = keras.layers.Dense(layer["units"])(feeds[0])
            case "Add":
                made = keras.layers.Add()(feeds)
            case "Output":
                made = feeds[0]
            case other:
                raise ValueError(f"no layer of Keras for {other}")
        values[node["id"]] = made
    return keras.Model(pixels, values[nodes[-1]["id"]])


def main() -> None:
    task = json.loads(sys.stdin.readline())
    tf.config.threading.set_intra_op_parallelism_threads(task["threads"])
    tf.config.threading.set_inter_op_parallelism_threads(1)
    model = build(task["nodes"], task["shape"])
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer="adam", loss=loss, metrics=["accuracy"])
    random = np.random.default_rng(0)
    images = random.integers(0, 256, (task["pictures"], *task["shape"])).astype(np.float32)
    labels = random.integers(0, 10, task["pictures"])
    settings: dict[str, Any] = {"batch_size": task["batch_size"], "epochs": 1, "verbose": 0}
    model.fit(images, labels, **settings)
    print(json.dumps({"parameters": model.count_params(), "version": tf.__version__}), flush=True)
    for line in sys.stdin:
        if line.strip() != "go":
            break
        wall, processor = time.perf_counter(), time.process_time()
        model.fit(images, labels, **settings)
        print(time.perf_counter() - wall, time.process_time() - processor, flush=True)


if __name__ == "__main__":
    main()
