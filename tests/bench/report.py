"""What was measured, kept in docs/benchmarks.md: each measurement rewrites its own section."""

import os
import platform
import re
import statistics
from datetime import date
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
HEAD = """# Benchmarks

Written by `make bench`. Figures are of one run on a machine that may be busy with other things: compare within a section, where
everything was measured side by side, not between days.
"""


def machine() -> str:
    """The machine in a line, by what matters here."""
    model = re.search(r"model name\s*:\s*(.+)", _read("/proc/cpuinfo"))
    name = model.group(1) if model else platform.processor() or platform.machine()
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg()) if hasattr(os, "getloadavg") else "?"
    return (
        f"{os.cpu_count()} cores ({name}), {platform.system()}, Python {platform.python_version()}, load before {load}"
    )


def percentile(values: list[float], share: float) -> float:
    """The value below which ``share`` of the values lie."""
    return statistics.quantiles(values, n=100, method="inclusive")[round(share * 100) - 1]


def write(title: str, text: str, about: str) -> None:
    """Put a section into the page, in place of the one with the same title."""
    section = f"## {title}\n\n{date.today().isoformat()}, {about}.\n\n{text.strip()}\n"
    page = PAGE.read_text() if PAGE.exists() else HEAD
    parts = re.split(r"(?m)^(?=## )", page)
    kept = [part.rstrip() + "\n" for part in parts if not part.startswith(f"## {title}\n")]
    PAGE.write_text("\n".join([*kept, section]))
    print(f"\n{section}")


def _read(path: str) -> str:
    try:
        return Path(path).read_text()
    except OSError:
        return ""
