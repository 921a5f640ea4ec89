"""The scorecard as an HTML table for notebooks."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dalian_report.views._card_words import (
    DELIVERABLES,
    LEGEND,
    VERDICT_WORDS,
    cells,
    cited,
    deliverable_name,
    groups,
    heading,
    is_marked,
    marks,
    stretch_cells,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dalian_report.attainment._assessment import Assessment
    from dalian_report.attainment._card import Card
    from dalian_report.model import Citation

__all__ = ["html"]

_HEADS = ("target", "wanted", "outcome", "verdict", "margin")


def html(card: Card) -> str:
    """The scorecard as an HTML table for notebooks; every text in it is escaped."""
    sources = cited(card)
    head = "".join(f"<th>{escape(name)}</th>" for name in _HEADS)
    body: list[str] = []
    for title, rows in groups(card):
        body.append(f'<tr><th colspan="6">{escape(title)}</th></tr>')
        for row in rows:
            body += _html_rows(row, sources)
    body += _html_deliverables(card, sources)
    caption = escape("; ".join(heading(card)))
    legend = "".join(
        f"<p>{escape(mark)} {escape(meaning)}</p>"
        for mark, meaning in LEGEND
        if is_marked(card, mark)
    )
    return (
        f"<table><caption>{caption}</caption><thead><tr>{head}<th>source</th></tr></thead>"
        f"<tbody>{''.join(body)}</tbody></table>{legend}"
    )


def _html_rows(row: Assessment, sources: Sequence[Citation]) -> Iterator[str]:
    why = escape(row.explain(), quote=True)
    yield f'<tr title="{why}">{_html_cells(cells(row))}<td>{_html_source(row, sources)}</td></tr>'
    if row.stretch is not None:
        yield f"<tr>{_html_cells(stretch_cells(row, row.stretch))}<td></td></tr>"


def _html_deliverables(card: Card, sources: Sequence[Citation]) -> Iterator[str]:
    if card.deliverables:
        yield f'<tr><th colspan="6">{DELIVERABLES}</th></tr>'
    for row in card.deliverables:
        name = deliverable_name(row)
        parts = (name, "done", "", VERDICT_WORDS[row.verdict], "")
        source = "" if row.observation is None else f"[{sources.index(row.observation.source) + 1}]"
        yield f"<tr>{_html_cells(parts)}<td>{escape(source)}</td></tr>"


def _html_cells(parts: Sequence[str]) -> str:
    return "".join(f"<td>{escape(cell)}</td>" for cell in parts)


def _html_source(row: Assessment, sources: Sequence[Citation]) -> str:
    source = None if row.observation is None else row.observation.source
    address = "" if source is None else source.read_at or source.url
    if source is None or not address.startswith(("https://", "http://")):
        return escape(f"{marks(row)} {_number(row, sources)}".strip())
    link = f'<a href="{escape(address, quote=True)}">{escape(source.publisher)}</a>'
    return f"{escape(marks(row))} {link}"


def _number(row: Assessment, sources: Sequence[Citation]) -> str:
    return "" if row.observation is None else f"[{sources.index(row.observation.source) + 1}]"
