"""The commands before a training: the range test of the learning rate, and what earlier weights fit."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from engine.cli_project import AsJson, Data, ProjectFile, input_layer, with_data
from engine.spec.layer import shape_text
from engine.spec.network import NetworkSpec
from engine.spec.project import load_project
from engine.train.range_test import HIGH, LOW, STEPS, RangeTest
from engine.train.transfer import transfer_json, transfer_of

ROWS = 20
"""So many rates are printed, evenly spread."""


def add_commands(app: typer.Typer) -> None:
    """Put them into the program's command line."""
    app.command("range-test")(range_test_command)


def range_test_command(
    file: ProjectFile,
    data: Data = None,
    steps: Annotated[int, typer.Option(help="How many rates are tried, one a step.")] = STEPS,
    low: Annotated[float, typer.Option(help="The first rate.")] = LOW,
    high: Annotated[float, typer.Option(help="The last rate.")] = HIGH,
    as_json: AsJson = False,
) -> int:
    """Suggest a learning rate: train a little with a rising one, and see where the loss falls."""
    from engine.data.dataset import load_dataset
    from engine.train.range_test import range_test

    project = with_data(load_project(file), data)
    test = range_test(
        project, load_dataset(project.data, input_layer(project)), steps=steps, low=low, high=high
    )
    with Progress(console=Console(stderr=True), transient=True, disable=as_json) as bar:
        task = bar.add_task("range test", total=steps)
        while True:
            try:
                bar.update(task, completed=len(next(test).rates))
            except StopIteration as end:
                result: RangeTest = end.value
                break
    if as_json:
        rows = {name: getattr(result, name).tolist() for name in ("rates", "losses", "smoothed")}
        told = {
            "suggestion": result.suggestion,
            "reason": result.reason,
            "diverged": result.diverged,
            **rows,
        }
        print(json.dumps(told))
        return 0
    _print_range_test(result)
    return 0


def _print_range_test(result: RangeTest) -> None:
    table = Table("rate", "loss", "smoothed", box=None, header_style="bold")
    count = len(result.rates)
    shown = sorted({round(place * (count - 1) / (ROWS - 1)) for place in range(ROWS)}) if count else []
    for row in shown:
        values = (result.losses[row], result.smoothed[row])
        table.add_row(f"{result.rates[row]:.2e}", *(f"{value:.4f}" for value in values))
    Console().print(table)
    if result.diverged and count:
        print(f"Above {result.rates[-1]:.2g} the loss is out of hand.")
    if result.reason == "none":
        print("At no rate does the loss fall: look for a flaw in the network or the pictures first.")
    else:
        print(f"Suggested learning rate: {result.suggestion:g}")


def print_transfer(network: NetworkSpec, path: str, as_json: bool) -> None:
    """What a network takes from a trained model: a table on standard output, or one JSON object."""
    transfer = transfer_of(network, path)
    if as_json:
        print(transfer_json(transfer), flush=True)
        return
    table = Table("layer", "tensor", "shape", "from", box=None, header_style="bold")
    for row in transfer.rows:
        shape = shape_text(row.shape) if row.shape else "1"
        table.add_row(row.layer, row.tensor, shape, row.source or f"– {row.reason}")
    Console().print(table, markup=False, highlight=False)
    if transfer.unused:
        print("not used: " + ", ".join(transfer.unused))
    print(transfer.summary, file=sys.stdout)
