"""Random changes to the training pictures."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.layers.input import Input
from engine.spec.augmentation import Augmentation
from engine.spec.message import UserError, say
from engine.spec.project import Project
from engine.train.augmentations.crop import Crop
from engine.train.augmentations.flip import Flip
from engine.train.augmentations.rotate import Rotate


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """Shifted pictures; colour ones are mirrored besides, gray ones turned a little, since they may be
    letters."""
    if project.training.augmentations:
        raise UserError(
            say("The pictures are augmented already."), say("Make the changes stronger by hand, or add some.")
        )
    inputs = [node.layer for node in project.network.of_type("Input")]
    colour = any(isinstance(layer, Input) and layer.channels == 3 for layer in inputs)
    second: Augmentation = Flip() if colour else Rotate()
    return project.edited(training=project.training.edited(augmentations=(second, Crop(shift=0.1))))


CURE = Cure(
    id="augmentation",
    title=say("Augment the pictures"),
    sentence=say(
        "No picture comes twice in the same way, so that the network must learn what stays the same; like "
        "more pictures, for nothing."
    ),
    apply=apply,
)
