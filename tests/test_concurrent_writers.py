"""Many processes write one file, others end in the middle of it: a reader sees whole documents."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from campaigns import crashes

import dalian_report as dr
from small_report import report

WRITERS = 4
ROUNDS = 25
WRITER = """
import sys
import dalian_report as dr
report = dr.read(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
for _ in range({rounds}):
    dr.write(report, sys.argv[2])
"""


def _documents(folder: Path) -> dict[Path, bytes]:
    """A report for each writer, the later the longer, so that a mixture is neither of two."""
    found: dict[Path, bytes] = {}
    for number in range(WRITERS):
        source = attrs.evolve(report().source, title="The report of writer " + f"{number} " * 999)
        path = folder / f"{number}.json"
        dr.write(attrs.evolve(report(), source=source), path)
        found[path] = path.read_bytes()
    return found


def test_writers_at_once_never_mix(tmp_path: Path) -> None:
    documents = _documents(tmp_path)
    assert len({*documents.values()}) == WRITERS
    (tmp_path / "shared").mkdir()
    goal = tmp_path / "shared" / "report.json"
    program = WRITER.format(rounds=ROUNDS)
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(path), str(goal)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for path in documents
    ]
    for writer in writers:
        assert writer.stdout
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin
        writer.stdin.write("go\n")
        writer.stdin.flush()
    seen: set[bytes] = set()
    while any(writer.poll() is None for writer in writers):
        if goal.exists():
            seen.add(goal.read_bytes())
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    seen.add(goal.read_bytes())
    assert seen <= {*documents.values()}
    assert os.listdir(goal.parent) == ["report.json"]


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not here")
@pytest.mark.parametrize(
    ("fault", "expected"),
    [("signal=KILL", {"old file", "new file"}), ("error=ENOSPC", {"old file", "new file"})],
)
def test_a_fault_at_a_system_call_leaves_the_old_file_or_the_new_one(
    fault: str, expected: set[str]
) -> None:
    calls = [call for call in crashes._calls(True) if call.name in {"write", "fsync", "rename"}]
    if not calls:
        pytest.skip("strace may not look into a process here")
    assert {call.name for call in calls} == {"write", "fsync", "rename"}
    outcomes = {call: crashes._tried(call, fault, True) for call in calls}
    assert {*outcomes.values()} <= expected
    before = [outcome for call, outcome in outcomes.items() if call.name == "write"]
    assert before == ["old file"] * len(before), "the goal is touched by the renaming alone"


def test_the_campaign_sees_a_file_that_is_neither(tmp_path: Path) -> None:
    """What the faults are judged by can say no."""
    (tmp_path / "report.json").write_text("half", encoding="utf-8")
    assert "neither" in crashes._outcome(tmp_path, 0, False)
    (tmp_path / "report.json").write_text(crashes.OLD, encoding="utf-8")
    assert crashes._outcome(tmp_path, 0, False) == "success, but the old file"
    (tmp_path / ".0.part").touch()
    assert crashes._outcome(tmp_path, 1, False) == "a draft was left behind"
    assert crashes._outcome(tmp_path, 1, True) == "old file"


def test_nothing_else_in_the_package_writes_a_file() -> None:
    """Reports, observations, pages, CSV and Parquet: all go by `_files.replace`.

    The tables of a corpus do not fit in memory. They are streamed to new files, which replace the
    old ones when all are whole (`tests/corpus`): Stata tables too. A content that Spark passes
    becomes a file in a temporary folder, since a draft reads its name.
    """
    package = Path(dr.__file__).parent
    writing = re.compile(
        r"\bopen\([^)\n]*[\"'][rb]*[wax+][bt+]*[\"']|\.write_(?:text|bytes)\(|O_CREAT|mkstemp"
    )
    found = {
        str(path.relative_to(package))
        for path in package.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if writing.search(line) and not re.match(r"\s*(?:>>>|\.\.\.|#)", line)
    }
    corpus = {"corpus/_stata.py", "corpus/_steps.py", "corpus/_tables.py"}
    assert found == {"documents/_files.py", *corpus}
