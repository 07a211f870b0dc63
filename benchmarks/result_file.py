"""Writes a dated result beside what it was measured on."""

from __future__ import annotations

import datetime
import json
import os
import platform
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "results"


def machine() -> dict[str, Any]:
    """Enough to judge a figure by: processor, cores, versions."""
    import torch

    processor = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [
            line.partition(":")[2].strip()
            for line in cpuinfo.read_text().splitlines()
            if "model name" in line
        ]
        processor = names[0] if names else processor
    return {
        "processor": processor,
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "torch": torch.__version__,
        "system": platform.system(),
    }


def write_result(name: str, figures: dict[str, Any]) -> Path:
    """Write results/DATE-name.json and print it."""
    date = datetime.date.today().isoformat()
    path = FOLDER / f"{date}-{name}.json"
    text = json.dumps({"date": date, "machine": machine(), **figures}, indent=2)
    path.write_text(text + "\n", encoding="utf-8")
    print(text)
    return path
