"""The cures that rules offer: each a pure function on the project, to be undone in one step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from engine.data.doctor.finding import Fix, PictureRef, listed
from engine.data.edits import exclude, merge, move
from engine.spec.data import Balance
from engine.spec.message import Message, say
from engine.spec.project import Project

WEIGH = say("Weigh the classes: pictures of small ones count for more.")
RESAMPLE = say("Draw pictures of small classes more often.")


def exclude_fix(pictures: Iterable[PictureRef], title: Message | None = None) -> Fix:
    """Leave pictures out."""
    keys = tuple(picture.key for picture in pictures)
    title = title or say("Leave these pictures out: {count}.", count=len(keys))
    return Fix(title, lambda project: project.edited(data=exclude(project.data, keys)))


def move_fix(moves: Sequence[tuple[PictureRef, str]], title: Message) -> Fix:
    """Put each picture into a class."""

    def apply(project: Project) -> Project:
        data = project.data
        for class_name in dict.fromkeys(name for _, name in moves):
            data = move(data, [ref.key for ref, name in moves if name == class_name], class_name)
        return project.edited(data=data)

    return Fix(title, apply)


def merge_fix(class_names: Sequence[str], into: str, title: Message | None = None) -> Fix:
    """Dissolve classes into another, or a new one."""

    def apply(project: Project) -> Project:
        data = project.data
        for name in class_names:
            data = merge(data, name, into)
        return project.edited(data=data)

    names = listed(class_names)
    return Fix(title or say("Merge {names} into {into}.", names=names, into=into), apply)


def balance_fixes() -> tuple[Fix, Fix]:
    """Weigh the classes; or draw small ones more often."""

    def to(balance: Balance) -> Any:
        return lambda project: project.edited(data=project.data.edited(balance=balance))

    return Fix(WEIGH, to("weigh")), Fix(RESAMPLE, to("resample"))


def input_fix(title: Message, **changes: Any) -> Fix:
    """Prepare the pictures otherwise: another setting of the network's input layer."""

    def apply(project: Project) -> Project:
        node = project.network.of_type("Input")[0]
        network = project.network.replace(node.id, node.layer.edited(**changes))
        return project.edited(network=network)

    return Fix(title, apply)
