"""Crashes and failing system calls while a report is written: the old file or the new one.

Needs strace, which ends the writer or lets a call of it fail, at each system call in turn
that the writer makes between its first look at the folder and its end.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    import argparse

__all__ = ["add_options", "run"]

ROOT = Path(__file__).parent.parent
OLD, NEW = "old\n", ROOT / "tests" / "small-report.json"
PROGRAM = """
import os, sys
import dalian_report as dr
report = dr.read(sys.argv[1])
dr.dumps(report)
with open(sys.argv[2] + ".warm", "w"): pass
dr.write(report, sys.argv[2] + ".warm")
os.path.exists("{mark}")
dr.write(report, sys.argv[2])
os.path.exists("{mark}")
"""
MARK = "/where-the-writing-begins-and-ends"
FAILURES = ("ENOSPC", "EIO", "EACCES", "EINTR")


@attrs.frozen
class Call:
    """A system call of the writer: its name, and the how manieth of this name it is."""

    name: str
    number: int


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of this campaign."""
    parser.add_argument("--rename-over", choices=["old", "nothing"], default="old")


def run(options: argparse.Namespace) -> int:
    """Run it, print what was seen; 1 if a file was lost or mixed."""
    if shutil.which("strace") is None:
        print("strace is not here: nothing was tried")
        return 2
    is_there = options.rename_over == "old"
    calls = _calls(is_there)
    print(f"{len(calls)} system calls while writing: {_listed(calls)}")
    bad: list[str] = []
    seen: Counter[str] = Counter()
    for call in calls:
        for fault in ("signal=KILL", *(f"error={name}" for name in FAILURES)):
            outcome = _tried(call, fault, is_there)
            seen[f"{'killed' if 'KILL' in fault else 'failed'}: {outcome}"] += 1
            if outcome not in {"old file", "new file"}:
                bad.append(f"{call.name} number {call.number}, {fault}: {outcome}")
    for outcome, count in sorted(seen.items()):
        print(f"{count:5} {outcome}")
    print(f"{len(bad)} findings", *bad, sep="\n")
    return 1 if bad else 0


def _listed(calls: list[Call]) -> str:
    counts = Counter(call.name for call in calls)
    return ", ".join(f"{name} ({count})" for name, count in counts.items())


def _command(folder: Path) -> list[str]:
    return [
        sys.executable,
        "-c",
        PROGRAM.replace("{mark}", MARK),
        str(NEW),
        str(folder / "report.json"),
    ]


def _environment() -> dict[str, str]:
    # Always the same calls: no cache of compiled code is written, no hash is random.
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"}


def _calls(is_there: bool) -> list[Call]:
    """The system calls between the marks."""
    with tempfile.TemporaryDirectory() as name:
        folder = _prepared(Path(name), is_there)
        trace = folder / "trace"
        command = ["strace", "-o", str(trace), *_command(folder)]
        subprocess.run(command, check=True, env=_environment(), capture_output=True)
        lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    counts: Counter[str] = Counter()
    found: list[Call] = []
    marks = 0
    for line in lines:
        name = (re.match(r"(\w+)\(", line) or [""])[1 if "(" in line else 0]
        if not name:
            continue
        counts[name] += 1
        if MARK in line:
            marks += 1
        elif marks == 1:
            found.append(Call(name, counts[name]))
    return found


def _prepared(folder: Path, is_there: bool) -> Path:
    if is_there:
        (folder / "report.json").write_text(OLD, encoding="utf-8")
    return folder


def _tried(call: Call, fault: str, is_there: bool) -> str:
    """What the folder holds after the fault."""
    with tempfile.TemporaryDirectory() as name:
        folder = _prepared(Path(name), is_there)
        inject = f"inject={call.name}:{fault}:when={call.number}"
        command = ["strace", "-o", os.devnull, "-e", f"trace={call.name}", "-e", inject]
        done = subprocess.run(
            [*command, *_command(folder)], env=_environment(), capture_output=True, check=False
        )
        return _outcome(folder, done.returncode, "KILL" in fault)


def _outcome(folder: Path, code: int, was_killed: bool) -> str:
    file = folder / "report.json"
    text = file.read_text(encoding="utf-8") if file.exists() else OLD
    if text not in {OLD, NEW.read_text(encoding="utf-8")}:
        return f"a file of {len(text)} characters that is neither the old one nor the new one"
    if code == 0 and text == OLD:
        return "success, but the old file"
    drafts = list(folder.glob(".*.part"))
    if drafts and not was_killed:
        return "a draft was left behind"
    return "old file" if text == OLD else "new file"
