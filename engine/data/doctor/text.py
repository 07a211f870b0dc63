"""Findings in a terminal: lines for people, rows for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from engine.data.doctor.finding import Finding

SHOWN = 5
"""So many pictures of a finding are named."""


def finding_lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Each with a few of its pictures and its fixes, indented."""
    for finding in findings:
        yield f"{finding.severity}: {finding.message} {finding.advice}"
        for picture in finding.pictures[:SHOWN]:
            note = f": {picture.note}" if picture.note else ""
            yield f"    {picture.key} ({picture.part}){note}"
        if len(finding.pictures) > SHOWN:
            yield f"    and {len(finding.pictures) - SHOWN} more"
        for fix in finding.fixes:
            yield f"  fix: {fix.title}"


def finding_rows(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """All of it as JSON values; `group` is null for a picture that is in none."""
    return [
        {
            "code": finding.code,
            "severity": finding.severity,
            "message": str(finding.message),
            "advice": str(finding.advice),
            "pictures": [
                {
                    "part": picture.part,
                    "index": picture.index,
                    "key": picture.key,
                    "note": str(picture.note),
                    "group": picture.group if picture.group >= 0 else None,
                }
                for picture in finding.pictures
            ],
            "fixes": [str(fix.title) for fix in finding.fixes],
        }
        for finding in findings
    ]
