"""The scorecard as an HTML table for notebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalian_report.views._card_words import (
    DELIVERABLES,
    HEADS,
    LEGEND,
    VERDICT_WORDS,
    by_verdict,
    cells,
    cited,
    deliverable_name,
    groups,
    heading,
    is_marked,
    marks,
    source_number,
    stretch_cells,
)
from dalian_report.views._markup import Markup, element, is_web_address, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dalian_report.attainment._assessment import Assessment
    from dalian_report.attainment._card import Card
    from dalian_report.model import Citation


def html(card: Card) -> str:
    """The scorecard as an HTML table for notebooks. Every text in it is escaped."""
    sources = cited(card)
    heads = element("tr", *(element("th", name) for name in (*HEADS, "source")))
    rows: list[Markup] = []
    for title, group in groups(card):
        rows.append(_title_row(title))
        for row in group:
            rows += _rows(row, sources)
    rows += _deliverable_rows(card, sources)
    table = element(
        "table",
        element("caption", "; ".join(heading(card))),
        element("thead", heads),
        element("tbody", *rows),
    )
    legend = (element("p", f"{mark} {text}") for mark, text in LEGEND if is_marked(card, mark))
    return "".join([table, *legend])


def _title_row(title: str) -> Markup:
    return element("tr", element("th", title, colspan=len(HEADS) + 1))


def _rows(row: Assessment, sources: Sequence[Citation]) -> Iterator[Markup]:
    yield _row(cells(row), _source(row, sources), title=row.explain())
    if row.stretch is not None:
        yield _row(stretch_cells(row, row.stretch))


def _row(parts: Sequence[str], *source: str, title: str | None = None) -> Markup:
    tds = [element("td", part) for part in parts]
    return element("tr", *tds, element("td", *source), title=title)


def _deliverable_rows(card: Card, sources: Sequence[Citation]) -> Iterator[Markup]:
    if card.deliverables:
        yield _title_row(DELIVERABLES)
    for row in by_verdict(card.deliverables):
        parts = (deliverable_name(row), "done", "", VERDICT_WORDS[row.verdict], "")
        yield _row(parts, source_number(row, sources))


def _source(row: Assessment, sources: Sequence[Citation]) -> Markup | str:
    """The marks of a row, with a link to its source or the number of a source without one."""
    if row.observation is None:
        return marks(row)
    source = row.observation.source
    address = source.read_at or source.url
    if not is_web_address(address):
        return f"{marks(row)} {source_number(row, sources)}".strip()
    return joined([marks(row), element("a", source.publisher, href=address)], " ")
