"""Fair timings: the contenders take turns, and only ratios of one run are claimed."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

__all__ = ["compare", "lines"]

_SCALES = ((1.0, "s"), (1e-3, "ms"), (1e-6, "us"), (0.0, "ns"))


def compare(
    cases: Mapping[str, Callable[[], object]], *, rounds: int = 15, least: float = 0.02
) -> dict[str, list[float]]:
    """Seconds of one call of every case, one measurement of each a round, after a warm-up.

    A measurement repeats the call until it lasts at least `least` seconds.
    """
    counts = {name: _repeats(call, least) for name, call in cases.items()}
    times: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, call in cases.items():
            times[name].append(_timed(call, counts[name]) / counts[name])
    return times


def _repeats(call: Callable[[], object], least: float) -> int:
    count = 1
    while (taken := _timed(call, count)) < least:
        count = max(2 * count, int(count * least / max(taken, 1e-9)))
    return count


def _timed(call: Callable[[], object], count: int) -> float:
    start = time.perf_counter()
    for _ in range(count):
        call()
    return time.perf_counter() - start


def lines(
    title: str, times: Mapping[str, list[float]], pairs: Iterable[tuple[str, str]]
) -> list[str]:
    """The medians with their spread, and the ratios that are claimed, round by round."""
    found = [title]
    for name, seconds in times.items():
        middle = statistics.median(seconds)
        scale, unit = next((scale, unit) for scale, unit in _SCALES if middle >= scale)
        scale = scale or 1e-9
        spread = f"{min(seconds) / scale:.1f} to {max(seconds) / scale:.1f}"
        found.append(f"  {name:44} {middle / scale:8.1f} {unit:2}  ({spread})")
    for ours, theirs in pairs:
        ratios = [one / other for one, other in zip(times[ours], times[theirs], strict=True)]
        found.append(f"  {ours} / {theirs}: {statistics.median(ratios):.2f}")
    return found
