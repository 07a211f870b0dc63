"""The help: the layers' own pages, the keys, what this is, and where the log lies."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from app.errors import log_folder
from app.translate import engine_message


class Help(QObject):
    """Opens help in windows of their own, which do not stop the work."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._open: dict[str, QDialog] = {}

    def layers(self) -> None:
        """All layer types, from their classes."""
        from engine.docs import layers_page

        browser = self._browser("layers", self.tr("Layers"))
        if browser is not None:
            browser.setMarkdown(layers_page(engine_message))

    def problem(self, rule_id: str) -> None:
        """One problem of the doctor's catalogue: its mechanism, formula, source, limits and cures."""
        from engine.doctor.pages import page_of, page_text

        browser = self._browser(f"problem_{rule_id}", engine_message(page_of(rule_id).title))
        if browser is not None:
            browser.setMarkdown(page_text(rule_id, engine_message))

    def problems(self) -> None:
        """The whole catalogue."""
        from engine.doctor.pages import doctor_page

        browser = self._browser("problems", self.tr("Problems and cures"))
        if browser is not None:
            browser.setMarkdown(doctor_page(engine_message))

    def shortcuts(self) -> None:
        """Every action that has a key."""
        browser = self._browser("shortcuts", self.tr("Keys"))
        if browser is None:
            return
        rows = []
        for action in self._window.findChildren(QAction):
            keys = ", ".join(
                key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()
            )
            text = action.text().replace("&", "").removesuffix("...")
            if keys and text:
                rows.append(f"<tr><td>{escape(text)}</td><td><b>{escape(keys)}</b></td></tr>")
        browser.setHtml(f"<table cellpadding='4'>{''.join(dict.fromkeys(rows))}</table>")

    def about(self) -> None:
        """What Strata is, and the libraries under it."""
        browser = self._browser("about", self.tr("About Strata"))
        if browser is None:
            return
        from importlib.metadata import PackageNotFoundError, version

        used = []
        for package in ("PySide6-Essentials", "torch", "pyqtgraph", "numpy"):
            try:
                used.append(f"{package} {version(package)}")
            except PackageNotFoundError:
                continue
        text = self.tr(
            "Draw a convolutional network, train it, watch every layer's gradient, and classify "
            "pictures with it. Free software under the MIT licence."
        )
        browser.setHtml(f"<h2>Strata</h2><p>{escape(text)}</p><p>{escape(', '.join(used))}</p>")

    def open_log(self) -> None:
        """Show the folder with the log files in the desktop's file manager."""
        folder = log_folder()
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _browser(self, name: str, title: str) -> QTextBrowser | None:
        """A new window's browser to fill; None where that window is open and was brought to front."""
        if name in self._open:
            self._open[name].raise_()
            self._open[name].activateWindow()
            return None
        dialog = QDialog(self._window)
        dialog.setObjectName(f"help_{name}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.resize(*((640, 720) if name in ("layers", "problems") else (480, 520)))
        browser = QTextBrowser(dialog)
        browser.setOpenExternalLinks(True)
        browser.setAccessibleName(title)
        column = QVBoxLayout(dialog)
        column.addWidget(browser)
        dialog.finished.connect(lambda: self._open.pop(name, None))
        self._open[name] = dialog
        dialog.show()
        return browser
