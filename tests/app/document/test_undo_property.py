"""Any sequence of edits, all undone, gives the first state; all redone, the last."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.canvas.clipboard import paste_project
from app.document.arrangement import arranged, places_of
from app.document.document import Document
from app.document.insertion import add_layer, place_layer, splice_layer
from engine.spec.layer import Layer
from engine.spec.message import UserError
from engine.spec.network import NetworkSpec
from engine.spec.project import Project, parse_project, project_text

TAGS = ("Input", "Conv2d", "ReLU", "Add", "Flatten", "Linear", "Concat", "Output")


def make(tag: str) -> Layer:
    kind = Layer.family.get(tag)
    assert kind is not None
    return kind.model_validate({})


EDITS = st.lists(
    st.tuples(
        st.sampled_from(
            (
                "add",
                "place",
                "splice",
                "remove",
                "connect",
                "disconnect",
                "rename",
                "move",
                "drag",
                "duplicate",
                "replace",
                "select",
                "arrange",
                "plan",
            )
        ),
        st.integers(0, 50),
        st.integers(0, 50),
        st.sampled_from(TAGS),
    ),
    max_size=14,
)


def apply(document: Document, action: str, first: int, second: int, tag: str) -> None:
    """One edit; `first` and `second` choose what it is about. It may raise UserError."""
    network = document.network
    ids = [node.id for node in network.nodes]
    one = ids[first % len(ids)] if ids else None
    other = ids[second % len(ids)] if ids else None
    if action == "add":
        add_layer(document, make(tag))
    elif action == "place":
        place_layer(document, make(tag), (first * 8.0, second * 8.0))
    elif action == "select":
        document.select(ids[: second % 3])
    elif action == "arrange":
        document.move("Arrange", arranged(network))
    elif action == "plan":
        plan = document.plan.model_validate({**dict(document.plan), "epochs": first + 1})
        document.edit("Plan", document.project.edited(training=plan))
    elif one is None or other is None:
        return
    elif action == "splice" and network.edges:
        splice_layer(document, make(tag), network.edges[first % len(network.edges)])
    elif action == "remove":
        document.edit_network("Remove", network.remove({one, other}))
    elif action == "connect":
        ports = network.node(other).layer.input_ports()
        port = ports[first % len(ports)] if ports else "in"
        document.edit_network("Connect", network.connect(one, other, port))
    elif action == "disconnect" and network.edges:
        document.edit_network("Disconnect", network.disconnect(network.edges[first % len(network.edges)]))
    elif action == "rename":
        document.edit_network("Rename", network.rename(one, f"name{second}"))
    elif action == "move":
        document.move("Move", {one: (second * 8.0, first * 8.0)})
    elif action == "drag":
        document.end_gesture()
        for step in range(1, 4):
            document.move("Drag", {one: (step * 8.0, second * 8.0)}, merge="drag")
        document.end_gesture()
    elif action == "duplicate":
        piece = network.fragment({one, other})
        places = places_of(document.project)
        layout = {node_id: places[node_id] for node_id in {one, other}}
        paste_project(document, "Duplicate", Project(network=piece, layout=layout))
    elif action == "replace":
        document.edit_network("Replace", network.replace(one, make(tag)))


@settings(max_examples=120, deadline=None)
@given(EDITS)
def test_any_sequence_of_edits_can_be_undone_and_redone(qapp, edits):
    document = Document()
    first = document.project
    states = [first]
    shadow = _Shadow(document)
    for action, one, other, tag in edits:
        before = document.project
        try:
            apply(document, action, one, other, tag)
        except UserError:
            assert document.project is before
        assert shadow.network() == (document.network.by_id, set(document.network.edges))
        if document.undo_stack.index() == len(states):
            states.append(document.project)
    assert document.undo_stack.count() == len(states) - 1
    for state in reversed(states[:-1]):
        document.undo_stack.undo()
        assert document.project == state
    assert document.project == first
    assert not document.is_modified
    for state in states[1:]:
        document.undo_stack.redo()
        assert document.project == state
        assert parse_project(project_text(state)) == state
        assert shadow.network() == (state.network.by_id, set(state.network.edges))


class _Shadow:
    """A view that knows only the signals."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.nodes: dict[str, object] = {}
        self.edges: set[object] = set()
        document.node_added.connect(self.take)
        document.node_changed.connect(self.take)
        document.node_removed.connect(self.nodes.pop)
        document.edge_added.connect(self.edges.add)
        document.edge_removed.connect(self.edges.remove)

    def take(self, node_id: str) -> None:
        self.nodes[node_id] = self.document.network.node(node_id)

    def network(self) -> tuple[dict[str, object], set[object]]:
        return self.nodes, self.edges


def test_the_first_state_is_an_empty_network(qapp):
    assert Document().network == NetworkSpec()
