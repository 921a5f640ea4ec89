"""Time and memory of `dalian_report.corpus.run` for a folder and for its tenths.

    python -m benchmarks.corpus FOLDER [--processes 1 2] [--tenths] [--killed 5]

The folder has texts as LEVEL/PLACE/YEAR.md. The tenths are of about equal numbers of texts, by
place, so that consecutive years stay together. The time is that of the processor (user and system,
all processes), so other work on the machine changes it little. The memory is that of the largest
process. `--killed` stops runs at random moments, resumes the last one, and compares its bytes with
those of a run without a stop.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

RUN = """
import sys
import dalian_report as dr
if __name__ == "__main__":
    dr.corpus.run(sys.argv[1], sys.argv[2], processes=int(sys.argv[3]))
"""
MEBI = 1 << 20
SEED = 20261129


class Cost(NamedTuple):
    """What a run took."""

    seconds: float
    mebibytes: float


def _start(folder: Path, out: Path, processes: int) -> subprocess.Popen[bytes]:
    program = out.with_name("run.py")
    program.write_text(RUN, encoding="utf-8")
    return subprocess.Popen([sys.executable, str(program), str(folder), str(out), str(processes)])


def cost(folder: Path, out: Path, processes: int) -> Cost:
    """Run once and return the time of the processor and the memory of the largest process."""
    started = _start(folder, out, processes)
    _, status, usage = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise SystemExit(f"the run over {folder} ended with {started.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / MEBI)


def texts_of(folder: Path) -> list[Path]:
    """The texts, by place and year."""
    return sorted(path.relative_to(folder) for path in folder.rglob("*.md"))


def tenths_of(texts: list[Path]) -> Iterator[list[Path]]:
    """Ten groups of texts in which no place is divided."""
    group: list[Path] = []
    done = 0
    for number, path in enumerate(texts):
        if (
            group
            and path.parent != texts[number - 1].parent
            and number >= (done + 1) * len(texts) / 10
        ):
            yield group
            group, done = [], done + 1
        group.append(path)
    yield group


def line(name: str, folder: Path, texts: list[Path], took: Cost) -> str:
    """One row of the table of the docs."""
    size = sum((folder / path).stat().st_size for path in texts) / 1e6
    return (
        f"| {name} | {len(texts):,} | {size:.1f} | {took.seconds:.0f} |"
        f" {1000 * took.seconds / len(texts):.0f} | {took.seconds / size:.2f} |"
        f" {len(texts) / took.seconds:.1f} | {took.mebibytes:.0f} |"
    )


def killed(folder: Path, work: Path, times: int) -> str:
    """Stop a run at random moments, resume it, and compare the bytes with a run at once."""
    moments = random.Random(SEED)
    whole, stopped = work / "whole", work / "stopped"
    began = time.monotonic()
    cost(folder, whole, 1)
    length = time.monotonic() - began
    parts: list[int] = []
    for _ in range(times):
        started = _start(folder, stopped, 2)
        time.sleep(moments.uniform(0.05, 0.3) * length)
        started.kill()
        started.wait()
        parts.append(len(list(stopped.glob(".parts/*.gz"))))
    cost(folder, stopped, 2)
    first, second = ({str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*")
                      if path.is_file()} for out in (whole, stopped))  # fmt: skip
    verdict = "the same bytes" if first == second else "OTHER BYTES"
    return f"killed {times} times, with {parts} parts: {verdict} in {len(first)} files"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--processes", type=int, nargs="*", default=[])
    parser.add_argument("--tenths", action="store_true")
    parser.add_argument("--killed", type=int, default=0)
    options = parser.parse_args()
    texts = texts_of(options.folder)
    print("| run | texts | MB | s | ms per text | s per MB | texts per s | MiB |")
    with TemporaryDirectory() as place:
        for processes in options.processes:
            took = cost(options.folder, Path(place) / f"out-{processes}", processes)
            print(line(f"{processes} processes", options.folder, texts, took), flush=True)
        for number, group in enumerate(tenths_of(texts) if options.tenths else (), 1):
            tenth = Path(place) / f"tenth-{number}"
            for path in group:
                (tenth / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(options.folder / path, tenth / path)
            took = cost(tenth, Path(place) / f"out-tenth-{number}", 1)
            print(line(f"tenth {number}", tenth, group, took), flush=True)
            shutil.rmtree(tenth)
        if options.killed:
            print(killed(options.folder, Path(place), options.killed))


if __name__ == "__main__":
    main()
