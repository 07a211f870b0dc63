"""The command line: train, runs, classify, diagnose, cure, summary, check, code and more; no window."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any, cast

import typer
from rich.console import Console
from rich.table import Table

from engine import cli_doctor, cli_training
from engine.cli_project import AsJson, Data, ProjectFile, input_layer, with_data, with_plan
from engine.data.choose import source_from
from engine.data.edits import with_source
from engine.spec.layer import shape_text
from engine.spec.message import UserError, say
from engine.spec.project import load_project, save_project
from engine.spec.shapes import analyse
from engine.templates import template as find_template
from engine.templates import templates as all_templates

_UsageError = cast(
    "type[Exception]",
    next(base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException"),
)
"""Typer brings its own copy of click, under a private name; older ones use click's."""

BAD_INPUT = 2
"""The exit status of every error of the user's."""

app = typer.Typer(
    name="strata",
    help="Draw, train and understand convolutional networks. Without a command: the window.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

cli_doctor.add_commands(app)
cli_training.add_commands(app)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives the exit status. An error of the user's is one line on standard error."""
    try:
        return int(app(args=arguments, standalone_mode=False) or 0)
    except UserError as error:
        return _complain(str(error))
    except _UsageError as error:
        return _complain(cast(Any, error).format_message())
    except (typer.Abort, KeyboardInterrupt):
        return _complain("Stopped.")
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _complain(text: str) -> int:
    print("strata: " + " ".join(text.split()), file=sys.stderr)
    return BAD_INPUT


@app.command()
def train(
    file: ProjectFile,
    data: Data = None,
    epochs: Annotated[int | None, typer.Option(help="How often all pictures are seen.")] = None,
    batch_size: Annotated[int | None, typer.Option(help="Pictures in one step.")] = None,
    device: Annotated[str | None, typer.Option(help="auto, cpu, cuda or mps.")] = None,
    seed: Annotated[int | None, typer.Option(help="Of the first weights and the order.")] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where the model goes. [default: FILE's name + .run]")
    ] = None,
    weights: Annotated[
        Path | None,
        typer.Option(metavar="MODEL", help="Begin with the weights of this model, where they fit."),
    ] = None,
    resume: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Go on with the run in this folder, from its last checkpoint."),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Train a project; Ctrl+C ends it and keeps the best weights."""
    from engine.runs.terminal_run import train_new, train_on

    project = load_project(file)
    asked = {"epochs": epochs, "batch_size": batch_size, "device": device, "seed": seed}
    if resume is not None:
        _refuse_with_resume({**asked, "weights": weights, "out": out, "epochs": None})
        data_spec = with_source(project.data, source_from(data)) if data is not None else None
        return train_on(resume, project, data_spec, epochs, as_json)
    project = with_plan(project, {name: value for name, value in asked.items() if value is not None})
    project = with_data(project, data)
    if weights is not None:
        project = with_plan(project, {"weights": str(weights)})
    if project.training.weights:
        cli_training.print_transfer(project.network, project.training.weights, as_json)
    return train_new(project, out or file.with_suffix(".run"), as_json)


@app.command()
def classify(
    model: Annotated[Path, typer.Argument(metavar="MODEL", help="A .safetensors file, or its folder.")],
    images: Annotated[list[Path], typer.Argument(metavar="IMAGE...", help="Picture files.")],
    top: Annotated[int, typer.Option(min=1, help="How many answers for each.")] = 5,
    as_json: AsJson = False,
) -> int:
    """Classify pictures with a trained model."""
    from engine.data.prepare import open_picture
    from engine.predict.model import TrainedModel

    trained = TrainedModel.load(model)
    status, rows = 0, []
    for image in images:
        try:
            answer = trained.classify([open_picture(image)])[0]
        except UserError as error:
            status = _complain(str(error))
            continue
        pairs = list(zip(answer.labels, answer.probabilities, strict=True))[:top]
        best = [{"label": label, "probability": probability} for label, probability in pairs]
        rows.append({"image": str(image), "top": best})
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for row in rows:
            print(row["image"])
            for entry in row["top"]:
                print(f"  {entry['probability']:7.2%}  {entry['label']}")  # type: ignore[index]
    return status


@app.command()
def summary(file: ProjectFile, as_json: AsJson = False) -> int:
    """A row a layer: id, type, output shape, parameters, multiply-adds."""
    network = load_project(file).network
    analysis = analyse(network)
    rows = [
        {
            "id": node_id,
            "type": network.node(node_id).layer.type,
            "output_shape": list(facts.output) if facts.output else None,
            "parameters": facts.parameters,
            "multiply_adds": facts.multiply_adds,
            "frozen": network.node(node_id).frozen,
        }
        for node_id, facts in analysis.facts.items()
    ]
    if as_json:
        print(json.dumps(rows))
        return 0
    table = Table("id", "type", "output shape", box=None, header_style="bold")
    for heading in ("parameters", "multiply-adds"):
        table.add_column(heading, justify="right")
    for node_id, facts in analysis.facts.items():
        shape = shape_text(facts.output) if facts.output else "?"
        node = network.node(node_id)
        table.add_row(
            node_id,
            f"{node.layer.type}, frozen" if node.frozen else node.layer.type,
            shape,
            f"{facts.parameters:,}",
            f"{facts.multiply_adds:,}",
        )
    table.add_section()
    table.add_row("total", "", "", f"{analysis.parameters:,}", f"{analysis.multiply_adds:,}")
    _console().print(table)
    for problem in analysis.problems:
        print(f"{problem.severity}: {problem}")
    return 0


@app.command()
def check(
    file: ProjectFile,
    data: Annotated[
        str | None,
        typer.Option(
            metavar="SOURCE", help="digits, shapes, or the path of pictures: folder, archive, table."
        ),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """What is wrong with the pictures, before training: copies, leaks, rare classes and more."""
    from engine.data.dataset import load_dataset
    from engine.data.doctor.examine import examine
    from engine.data.doctor.text import finding_lines, finding_rows

    project = load_project(file)
    project = with_data(project, data)
    findings = examine(load_dataset(project.data, input_layer(project)), project)
    if as_json:
        print(json.dumps(finding_rows(findings), ensure_ascii=False, indent=2))
        return 0
    for line in finding_lines(findings):
        print(line)
    if not findings:
        print("Nothing is wrong with the data.")
    return 0


@app.command()
def runs(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="DIR", help="Where to look. [default: where the window keeps runs]"),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """The runs in a folder, the newest first: where each is, how far, and whether it can go on."""
    from engine.runs.progress import steps_told
    from engine.runs.record import read_record, runs_in, window_runs

    place = folder or window_runs()
    record = read_record(place)
    rows: list[dict[str, Any]] = [
        {"folder": str(path), "state": found.state, "began": found.began, "steps": steps_told(path)}
        for path, found in ([(place, record)] if record else runs_in(place))
    ]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False))
        return 0
    for row in rows:
        print(
            f"{row['began'].replace('T', ' ')}  {row['state']:<11}  {row['steps']:>9,} steps  {row['folder']}"
        )
    if not rows:
        print(f"There is no run in {place}.")
    return 0


@app.command()
def code(file: ProjectFile) -> int:
    """The project as a PyTorch script, on standard output."""
    from engine.build.script import python_script

    print(python_script(load_project(file)), end="")
    return 0


@app.command()
def new(
    template: Annotated[str, typer.Argument(metavar="TEMPLATE", help="An id that `templates` lists.")],
    file: ProjectFile,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that exists.")] = False,
) -> int:
    """Write a template to a project file."""
    project = find_template(template).build()
    if file.exists() and not force:
        raise UserError(
            say("{path} exists already.", path=str(file)), say("Choose another name, or add --force.")
        )
    save_project(project, file)
    return 0


@app.command()
def templates(as_json: AsJson = False) -> int:
    """The networks to start from."""
    rows = [
        {"id": t.id, "title": str(t.title), "sentence": str(t.sentence), "flaw": str(t.flaw)}
        for t in all_templates()
    ]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False))
        return 0
    table = Table(box=None, show_header=False)
    for row in rows:
        table.add_row(row["id"], row["sentence"] + (f" [{row['flaw']}]" if row["flaw"] else ""))
    _console().print(table, markup=False)
    return 0


@app.command(hidden=True)
def demo() -> int:
    """The main job in the terminal: train the bundled sample, classify a picture."""
    from engine.demo import show

    show(_console())
    return 0


def _refuse_with_resume(options: dict[str, Any]) -> None:
    """A run goes on as it began."""
    for name, value in options.items():
        if value is not None:
            raise UserError(
                say("--{option} does not go with --resume.", option=name.replace("_", "-")),
                say("A run goes on as it began: only --epochs may grow, and --data move."),
            )


def _console() -> Console:
    return Console()
