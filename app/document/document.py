"""The Document: the project in hand, the one undo stack, and signals for every change; it knows no view."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from engine.spec.checks import check
from engine.spec.network import NetworkSpec
from engine.spec.problems import Problem
from engine.spec.project import Position, Project, load_project, save_project
from engine.spec.shapes import Analysis, analyse
from engine.spec.training import TrainingPlan


class Document(QObject):
    """What is being designed. Every change goes through `edit`, as one undo step, and is told by
    the signals below, the same for do, undo and redo. Network edits that fail raise UserError before
    anything is pushed."""

    opened = Signal()
    """Another project is in hand: forget everything and draw anew."""
    node_added = Signal(str)
    node_changed = Signal(str)
    """Its layer or its name."""
    node_removed = Signal(str)
    edge_added = Signal(object)
    """Edge"""
    edge_removed = Signal(object)
    """Edge"""
    layout_changed = Signal(object)
    """frozenset[str]: the layers whose place is another."""
    analysis_changed = Signal()
    """Shapes, costs or problems are others; comes once after the signals of an edit."""
    data_changed = Signal()
    plan_changed = Signal()
    selection_changed = Signal(object)
    """frozenset[str]: the selected layers."""
    edited = Signal()
    """After all other signals of a do, an undo or a redo."""
    path_changed = Signal()
    modified_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.cleanChanged.connect(self._tell_modified)
        self._project = Project()
        self._path: Path | None = None
        self._title = ""
        self._selection: frozenset[str] = frozenset()
        self._num_classes: int | None = None
        self._symptoms: tuple[Problem, ...] = ()
        self._gesture = 0
        self._analyse()

    # What there is

    @property
    def project(self) -> Project:
        """The value in hand. It never changes: every edit puts another in its place."""
        return self._project

    @property
    def network(self) -> NetworkSpec:
        """The network in hand."""
        return self._project.network

    @property
    def plan(self) -> TrainingPlan:
        """The training plan in hand."""
        return self._project.training

    @property
    def analysis(self) -> Analysis:
        """Shapes and costs of every layer."""
        return self._analysis

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong with network, plan and classes together, and what the doctor found."""
        return self._problems

    @property
    def path(self) -> Path | None:
        """The file it was opened from or saved to last."""
        return self._path

    @property
    def title(self) -> str:
        """The file's name, or the template's."""
        return self._path.name if self._path else self._title

    @property
    def selection(self) -> frozenset[str]:
        """The ids of the selected layers."""
        return self._selection

    @property
    def is_modified(self) -> bool:
        """Whether closing now would lose something."""
        return not self.undo_stack.isClean()

    # Changes

    def edit(self, text: str, project: Project, merge: str = "") -> None:
        """Put another project in place of the one in hand, as one undo step called `text`.

        Consecutive edits with the same non-empty `merge` key become one step, until `end_gesture`.
        An equal project is no edit.
        """
        if project == self._project:
            return
        key = f"{merge}#{self._gesture}" if merge else ""
        self.undo_stack.push(_ReplaceState(self, text, self._project, project, key))

    def edit_network(
        self,
        text: str,
        network: NetworkSpec,
        places: dict[str, Position] | None = None,
        merge: str = "",
    ) -> None:
        """Another network; `places` says where its new layers lie. Places of removed layers go."""
        layout = {**self._project.layout, **(places or {})}
        kept = {key: place for key, place in layout.items() if key in network.by_id}
        self.edit(text, self._project.edited(network=network, layout=kept), merge)

    def move(self, text: str, places: dict[str, Position], merge: str = "") -> None:
        """Put cards elsewhere."""
        layout = {**self._project.layout, **places}
        self.edit(text, self._project.edited(layout=layout), merge)

    def end_gesture(self) -> None:
        """What comes next is a step of its own, whatever its merge key."""
        self._gesture += 1

    def select(self, node_ids: Iterable[str]) -> None:
        """Select these layers and no others. Not an undo step."""
        wanted = frozenset(node_id for node_id in node_ids if node_id in self.network.by_id)
        if wanted != self._selection:
            self._selection = wanted
            self.selection_changed.emit(wanted)

    def set_num_classes(self, num_classes: int | None) -> None:
        """Tell how many classes the data has, once it is known; None while it is not."""
        if num_classes != self._num_classes:
            self._num_classes = num_classes
            self._analyse()
            self.analysis_changed.emit()

    def set_symptoms(self, symptoms: tuple[Problem, ...]) -> None:
        """Tell what shows when pictures go through the network; it stands beside what its structure shows,
        except on layers of which the structure says something already."""
        if symptoms != self._symptoms:
            self._symptoms = symptoms
            self._analyse()
            self.analysis_changed.emit()

    # Files

    def new(self, project: Project, title: str) -> None:
        """Take up a project that is in no file: a template, or an empty one."""
        self._take_up(project, None, title)

    def open(self, path: Path) -> None:
        """Take up the project of a file. Raises ProjectError, and keeps the one in hand."""
        self._take_up(load_project(path), path, path.name)

    def save(self, path: Path) -> None:
        """Write to a file, which is then the document's. Raises UserError; then nothing changes."""
        save_project(self._project, path)
        self._path = path
        self.undo_stack.setClean()
        self.path_changed.emit()

    def _take_up(self, project: Project, path: Path | None, title: str) -> None:
        self._project, self._path, self._title = project, path, title
        self._num_classes = None
        self._symptoms = ()
        self._analyse()
        self.undo_stack.clear()
        self._selection = frozenset()
        self.opened.emit()
        self.selection_changed.emit(self._selection)
        self.path_changed.emit()
        self._tell_modified(True)

    def _tell_modified(self, clean: bool) -> None:
        self.modified_changed.emit(not clean)

    # The one place where the state changes after opening; called by the command only

    def _replace(self, after: Project) -> None:
        before, self._project = self._project, after
        old, new = before.network, after.network
        if old != new or before.training != after.training:
            self._analyse()
        for edge in set(old.edges) - set(new.edges):
            self.edge_removed.emit(edge)
        for node_id in old.by_id.keys() - new.by_id.keys():
            self.node_removed.emit(node_id)
        for node in new.nodes:
            if node.id not in old.by_id:
                self.node_added.emit(node.id)
            elif node != old.by_id[node.id]:
                self.node_changed.emit(node.id)
        for edge in new.edges:
            if edge not in old.edges:
                self.edge_added.emit(edge)
        moved = frozenset(
            node_id
            for node_id in new.by_id
            if node_id in old.by_id and before.layout.get(node_id) != after.layout.get(node_id)
        )
        if moved:
            self.layout_changed.emit(moved)
        if before.data != after.data:
            self.data_changed.emit()
        if before.training != after.training:
            self.plan_changed.emit()
        if old != new or before.training != after.training:
            self.analysis_changed.emit()
        self.select(self._selection)
        self.edited.emit()

    def _analyse(self) -> None:
        self._analysis: Analysis = analyse(self.network)
        static = check(self.network, self.plan, self._num_classes)
        said = {problem.node for problem in static if problem.severity != "information"}
        known = (None, *self.network.by_id)
        self._problems = (
            *static, *(one for one in self._symptoms if one.node not in said and one.node in known)
        )  # fmt: skip


class _ReplaceState(QUndoCommand):
    """One state for another. It cannot fail: both were valid before it was pushed."""

    def __init__(self, document: Document, text: str, before: Project, after: Project, key: str) -> None:
        super().__init__(text)
        self.document, self.before, self.after, self.key = document, before, after, key

    def redo(self) -> None:
        self.document._replace(self.after)

    def undo(self) -> None:
        self.document._replace(self.before)

    def id(self) -> int:
        return 1 if self.key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _ReplaceState) or other.key != self.key:
            return False
        self.after = other.after
        self.setObsolete(self.before == self.after)
        return True
