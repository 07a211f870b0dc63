"""The window in Chinese: every string is translated, and none is left in English on any page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.application import open_first
from app.languages import install_language, languages
from app.tasks import TASKS
from app.training.texts import device_text
from app.translate import engine_message, engine_text
from app.widgets.lazy import Lazy
from app.window import Window
from engine.docs import layers_page
from engine.spec.layer import Layer
from engine.spec.message import say
from tools.translatable import CollectionError, all_strings, strings_of
from tools.translations import FOLDER, faults, main, placeholders, read_qm, read_ts, ts_text

TS = FOLDER / "strata_zh_CN.ts"
HAN = re.compile("[\u4e00-\u9fff]")
WORD = re.compile(r"[A-Za-z]{3,}")

# What stays in Latin letters, and why.
NAMES = frozenset({"Strata", "English", "CUDA", "NVIDIA", "MPS", "Apple", "CPU"})
"""Proper names; a language goes by its own name."""
UNITS = frozenset({"KiB", "MiB", "GiB"})
FOREIGN = frozenset({"Export..."})
"""An action of pyqtgraph's own menu, which is never shown."""


@pytest.fixture
def chinese(qtbot: QtBot) -> Iterator[None]:
    """The translators of Simplified Chinese, taken away again after the test."""
    app = QApplication.instance()
    assert app is not None
    before = set(app.findChildren(QTranslator))
    assert install_language(app, "zh_CN") == "zh_CN"
    yield
    for translator in set(app.findChildren(QTranslator)) - before:
        app.removeTranslator(translator)
        translator.deleteLater()


@pytest.fixture
def window(chinese: None, qtbot: QtBot, new_window: Window) -> Window:
    """The sample in a Chinese window that is shown."""
    open_first(new_window, None)
    new_window.show()
    qtbot.waitExposed(new_window)
    qtbot.waitUntil(lambda: new_window.store.state == "ready")
    return new_window


# The files


def test_every_string_is_translated_with_its_placeholders_and_released() -> None:
    strings = all_strings()
    found = faults(strings, read_ts(TS), read_qm(TS.with_suffix(".qm"), strings))
    assert not found, "run tools/translations.py, see its first lines:\n" + "\n".join(found)


def test_the_check_finds_each_kind_of_fault() -> None:
    strings = {("A", text): {"app/a.py"} for text in ("new", "{count} layers", "late", "good")}
    translations = {
        ("A", "{count} layers"): "{number} 层",
        ("A", "late"): "后",
        ("A", "good"): "好",
        ("A", "gone"): "去",
    }
    found = faults(strings, translations, {("A", "good"): "好", ("A", "late"): "早"})
    assert [line.partition(":")[0] for line in found] == [
        "not in the .qm as it is in the .ts",
        "not translated",
        "other placeholders",
        "no longer used",
    ]


def test_what_is_filled_in_is_kept_and_what_is_gone_is_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tools.translations.FOLDER", tmp_path)
    ts = tmp_path / "strata_zh_CN.ts"
    gone = {("Panels", "Layers"): "层", ("Gone", "Gone"): "去"}
    ts.write_text(ts_text("zh_CN", {key: set() for key in gone}, gone), encoding="utf-8")
    new = tmp_path / "new.json"
    new.write_text('{"Panels": {"Inspector": "检查器 <b>&\\n"}}', encoding="utf-8")
    assert main(["--fill", str(new)]) == 0
    read = read_ts(ts)
    assert read["Panels", "Layers"] == "层"
    assert read["Panels", "Inspector"] == "检查器 <b>&\n"
    assert ("Gone", "Gone") not in read
    assert read_qm(ts.with_suffix(".qm"), {("Panels", "Inspector"): set()}) == {
        ("Panels", "Inspector"): "检查器 <b>&\n"
    }
    assert main(["--check"]) == 1
    assert "not translated: Panels: 'Training plan'" in capsys.readouterr().out


def test_placeholders_are_compared_with_their_format() -> None:
    assert placeholders("{b} of {a:g}") == ["a:g", "b:"]
    assert placeholders("a pattern such as {group}_{}") == ["group:"]
    assert placeholders("a } alone") == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('class A:\n  def f(self): self.tr("one")', {("A", "one")}),
        ('class A:\n  def f(self):\n    tr = self.tr\n    tr("a" "b")', {("A", "ab")}),
        ('QCoreApplication.translate("Card", "two")', {("Card", "two")}),
        ('def f():\n  tr = QCoreApplication.translate\n  tr("Card", "x")', {("Card", "x")}),
        ('_tr("x")\ndef _tr(t): return QCoreApplication.translate("C", t)', {("C", "x")}),
        ('say("There is no {x}.", x=1)', {("engine", "There is no {x}.")}),
    ],
)
def test_strings_are_found_in_code(code: str, found: set[tuple[str, str]]) -> None:
    assert {(context, text) for context, text, _ in strings_of(code, Path("app/a.py"))} == found


@pytest.mark.parametrize(
    "call", ['self.tr(f"{x}")', "self.tr(x)", 'self.tr("a" + x)', 'self.tr("%n", "", 2)', 'page.tr("x")']
)
def test_what_cannot_be_collected_is_refused(call: str) -> None:
    with pytest.raises(CollectionError, match=r"a\.py:2"):
        strings_of(f"class A:\n  def f(self): {call}", Path("app/a.py"))


# The engine's texts at the border


def test_a_message_is_translated_with_the_messages_in_it(chinese: None) -> None:
    outer = say("{layer}: {problem}", layer="conv1", problem=say("{name} gets no input.", name="x"))
    assert engine_message(outer) == "conv1：x 没有输入。"


def test_a_reason_of_the_engine_is_translated_but_no_name_is(chinese: None) -> None:
    message = say("{path} cannot be read: {reason}.", path="labels", reason="it is cut short")
    assert engine_message(message) == "无法读取 labels：内容不完整。"
    system = say("{path} cannot be read: {reason}.", path="a", reason="is a directory")
    assert engine_message(system) == "无法读取 a：is a directory。"


def test_every_layer_has_its_help_in_chinese(chinese: None) -> None:
    for layer in Layer.family.members().values():
        assert HAN.search(engine_text(layer.summary())), layer
    page = layers_page(engine_message)
    assert page.startswith("# 层\n")
    assert "| 设置 | 默认 | 取值 | 含义 |" in page


@pytest.mark.parametrize(
    ("english", "words"),
    [("CPU, 1 thread", "CPU，1 线程"), ("CPU, 8 threads", "CPU，8 线程"), ("CUDA H200", "CUDA H200")],
)
def test_the_device_is_named_in_chinese(chinese: None, english: str, words: str) -> None:
    assert device_text(english) == words


# The window


def words(widget: QWidget) -> Iterator[str]:
    """What a widget shows or says by itself, without what the user typed."""
    yield widget.toolTip()
    yield widget.accessibleName()
    match widget:
        case QLabel() | QAbstractButton():
            yield re.sub("<[^>]*>", "", widget.text())
        case QComboBox():
            yield from (widget.itemText(row) for row in range(widget.count()))
        case QLineEdit():
            yield widget.placeholderText()


def left_in_english(window: Window) -> set[str]:
    """Texts in view, and of all actions, with a Latin word and no Chinese, that need not be so."""
    texts = {action.text().removesuffix("...") for action in window.findChildren(QAction)} - {
        text.removesuffix("...") for text in FOREIGN
    }
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisible():
            texts.update(words(widget))
    own = {node.name for node in window.document.network.nodes}  # named by the user
    same = {source for (_, source), text in read_ts(TS).items() if text == source}  # ReLU, Adam, tanh
    kept = own | same | NAMES | UNITS
    return {
        text
        for text in texts
        if not HAN.search(text)
        and (WORD.search(" ".join(part for part in re.split(r"[\s,━（）]+", text) if part not in kept)))
        and text not in kept
    }


def prepared(window: Window, task: str) -> None:
    window.tasks.switch(task)
    for lazy in window.findChildren(Lazy):
        if lazy.isVisible():
            assert lazy.findChildren(QWidget), "a page that is in view is made"


def test_chinese_is_offered_by_its_own_name(window: Window) -> None:
    assert languages()["zh_CN"] == "简体中文"
    assert "简体中文" in {action.text() for action in window.findChildren(QAction)}


@pytest.mark.parametrize("task", [task.id for task in TASKS])
def test_no_task_has_english_left(window: Window, qtbot: QtBot, task: str) -> None:
    prepared(window, task)
    for node in (None, *window.document.network.order):
        window.document.select([] if node is None else [node])
        QCoreApplication.processEvents()
        assert left_in_english(window) == set()
        if task != "design":
            break
    assert any(HAN.search(action.text()) for action in window.menuBar().actions())


def test_every_layer_type_has_a_chinese_form(window: Window, qtbot: QtBot) -> None:
    prepared(window, "design")
    network = window.document.network
    for tag in ("Conv2d", "BatchNorm", "Dropout", "Upsample", "GroupNorm", "GELU"):
        network = network.add(network.fresh_node(Layer.family.parse({"type": tag})))
    window.document.edit_network("", network)
    for node in network.order:
        window.document.select([node])
        QCoreApplication.processEvents()
        assert left_in_english(window) == set()


def test_notices_are_chinese(window: Window) -> None:
    assert window.foot.notice_bar.text.startswith("这个网络识别手写数字")
    window.session.files.save("x.safetensors")
    assert "还没有训练好的网络" in window.foot.notice_bar.text


def test_a_text_in_english_is_found(window: Window) -> None:
    stray = QLabel("Left over", window)
    stray.show()
    assert left_in_english(window) == {"Left over"}
