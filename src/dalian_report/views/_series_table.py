"""A series as a table: text for terminals, HTML for notebooks."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from dalian_report._plain_text import columns, pad, wrap
from dalian_report.attainment._wording import requirement
from dalian_report.views._card_words import VERDICT_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.attainment._series import SeriesRow

__all__ = ["WIDTH", "series_html", "series_text"]

_HEADS = ("year", "promise", "January", "verdict", "last number", "verdict")
WIDTH = 100


def series_text(series: Any, width: int = WIDTH) -> str:
    """The series as plain text with lines of at most `width` columns, 100 at most.

    If the table does not fit, each year has lines of its own.
    """
    width = min(width, WIDTH)
    table: list[list[str]] = [[*_HEADS], *(_cells(row) for row in series.rows)]
    widths = [max(columns(line[place]) for line in table) for place in range(len(_HEADS))]
    fits = sum(widths) + 2 * (len(widths) - 1) <= width
    lines = wrap(f"{series.place}: {series.indicator.name} ({series.indicator.id})", width, "  ")
    lines += wrap(f"Reading: {series.rule.value} rule; {series.policy}", width, "  ")
    lines += ["", _line(table[0], widths)] if fits else [""]
    for row, cells in zip(series.rows, table[1:], strict=True):
        if row.break_note:
            lines += wrap(f"---- {row.break_note}", width, "     ")
        lines += [_line(cells, widths)] if fits else _stacked(cells, width)
    return "\n".join(lines)


def _stacked(cells: list[str], width: int) -> list[str]:
    year, promise, january, january_verdict, last, verdict = cells
    outcomes = (("January", january, january_verdict), ("last number", last, verdict))
    words = [f"{head} {', '.join(filter(None, parts))}" for head, *parts in outcomes]
    return wrap(f"{year}  {'; '.join([promise, *words])}", width, " " * 6)


def _cells(row: SeriesRow) -> list[str]:
    promise, january = row.promise, row.january
    return [
        str(row.year),
        "no target" if promise is None else requirement(promise),
        "none found" if row.january_outcome is None else str(row.january_outcome),
        "" if january is None else VERDICT_WORDS[january.verdict],
        "none found" if row.outcome is None else str(row.outcome),
        "" if promise is None else VERDICT_WORDS[promise.verdict],
    ]


def _line(cells: list[str], widths: list[int]) -> str:
    return "  ".join(pad(cell, size) for cell, size in zip(cells, widths, strict=True)).rstrip()


def series_html(series: Any) -> str:
    """The series as an HTML table. Every text is escaped."""
    head = "".join(f"<th>{escape(name)}</th>" for name in _HEADS)
    caption = escape(f"{series.place}: {series.indicator.name}")
    return (
        f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(_rows(series))}</tbody></table>"
    )


def _rows(series: Any) -> Iterator[str]:
    for row in series.rows:
        if row.break_note:
            yield f'<tr><td colspan="{len(_HEADS)}">{escape(row.break_note)}</td></tr>'
        yield "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in _cells(row)) + "</tr>"
