"""`corpus`: a folder of work reports becomes tables."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import dalian_report as dr
from dalian_report._plain_text import counted
from dalian_report.cli._terminal import is_terminal, present, say, say_json
from dalian_report.cli._waiting import progress_bar

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Generator

    from dalian_report.cli._parser import Parser

    Progress = Callable[[str, int, int], None]

_LINE_EVERY = 100


def corpus(parser: Parser) -> None:
    """Give the parser of `corpus` its options."""
    parser.add_argument("folder", metavar="DIR", help="the folder of the texts")
    purpose = parser.add_mutually_exclusive_group(required=True)
    purpose.add_argument(
        "--output", "-o", metavar="OUT", help="the folder of the tables, outside DIR"
    )
    purpose.add_argument(
        "--check", action="store_true", help="list the faults of the collection instead"
    )
    parser.option("--processes N", "worker processes (default: one for each core)", type=int)
    parser.option(
        "--format",
        "again for a further one (default: csv and parquet)",
        action="append",
        choices=("csv", "parquet", "stata"),
        dest="formats",
    )
    parser.runs(
        _run,
        ("corpus reports -o tables", "all tables, as CSV and Parquet"),
        ("corpus reports -o tables --format csv", "without the extra `corpus`"),
        ("corpus reports -o tables --processes 1", "leave the other cores alone"),
        ("corpus reports --check", "wrong places and years, duplicates, cut-off texts ..."),
    )


def _run(options: Namespace) -> int:
    asked = vars(options)
    if options.check:
        return _check(options)
    chosen = {name: asked[name] for name in ("processes", "formats") if name in asked}
    with _progress() as progress:
        result = dr.corpus.run(options.folder, options.output, progress=progress, **chosen)
    return present(options, result.to_dict, lambda: str(result))


def _check(options: Namespace) -> int:
    """Print the findings. The code is 1 if there are any."""
    asked = vars(options)
    chosen = {"processes": asked["processes"]} if "processes" in asked else {}
    with _progress() as progress:
        findings = dr.corpus.check(options.folder, progress=progress, **chosen)
    if "json" in asked:
        say_json([finding.to_dict() for finding in findings])
    else:
        for finding in findings:
            say(str(finding))
        print(counted(len(findings), "finding"), file=sys.stderr)
    return 1 if findings else 0


@contextmanager
def _progress() -> Generator[Progress]:
    """A bar on a terminal if rich is there, elsewhere a line for every hundred texts."""
    bar = progress_bar(counts=True) if is_terminal(sys.stderr) else None
    if bar is None:
        yield _print_line
        return
    with bar:
        tasks = {step: bar.add_task(step, total=None) for step in ("texts", "pairs")}
        yield lambda step, done, total: bar.update(tasks[step], completed=done, total=total)


def _print_line(step: str, done: int, total: int) -> None:
    if done % _LINE_EVERY == 0 or done == total:
        print(f"{step}: {done} of {total}", file=sys.stderr, flush=True)
