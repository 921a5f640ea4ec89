"""What must hold between the records of a document, beyond the shape of each.

Ids that are well formed and unique across all kinds, links that lead somewhere, spans that
lie in the source and do not repeat, units and bounds that fit. Each finding is a `Problem`
with its JSON path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from dalian_report.hedges import contradicts, signed_bound
from dalian_report.errors import Problem, shown
from dalian_report.records import Figure, Observation, Source, Span, Target
from dalian_report.vocabulary import Measure, Sense

__all__ = ["Rows", "record_problems", "report_problems"]

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.@_/-]{0,119}", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_RATIONAL = re.compile(r"[1-9]\d{0,39}(?:/[1-9]\d{0,39})?", re.ASCII)


@attrs.define
class Rows:
    """One table as far as it could be read: records by their place."""

    path: str
    found: dict[int, Any] = attrs.field(factory=dict)
    unread_ids: set[str] = attrs.field(factory=set)
    """Ids of records that could not be read: links to them are no further problem."""

    def unread(self, item: object) -> None:
        """Remember the id of a record that could not be read."""
        if isinstance(item, dict):
            for key in ("id", "code"):
                if isinstance(item.get(key), str):
                    self.unread_ids.add(item[key])

    def records(self) -> Iterator[Any]:
        """The records, in document order."""
        return iter(self.found.values())

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        for place, record in self.found.items():
            yield f"{self.path}[{place}]", record


Tables = Mapping[str, Rows]

_LINKS = {
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


def report_problems(source: Source | None, tables: Tables) -> list[Problem]:
    """Every problem of a report's records."""
    found = record_problems(tables)
    found += _link_problems(tables)
    found += _span_problems(source, tables)
    if source is not None and not _SHA256.fullmatch(source.sha256):
        found.append(Problem("$.source.sha256", f"is no SHA-256 in hex: {shown(source.sha256)}"))
    for path, section in tables["sections"]:
        if section.parent_id == section.id:
            found.append(Problem(f"{path}.parent_id", "names the section itself"))
    figures = {figure.id: figure for figure in tables["figures"].records()}
    indicators = {indicator.id: indicator for indicator in tables["indicators"].records()}
    for path, figure in tables["figures"]:
        found += _figure_problems(path, figure, indicators)
    for path, target in tables["targets"]:
        found += _target_problems(path, target, figures, indicators)
    return found


def record_problems(tables: Tables) -> list[Problem]:
    """Problems that show in one document of any kind: ids, versions, observations."""
    found = list(_id_problems(tables))
    for path, unit in tables.get("units", ()):
        if unit.si_factor is not None and not _RATIONAL.fullmatch(unit.si_factor):
            found.append(Problem(f"{path}.si_factor", f"is no positive rational: {shown(unit.si_factor)}"))
    for path, observation in tables.get("observations", ()):
        found += _observation_problems(path, observation)
    return found


def _id_problems(tables: Tables) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for rows in tables.values():
        for path, record in rows:
            key = "code" if hasattr(record, "code") else "id"
            value = getattr(record, key, None)
            if value is None:
                continue
            if not _ID.fullmatch(value):
                yield Problem(f"{path}.{key}", f"is no well-formed id: {shown(value)}")
            if value in seen:
                yield Problem(f"{path}.{key}", f"repeats the id {shown(value)} of {seen[value]}")
            seen.setdefault(value, path)


def _link_problems(tables: Tables) -> Iterator[Problem]:
    known = {name: set(rows.unread_ids) for name, rows in tables.items()}
    for name, rows in tables.items():
        known[name] |= {getattr(r, "code", None) or getattr(r, "id", "") for r in rows.records()}
    for name, links in _LINKS.items():
        for path, record in tables[name]:
            for field, table in links.items():
                value = getattr(record, field)
                listed = value if isinstance(value, tuple) else (value,)
                for place, id in enumerate(listed):
                    if id is not None and id not in known[table]:
                        at = f"[{place}]" if isinstance(value, tuple) else ""
                        yield Problem(
                            f"{path}.{field}{at}", f"names no record of {table}: {shown(id)}"
                        )


def _span_problems(source: Source | None, tables: Tables) -> Iterator[Problem]:
    end = None if source is None else source.length
    for names in (("sections",), ("statements",), ("figures", "numerals"), ("glossary",)):
        seen: dict[Span, str] = {}
        for name in names:
            for path, record in tables[name]:
                for at, span in _spans(path, record):
                    yield from _bad_ends(at, span, end)
                    repeats = names[0] in {"statements", "figures"} and span in seen
                    if repeats:
                        yield Problem(at, f"repeats the span of {seen[span]}")
                    seen.setdefault(span, at)


def _spans(path: str, record: Any) -> Iterator[tuple[str, Span]]:
    if hasattr(record, "span"):
        yield f"{path}.span", record.span
        return
    if not record.spans:
        return
    for place, span in enumerate(record.spans):
        yield f"{path}.spans[{place}]", span


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


def _target_problems(
    path: str, target: Target, figures: Mapping[str, Figure], indicators: Mapping[str, Any]
) -> Iterator[Problem]:
    in_step = target.sense is Sense.IN_STEP_WITH
    if in_step is (target.relative_to is None):
        yield Problem(f"{path}.relative_to", "goes with the sense in_step_with, and only with it")
    if in_step is (target.figure_id is not None):
        yield Problem(f"{path}.figure_id", "is left out for the sense in_step_with, and only for it")
    indicator = indicators.get(target.indicator_id)
    for field in ("figure_id", "stretch_figure_id"):
        figure = figures.get(getattr(target, field) or "")
        if figure is None:
            continue
        yield from _sense_problems(f"{path}.{field}", target, figure)
        if indicator is not None and figure.unit != indicator.unit:
            yield Problem(
                f"{path}.{field}", f"{figure.id} is in {figure.unit}, {indicator.id} in {indicator.unit}"
            )
        if figure.year != target.year:
            yield Problem(f"{path}.{field}", f"{figure.id} is for {figure.year}, not {target.year}")


def _sense_problems(path: str, target: Target, figure: Figure) -> Iterator[Problem]:
    if figure.measure is Measure.RANK and target.sense is not Sense.CEILING:
        yield Problem(path, f"{figure.id} is a rank: its target is a ceiling")
        return
    bounds = {figure.bound} | ({figure.original.bound} if figure.original else set())
    for bound in sorted(bounds):
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
    for field, text in (("vintage", observation.vintage), ("source.date", observation.source.date)):
        if not _is_date(text):
            yield Problem(f"{path}.{field}", f'is no date such as "2024-01-06": {shown(text)}')


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
