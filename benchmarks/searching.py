"""Search: warm, and the first of a report, beside rapidfuzz over the same statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz, process, utils

import dalian_report as dr
from benchmarks import timing
from dalian_report.search import SearchTables, StatementIndex

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["QUERIES", "report"]

QUERIES = (
    "offshore wind",
    "15亿千瓦时",
    "how many jobs were created in towns",
    "Barracuda Bay",
    "养老床位",
    '"three centres" finance',
    "container throughput 5 million TEUs",
    "cheap flats for rent",
)

MADE = "index made, and asked once"

PAIRS = (
    ("rapidfuzz WRatio, all statements", "search, warm"),
    ("rapidfuzz token_set_ratio, all statements", "search, warm"),
    (MADE, "rapidfuzz WRatio, all statements"),
)


def report(rounds: int = 15) -> list[str]:
    """The medians over all queries, the first search of a report, and the ratios."""
    shipped = dr.load()
    texts = [utils.default_process(statement.text) for statement in shipped.statements]

    def search(query: str) -> object:
        return shipped.search(query)

    def fuzzy(scorer: Any) -> Callable[[str], object]:
        return lambda query: process.extract(
            query, texts, scorer=scorer, processor=utils.default_process, limit=10
        )

    contenders = {
        "search, warm": search,
        "rapidfuzz WRatio, all statements": fuzzy(fuzz.WRatio),
        "rapidfuzz token_set_ratio, all statements": fuzzy(fuzz.token_set_ratio),
    }
    cases: dict[str, Callable[[], object]] = {
        name: lambda ask=ask: [ask(query) for query in QUERIES] for name, ask in contenders.items()
    }
    searched = SearchTables(*(getattr(shipped, name) for name in SearchTables._fields))
    # The tables are loaded and the thesaurus is read.
    times = timing.compare(
        {**cases, MADE: lambda: StatementIndex(searched).find("")}, rounds=rounds
    )
    each = {
        name: [one / (len(QUERIES) if name in cases else 1) for one in taken]
        for name, taken in times.items()
    }
    return timing.lines(f"one search, mean of {len(QUERIES)} queries, {rounds} rounds", each, PAIRS)
