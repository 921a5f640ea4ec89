"""Tables by year: an indicator through the editions, and all headline indicators of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dalian_report._plain_text import columns, pad, wrap
from dalian_report.attainment import Verdict
from dalian_report.attainment._wording import requirement
from dalian_report.views._card_words import VERDICT_SIGNS, VERDICT_WORDS, counts_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dalian_report.attainment._assessment import Assessment
    from dalian_report.attainment._record import RecordData
    from dalian_report.attainment._series import SeriesRow

FEWEST = 3
"""An indicator has a line of its own if it was a headline target in this many years."""
WIDTH = 100
_NAME = 27
_LIMITS = (
    "Each verdict counts once, whatever its indicator. A target without data is one for which no"
    " outcome was found."
)
_HEADS = ("year", "promise", "January", "verdict", "last number", "verdict")


def series_text(series: Any, width: int = WIDTH) -> str:
    """The series as plain text with lines of at most `width` columns, 100 at most.

    If the table does not fit, each year has lines of its own.
    """
    width = min(width, WIDTH)
    table = [_HEADS, *map(_cells, series.rows)]
    widths = _widths(table)
    fits = sum(widths) + 2 * (len(widths) - 1) <= width
    lines = wrap(f"{series.place}: {series.indicator.name} ({series.indicator.id})", width, "  ")
    lines += wrap(f"Reading: {series.rule.value} rule; {series.policy}", width, "  ")
    lines += ["", _line(table[0], widths)] if fits else [""]
    for row, cells in zip(series.rows, table[1:], strict=True):
        if row.break_note:
            lines += wrap(f"---- {row.break_note}", width, "     ")
        lines += [_line(cells, widths)] if fits else _stacked(cells, width)
    return "\n".join(lines)


def _widths(table: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(columns, column)) for column in zip(*table, strict=True)]


def _stacked(cells: Sequence[str], width: int) -> list[str]:
    year, promise, january, january_verdict, last, verdict = cells
    outcomes = (("January", january, january_verdict), ("last number", last, verdict))
    words = [f"{head} {', '.join(filter(None, parts))}" for head, *parts in outcomes]
    return wrap(f"{year}  {'; '.join([promise, *words])}", width, " " * 6)


def _cells(row: SeriesRow) -> tuple[str, ...]:
    promise, january = row.promise, row.january
    return (
        str(row.year),
        "no target" if promise is None else requirement(promise),
        "none found" if row.january_outcome is None else str(row.january_outcome),
        "" if january is None else VERDICT_WORDS[january.verdict],
        "none found" if row.outcome is None else str(row.outcome),
        "" if promise is None else VERDICT_WORDS[promise.verdict],
    )


def _line(cells: Sequence[str], widths: list[int]) -> str:
    return "  ".join(pad(cell, size) for cell, size in zip(cells, widths, strict=True)).rstrip()


def series_html(series: Any) -> str:
    """The series as an HTML table for notebooks. Every text is escaped."""
    from dalian_report.views._markup import element

    rows = [element("tr", *(element("th", head) for head in _HEADS))]
    body: list[str] = []
    for row in series.rows:
        if row.break_note:
            body.append(element("tr", element("td", row.break_note, colspan=len(_HEADS))))
        body.append(element("tr", *(element("td", cell) for cell in _cells(row))))
    caption = element("caption", f"{series.place}: {series.indicator.name}")
    return element("table", caption, element("thead", *rows), element("tbody", *body))


def headline_grid(record: RecordData) -> dict[str, dict[int, Assessment]]:
    """The rows of the headline targets by the name of the indicator and by year."""
    grid: dict[str, dict[int, Assessment]] = {}
    for _, row in record.rows(headline=True):
        grid.setdefault(row.indicator.name, {}).setdefault(row.target.year, row)
    return {name: years for name, years in grid.items() if len(years) >= FEWEST}


def record_text(record: RecordData, width: int = WIDTH) -> str:
    """The record as plain text with lines of at most `width` columns, 100 at most.

    If the grid of indicators by year does not fit, each indicator has lines of its own.
    """
    width = min(width, WIDTH)
    years = sorted({card.report.year for card in record.cards})
    counts = {verdict: number for verdict, number in record.counts.items() if number}
    number = f"{sum(counts.values()):,} counted targets of {len(record.cards)} editions"
    paragraphs = (
        f"{record.place}: {number}, {years[0]} to {years[-1]}",
        counts_in_words(counts),
        _LIMITS,
        f"Reading: {record.rule.value} rule; {record.policy}",
    )
    lines = [line for words in paragraphs for line in wrap(words, width, "  ")]
    lines += ["", "Headline targets", ""]
    fits = _NAME + 3 * len(years) <= width
    lines += _grid(record, years) if fits else _years_by_indicator(record, width)
    signs = [f"{VERDICT_SIGNS[verdict]} {VERDICT_WORDS[verdict]}" for verdict in Verdict]
    lines += ["", *wrap(", ".join([*signs, ". no target"]), width, "  "), "", *_by_year(record)]
    return "\n".join(line.rstrip() for line in lines)


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


def _by_year(record: RecordData) -> Iterator[str]:
    table = [["year", *(VERDICT_WORDS[verdict] for verdict in Verdict)]]
    table += [[year, *map(str, row.values())] for year, row in record.counts_by("year").items()]
    widths = _widths(table)
    for line in table:
        yield "  ".join(cell.rjust(size) for cell, size in zip(line, widths, strict=True))
