"""Many reports of the shipped one's size: loaded, checked, judged, and kept.

Each number of reports has a process of its own. The default is small; the full count is
`python -m benchmarks.scaling 1000`.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from itertools import islice
from typing import Any

__all__ = ["report"]

MEBI = 1 << 20


def report(counts: tuple[int, ...] = (1, 10, 100)) -> list[str]:
    """Time for a report of each step, and memory of a report that is kept, by their number."""
    found = [f"many reports, {', '.join(map(str, counts))} in processes of their own"]
    runs = [_in_a_process(count) for count in counts]
    for count, run in zip(counts, runs, strict=True):
        steps = ", ".join(
            f"{name} {seconds * 1e3:.0f} ms" for name, seconds in run["steps"].items()
        )
        found.append(f"  {count:5} reports: {steps} each; {run['kept'] / MEBI:.2f} MiB each kept")
    first, last = runs[0], runs[-1]
    for name, seconds in last["steps"].items():
        ratio = seconds / first["steps"][name]
        found.append(f"  {name}: one of {counts[-1]} / one of {counts[0]}: {ratio:.2f}")
    return found


def _in_a_process(count: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.scaling", "--measure", str(count)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def _measure(count: int) -> dict[str, Any]:
    """Seconds of CPU for each step and bytes of memory kept, both by report."""
    import dalian_report as dr
    from benchmarks.loading import another_each_time
    from dalian_report.check import check

    texts = another_each_time()
    # What is imported, compiled or read once.
    warm = dr.loads(next(texts))
    check(warm)
    dr.scorecard(warm)
    times = dict.fromkeys(("load", "check", "judge"), 0.0)
    before, kept = _resident(), []
    for text in islice(texts, count):
        start = time.process_time()
        loaded = dr.loads(text)
        read = time.process_time()
        check(loaded)
        checked = time.process_time()
        card = dr.scorecard(loaded)
        judged = time.process_time()
        kept.append((loaded, card))
        for name, taken in zip(
            times, (read - start, checked - read, judged - checked), strict=True
        ):
            times[name] += taken / count
    return {"steps": times, "kept": (_resident() - before) / count}


def _resident() -> int:
    """Bytes of memory in use; the most there ever were where that is all that can be had."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        scale = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale


if __name__ == "__main__":
    *options, number = sys.argv[1:]
    if options == ["--measure"]:
        print(json.dumps(_measure(int(number))))
    else:
        print("\n".join(report((1, 10, int(number)))))
