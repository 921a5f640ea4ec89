"""Cold starts: a fresh interpreter for every measurement, the programs taken in turn."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

__all__ = ["PROGRAMS", "measure", "report"]

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


def measure(rounds: int) -> dict[str, list[float]]:
    """Seconds of every program, one measurement of each a round."""
    times: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for turn in range(rounds + 1):
        for name, program in PROGRAMS.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, "-I", "-c", program], check=True)
            if turn:
                times[name].append(time.perf_counter() - start)
    return times


def report(rounds: int = 30) -> list[str]:
    """The medians, and the ratios that are claimed, round by round."""
    times = measure(rounds)
    lines = [f"cold starts, {rounds} rounds"]
    for name, seconds in times.items():
        spread = f"{min(seconds) * 1e3:.1f} to {max(seconds) * 1e3:.1f}"
        lines.append(f"  {name:30} {statistics.median(seconds) * 1e3:7.1f} ms  ({spread})")
    for ours, theirs in PAIRS:
        ratios = [one / other for one, other in zip(times[ours], times[theirs], strict=True)]
        lines.append(f"  {ours} / {theirs}: {statistics.median(ratios):.2f}")
    return lines
