"""The scorecard as a page of text and as HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING

from dalian_report import wording
from dalian_report.attainment import Assessment, Basis, Verdict
from dalian_report.records import Citation

if TYPE_CHECKING:
    from dalian_report.scorecards import Scorecard

__all__ = ["Paint", "html", "text"]

Paint = Callable[[str, Verdict], str]
"""Colours a verdict word."""

WIDTH = 100
_COLUMNS = (("target", 36), ("wanted", 18), ("outcome", 16), ("verdict", 9), ("margin", 11))
_VERDICTS = {
    Verdict.MET: "met",
    Verdict.NOT_MET: "not met",
    Verdict.INDETERMINATE: "undecided",
    Verdict.NO_DATA: "no data",
}
_LEGEND = (
    ("~", "hangs on rounding: what rounds to the published number may decide otherwise"),
    ("*", "what was published is not quite what the target counts"),
    ("!", "the number and the publisher's own judgement differ"),
)


def text(card: Scorecard, *, paint: Paint | None = None) -> str:
    """The scorecard as plain text of at most 100 columns; `paint` may colour the verdicts."""
    sources = _sources(card)
    lines = [*_heading(card), "", _line([name for name, _ in _COLUMNS], "source"), "-" * WIDTH]
    for title, rows in _groups(card):
        lines += ["", title]
        for row in rows:
            lines += _row_lines(row, sources, paint or _plain)
    lines += ["", *(f"{mark}  {meaning}" for mark, meaning in _LEGEND if _marked(card, mark))]
    lines += ["", "Sources"]
    for number, citation in enumerate(sources, 1):
        lines += _source_lines(number, citation)
    return "\n".join(lines)


def _plain(text: str, verdict: Verdict) -> str:
    return text


def _heading(card: Scorecard) -> list[str]:
    counted = ", ".join(
        f"{number} {_VERDICTS[verdict]}" for verdict, number in card.counts.items() if number
    )
    lines = [
        f"{card.report.source.publisher}: {len(card.rows)} numeric targets for {card.report.edition}",
        counted,
    ]
    as_of = "" if card.as_of is None else f"published by {card.as_of}; "
    reading = f"{as_of}{card.rule.value} rule; {card.policy} (the tolerances are our convention)"
    return lines + wrap(f"Reading: {reading}", WIDTH, subsequent_indent="  ")


def _groups(card: Scorecard) -> Iterator[tuple[str, list[Assessment]]]:
    """The rows by section, in document order, with the headline targets first."""
    groups: dict[str, list[Assessment]] = {}
    for row in card.rows:
        section = card.report.statement(row.target.statement_id).section_id
        groups.setdefault(section, []).append(row)
    headline = [id for id, rows in groups.items() if rows[0].target.strength.value == "expected"]
    for id in [*headline, *(id for id in groups if id not in headline)]:
        yield f"{card.report.section(id).title} ({id})", groups[id]


def _row_lines(row: Assessment, sources: Sequence[Citation], paint: Paint) -> Iterator[str]:
    yield from _wrapped(_cells(row), _notes(row, sources), row.verdict, paint)
    if row.stretch is not None:
        wanted = wording.threshold(row.stretch, row.policy.use_original)
        verdict = row.stretch_verdict or Verdict.NO_DATA
        cells = ["  better result striven for", wanted, "", _VERDICTS[verdict], ""]
        yield from _wrapped(cells, "", verdict, paint)


def _cells(row: Assessment) -> list[str]:
    wanted, verdict = wording.requirement(row), _VERDICTS[row.verdict]
    return [row.indicator.name, wanted, _outcome(row), verdict, wording.margin(row)]


def _outcome(row: Assessment) -> str:
    if row.basis is Basis.STATED:
        return "judged, no number"
    return "-" if row.observation is None else wording.quantity(row.observation)


def _notes(row: Assessment, sources: Sequence[Citation]) -> str:
    number = "" if row.observation is None else f"[{sources.index(row.observation.source) + 1}]"
    return f"{_marks(row):2}{number}"


def _marks(row: Assessment) -> str:
    marks = "~" if row.robust is False else ""
    marks += "*" if row.comparability else ""
    return marks + ("!" if row.disagrees else "")


def _marked(card: Scorecard, mark: str) -> bool:
    return any(mark in _marks(row) for row in card.rows)


def _wrapped(
    cells: Sequence[str], notes: str, verdict: Verdict, paint: Paint
) -> Iterator[str]:
    columns = [
        wrap(cell, width, subsequent_indent="  ") or [""]
        for cell, (_, width) in zip(cells, _COLUMNS, strict=True)
    ]
    word = columns[3][0]
    for place in range(max(map(len, columns))):
        parts = [column[place] if place < len(column) else "" for column in columns]
        line = _line(parts, notes if place == 0 else "")
        start = sum(width + 1 for _, width in _COLUMNS[:3])
        if place == 0 and line[start:].startswith(word):
            line = line[:start] + paint(word, verdict) + line[start + len(word) :]
        yield line


def _line(parts: Sequence[str], notes: str) -> str:
    cells = [f"{part:{width}}" for part, (_, width) in zip(parts, _COLUMNS, strict=True)]
    return " ".join([*cells, notes]).rstrip()


def _sources(card: Scorecard) -> list[Citation]:
    found = [row.observation.source for row in card.rows if row.observation is not None]
    return list(dict.fromkeys(found))


def _source_lines(number: int, citation: Citation) -> list[str]:
    lead = f"[{number}] {citation.publisher}, {citation.title}, {citation.date}"
    return [*wrap(lead, WIDTH, subsequent_indent="    "), f"    {citation.url}"]


def html(card: Scorecard) -> str:
    """The scorecard as an HTML table for notebooks; every text in it is escaped."""
    sources = _sources(card)
    head = "".join(f"<th>{escape(name)}</th>" for name, _ in _COLUMNS)
    body: list[str] = []
    for title, rows in _groups(card):
        body.append(f'<tr><th colspan="6">{escape(title)}</th></tr>')
        body += [_html_row(row, sources) for row in rows]
    caption = escape("; ".join(_heading(card)))
    return (
        f"<table><caption>{caption}</caption><thead><tr>{head}<th>source</th></tr></thead>"
        f"<tbody>{''.join(body)}</tbody></table>"
    )


def _html_row(row: Assessment, sources: Sequence[Citation]) -> str:
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in _cells(row))
    source = escape(_notes(row, sources))
    if row.observation is not None and row.observation.source.url.startswith(("https://", "http://")):
        link = escape(row.observation.source.url, quote=True)
        source = f'{escape(_marks(row))} <a href="{link}">{escape(row.observation.source.publisher)}</a>'
    return f'<tr title="{escape(row.explain(), quote=True)}">{cells}<td>{source}</td></tr>'
