"""A strict load of a user's report: against json.loads alone, and pydantic with the same rules."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dalian_report as dr
from benchmarks import pydantic_report, timing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["another_each_time", "report"]

SHIPPED = Path(dr.__file__).with_name("data") / "report-2023.json"
OURS, FLOOR = "dalian_report.loads", "json.loads alone"
PEER, SHAPES = "pydantic, the same rules", "pydantic, shapes of records only"

BROKEN = (
    ('"edition": "2023"', '"edition": "2023", "edition": "2023"'),
    ('"section_id": "I.1"', '"section_id": "nowhere"'),
    ('"start": 0', '"start": 90000'),
    ('"start": 0', '"start": "0"'),
    ('"id": "I.2"', '"id": "I.1"'),
    ('"bound": "exact"', '"bound": "exactly"'),
    ('"bound": "exact"', '"bound": "exact", "remark": ""'),
)
"""Changes, each of which must be refused by all that claim the same rules."""


def another_each_time() -> Iterator[bytes]:
    """The shipped report with another text in its middle at every step, without end."""
    before, middle, after = SHIPPED.read_text("utf-8").partition('"text": "')
    for number in itertools.count():
        yield f"{before}{middle}{number}: {after}".encode()


def report(rounds: int = 25) -> list[str]:
    """The medians, and the ratios that are claimed."""
    for old, new in BROKEN:
        _must_refuse(SHIPPED.read_text("utf-8").replace(old, new, 1).encode())
    calls: dict[str, Callable[[bytes], Any]] = {
        FLOOR: json.loads,
        OURS: dr.loads,
        PEER: pydantic_report.loads,
        SHAPES: pydantic_report.loads_shapes,
    }
    # Made beforehand; one more for each call that finds out how often to repeat.
    texts = iter(list(itertools.islice(another_each_time(), len(calls) * (rounds + 1))))
    runs = {name: _on_another(call, texts) for name, call in calls.items()}
    times = timing.compare(runs, rounds=rounds, least=0)
    size = f"{SHIPPED.stat().st_size / 1000:.0f} kB"
    pairs = ((OURS, FLOOR), (OURS, PEER), (OURS, SHAPES))
    return timing.lines(f"strict load of {size}, {rounds} rounds", times, pairs)


def _on_another(call: Callable[[bytes], Any], texts: Iterator[bytes]) -> Callable[[], object]:
    return lambda: call(next(texts))


def _must_refuse(data: bytes) -> None:
    for call in (dr.loads, pydantic_report.loads):
        try:
            call(data)
        except ValueError:
            continue
        raise AssertionError(f"{call.__module__} takes what it must refuse")
