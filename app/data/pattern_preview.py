"""What a pattern makes of the file names: the classes that it finds, while it is being typed."""

from __future__ import annotations

from pydantic import ValidationError
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.data.store import DataStore
from app.widgets.editors import TextEditor
from app.widgets.form import DefinitionForm
from app.widgets.labels import label
from app.widgets.numbers import count_text
from app.widgets.words import reason_of
from engine.data.sources.named_files import NamedFiles
from engine.spec.source import DataSource

MOST_CLASSES, MOST_OTHERS = 6, 2


class PatternPreview(QWidget):
    """Hidden unless labels are in file names."""

    def __init__(self, store: DataStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self._source: NamedFiles | None = None
        self._editor: TextEditor | None = None
        self.found: QLabel = label("", "good")
        self.others: QLabel = label("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.found)
        column.addWidget(self.others)
        store.names_previewed.connect(self._show)
        self.hide()

    def show_source(self, source: DataSource, form: DefinitionForm) -> None:
        """The source that the form shows."""
        self._source = source if isinstance(source, NamedFiles) else None
        self.setVisible(self._source is not None)
        if self._source is None:
            return
        editor = form.rows["pattern"].editor
        assert isinstance(editor, TextEditor)
        if editor is not self._editor:
            self._editor = editor
            editor.box.textEdited.connect(self._on_typed)
        self.store.preview_names(self._source)

    @Slot(str)
    def _on_typed(self, pattern: str) -> None:
        if self._source is None:
            return
        try:
            source = self._source.edited(pattern=pattern)
        except ValidationError as error:
            self.found.setText("")
            self.others.setText(reason_of(error))
            return
        self.store.preview_names(source)

    @Slot(object, object)
    def _show(self, counts: dict[str, int], others: list[str]) -> None:
        shown = [f"{name} {count_text(count)}" for name, count in list(counts.items())[:MOST_CLASSES]]
        if len(counts) > MOST_CLASSES:
            shown.append(self.tr("and {count} more").format(count=count_text(len(counts) - MOST_CLASSES)))
        self.found.setText(", ".join(shown))
        names = ", ".join(name.rpartition("/")[2] for name in others[:MOST_OTHERS])
        text = self.tr("{count} names do not fit, such as {names}.")
        self.others.setText(text.format(count=count_text(len(others)), names=names) if others else "")
