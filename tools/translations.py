"""Collects the window's strings for translation: `python tools/translations.py`.

It writes `resources/translations/strata_LOCALE.ts` anew, keeps the translations that are there, drops
those of strings that are gone, and makes the `.qm` that the program loads. What is not translated yet
stands in the `.ts` as unfinished; translate it there (by hand or with Qt Linguist) or so:

    python tools/translations.py --missing > new.json    {context: {source: ""}}, to be filled in
    python tools/translations.py --fill new.json
    python tools/translations.py --check                 fails where anything is missing or stale
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree

ROOT = Path(__file__).parents[1]
if str(ROOT) not in sys.path:  # as a script, Python looks for modules beside this file only
    sys.path.insert(0, str(ROOT))

from tools.translatable import Strings, all_strings  # noqa: E402

FOLDER = ROOT / "resources" / "translations"
Translations = dict[tuple[str, str], str]
"""(context, source) -> translation, "" where there is none yet."""


def read_ts(path: Path) -> Translations:
    """What the file holds, unfinished ones as ""; empty where there is no file."""
    if not path.exists():
        return {}
    found: Translations = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            found[name, message.findtext("source", "")] = message.findtext("translation", "")
    return found


def ts_text(locale: str, strings: Strings, translations: Translations) -> str:
    """The `.ts` file as Qt Linguist reads it, in a fixed order."""
    root = ElementTree.Element("TS", version="2.1", language=locale, sourcelanguage="en")
    for name in sorted({context for context, _ in strings}):
        context = ElementTree.SubElement(root, "context")
        ElementTree.SubElement(context, "name").text = name
        for source in sorted(text for other, text in strings if other == name):
            message = ElementTree.SubElement(context, "message")
            for place in sorted(strings[name, source]):
                ElementTree.SubElement(message, "location", filename=f"../../{place}")
            ElementTree.SubElement(message, "source").text = source
            text = translations.get((name, source), "")
            attributes = {} if text else {"type": "unfinished"}
            ElementTree.SubElement(message, "translation", attributes).text = text
    ElementTree.indent(root, "  ")
    body = ElementTree.tostring(root, encoding="unicode", short_empty_elements=False)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'


def placeholders(text: str) -> list[str]:
    """The `{fields}` of a template, with their formats, sorted; none where it is no template."""
    try:
        fields = [(name, form) for _, name, form, _ in Formatter().parse(text) if name is not None]
    except ValueError:
        return []
    return sorted(f"{name}:{form}" for name, form in fields if re.fullmatch(r"\w+", name))


def faults(strings: Strings, translations: Translations, released: Translations) -> list[str]:
    """What is wrong with a translation, one line each; `released` is what the `.qm` gives."""
    found = []
    for key in sorted(strings):
        context, source = key
        text = translations.get(key, "")
        name = f"{context}: {source!r}"
        if not text:
            found.append(f"not translated: {name}")
        elif placeholders(text) != placeholders(source):
            found.append(f"other placeholders: {name}: {text!r}")
        elif released.get(key) != text:
            found.append(f"not in the .qm as it is in the .ts: {name}")
    found += [f"no longer used: {context}: {source!r}" for context, source in translations.keys() - strings]
    return found


def read_qm(path: Path, strings: Strings) -> Translations:
    """What the released file gives for these strings, by Qt itself."""
    from PySide6.QtCore import QTranslator

    translator = QTranslator()
    if not path.exists() or not translator.load(str(path)):
        return {}
    return {key: translator.translate(*key) or "" for key in strings}


def release(ts: Path) -> None:
    """Make the `.qm` beside the `.ts`."""
    import PySide6

    tool = Path(PySide6.__file__).parent / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
    command = [str(tool), "-silent", str(ts), "-qm", str(ts.with_suffix(".qm"))]
    subprocess.run(command, check=True)


def main(arguments: list[str] | None = None) -> int:
    """The command; gives its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--locale", default="zh_CN", help="the translation to work on")
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--check", action="store_true", help="write nothing; fail where it is not complete")
    group.add_argument("--missing", action="store_true", help="print what is not translated, as JSON")
    group.add_argument("--fill", type=Path, metavar="FILE", help="take translations from such JSON")
    options = parser.parse_args(arguments)
    ts = FOLDER / f"strata_{options.locale}.ts"
    strings, translations = all_strings(), read_ts(ts)

    if options.check:
        problems = faults(strings, translations, read_qm(ts.with_suffix(".qm"), strings))
        print("\n".join([*problems, f"{len(strings)} strings, {len(problems)} faults"]))
        return 1 if problems else 0
    if options.missing:
        missing: dict[str, dict[str, str]] = {}
        for context, source in sorted(strings):
            if not translations.get((context, source)):
                missing.setdefault(context, {})[source] = ""
        print(json.dumps(missing, ensure_ascii=False, indent=1))
        return 0
    if options.fill:
        filled = json.loads(options.fill.read_text(encoding="utf-8"))
        for context, pairs in filled.items():
            translations.update({(context, source): text for source, text in pairs.items()})
    ts.write_text(ts_text(options.locale, strings, translations), encoding="utf-8", newline="\n")
    release(ts)
    left = sum(not translations.get(key) for key in strings)
    print(f"{len(strings)} strings, {left} not translated")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
