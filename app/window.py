"""The window: pages, panels, menus and top bar put together; no logic of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QTabWidget,
    QToolBar,
    QWidget,
)

from app import preferences
from app.data.store import DataStore
from app.doctor.doctor import Doctor
from app.doctor.ward import Ward
from app.document.document import Document
from app.drops import dropped_file
from app.files import Files
from app.foot import Foot
from app.guard import guarded
from app.help import Help
from app.menus import Menus
from app.models import Models
from app.notices import notices
from app.panels import PLOTS, make_docks, make_pages
from app.tasks import Tasks
from app.theme import GRID
from app.training.controls import TrainingControls
from app.training.session import Session
from app.widgets.icons import app_icon, icon
from app.widgets.lazy import Lazy
from app.widgets.pages import Pages

FIRST_SIZE = QSize(1440, 900)
"""Where the screen has room for it."""
FRAME = QSize(16, 48)
"""Room for the window's frame, which is not known before it is shown."""
PREPARE_PAUSE_MS = 50
"""From one plot made ahead to the next, for the window to answer in between."""


class Window(QMainWindow):
    """Shows a document, its data and its training; the objects themselves belong to the caller."""

    def __init__(self, document: Document, store: DataStore, session: Session) -> None:
        super().__init__()
        self.document, self.store, self.session = document, store, session
        self.setObjectName("window")
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.setTabPosition(Qt.DockWidgetArea.RightDockWidgetArea, QTabWidget.TabPosition.North)
        self._take_first_size()
        self.models = Models(document, session, self)
        self.files = Files(document, self, self.models.may_stop_training)
        self.help = Help(self)
        self._was_active = False

        self.doctor = Doctor(document, session, self)
        self.docks = make_docks(self, document, session, self.doctor)
        self.pages = make_pages(document, store, session, self.doctor)
        self.stack = Pages(self)
        for page in self.pages.values():
            self.stack.addWidget(page)
        self.setCentralWidget(self.stack)
        self.tasks = Tasks(self, self.stack, self.pages, self.docks)
        self.foot = Foot(document, notices, self)
        self.statusBar().addWidget(self.foot, 1)
        self.statusBar().setSizeGripEnabled(False)
        self.ward = Ward(self)
        self.task_actions = self._make_task_actions()
        self.controls = TrainingControls(session, self)
        self.controls.step_action.triggered.connect(self._show_step)
        self.menus = Menus(self)
        self.top_bar = self._make_top_bar()
        self._top_bar_width = 0
        self._show_progress_above()

        self.tasks.changed.connect(self._mark_task)
        self.foot.show_node.connect(self.show_node)
        document.opened.connect(self._document_opened)
        document.path_changed.connect(self._update_title)
        document.modified_changed.connect(self.setWindowModified)
        session.state_changed.connect(self._training_changed)
        session.classify_wanted.connect(self.show_classify)
        session.layer_wanted.connect(self.show_node)
        session.following.project_found.connect(document.new)
        document.analysis_changed.connect(self._forget_mended)
        document.edited.connect(self._forget_template)
        store.state_changed.connect(self._forget_mended)
        self._update_title()
        self.restoreGeometry(preferences.saved_state("geometry"))
        self.tasks.switch("design")

    def _take_first_size(self) -> None:
        """The usual size; all of a screen on which that, with its frame, would not go."""
        available = self.screen().availableSize()
        self.resize(FIRST_SIZE.boundedTo(available))
        if not _holds(available, self.size() + FRAME):
            self.setWindowState(Qt.WindowState.WindowMaximized)

    # Tasks

    def _make_task_actions(self) -> dict[str, QAction]:
        group = QActionGroup(self)
        texts = {
            "design": (self.tr("Design"), self.tr("Draw the network"), "Ctrl+1"),
            "data": (self.tr("Data"), self.tr("Choose the pictures to learn from"), "Ctrl+2"),
            "train": (self.tr("Train"), self.tr("Watch it learn"), "Ctrl+3"),
            "classify": (self.tr("Classify"), self.tr("Try it on your own pictures"), "Ctrl+4"),
        }
        actions = {}
        for task_id, (text, tip, key) in texts.items():
            action = group.addAction(icon(task_id), text)
            action.setCheckable(True)
            action.setShortcut(QKeySequence(key))
            action.setToolTip(f"{tip} ({action.shortcut().toString()})")
            action.setData(task_id)
            action.triggered.connect(self._choose_task)
            actions[task_id] = action
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        return actions

    def _make_top_bar(self) -> QToolBar:
        bar = QToolBar(self.tr("Tasks"), self)
        bar.setObjectName("top_bar")
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setIconSize(QSize(18, 18))
        templates = self.menus.actions["templates"]
        templates.setIconText(self.tr("Templates"))
        for action in (templates, *self.task_actions.values()):
            bar.addAction(action)
            button = bar.widgetForAction(action)
            button.setProperty("role", "task")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        space = QWidget(bar)
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(space)
        bar.addWidget(self.controls)
        self.addToolBar(bar)
        return bar

    def _fit_top_bar(self) -> None:
        """Where there is no room for the names of the tasks, their pictures stand alone: the buttons
        of the training would else be cut off."""
        bar, style = self.top_bar, Qt.ToolButtonStyle
        if bar.toolButtonStyle() == style.ToolButtonTextBesideIcon:
            self._top_bar_width = bar.sizeHint().width()
        wide = self.width() >= self._top_bar_width
        wanted = style.ToolButtonTextBesideIcon if wide else style.ToolButtonIconOnly
        if bar.toolButtonStyle() != wanted:
            bar.setToolButtonStyle(wanted)

    def _show_progress_above(self) -> None:
        """Epoch, time, speed and device beside the menus, where they do not crowd the buttons."""
        if self.menuBar().isNativeMenuBar():
            return  # it is at the top of the screen, and has no corner
        corner = QWidget(self)
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, GRID // 2, 2 * GRID, 0)
        row.setSpacing(2 * GRID)
        controls = self.controls
        metrics = self.fontMetrics()
        controls.device_label.setMinimumWidth(metrics.horizontalAdvance("CPU, 888 threads"))
        controls.device_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for place in (
            controls.epoch_label, controls.time_label, controls.speed_label, controls.device_label
        ):  # fmt: skip
            row.addWidget(place)
        self.menuBar().setCornerWidget(corner)

    @Slot()
    def _choose_task(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.tasks.switch(action.data())

    @Slot(str)
    def _mark_task(self, task_id: str) -> None:
        for name, action in self.task_actions.items():
            action.setChecked(name == task_id)
        if task_id == "classify":  # it is what the end of a training offers
            self.foot.notice_bar.dismiss_information()

    @Slot()
    def show_start(self) -> None:
        """The templates."""
        page = self.pages["start"]
        assert isinstance(page, Lazy)
        if not page.is_built:
            start = page.content
            start.template_chosen.connect(self.files.use_template)  # type: ignore[attr-defined]
            start.open_requested.connect(self.files.open)  # type: ignore[attr-defined]
            start.new_requested.connect(self.files.new)  # type: ignore[attr-defined]
            start.recent_chosen.connect(self.files.open_path)  # type: ignore[attr-defined]
        self.tasks.switch("start")

    def invite(self) -> None:
        """Tell somebody who is here for the first time what lies before them."""
        notices.post(
            self.tr("This network reads handwritten digits. Press Train and watch it learn."),
            action_text=self.tr("Other templates"),
            action=self.show_start,
        )

    @Slot()
    def show_classify(self) -> None:
        """The page on which pictures are classified."""
        self.tasks.switch("classify")

    @Slot()
    def choose_run(self) -> None:
        """Ask for the folder of a run that goes on elsewhere, and watch it."""
        folder = QFileDialog.getExistingDirectory(
            self, self.tr("Watch a run: choose its folder"), preferences.last_folder()
        )
        if folder:
            self.watch_run(Path(folder))

    def watch_run(self, folder: Path) -> None:
        """Watch the run in this folder, unless the user wants to keep what is in hand."""
        if self.session.is_active or self.files.may_go_on():
            self.session.following.follow(folder)

    @Slot()
    def _show_step(self) -> None:
        """Who begins a training with a single step wants to see it; later other plots may be in front."""
        if self.session.state == "preparing" and not self.docks["step"].isHidden():
            self.docks["step"].raise_()

    @Slot(str)
    def show_node(self, node_id: str) -> None:
        """Select this layer where it can be seen."""
        if self.tasks.current is None or self.tasks.current.page != "canvas":
            self.tasks.switch("design")
        self.document.select([node_id])

    # What the document and the session tell

    @Slot()
    def _document_opened(self) -> None:
        # What was told of the other project is over; what was lost last time can still be had back.
        self.foot.notice_bar.forget(lambda notice: notice.topic != "recovery")
        if self.session.is_active:
            self.session.discard()  # its curves and colours would seem to be those of this network
        self.tasks.switch("design")

    @Slot()
    def _forget_mended(self) -> None:
        self.foot.notice_bar.forget(
            lambda notice: (
                (notice.topic == "network" and self.session.blocking_problem is None)
                or (notice.topic == "data" and self.store.state == "loading")
            )
        )

    @Slot()
    def _forget_template(self) -> None:
        """It is another network now than the one that was introduced."""
        self.foot.notice_bar.forget(lambda notice: notice.topic == "template")

    @Slot()
    def _update_title(self) -> None:
        title = self.document.title or self.tr("Untitled")
        self.setWindowTitle(f"{title}[*] - Strata")
        self.setWindowModified(self.document.is_modified)

    @Slot(str)
    def _training_changed(self, state: str) -> None:
        active = self.session.is_active
        if state == "following":
            self.tasks.switch("train")
        if active and not self._was_active:
            self.tasks.switch("train")
            self.foot.notice_bar.dismiss_information()
            self.foot.notice_bar.forget(
                lambda notice: notice.topic in ("network", "run", "template") or notice.level == "problem"
            )
        self._was_active = active
        self.foot.show_training(active)

    @Slot()
    def prepare(self) -> None:
        """Make the plots one after the other while nobody waits: pyqtgraph is slow to import."""
        for name in PLOTS:
            panel = self.docks[name].widget()
            assert isinstance(panel, Lazy)
            if not panel.is_built:
                panel.content  # noqa: B018  asking builds it
                QTimer.singleShot(PREPARE_PAUSE_MS, self, self.prepare)
                return

    # Qt

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_top_bar()

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_top_bar()
        QTimer.singleShot(0, self.tasks, self.tasks.fit)

    @guarded
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()  # nothing is lost where it cannot be asked
        if self.files.may_go_on():
            self.tasks.remember()
            preferences.save_state("geometry", self.saveGeometry())
            event.accept()

    @guarded
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    @guarded
    def dropEvent(self, event: QDropEvent) -> None:
        found = dropped_file(event.mimeData())
        if found is None:
            return
        event.acceptProposedAction()
        kind, path = found
        if kind == "project":
            # After the drop has ended: a question in it would keep the other program waiting.
            QTimer.singleShot(0, self.files, lambda: self.files.open_path(str(path)))
        elif kind == "picture":
            self.tasks.switch("classify")
            self.pages["classify"].content.open_files([path])  # type: ignore[attr-defined]
        elif kind == "run":
            QTimer.singleShot(0, self, lambda: self.watch_run(path))
        else:
            self.tasks.switch("data")
            self.pages["data"].content.sources.take(path)  # type: ignore[attr-defined]


def _holds(screen: QSize, window: QSize) -> bool:
    return screen.width() >= window.width() and screen.height() >= window.height()
