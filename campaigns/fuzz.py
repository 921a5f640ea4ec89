"""Hostile documents against `loads` and `check`: an error of ours, or exactly what they say."""

from __future__ import annotations

import json
import resource
import signal
import sys
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

import dalian_report as dr
from campaigns.explanations import difference, faults, meaning
from campaigns.mutants import Mutator
from dalian_report import check
from dalian_report.documents import _columns as columns
from dalian_report.documents import _strict_json as strict_json
from dalian_report.documents import _structures as structures

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

__all__ = [
    "DOCUMENTS",
    "Result",
    "add_options",
    "bugs",
    "check_one",
    "lines",
    "run",
    "trial",
    "tried",
]

ROOT = Path(__file__).parent.parent
DOCUMENTS = {
    "tiny": Path(__file__).with_name("tiny-report.json"),
    "small": ROOT / "tests" / "small-report.json",
    "full": ROOT / "src" / "dalian_report" / "data" / "report-2023.json",
}
ENOUGH = 1
"""Findings after which a campaign stops: the first tells what to mend."""
PROGRESS_EVERY = 1_000


@attrs.define
class Result:
    """What a campaign saw."""

    inputs: int = 0
    refused: int = 0
    unchanged: int = 0
    """Accepted, and saying what the document said before."""
    changed: Counter[str] = attrs.field(factory=Counter[str])
    """Accepted with another content: the fields that say something else, and how often."""
    accepted: int = 0
    checked: int = 0
    slowest: float = 0.0
    """Seconds of processor time, so that a busy machine does not count."""
    findings: list[str] = attrs.field(factory=list[str])
    stopped: bool = False
    """Ended by Ctrl-C or a deadline, before its last input."""


def tried(data: bytes, before: Any, result: Result, check_every: int) -> None:
    """One document, and one of so many through the checker as well; 0: none."""
    start = time.process_time()
    trial(data, before, result)
    if check_every and result.inputs % check_every == 0:
        check_one(data, result)
    result.slowest = max(result.slowest, time.process_time() - start)


def trial(data: bytes, before: Any, result: Result) -> None:
    """One document: count what became of it, and keep what should not have."""
    result.inputs += 1
    try:
        report = dr.loads(data)
    except dr.DataError as error:
        result.refused += 1
        if not error.problems or not all(one.path and one.message for one in error.problems):
            result.findings.append(f"an error without a place: {error!r}: {data[:200]!r}")
        return
    except Exception as error:
        result.findings.append(f"{type(error).__name__}: {error}: {_around(data)}")
        return
    result.accepted += 1
    try:
        after = meaning(data.decode("utf-8"))
    except ValueError as error:
        result.findings.append(f"accepted, but {error}: {_around(data)}")
        return
    if meaning(dr.dumps(report)) != after:
        result.findings.append(f"loaded as something else: {_around(data)}")
    result.findings += [f"accepted, but {fault}" for fault in faults(json.loads(data))]
    fields = difference(before, after)
    result.changed.update(fields)
    result.unchanged += not fields


def check_one(data: bytes, result: Result) -> None:
    """The same document through the checker."""
    result.checked += 1
    try:
        check.check_document(data)
    except dr.DataError:
        pass
    except Exception as error:
        result.findings.append(f"check: {type(error).__name__}: {error}: {_around(data)}")


def _around(data: bytes) -> str:
    return repr(data if len(data) < 400 else data[:200] + b" ... " + data[-200:])


@contextmanager
def _patched(holder: Any, name: str, wrong: Any) -> Iterator[None]:
    right = getattr(holder, name)
    setattr(holder, name, wrong)
    columns._columns.cache_clear()
    try:
        yield
    finally:
        setattr(holder, name, right)
        columns._columns.cache_clear()


def bugs() -> dict[str, Any]:
    """Faults that can be put in, to see whether a campaign finds them."""
    from dalian_report.documents import _codec as codec

    return {
        "repeated keys": _patched(strict_json.Quick, "holds", lambda *_: True),
        "links and ids": _patched(codec, "is_sound", lambda *_: True),
        "half characters": _patched(
            columns, "_VALUES", columns._VALUES | {str: lambda _, cells: cells}
        ),
        "depth": _patched(strict_json, "_is_shallow", lambda _: 1 / 0),
        "unknown vocabulary": _patched(columns, "_members", lambda known, _, cells: cells),
        "wrong error": _patched(structures, "rows", lambda *_: {}["rows"]),
    }


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of this campaign."""
    parser.add_argument("--document", choices=DOCUMENTS, default="small")
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=2023)
    parser.add_argument("--check-every", type=int, default=10, help="check one of so many; 0: none")
    parser.add_argument("--keep", type=Path, help="a folder for the inputs that found something")
    parser.add_argument(
        "--seeded-bugs", action="store_true", help="put known faults in, one by one, and find them"
    )


def run(options: argparse.Namespace) -> int:
    """Run it, print what was seen; 1 if something was found."""
    if options.seeded_bugs:
        return _find_seeded_bugs(options)
    result = Result()
    # A deadline (SIGTERM) is like Ctrl-C: what was seen until then is printed.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        _campaign(options, result)
    except KeyboardInterrupt:
        print(f"stopped in input {result.inputs} of {options.inputs}")
        result.stopped = True
    print("\n".join(lines(result)))
    return 1 if result.findings or result.stopped else 0


def _campaign(options: argparse.Namespace, result: Result) -> None:
    text = DOCUMENTS[options.document].read_text(encoding="utf-8")
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
    before = meaning(text)
    mutator = Mutator(text, options.seed)
    while result.inputs < options.inputs and len(result.findings) < ENOUGH:
        data = mutator.mutant()
        known = len(result.findings)
        tried(data, before, result, options.check_every)
        if options.keep and len(result.findings) > known:
            (options.keep / f"{options.document}-{options.seed}-{result.inputs}.json").write_bytes(
                data
            )
        if result.inputs % PROGRESS_EVERY == 0:
            print(f"{result.inputs} of {options.inputs}", file=sys.stderr)


def lines(result: Result) -> Iterator[str]:
    """What a campaign saw, in words."""
    yield f"{result.inputs} inputs: {result.refused} refused, {result.accepted} accepted"
    yield f"{result.unchanged} of the accepted say what the document said, in another form"
    rows = sorted(result.changed.items(), key=lambda row: (-row[1], row[0]))
    yield f"the others say something else in: {', '.join(f'{name} ({n})' for name, n in rows)}"
    yield f"{result.checked} of them through the checker"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield f"the slowest took {result.slowest * 1e3:.0f} ms; peak memory {peak // 1024} MiB"
    yield f"{len(result.findings)} findings"
    yield from result.findings


def _find_seeded_bugs(options: argparse.Namespace) -> int:
    missed = 0
    for name, bug in bugs().items():
        with bug:
            result = Result()
            _campaign(options, result)
        found = f"found by input {result.inputs}" if result.findings else "NOT FOUND"
        missed += not result.findings
        print(f"{name}: {found}: {(result.findings or [''])[0][:160]}")
    return 1 if missed else 0
