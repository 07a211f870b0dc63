"""The main job in a terminal: train the bundled digits, show the gradients, classify a picture."""

from __future__ import annotations

import numpy as np
from rich.console import Console
from rich.table import Table

from engine.data.dataset import load_dataset
from engine.layers.input import Input
from engine.templates import template
from engine.terminal import BarReporter
from engine.train.report import Report, Started
from engine.train.run import train

SHADES = " .:-=+*#%@"


def show(console: Console) -> None:
    """Train the `digits` template with a progress bar, then classify the first test picture."""
    project = template("digits").build()
    form = project.network.of_type("Input")[0].layer
    assert isinstance(form, Input)
    dataset = load_dataset(project.data, form)
    console.print("Training a small convolutional network on 1,797 handwritten digits.")
    layers: tuple[str, ...] = ()
    first: Report | None = None
    newest: Report | None = None
    run = train(project, dataset)
    with BarReporter(console) as reporter:
        for report in run:
            reporter.tell(report)
            if isinstance(report, Started):
                layers = report.layers
            elif isinstance(report, Report):
                first, newest = first or report, report
    if first is None or newest is None:
        return
    table = Table("layer", box=None, header_style="bold", title="Gradient norm", title_justify="left")
    for heading in ("first step", "last step"):
        table.add_column(heading, justify="right")
    for column, layer in enumerate(layers):
        norms = first.gradient_norm[0, column], newest.gradient_norm[-1, column]
        table.add_row(layer, *(f"{norm:.2e}" for norm in norms))
    console.print(table)
    picture = dataset.test.images[0, 0]
    answer = run.model().classify([picture])[0]
    console.print("A picture that it has never seen:")
    for row in np.asarray(picture, dtype=int) * (len(SHADES) - 1) // 255:
        console.print("  " + "".join(SHADES[value] * 2 for value in row), markup=False, highlight=False)
    truth = dataset.class_names[int(dataset.test.labels[0])]
    console.print(
        f"It is a {truth}; the network says {answer.labels[0]} ({answer.probabilities[0]:.1%}).",
        highlight=False,
    )
