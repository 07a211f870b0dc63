"""The augmentations: add, tune, reorder, remove, undo; and nine versions from the training thread."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.data.augment_panel import AugmentPanel
from app.data.page import DataPage
from app.data.store import DataStore
from app.document.document import Document
from app.widgets.picture import pixels_of
from engine.train.augmentations.mixup import Mixup
from engine.train.augmentations.noise import Noise
from engine.train.augmentations.rotate import Rotate


def add(panel: AugmentPanel, tag: str) -> None:
    next(action for action in panel.menu.actions() if action.data() == tag).trigger()


def tags(document: Document) -> list[str]:
    return [augmentation.type for augmentation in document.plan.augmentations]


def test_add_reorder_and_remove_are_undo_steps(qtbot: QtBot, page: DataPage, document: Document) -> None:
    panel = page.augment
    page.tabs.setCurrentIndex(2)
    for tag in ("Mixup", "Rotate", "Noise"):
        add(panel, tag)
    assert document.plan.augmentations == (Rotate(), Noise(), Mixup())  # those that mix come last
    assert [card.tag for card in panel.cards] == ["Rotate", "Noise", "Mixup"]
    first, second, last = panel.cards
    assert not first.up_button.isEnabled()
    assert not second.down_button.isEnabled(), "it cannot come after one that mixes"
    assert not last.up_button.isEnabled()
    qtbot.mouseClick(first.down_button, Qt.MouseButton.LeftButton)
    assert tags(document) == ["Noise", "Rotate", "Mixup"]
    qtbot.mouseClick(panel.cards[0].remove_button, Qt.MouseButton.LeftButton)
    assert tags(document) == ["Rotate", "Mixup"]
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert tags(document) == ["Rotate", "Noise", "Mixup"]
    assert [card.tag for card in panel.cards] == ["Rotate", "Noise", "Mixup"]
    for _ in range(3):
        document.undo_stack.undo()
    assert panel.cards == []


def test_a_slider_is_one_undo_step(qtbot: QtBot, page: DataPage, document: Document) -> None:
    panel = page.augment
    page.tabs.setCurrentIndex(2)
    add(panel, "Rotate")
    card = panel.cards[0]
    assert card.fold.is_open()
    editor = card.form.rows["probability"].editor
    editor.slider.setFocus()  # type: ignore[attr-defined]
    steps = document.undo_stack.count()
    for _ in range(10):
        qtbot.keyClick(editor.slider, Qt.Key.Key_Right)  # type: ignore[attr-defined]
    assert document.plan.augmentations == (Rotate(probability=0.6),)
    assert document.undo_stack.count() == steps + 1
    assert panel.cards[0] is card, "the card that is being used must stay"
    box = editor.box  # type: ignore[attr-defined]
    box.selectAll()
    qtbot.keyClicks(box, "0.25")
    assert document.plan.augmentations == (Rotate(probability=0.25),)
    assert editor.slider.value() == 25  # type: ignore[attr-defined]
    qtbot.keyClicks(box, "5")  # 0.255
    box.selectAll()
    qtbot.keyClicks(box, "7")
    assert "At most 1" in card.form.rows["probability"].reason.text()


def test_nine_versions_of_the_selected_picture(
    qtbot: QtBot, page: DataPage, document: Document, store: DataStore
) -> None:
    panel = page.augment
    page.tabs.setCurrentIndex(2)
    versions = panel.versions
    qtbot.waitUntil(lambda: len(versions.images) == 9, timeout=30_000)
    page.gallery.select([5])
    wanted = page.gallery.shelf.pixels(5)

    def all_plain() -> bool:
        shown = [pixels_of(image)[:, :, :1] for image in versions.images]
        return all((pixels == wanted).all() for pixels in shown)

    qtbot.waitUntil(all_plain, timeout=5000)  # without augmentations: nine times the picture itself
    add(panel, "Noise")
    document.edit(
        "loud",
        document.project.edited(
            training=document.plan.edited(augmentations=(Noise(probability=1, standard_deviation=0.2),))
        ),
    )

    def all_differ() -> bool:
        shown = {pixels_of(image).tobytes() for image in versions.images}
        return len(shown) == 9

    qtbot.waitUntil(all_differ, timeout=10_000)
    before = versions.images
    qtbot.mouseClick(panel.again_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: versions.images is not before, timeout=5000)
    assert not np.array_equal(pixels_of(before[0]), pixels_of(versions.images[0]))


def test_out_of_sight_nothing_is_asked(qtbot: QtBot, page: DataPage, document: Document) -> None:
    assert page.tabs.currentIndex() == 0
    add(page.augment, "Rotate")
    page.gallery.select([1])
    assert page.augment.versions.images == ()
    assert not page.augment.versions._pause.isActive()
