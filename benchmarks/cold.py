"""Cold starts: a fresh interpreter for every measurement, the programs taken in turn."""

from __future__ import annotations

import subprocess
import sys
from functools import partial

from benchmarks import timing

__all__ = ["PROGRAMS", "report"]

PROGRAMS = {
    "bare interpreter": "pass",
    "import pycountry": "import pycountry",
    "pycountry, first get": "import pycountry; pycountry.countries.get(alpha_2='CN')",
    "import dalian_report": "import dalian_report",
    "dalian_report, first section": "import dalian_report as dr; dr.load().section('II.5.3')",
    "dalian_report, first target": "import dalian_report as dr; dr.load().target('gdp')",
}

PAIRS = (
    ("import dalian_report", "bare interpreter"),
    ("dalian_report, first section", "pycountry, first get"),
    ("dalian_report, first target", "pycountry, first get"),
)


def report(rounds: int = 30) -> list[str]:
    """The medians, and the ratios that are claimed."""
    runs = {
        name: partial(subprocess.run, [sys.executable, "-I", "-c", program], check=True)
        for name, program in PROGRAMS.items()
    }
    times = timing.compare(runs, rounds=rounds, least=0)
    return timing.lines(f"cold starts, {rounds} rounds", times, PAIRS)
