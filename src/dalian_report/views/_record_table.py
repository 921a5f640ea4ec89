"""The record as one page of text: headline indicators by year, and counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalian_report._plain_text import pad, wrap
from dalian_report.attainment import Verdict
from dalian_report.attainment._record import is_headline
from dalian_report.views._card_words import VERDICT_SIGNS, VERDICT_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dalian_report.attainment._assessment import Assessment
    from dalian_report.attainment._record import RecordData

__all__ = ["FEWEST", "WIDTH", "headline_grid", "record_text"]

FEWEST = 3
"""An indicator has a line of its own if it was a headline target in this many years."""
WIDTH = 100
_NAME = 27
_LIMITS = (
    "Each verdict counts once, whatever its indicator. A target without data is one for which no"
    " outcome was found."
)


def headline_grid(record: RecordData) -> dict[str, dict[int, Assessment]]:
    """The rows of the headline targets by the name of the indicator and by year."""
    grid: dict[str, dict[int, Assessment]] = {}
    for card in record.cards:
        for row in card.counted:
            if is_headline(row):
                grid.setdefault(row.indicator.name, {}).setdefault(row.target.year, row)
    return {name: years for name, years in grid.items() if len(years) >= FEWEST}


def record_text(record: RecordData, width: int = WIDTH) -> str:
    """The record as plain text with lines of at most `width` columns, 100 at most.

    If the grid of indicators by year does not fit, each indicator has lines of its own.
    """
    width = min(width, WIDTH)
    years = sorted({card.report.year for card in record.cards})
    counts = record.counts
    words = [f"{number:,} {VERDICT_WORDS[verdict]}" for verdict, number in counts.items() if number]
    paragraphs = (
        _title(record, years),
        ", ".join(words),
        _LIMITS,
        f"Reading: {record.rule.value} rule; {record.policy}",
    )
    lines = [line for words in paragraphs for line in wrap(words, width, "  ")]
    lines += ["", "Headline targets", ""]
    fits = _NAME + 3 * len(years) <= width
    lines += _grid(record, years) if fits else _years_by_indicator(record, width)
    lines += ["", *wrap(_legend(), width, "  "), "", *_by_year(record.counts_by("year"))]
    return "\n".join(line.rstrip() for line in lines)


def _title(record: RecordData, years: list[int]) -> str:
    number, editions = sum(record.counts.values()), len(record.cards)
    span = f"{years[0]} to {years[-1]}"
    return f"{record.place}: {number:,} counted targets of {editions} editions, {span}"


def _grid(record: RecordData, years: list[int]) -> Iterator[str]:
    yield pad("", _NAME) + " " + " ".join(f"{year % 100:02}" for year in years)
    for name, rows in headline_grid(record).items():
        cells = " ".join(f"{_sign(rows.get(year))} " for year in years).rstrip()
        first, *rest = wrap(name, _NAME, "  ")
        yield f"{pad(first, _NAME)} {cells}"
        yield from rest


def _years_by_indicator(record: RecordData, width: int) -> Iterator[str]:
    """The name of each indicator, and below it each year with its sign."""
    for name, rows in headline_grid(record).items():
        yield from wrap(name, width, "  ")
        cells = [f"{year}{_sign(row)}" for year, row in sorted(rows.items())]
        yield from wrap(f"  {' '.join(cells)}", width, "  ")


def _sign(row: Assessment | None) -> str:
    return "." if row is None else VERDICT_SIGNS[row.verdict]


def _legend() -> str:
    signs = [f"{VERDICT_SIGNS[verdict]} {VERDICT_WORDS[verdict]}" for verdict in Verdict]
    return ", ".join([*signs, ". no target"])


def _by_year(counts: Mapping[str, Mapping[Verdict, int]]) -> list[str]:
    heads = ["year", *(VERDICT_WORDS[verdict] for verdict in Verdict)]
    table = [heads, *([year, *map(str, row.values())] for year, row in counts.items())]
    widths = [max(len(line[place]) for line in table) for place in range(len(heads))]
    return [
        "  ".join(cell.rjust(size) for cell, size in zip(line, widths, strict=True))
        for line in table
    ]
