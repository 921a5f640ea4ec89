"""The scorecard as a page of text and as HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from dalian_report._plain_text import pad, printable, wrap
from dalian_report.attainment import Verdict
from dalian_report.attainment import _wording as target_wording
from dalian_report.attainment._assessment import Assessment, Basis
from dalian_report.model import _wording as wording
from dalian_report.model._vocabulary import Coverage, Strength

if TYPE_CHECKING:
    from dalian_report.attainment._card import Card
    from dalian_report.model import Citation, Figure

__all__ = [
    "LEGEND",
    "VERDICT_SIGNS",
    "VERDICT_WORDS",
    "Paint",
    "cited",
    "edition_of",
    "groups",
    "html",
    "marks",
    "number_of_targets",
    "outcome",
    "text",
]

Paint = Callable[[str, Verdict], str]
"""Colours a verdict word."""

WIDTH = 100
"""The columns of the page, unless the caller has fewer."""
NARROWEST = 64
"""The columns that the table needs; on a narrower terminal its lines run over."""
_COLUMNS = (("target", 33), ("wanted", 18), ("outcome", 16), ("verdict", 9), ("margin", 11))
_ELASTIC = 3
"""How many columns, from the left, give way on a narrower page."""
_VERDICT_WIDTH = 10
VERDICT_WORDS = {
    Verdict.MET: "met",
    Verdict.NOT_MET: "not met",
    Verdict.UNDECIDED: "undecided",
    Verdict.NO_DATA: "no data",
}
VERDICT_SIGNS = {
    Verdict.MET: "✓",
    Verdict.NOT_MET: "✕",
    Verdict.UNDECIDED: "◐",
    Verdict.NO_DATA: "○",
}
"""A sign beside each verdict's word, where colour must not stand alone."""
LEGEND = (
    ("~", "hangs on rounding: what rounds to the published number may decide otherwise"),
    ("?", "hangs on a reading: of the hedge, or of the English text instead of the Chinese"),
    ("*", "what was published is not quite what the target counts"),
    ("!", "the number and the publisher's own judgement differ"),
    ("^", "read in a copy of the source; the list of sources has its address"),
)


def text(card: Card, *, width: int = WIDTH, paint: Paint | None = None) -> str:
    """The scorecard as plain text; `paint` may colour the verdicts.

    No line is longer than `width`, 100 columns at most and 64 at least, but one whose single
    word is, such as a long address. Whatever the data hold, nothing in the page steers a
    terminal.
    """
    page = _Page(max(NARROWEST, min(width, WIDTH)), paint or _plain)
    sources = cited(card)
    header = _line(page, [name for name, _ in _COLUMNS], "source")
    lines = [*_heading(card, page.width), "", header, "-" * page.width]
    for title, rows in groups(card):
        lines += ["", *_paragraph(title, page.width)]
        for row in rows:
            lines += _row_lines(row, sources, page)
    lines += _deliverable_lines(card, sources, page)
    meanings = [f"{mark}  {meaning}" for mark, meaning in LEGEND if _marked(card, mark)]
    lines += [""] if meanings else []
    for meaning in meanings:
        lines += wrap(meaning, page.width, "   ")
    lines += ["", "Sources"]
    for number, citation in enumerate(sources, 1):
        lines += _source_lines(number, citation, page.width)
    return "\n".join(lines)


class _Page(NamedTuple):
    """How wide the page is, and how it colours verdicts."""

    width: int
    paint: Paint

    @property
    def columns(self) -> tuple[int, ...]:
        """The widths of the columns: the first three share what the page has fewer."""
        widths = [width for _, width in _COLUMNS]
        whole, less = sum(widths[:_ELASTIC]), WIDTH - self.width
        shorter = [width - less * width // whole for width in widths[:_ELASTIC]]
        shorter[0] -= sum(shorter) - (whole - less)
        return (*shorter, *widths[_ELASTIC:])


def _plain(text: str, verdict: Verdict) -> str:
    return text


def _heading(card: Card, width: int = WIDTH) -> list[str]:
    report, counts = card.report, card.counts.items()
    as_of = "" if card.as_of is None else f"published by {card.as_of}; "
    reading = f"{as_of}{card.rule.value} rule; {card.policy} (the tolerances are our convention)"
    return [
        *_paragraph(
            f"{report.source.publisher}: {number_of_targets(card)} for {edition_of(card)}",
            width,
        ),
        ", ".join(f"{number} {VERDICT_WORDS[verdict]}" for verdict, number in counts if number),
        *_paragraph(f"Reading: {reading}", width),
    ]


def number_of_targets(card: Card) -> str:
    """How many targets count, and how many are shown without being counted."""
    count, others = len(card.counted), len(card.rows) - len(card.counted)
    words = f"{count} numeric target{'' if count == 1 else 's'}"
    return f"{words} (and {others} not counted)" if others else words


def edition_of(card: Card) -> str:
    """The edition, with the coverage if the report does not hold the whole text."""
    report = card.report
    is_full = report.coverage is Coverage.FULL
    return report.edition if is_full else f"{report.edition} (coverage: {report.coverage.value})"


def _paragraph(text: str, width: int) -> list[str]:
    return wrap(text, width, "  ", cut=False)


def groups(card: Card) -> Iterator[tuple[str, list[Assessment]]]:
    """The rows by section, in document order, with the headline targets first."""
    groups: dict[str, list[Assessment]] = {}
    for row in card.rows:
        section = card.report.statement(row.target.statement_id).section_id
        groups.setdefault(section, []).append(row)
    headline = [id for id, rows in groups.items() if rows[0].target.strength is Strength.EXPECTED]
    for id in [*headline, *(id for id in groups if id not in headline)]:
        yield f"{card.report.section(id).title} ({id})", groups[id]


def _row_lines(row: Assessment, sources: Sequence[Citation], page: _Page) -> Iterator[str]:
    yield from _wrapped(_cells(row), _notes(row, sources), row.verdict, page)
    if row.stretch is not None:
        yield from _wrapped(
            _stretch_cells(row, row.stretch), "", row.stretch_verdict or Verdict.NO_DATA, page
        )


def _cells(row: Assessment) -> list[str]:
    wanted, verdict = target_wording.requirement(row), VERDICT_WORDS[row.verdict]
    return [row.indicator.name, wanted, outcome(row), verdict, target_wording.margin(row)]


def _stretch_cells(row: Assessment, stretch: Figure) -> list[str]:
    wanted = target_wording.threshold(stretch, row.policy.use_original)
    verdict = VERDICT_WORDS[row.stretch_verdict or Verdict.NO_DATA]
    return ["  better result striven for", wanted, "", verdict, ""]


def outcome(row: Assessment) -> str:
    """What was published, in words; a dash where nothing was."""
    if row.basis is Basis.STATED:
        return "judged, no number"
    return "-" if row.observation is None else wording.quantity(row.observation)


def _notes(row: Assessment, sources: Sequence[Citation]) -> str:
    number = "" if row.observation is None else f"[{sources.index(row.observation.source) + 1}]"
    return f"{marks(row):3}{number}"


def marks(row: Assessment) -> str:
    """The signs of `LEGEND` that apply to a row."""
    found = "~" if row.robust is False else ""
    found += "?" if row.hangs_on_reading else ""
    found += "*" if row.comparability else ""
    found += "!" if row.disagrees else ""
    return found + ("^" if row.observation is not None and row.observation.source.read_at else "")


def _marked(card: Card, mark: str) -> bool:
    return any(mark in marks(row) for row in card.rows)


def _wrapped(cells: Sequence[str], notes: str, verdict: Verdict, page: _Page) -> Iterator[str]:
    columns = [
        wrap(cell, width, "  ") or [""] for cell, width in zip(cells, page.columns, strict=True)
    ]
    for place in range(max(map(len, columns))):
        parts = [column[place] if place < len(column) else "" for column in columns]
        yield _line(page, parts, notes if place == 0 else "", verdict if place == 0 else None)


def _line(page: _Page, parts: Sequence[str], notes: str, verdict: Verdict | None = None) -> str:
    cells = [pad(part, width) for part, width in zip(parts, page.columns, strict=True)]
    if verdict is not None:
        cells[_ELASTIC] = page.paint(parts[_ELASTIC], verdict) + " " * (
            page.columns[_ELASTIC] - len(parts[_ELASTIC])
        )
    return " ".join([*cells, notes]).rstrip()


def _deliverable_lines(card: Card, sources: Sequence[Citation], page: _Page) -> Iterator[str]:
    """The second table: what was promised without a number."""
    if not card.deliverables:
        return
    names = sum(page.columns[:_ELASTIC]) + _ELASTIC - 1
    yield from ("", "Promised without a number", "-" * page.width)
    for row in card.deliverables:
        mark = "*" if row.observation is not None and row.observation.comparability else ""
        source = "" if row.observation is None else _number(row.observation.source, sources)
        name = f"{row.deliverable.action.value} {row.deliverable.object}"
        first, *rest = wrap(name, names, "  ")
        word = VERDICT_WORDS[row.verdict]
        padding = " " * (_VERDICT_WIDTH - len(word))
        line = f"{pad(first, names)} {page.paint(word, row.verdict)}{padding}{mark:12}{source}"
        yield from (line.rstrip(), *rest)


def _number(source: Citation, sources: Sequence[Citation]) -> str:
    return f"[{sources.index(source) + 1}]"


def cited(card: Card) -> list[Citation]:
    """The sources of all outcomes, each once, in the order of the rows."""
    observations = [row.observation for row in card.rows]
    observations += [row.observation for row in card.deliverables]
    found = [observation.source for observation in observations if observation is not None]
    return list(dict.fromkeys(found))


def _source_lines(number: int, citation: Citation, width: int) -> list[str]:
    lead = f"[{number}] {citation.publisher}, {citation.title}, {citation.date}"
    addresses = [f"    {printable(citation.url)}"] if citation.url else []
    if citation.read_at:
        addresses.append(f"    read in a copy: {printable(citation.read_at)}")
    return [*wrap(lead, width, "    "), *addresses]


def html(card: Card) -> str:
    """The scorecard as an HTML table for notebooks; every text in it is escaped."""
    sources = cited(card)
    head = "".join(f"<th>{escape(name)}</th>" for name, _ in _COLUMNS)
    body: list[str] = []
    for title, rows in groups(card):
        body.append(f'<tr><th colspan="6">{escape(title)}</th></tr>')
        for row in rows:
            body += _html_rows(row, sources)
    body += _html_deliverables(card, sources)
    caption = escape("; ".join(_heading(card)))
    legend = "".join(
        f"<p>{escape(mark)} {escape(meaning)}</p>"
        for mark, meaning in LEGEND
        if _marked(card, mark)
    )
    return (
        f"<table><caption>{caption}</caption><thead><tr>{head}<th>source</th></tr></thead>"
        f"<tbody>{''.join(body)}</tbody></table>{legend}"
    )


def _html_rows(row: Assessment, sources: Sequence[Citation]) -> Iterator[str]:
    why = escape(row.explain(), quote=True)
    yield f'<tr title="{why}">{_html_cells(_cells(row))}<td>{_html_source(row, sources)}</td></tr>'
    if row.stretch is not None:
        yield f"<tr>{_html_cells(_stretch_cells(row, row.stretch))}<td></td></tr>"


def _html_deliverables(card: Card, sources: Sequence[Citation]) -> Iterator[str]:
    if card.deliverables:
        yield '<tr><th colspan="6">Promised without a number</th></tr>'
    for row in card.deliverables:
        name = f"{row.deliverable.action.value} {row.deliverable.object}"
        cells = (name, "done", "", VERDICT_WORDS[row.verdict], "")
        source = "" if row.observation is None else _number(row.observation.source, sources)
        yield f"<tr>{_html_cells(cells)}<td>{escape(source)}</td></tr>"


def _html_cells(cells: Sequence[str]) -> str:
    return "".join(f"<td>{escape(cell)}</td>" for cell in cells)


def _html_source(row: Assessment, sources: Sequence[Citation]) -> str:
    source = None if row.observation is None else row.observation.source
    address = "" if source is None else source.read_at or source.url
    if source is None or not address.startswith(("https://", "http://")):
        return escape(_notes(row, sources))
    link = f'<a href="{escape(address, quote=True)}">{escape(source.publisher)}</a>'
    return f"{escape(marks(row))} {link}"
