"""Pictures from a camera: a button with a reason where there is none, PNG files in folders where there is."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.data.camera import Camera, find_camera
from app.data.page import DataPage
from app.data.store import DataStore
from app.document.document import Document


class FakeCamera(Camera):
    """Gives a frame when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.runs = False

    def start(self) -> None:
        self.runs = True

    def stop(self) -> None:
        self.runs = False

    def show(self, color: str) -> None:
        image = QImage(1280, 720, QImage.Format.Format_RGB32)
        image.fill(QColor(color))
        self.frame.emit(image)


@pytest.mark.skipif(importlib.util.find_spec("PySide6.QtMultimedia") is not None, reason="it is installed")
def test_without_the_extra_the_button_is_off_and_says_why(page: DataPage) -> None:
    button = page.sources.camera_button
    assert not button.isEnabled()
    assert "strata-cnn[camera]" in button.toolTip()


@pytest.mark.skipif(
    importlib.util.find_spec("PySide6.QtMultimedia") is None, reason="QtMultimedia is not here"
)
def test_the_system_is_asked_for_a_camera(qtbot: QtBot) -> None:
    camera, reason = find_camera()
    assert (camera is None) == bool(reason)


@pytest.fixture
def camera(page: DataPage, monkeypatch: pytest.MonkeyPatch) -> FakeCamera:
    camera = FakeCamera()
    monkeypatch.setattr("app.data.source_panel.find_camera", lambda: (camera, ""))
    page.sources._camera_sought = False
    page.sources.look_for_camera()
    return camera


def test_pictures_are_taken_into_classes_and_become_the_data(
    qtbot: QtBot,
    page: DataPage,
    document: Document,
    store: DataStore,
    camera: FakeCamera,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    qtbot.mouseClick(page.sources.camera_button, Qt.MouseButton.LeftButton)
    panel = page.camera
    assert panel.isVisible()
    assert camera.runs
    assert not panel.take_button.isEnabled()
    folder = tmp_path / "webcam"
    folder.mkdir()
    monkeypatch.setattr("app.data.camera_panel.QFileDialog.getExistingDirectory", lambda *_: str(folder))
    qtbot.mouseClick(panel.folder_button, Qt.MouseButton.LeftButton)
    for name, color in (("open", "red"), ("closed", "blue")):
        panel.class_box.lineEdit().selectAll()  # type: ignore[union-attr]
        qtbot.keyClicks(panel.class_box.lineEdit(), name)
        camera.show(color)
        for _ in range(3):
            qtbot.mouseClick(panel.take_button, Qt.MouseButton.LeftButton)
    files = sorted(path.relative_to(folder).parts[0] for path in folder.rglob("*.png"))
    assert files == ["closed"] * 3 + ["open"] * 3
    image = QImage(str(next((folder / "open").iterdir())))
    assert (image.width(), image.height()) == (640, 360)
    assert image.pixelColor(3, 3) == QColor("red")
    assert "open: 3" in panel.counts.text()
    qtbot.mouseClick(panel.done_button, Qt.MouseButton.LeftButton)
    assert not camera.runs
    qtbot.waitUntil(lambda: document.project.data.source.type == "Folder", timeout=5000)
    qtbot.waitUntil(lambda: store.state == "ready", timeout=5000)
    assert page.facts.counts.names == ("closed", "open")
    assert page.gallery.isVisible()


def test_a_name_that_is_no_folder_is_not_taken(
    qtbot: QtBot, page: DataPage, camera: FakeCamera, tmp_path: Path
) -> None:
    qtbot.mouseClick(page.sources.camera_button, Qt.MouseButton.LeftButton)
    page.camera.use_folder(tmp_path)
    camera.show("green")
    for name, good in (("../x", False), ("", False), ("..", False), ("cat", True)):
        page.camera.class_box.setEditText(name)
        assert page.camera.take_button.isEnabled() == good
    page.hide()
    assert not camera.runs, "a camera that nobody sees must be off"
