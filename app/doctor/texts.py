"""What a finding says in the panel: its layers, and its evidence as rows of names and numbers."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from app.doctor.evidence_names import evidence_name
from app.document.document import Document
from app.translate import engine_text
from app.widgets.numbers import locale
from engine.doctor.finding import Finding

MOST_NAMES = 4


def where_text(document: Document, finding: Finding) -> str:
    """The names of the layers concerned, the first few of them."""
    tr = QCoreApplication.translate
    ids = finding.layers or ((finding.layer,) if finding.layer is not None else ())
    nodes = document.network.by_id
    names = [nodes[one].name if one in nodes else one for one in ids]
    if not names:
        return tr("Doctor", "the whole network")
    if len(names) <= MOST_NAMES:
        return ", ".join(names)
    more = len(names) - MOST_NAMES
    return tr("Doctor", "{names} and {count} more").format(names=", ".join(names[:MOST_NAMES]), count=more)


def evidence_rows(finding: Finding) -> list[tuple[str, str]]:
    """Name and value of each number of the evidence, in words."""
    return [(evidence_name(name), value_text(value)) for name, value in finding.evidence.items()]


def value_text(value: object) -> str:
    """A number in three figures; a list of them in short; text as it is."""
    if isinstance(value, bool) or value is None:
        return engine_text("yes") if value else "–"
    if isinstance(value, int):
        return locale().toString(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            return "–" if math.isnan(value) else "∞"
        if value and not 1e-3 <= abs(value) < 1e5:
            return f"{value:.1e}".replace("e-0", "e-").replace("e+0", "e")
        return f"{value:.3g}".replace(".", locale().decimalPoint())
    if isinstance(value, list | tuple):
        return ", ".join(map(value_text, value[:4])) + (" …" if len(value) > 4 else "")
    return str(value)
