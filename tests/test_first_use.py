"""The first use of the package, by many at once: threads, forked and spawned processes.

Each trial runs in a fresh interpreter, since the first use is over when these tests begin.
"""

from __future__ import annotations

import json
import multiprocessing
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import dalian_report as dr

if TYPE_CHECKING:
    from pathlib import Path

THREADS = 64
USE = """
import hashlib

def answers(dr):
    report = dr.load()
    parts = [
        repr((report.sections[-9:], report.statements[-9:], report.figures, report.glossary[:9])),
        repr(dr.observations()),
        repr([(hit.statement.id, hit.score) for hit in report.search("offshore wind")]),
        repr(report.section("Part II, section 5").id),
        str(dr.scorecard(rule="guarded")),
        str(dr.growth.cagr(100, 200, 7)),
    ]
    return [hashlib.sha256(part.encode()).hexdigest() for part in parts]
"""
AT_ONCE = (
    USE
    + """
import json, sys, threading
sys.setswitchinterval(1e-4)
import dalian_report as dr

start, found, reports, observations = threading.Barrier({threads}), [], [], []

def run(turn):
    start.wait()
    try:
        if turn % 2:
            observations.append(dr.observations())
        reports.append(dr.load())
        found.append(answers(dr))
        observations.append(dr.observations())
    except BaseException as error:
        found.append(repr(error))

threads = [threading.Thread(target=run, args=(turn,)) for turn in range({threads})]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(json.dumps([found, len(set(map(id, reports))), len(set(map(id, observations)))]))
"""
)
FORKED = (
    USE
    + """
import json, multiprocessing, sys
import dalian_report as dr

def work(_):
    return answers(dr), dr.load() is dr.load()

if __name__ == "__main__":
    if sys.argv[1] == "used":
        answers(dr)
    with multiprocessing.get_context(sys.argv[2]).Pool(4) as pool:
        print(json.dumps(pool.map(work, range(8), chunksize=1)))
"""
)


def _expected() -> list[str]:
    names: dict[str, object] = {}
    exec(USE, names)
    found: list[str] = names["answers"](dr)  # type: ignore[operator]
    return found


def _printed(program: str, *words: str) -> object:
    done = subprocess.run(
        [sys.executable, "-c", program, *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def test_64_threads_at_once_find_one_report_and_equal_answers() -> None:
    found, reports, observations = _printed(AT_ONCE.format(threads=THREADS))  # type: ignore[misc]
    assert found == [_expected()] * THREADS
    assert (reports, observations) == (1, 1)


@pytest.mark.parametrize("before", ["unused", "used"])
def test_forked_processes_find_equal_answers(before: str) -> None:
    if "fork" not in multiprocessing.get_all_start_methods():
        pytest.skip("this system does not fork")
    # A parent that has loaded, searched and judged hands its caches and locks on.
    assert _printed(FORKED, before, "fork") == [[_expected(), True]] * 8


def test_spawned_processes_find_equal_answers(tmp_path: Path) -> None:
    script = tmp_path / "spawned.py"
    script.write_text(FORKED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), "used", "spawn"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout) == [[_expected(), True]] * 8
