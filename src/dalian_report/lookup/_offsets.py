"""Offsets of the source: the record at each place."""

from __future__ import annotations

from bisect import bisect_right
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dalian_report.model import Span

T = TypeVar("T")


class SpanIndex(Generic[T]):
    """Finds the record whose span covers an offset, by bisection.

    If several spans cover it, the record that was given first counts.
    """

    def __init__(self, spans: Iterable[tuple[Span, T]]) -> None:
        pairs = list(spans)
        by_start = sorted(range(len(pairs)), key=lambda rank: pairs[rank][0].start, reverse=True)
        self._edges = sorted({edge for span, _ in pairs for edge in (span.start, span.end)})
        self._found: list[T | None] = [None]
        # The ranks of the spans that begin at or before the edge: the lowest counts, and one
        # that has ended is thrown out when it comes up.
        begun: list[int] = []
        for edge in self._edges:
            while by_start and pairs[by_start[-1]][0].start <= edge:
                heappush(begun, by_start.pop())
            while begun and pairs[begun[0]][0].end <= edge:
                heappop(begun)
            self._found.append(pairs[begun[0]][1] if begun else None)

    def at(self, offset: int) -> T | None:
        """The record at the offset, or None in a gap."""
        return self._found[bisect_right(self._edges, offset)]
