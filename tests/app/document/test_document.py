"""The Document: one door for edits, signals for every change."""

from __future__ import annotations

import pytest

from app.document.document import Document
from engine.spec.layer import Layer
from engine.spec.network import Edge, NetworkSpec, chain
from engine.spec.project import Project, ProjectError
from engine.spec.training import TrainingPlan


def layer(tag: str, **fields: object) -> Layer:
    kind = Layer.family.get(tag)
    assert kind is not None
    return kind.model_validate(fields)


def small() -> NetworkSpec:
    return chain(
        ("input", layer("Input")),
        ("flatten", layer("Flatten")),
        ("dense", layer("Linear", units=10)),
        ("output", layer("Output")),
    )


@pytest.fixture
def document(qapp) -> Document:
    document = Document()
    document.new(Project(network=small()), "small")
    return document


class Ear:
    """Writes down what the document says."""

    def __init__(self, document: Document) -> None:
        self.heard: list[tuple[str, object]] = []
        for name in (
            "node_added",
            "node_changed",
            "node_removed",
            "edge_added",
            "edge_removed",
            "layout_changed",
            "data_changed",
            "plan_changed",
            "analysis_changed",
            "selection_changed",
            "modified_changed",
            "opened",
            "path_changed",
        ):
            signal = getattr(document, name)
            signal.connect(lambda *args, name=name: self.heard.append((name, *args)))

    def names(self) -> list[str]:
        return [entry[0] for entry in self.heard]


def test_an_insertion_is_told_and_so_is_its_undo(document):
    ear = Ear(document)
    node = document.network.fresh_node(layer("ReLU"))
    edge = Edge(source="dense", target="output")
    document.edit_network("Insert", document.network.insert(node, edge), {node.id: (0.0, 0.0)})
    assert ("node_added", node.id) in ear.heard
    assert ("edge_removed", edge) in ear.heard
    assert ear.names().count("edge_added") == 2
    assert ear.names()[-2:] == ["analysis_changed", "modified_changed"]
    ear.heard.clear()
    document.undo_stack.undo()
    assert ("node_removed", node.id) in ear.heard
    assert ("edge_added", edge) in ear.heard
    assert document.undo_stack.redoText() == "Insert"


def test_only_what_changed_is_told(document):
    ear = Ear(document)
    document.move("Move", {"dense": (8.0, 8.0)})
    assert ear.heard == [("layout_changed", frozenset({"dense"})), ("modified_changed", True)]
    ear.heard.clear()
    document.edit_network("Rename", document.network.rename("dense", "head"))
    assert ear.names() == ["node_changed", "analysis_changed"]


def test_an_equal_project_is_no_edit(document):
    ear = Ear(document)
    document.edit_network("Nothing", small())
    assert ear.heard == []
    assert document.undo_stack.count() == 0
    assert not document.is_modified


def test_edits_with_one_key_are_one_step_until_the_gesture_ends(document):
    for x in (8.0, 16.0, 24.0):
        document.move("Move", {"dense": (x, 0.0)}, merge="drag")
    assert document.undo_stack.count() == 1
    document.end_gesture()
    document.move("Move", {"dense": (32.0, 0.0)}, merge="drag")
    assert document.undo_stack.count() == 2
    document.undo_stack.undo()
    assert document.project.layout == {"dense": (24.0, 0.0)}
    document.undo_stack.undo()
    assert document.project.layout == {}


def test_a_gesture_that_ends_where_it_began_leaves_no_step(document):
    before = document.project
    document.move("Move", {"dense": (8.0, 0.0)}, merge="drag")
    document.edit("Move", before, merge="drag")
    assert document.undo_stack.count() == 0
    assert not document.is_modified


def test_places_of_removed_layers_go(document):
    document.move("Move", {"dense": (8.0, 0.0), "flatten": (0.0, 0.0)})
    document.edit_network("Delete", document.network.remove(["dense"]))
    assert document.project.layout == {"flatten": (0.0, 0.0)}


def test_the_selection_holds_only_what_exists(document):
    ear = Ear(document)
    document.select(["dense", "nonsense"])
    document.select(["dense"])
    assert ear.heard == [("selection_changed", frozenset({"dense"}))]
    document.edit_network("Delete", document.network.remove(["dense"]))
    assert document.selection == frozenset()


def test_the_class_count_is_a_problem_of_the_last_layer(document):
    assert not document.problems
    document.set_num_classes(7)
    (problem,) = document.problems
    assert (problem.code, problem.node) == ("class_count", "dense")
    document.set_num_classes(None)
    assert not document.problems


def test_the_plan_is_an_edit_as_well(document):
    ear = Ear(document)
    plan = TrainingPlan(epochs=document.plan.epochs + 1)
    document.edit("Plan", document.project.edited(training=plan))
    assert ear.names() == ["plan_changed", "analysis_changed", "modified_changed"]
    document.undo_stack.undo()
    assert document.plan == TrainingPlan()


def test_saving_makes_it_clean_and_opening_forgets(document, tmp_path):
    path = tmp_path / "net.strata"
    document.move("Move", {"dense": (8.0, 0.0)})
    document.save(path)
    assert not document.is_modified
    assert document.title == "net.strata"
    document.undo_stack.undo()
    assert document.is_modified
    saved = Document()
    saved.open(path)
    assert saved.project.layout == {"dense": (8.0, 0.0)}
    assert saved.project.network == document.network
    assert not saved.undo_stack.canUndo()


def test_a_file_that_cannot_be_opened_leaves_what_is_in_hand(document, tmp_path):
    path = tmp_path / "cut.strata"
    path.write_text('{"format": "strata-project", "version": 1, "net')
    before, ear = document.project, Ear(document)
    with pytest.raises(ProjectError, match="line 1"):
        document.open(path)
    assert document.project is before
    assert ear.heard == []
