"""Rules that hold for every kind of record: ids, links, spans, lists without repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from dalian_report.documents._integrity._rows import Rows, Tables, items
from dalian_report.errors import Problem
from dalian_report.model import GlossaryEntry, Source, Span, Statement
from dalian_report.model._registry import tables_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LINKS: Mapping[str, Mapping[str, str]] = {
    table.name: table.links for table in tables_in("report") if table.links
}
"""The fields that hold the id of a record, by table, and the table of that record."""

SPANNED = (Statement, GlossaryEntry)
"""The records that have one span or more."""


def id_field(kind: type) -> str | None:
    """The field that holds the id of a kind of record, if it has one."""
    fields = kind.__annotations__
    return next((name for name in ("id", "code") if name in fields), None)


def id_problems(tables: Tables) -> Iterator[Problem]:
    """Ids that name more than one record, of whatever kind."""
    seen: dict[str, str] = {}
    for rows in tables.values():
        for path, record in rows:
            key = id_field(record.__class__)
            if key is None:
                continue
            value = getattr(record, key)
            if value in seen:
                yield Problem(f"{path}.{key}", "repeated-id", value, other=seen[value])
            seen.setdefault(value, path)


def repeated_items(path: str, record: Any) -> Iterator[Problem]:
    """Texts that are repeated in one list of a record."""
    for field in attrs.fields(record.__class__):
        seen: set[str] = set()
        for at, item in items(f"{path}.{field.name}", getattr(record, field.name)):
            if not isinstance(item, str):
                continue
            if item in seen:
                yield Problem(at, "repeated-item", item)
            seen.add(item)


def link_problems(tables: Tables) -> Iterator[Problem]:
    """Links that lead nowhere."""
    known = {name: rows.unread_ids | _ids(rows) for name, rows in tables.items()}
    for name, links in LINKS.items():
        for path, record in tables[name]:
            for field, table in links.items():
                if not tables[table].is_read:
                    continue
                for at, id in items(f"{path}.{field}", getattr(record, field)):
                    if id is not None and id not in known[table]:
                        yield Problem(at, "dangling-link", id, table=table)


def _ids(rows: Rows) -> set[str]:
    keys = ((record, id_field(record.__class__)) for record in rows.records())
    return {getattr(record, key) for record, key in keys if key is not None}


def span_problems(source: Source | None, tables: Tables) -> Iterator[Problem]:
    """Spans that are inverted, outside the source, missing, or repeated."""
    end = None if source is None else source.length
    numbers: dict[Span, str] = {}
    shared: dict[str, dict[Span, str]] = {"statements": {}, "figures": numbers, "numerals": numbers}
    for name in ("sections", "statements", "figures", "numerals", "glossary"):
        for path, record in tables[name]:
            if isinstance(record, SPANNED) and not record.spans:
                yield Problem(f"{path}.spans", "no-spans")
            seen = shared.get(name, {})
            for at, span in _spans(path, record):
                yield from bad_ends(at, span, end)
                if span in seen:
                    yield Problem(at, "repeated-span", other=seen[span])
                seen.setdefault(span, at)


def _spans(path: str, record: Any) -> Iterator[tuple[str, Span]]:
    field = "span" if hasattr(record, "span") else "spans"
    return items(f"{path}.{field}", getattr(record, field))


def bad_ends(path: str, span: Span, end: int | None) -> Iterator[Problem]:
    """A span that is inverted, or outside a source of this length."""
    if span.start >= span.end:
        yield Problem(path, "inverted-span", start=span.start, end=span.end)
    if span.start < 0 or (end is not None and span.end > end):
        yield Problem(path, "span-outside-source", start=span.start, end=span.end, length=end)


def figure_span_problems(source: Source | None, tables: Tables) -> Iterator[Problem]:
    """Figures outside of the spans of their statement, if the spans themselves are sound."""
    end = None if source is None else source.length
    spans = {statement.id: statement.spans for statement in tables["statements"].records()}
    for path, figure in tables["figures"]:
        # A missing statement and a bad span are problems of their own.
        own = spans.get(figure.statement_id, ())
        is_bad = any(True for span in (figure.span, *own) for _ in bad_ends(path, span, end))
        if own and not is_bad and not any(_inside(figure.span, span) for span in own):
            yield Problem(
                f"{path}.span",
                "span-outside-statement",
                start=figure.span.start,
                end=figure.span.end,
                statement=figure.statement_id,
            )


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
