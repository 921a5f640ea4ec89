"""What must hold between the records of a document, beyond the shape of each.

Ids that are well formed and unique across all kinds, links that lead somewhere, spans that
lie in the source and do not repeat, units and bounds that fit. Each finding is a `Problem`
with its JSON path.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, cast

import attrs

from dalian_report.errors import Problem, shown
from dalian_report.hedges import contradicts, signed_bound
from dalian_report.records import (
    Change,
    Citation,
    Deliverable,
    Entity,
    Figure,
    GlossaryEntry,
    Indicator,
    Observation,
    Relation,
    Section,
    Source,
    Span,
    Statement,
    Target,
    Unit,
)
from dalian_report.vocabulary import Measure, Sense

__all__ = [
    "ID",
    "LINKS",
    "SPANNED",
    "TEXT_FORMS",
    "Rows",
    "TextForm",
    "record_problems",
    "report_problems",
]


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


class TextForm(NamedTuple):
    """What a text field must look like."""

    name: str
    """Completes "is no ..."."""
    pattern: re.Pattern[str]
    is_true: Callable[[str], bool] = bool
    """What the pattern cannot tell."""

    def fits(self, text: str) -> bool:
        """Whether the whole text has this form."""
        return self.pattern.fullmatch(text) is not None and self.is_true(text)


ID = TextForm("well-formed id", re.compile(r"[A-Za-z0-9][A-Za-z0-9.@_/-]{0,119}"))
_SLUG = TextForm("slug", re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*"))
_SHA256 = TextForm("SHA-256 in hex", re.compile(r"[0-9a-f]{64}"))
_RATIONAL = TextForm("positive rational", re.compile(r"[1-9][0-9]{0,39}(?:/[1-9][0-9]{0,39})?"))
_DAY = TextForm('date such as "2024-01-06"', re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), _is_day)
_VERSION = TextForm(
    'data version such as "1.0.0"',
    re.compile(r"(?:0|[1-9][0-9]{0,5})(?:\.(?:0|[1-9][0-9]{0,5})){2}"),
)
_CHANGE_KIND = TextForm(
    "kind of change (released, added, removed, renamed or mended)",
    re.compile("released|added|removed|renamed|mended"),
)

TEXT_FORMS: Mapping[type, Mapping[str, TextForm]] = {
    Source: {"date": _DAY, "sha256": _SHA256},
    Section: {"id": ID, "slug": _SLUG},
    Statement: {"id": ID},
    Figure: {"id": ID},
    Unit: {"code": ID, "si_factor": _RATIONAL},
    Indicator: {"id": ID},
    Target: {"id": ID},
    Deliverable: {"id": ID},
    Entity: {"id": ID},
    GlossaryEntry: {"id": ID},
    Citation: {"date": _DAY},
    Observation: {
        "id": ID,
        "indicator_id": ID,
        "deliverable_id": ID,
        "unit": ID,
        "vintage": _DAY,
    },
    Change: {
        "data_version": _VERSION,
        "date": _DAY,
        "kind": _CHANGE_KIND,
        "ids": ID,
        "renamed_to": ID,
    },
}
"""The fields whose text has a form; in a list, every item has it."""

LINKS: Mapping[str, Mapping[str, str]] = {
    "sections": {"parent_id": "sections"},
    "statements": {"section_id": "sections"},
    "figures": {"statement_id": "statements", "unit": "units", "indicator_id": "indicators"},
    "indicators": {"unit": "units"},
    "targets": {
        "indicator_id": "indicators",
        "statement_id": "statements",
        "figure_id": "figures",
        "stretch_figure_id": "figures",
        "baseline_figure_id": "figures",
        "relative_to": "indicators",
    },
    "deliverables": {"statement_id": "statements"},
    "entities": {"statement_ids": "statements"},
    "relations": {"from_id": "statements", "to_id": "statements"},
}
"""The fields that hold the id of a record, by table, and the table of that record."""

SPANNED = (Statement, GlossaryEntry)
"""The records that have one span or more."""


@attrs.define
class Rows:
    """One table as far as it could be read: records by their place."""

    path: str
    is_read: bool = True
    """False for a table that is missing: links into it are no further problem."""
    found: dict[int, Any] = attrs.field(factory=dict[int, Any])
    unread_ids: set[str] = attrs.field(factory=set[str])
    """Ids of records that could not be read: links to them are no further problem."""

    def unread(self, item: object) -> None:
        """Remember the id of a record that could not be read."""
        if isinstance(item, dict):
            known = cast("dict[str, object]", item)
            ids = (known.get("id"), known.get("code"))
            self.unread_ids |= {id for id in ids if isinstance(id, str)}

    def records(self) -> Iterator[Any]:
        """The records, in document order."""
        return iter(self.found.values())

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        for place, record in self.found.items():
            yield f"{self.path}[{place}]", record


Tables = Mapping[str, Rows]
Items = tuple[Any, ...] | str | Span | None


def report_problems(source: Source | None, tables: Tables) -> list[Problem]:
    """Every problem of a report's records."""
    found = record_problems(tables)
    if source is not None:
        found += _source_problems(source)
    found += _section_problems(tables["sections"])
    found += _link_problems(tables)
    found += _span_problems(source, tables)
    found += _relation_problems(tables["relations"])
    figures = {figure.id: figure for figure in tables["figures"].records()}
    indicators = {indicator.id: indicator for indicator in tables["indicators"].records()}
    for path, figure in tables["figures"]:
        found += _figure_problems(path, figure, indicators)
    for path, target in tables["targets"]:
        found += _target_problems(path, target, figures, indicators)
    return found


def record_problems(tables: Tables) -> list[Problem]:
    """Problems that show in one document of any kind: ids, the forms of texts, observations."""
    found = list(_id_problems(tables))
    for rows in tables.values():
        for path, record in rows:
            found += _text_problems(path, record)
            found += _repeated_items(path, record)
    for path, observation in tables.get("observations", ()):
        found += _observation_problems(path, observation)
    for path, change in tables.get("changes", ()):
        found += _change_problems(path, change)
    return found


def _id_problems(tables: Tables) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for rows in tables.values():
        for path, record in rows:
            key = "code" if isinstance(record, Unit) else "id"
            value = getattr(record, key, None)
            if value is None:
                continue
            if value in seen:
                yield Problem(f"{path}.{key}", f"repeats the id {shown(value)} of {seen[value]}")
            seen.setdefault(value, path)


def _text_problems(path: str, record: Any) -> Iterator[Problem]:
    for field, form in TEXT_FORMS.get(record.__class__, {}).items():
        value = getattr(record, field)
        for at, text in _items(f"{path}.{field}", value):
            if text is not None and not form.fits(text):
                yield Problem(at, f"is no {form.name}: {shown(text)}")


def _items(path: str, value: Items) -> Iterator[tuple[str, Any]]:
    """The value, or if it is a tuple each item, with its path."""
    if not isinstance(value, tuple):
        yield path, value
        return
    for place, item in enumerate(value):
        yield f"{path}[{place}]", item


def _repeated_items(path: str, record: Any) -> Iterator[Problem]:
    for field in attrs.fields(record.__class__):
        seen: set[str] = set()
        for at, item in _items(f"{path}.{field.name}", getattr(record, field.name)):
            if not isinstance(item, str):
                continue
            if item in seen:
                yield Problem(at, f"repeats {shown(item)}")
            seen.add(item)


def _source_problems(source: Source) -> Iterator[Problem]:
    yield from _text_problems("$.source", source)
    if source.length < 1:
        yield Problem("$.source.length", f"must be 1 or more, not {source.length}")


def _section_problems(sections: Rows) -> Iterator[Problem]:
    ids: dict[str, str] = {}
    slugs: dict[str, str] = {}
    later = {section.id for section in sections.records()}
    for path, section in sections:
        # Its own id stands in `later` too: no section is its own parent.
        if section.parent_id in later:
            message = f"names no section that stands before: {shown(section.parent_id)}"
            yield Problem(f"{path}.parent_id", message)
        later.discard(section.id)
        # A section is found by its id in any case, and by its slug.
        first = ids.setdefault(section.id.lower(), section.id)
        if first != section.id:
            yield Problem(f"{path}.id", f"differs from {shown(first)} in case only")
        if section.slug in slugs:
            yield Problem(f"{path}.slug", f"repeats the slug of {slugs[section.slug]}")
        slugs.setdefault(section.slug, path)


def _link_problems(tables: Tables) -> Iterator[Problem]:
    known = {name: rows.unread_ids | _ids(rows) for name, rows in tables.items()}
    for name, links in LINKS.items():
        for path, record in tables[name]:
            for field, table in links.items():
                if not tables[table].is_read:
                    continue
                for at, id in _items(f"{path}.{field}", getattr(record, field)):
                    if id is not None and id not in known[table]:
                        yield Problem(at, f"names no record of {table}: {shown(id)}")


def _ids(rows: Rows) -> set[str]:
    return {r.code if isinstance(r, Unit) else getattr(r, "id", "") for r in rows.records()}


def _span_problems(source: Source | None, tables: Tables) -> Iterator[Problem]:
    end = None if source is None else source.length
    numbers: dict[Span, str] = {}
    shared: dict[str, dict[Span, str]] = {"statements": {}, "figures": numbers, "numerals": numbers}
    for name in ("sections", "statements", "figures", "numerals", "glossary"):
        for path, record in tables[name]:
            if isinstance(record, SPANNED) and not record.spans:
                yield Problem(f"{path}.spans", "must hold at least one span")
            seen = shared.get(name, {})
            for at, span in _spans(path, record):
                yield from _bad_ends(at, span, end)
                if span in seen:
                    yield Problem(at, f"repeats the span of {seen[span]}")
                seen.setdefault(span, at)


def _spans(path: str, record: Any) -> Iterator[tuple[str, Span]]:
    field = "span" if hasattr(record, "span") else "spans"
    return _items(f"{path}.{field}", getattr(record, field))


def _bad_ends(path: str, span: Span, end: int | None) -> Iterator[Problem]:
    if span.start >= span.end:
        yield Problem(path, f"is inverted or empty: {span.start} to {span.end}")
    if span.start < 0 or (end is not None and span.end > end):
        yield Problem(path, f"lies outside the source: {span.start} to {span.end} of {end}")


def _figure_problems(path: str, figure: Figure, indicators: Mapping[str, Any]) -> Iterator[Problem]:
    if figure.value < 0:
        yield Problem(f"{path}.value", f"is negative: {figure.value}; a fall has direction down")
    if figure.value_to is not None and figure.value_to <= figure.value:
        yield Problem(f"{path}.value_to", f"is not above the lower end {figure.value}")
    if figure.resolution <= 0:
        yield Problem(f"{path}.resolution", f"must be above 0, not {figure.resolution}")
    directed = figure.measure in {Measure.GROWTH, Measure.CHANGE}
    if directed is (figure.direction is None):
        wanted = "needs a direction" if directed else "has no direction"
        yield Problem(f"{path}.direction", f"a figure of measure {figure.measure.value} {wanted}")
    indicator = indicators.get(figure.indicator_id or "")
    if indicator is not None:
        for field in ("unit", "measure"):
            own, its = getattr(figure, field), getattr(indicator, field)
            if own != its:
                yield Problem(f"{path}.{field}", f"is {own}, but {indicator.id} has {its}")


def _relation_problems(relations: Rows) -> Iterator[Problem]:
    seen: dict[Relation, str] = {}
    for path, relation in relations:
        if relation.from_id == relation.to_id:
            yield Problem(f"{path}.to_id", f"is the statement itself: {shown(relation.to_id)}")
        if relation in seen:
            yield Problem(path, f"repeats {seen[relation]}")
        seen.setdefault(relation, path)


def _target_problems(
    path: str, target: Target, figures: Mapping[str, Figure], indicators: Mapping[str, Any]
) -> Iterator[Problem]:
    in_step = target.sense is Sense.IN_STEP_WITH
    if in_step is (target.relative_to is None):
        yield Problem(f"{path}.relative_to", "goes with the sense in_step_with, and only with it")
    if target.relative_to == target.indicator_id:
        yield Problem(f"{path}.relative_to", "names the target's own indicator")
    if in_step is (target.figure_id is not None):
        yield Problem(
            f"{path}.figure_id", "is left out for the sense in_step_with, and only for it"
        )
    indicator = indicators.get(target.indicator_id)
    for field in ("figure_id", "stretch_figure_id"):
        figure = figures.get(getattr(target, field) or "")
        if figure is None:
            continue
        yield from _sense_problems(f"{path}.{field}", target, figure)
        if indicator is not None:
            yield from _misfits(f"{path}.{field}", figure, indicator)
        if figure.year != target.year:
            yield Problem(f"{path}.{field}", f"{figure.id} is for {figure.year}, not {target.year}")


def _misfits(path: str, figure: Figure, indicator: Indicator) -> Iterator[Problem]:
    if figure.indicator_id not in {None, indicator.id}:
        yield Problem(path, f"{figure.id} is of {figure.indicator_id}, not {indicator.id}")
    if figure.unit != indicator.unit:
        yield Problem(path, f"{figure.id} is in {figure.unit}, {indicator.id} in {indicator.unit}")
    if figure.measure != indicator.measure:
        own, its = figure.measure.value, indicator.measure.value
        yield Problem(path, f"{figure.id} is a {own}, {indicator.id} a {its}")


def _sense_problems(path: str, target: Target, figure: Figure) -> Iterator[Problem]:
    if figure.measure is Measure.RANK and target.sense is not Sense.CEILING:
        yield Problem(path, f"{figure.id} is a rank: its target is a ceiling")
        return
    originals = () if figure.original is None else (figure.original.bound,)
    for bound in sorted({figure.bound, *originals}):
        signed = signed_bound(bound, figure.measure, figure.direction)
        if contradicts(target.sense, signed):
            yield Problem(path, f"a {target.sense.value} cannot be {bound.value} ({figure.id})")


def _observation_problems(path: str, observation: Observation) -> Iterator[Problem]:
    if (observation.indicator_id is None) is (observation.deliverable_id is None):
        yield Problem(path, "needs exactly one of indicator_id and deliverable_id")
    parts = (observation.unit, observation.bound, observation.resolution)
    if observation.value is None:
        if observation.stated is None:
            yield Problem(path, "needs a value or a stated judgement")
        if any(part is not None for part in parts):
            yield Problem(path, "has no value, so it has no unit, bound or resolution")
    elif any(part is None for part in parts):
        yield Problem(path, "has a value, so it needs unit, bound and resolution")
    if observation.resolution is not None and observation.resolution <= Decimal(0):
        yield Problem(f"{path}.resolution", f"must be above 0, not {observation.resolution}")
    yield from _text_problems(f"{path}.source", observation.source)


def _change_problems(path: str, change: Change) -> Iterator[Problem]:
    renamed = len(change.ids) if change.kind == "renamed" else 0
    if len(change.renamed_to) != renamed:
        yield Problem(
            f"{path}.renamed_to", f"must name {renamed} ids, not {len(change.renamed_to)}"
        )
