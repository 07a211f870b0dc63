"""The menus: every command of the window by name, with its key and, where it is off, the reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from app import preferences
from app.appearance import apply_theme
from app.canvas.view import CanvasView
from app.languages import languages
from app.models import newest_model_path
from app.notices import notices
from app.widgets.icons import icon

if TYPE_CHECKING:
    from app.window import Window

Key = QKeySequence.StandardKey | str | None


class Menus(QObject):
    """Builds the menu bar of a window. `actions` holds every action by its id."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.actions: dict[str, QAction] = {}
        canvas = window.pages["canvas"]
        assert isinstance(canvas, CanvasView)
        self._commands = canvas.commands
        self._file()
        self._edit()
        self._view()
        self._network()
        self._training()
        self._help()
        session = window.session
        session.state_changed.connect(self._update)
        session.model_changed.connect(self._update)
        window.document.selection_changed.connect(self._update)
        window.doctor.verdict_changed.connect(self._update)
        window.doctor.busy_changed.connect(self._update)
        window.document.analysis_changed.connect(self._update)
        window.document.opened.connect(self._update)
        self._update()

    def _menu(self, title: str) -> QMenu:
        menu = self.window.menuBar().addMenu(title)
        menu.setToolTipsVisible(True)
        return menu

    def _add(
        self,
        menu: QMenu,
        name: str,
        text: str,
        call: Callable[[], Any],
        key: Key = None,
        picture: str = "",
    ) -> QAction:
        action = QAction(text, self.window)
        if picture:
            action.setIcon(icon(picture))
        if key is not None:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda: call())
        menu.addAction(action)
        self.actions[name] = action
        return action

    def _add_all(self, menu: QMenu, actions: dict[str, QAction]) -> None:
        menu.addActions(list(actions.values()))
        self.actions |= actions

    # The menus

    def _file(self) -> None:
        window, files, keys = self.window, self.window.files, QKeySequence.StandardKey
        menu = self._menu(self.tr("&File"))
        self._add(menu, "new", self.tr("New"), files.new, keys.New, "new")
        self._add(
            menu, "templates", self.tr("New from a template..."), window.show_start, "Ctrl+T",
            "templates",
        )  # fmt: skip
        self._add(menu, "open", self.tr("Open..."), files.open, keys.Open, "open")
        menu.aboutToShow.connect(self._update)  # by now the newest model may have been written
        self._recent = menu.addMenu(self.tr("Open recent"))
        self._recent.aboutToShow.connect(self._fill_recent)
        menu.addSeparator()
        self._add(menu, "save", self.tr("Save"), files.save, keys.Save, "save")
        self._add(menu, "save_as", self.tr("Save as..."), files.save_as, "Ctrl+Shift+S")
        menu.addSeparator()
        self._add(menu, "save_model", self.tr("Save trained model..."), window.models.save, None, "model")
        self._add(menu, "open_model", self.tr("Open trained model..."), window.models.open)
        self._add(menu, "open_newest", self.tr("Open the model trained last"), window.models.open_newest)
        self._add(
            menu, "export_code", self.tr("Export PyTorch code..."), window.models.export_code, None,
            "code",
        )  # fmt: skip
        menu.addSeparator()
        self._add(menu, "watch_run", self.tr("Watch a run..."), window.choose_run, None, "train")
        menu.addSeparator()
        self._add(menu, "quit", self.tr("Quit"), window.close, "Ctrl+Q")

    @Slot()
    def _fill_recent(self) -> None:
        self._recent.clear()
        for path in preferences.recent_files():
            action = self._recent.addAction(f"{path.stem}    {path.parent}")
            action.setData(str(path))
            action.triggered.connect(self._open_recent)
        if self._recent.isEmpty():
            self._recent.addAction(self.tr("No file was used yet")).setEnabled(False)

    @Slot()
    def _open_recent(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.window.files.open_path(action.data())

    def _edit(self) -> None:
        stack, keys = self.window.document.undo_stack, QKeySequence.StandardKey
        menu = self._menu(self.tr("&Edit"))
        for name, action, key in (
            ("undo", stack.createUndoAction(self.window, self.tr("Undo")), keys.Undo),
            ("redo", stack.createRedoAction(self.window, self.tr("Redo")), keys.Redo),
        ):
            action.setShortcuts(QKeySequence.keyBindings(key))
            action.setIcon(icon(name))
            menu.addAction(action)
            self.actions[name] = action
        menu.addSeparator()
        self._add_all(menu, self._commands.edit)

    def _view(self) -> None:
        window = self.window
        menu = self._menu(self.tr("&View"))
        for action in window.task_actions.values():
            menu.addAction(action)
        menu.addSeparator()
        panels = menu.addMenu(self.tr("Panels"))
        for dock in window.docks.values():
            panels.addAction(dock.toggleViewAction())
        panels.addSeparator()
        self._add(panels, "reset", self.tr("Usual arrangement"), window.tasks.reset)
        menu.addSeparator()
        self._add_all(menu, self._commands.zoom)
        menu.addSeparator()
        self._choices(
            "theme",
            menu.addMenu(self.tr("Theme")),
            {"system": self.tr("System"), "light": self.tr("Light"), "dark": self.tr("Dark")},
            preferences.theme_choice(),
            self._choose_theme,
        )
        self._choices(
            "language",
            menu.addMenu(self.tr("Language")),
            {"": self.tr("System"), **languages()},
            preferences.language(),
            self._choose_language,
        )

    def _choices(
        self, name: str, menu: QMenu, texts: dict[str, str], chosen: str, call: Callable[[], None]
    ) -> None:
        group = QActionGroup(menu)
        for value, text in texts.items():
            action = group.addAction(text)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.setData(value)
            action.triggered.connect(call)
            menu.addAction(action)
            self.actions[f"{name}/{value}"] = action

    @Slot()
    def _choose_theme(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        preferences.set_theme_choice(action.data())
        apply_theme()

    @Slot()
    def _choose_language(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        preferences.set_language(action.data())
        notices.post(self.tr("The language changes when Strata is started the next time."))

    def _network(self) -> None:
        menu = self._menu(self.tr("&Network"))
        self._add_all(menu, self._commands.network)

    def _training(self) -> None:
        menu = self._menu(self.tr("&Training"))
        names = ("train", "pause", "step", "stop", "discard", "extend")
        actions = self.window.controls.actions_for_menu
        self._add_all(menu, dict(zip(names, actions, strict=True)))
        ward, window_doctor = self.window.ward, self.window.doctor
        menu.addSeparator()
        self._add(menu, "doctor", self.tr("Doctor"), ward.show_panel, "Ctrl+Shift+D", "doctor")
        self._add(menu, "cure", self.tr("Cure it"), window_doctor.cure)
        self._add(menu, "proof", self.tr("Proofs of cures"), ward.show_proof)
        self._add(menu, "lab", self.tr("Lab: compare cures..."), ward.show_lab, "Ctrl+Shift+L")

    def _help(self) -> None:
        help_pages = self.window.help
        menu = self._menu(self.tr("&Help"))
        self._add(menu, "layer_help", self.tr("Layers"), self.window.ward.help_on_focus, "F1", "help")
        self._add(menu, "problem_help", self.tr("Problems and cures"), help_pages.problems)
        self._add(menu, "shortcuts", self.tr("Keys"), help_pages.shortcuts, None, "keyboard")
        menu.addSeparator()
        self._add(menu, "log", self.tr("Open the log folder"), help_pages.open_log, None, "folder")
        self._add(menu, "about", self.tr("About Strata"), help_pages.about, None, "information")

    # What can be done now

    def _allow(self, name: str, reason: str) -> None:
        action = self.actions[name]
        action.setEnabled(not reason)
        action.setToolTip(reason or action.text().replace("&", ""))

    @Slot()
    def _update(self) -> None:
        session = self.window.session
        no_model = "" if session.has_model else self.tr("There is no trained network yet.")
        self._allow("save_model", no_model)
        busy = self.tr("A training is on. Stop it first.") if session.is_active else ""
        self._allow("open_model", busy)
        none = "" if newest_model_path().is_file() else self.tr("No training has ended yet.")
        self._allow("open_newest", busy or none)
        proofs = "" if self.window.doctor.proofs else self.tr("Nothing was cured yet.")
        self._allow("proof", proofs)
        self._allow("cure", self.window.doctor.curing_problem())
        self._allow("export_code", self.window.models.code_problem())
