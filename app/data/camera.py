"""A camera as the window sees it: frames as images. QtMultimedia is an optional extra."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QImage


class Camera(QObject):
    """Gives frames from `start` to `stop`."""

    frame = Signal(QImage)
    failed = Signal(str)
    """The system's reason."""

    def start(self) -> None:
        """Begin; frames come until `stop`."""
        raise AssertionError(f"{type(self).__name__} gives no frames")

    def stop(self) -> None:
        """Let go of the device."""
        raise AssertionError(f"{type(self).__name__} gives no frames")


def find_camera() -> tuple[Camera | None, str]:
    """The system's first camera; or None, and the reason in the user's language."""
    try:
        from PySide6.QtMultimedia import QMediaDevices
    except ModuleNotFoundError:
        return None, QCoreApplication.translate("Camera", "Not installed: pip install strata-cnn[camera]")
    except ImportError as error:  # a library of the system is missing
        text = QCoreApplication.translate("Camera", "QtMultimedia does not load: {reason}")
        return None, text.format(reason=error)
    if not QMediaDevices.videoInputs():
        return None, QCoreApplication.translate("Camera", "There is no camera.")
    return _SystemCamera(QMediaDevices.defaultVideoInput()), ""


class _SystemCamera(Camera):
    """A camera through QtMultimedia."""

    def __init__(self, device: Any) -> None:
        super().__init__()
        from PySide6.QtMultimedia import QCamera, QMediaCaptureSession, QVideoSink

        self._camera = QCamera(device, self)
        self._sink = QVideoSink(self)
        self._session = QMediaCaptureSession(self)
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self._sink)
        self._sink.videoFrameChanged.connect(self._take)
        self._camera.errorOccurred.connect(self._fail)

    def start(self) -> None:
        self._camera.start()

    def stop(self) -> None:
        self._camera.stop()

    @Slot(object)
    def _take(self, frame: Any) -> None:
        image = frame.toImage()
        if not image.isNull():
            self.frame.emit(image)

    @Slot(object, str)
    def _fail(self, error: object, reason: str) -> None:
        self.failed.emit(reason)
