"""Rules on ids and order: each id has the form of its kind, each table the order of the source."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from dalian_report.check._findings import Finding
from dalian_report.documents import editions
from dalian_report.documents._editions import home
from dalian_report.model import Coverage
from dalian_report.model._tables import TABLES
from dalian_report.report import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dalian_report.check._context import CheckContext
    from dalian_report.model import Indicator, Span, Statement, Target, Unit
    from dalian_report.report import Report

_ORDINAL = re.compile(r"(\d\d)([b-z]?)", re.ASCII)
_NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ENTITY, _TERM = re.compile(rf"entity\.{_NAME}"), re.compile(rf"term\.{_NAME}")
# P11: the eleventh part and further ones.
_SECTION = re.compile(rf"(?:[IVX]+|P\d\d|{_NAME})(?:\.(?:\d+|{_NAME}))*", re.ASCII)
_CONCEPT = re.compile(_NAME)


def forms(context: CheckContext) -> Iterator[Finding]:
    """Every id has the form that its kind asks for."""
    for id, is_good, wanted in _forms(context.report):
        if not is_good:
            yield Finding.of("id-form", id, value=id, wanted=wanted)


def _forms(report: Report) -> Iterator[tuple[str, object, str]]:
    """Each id, whether its form is good, and the form that it should have."""
    for section in report.sections:
        yield section.id, _SECTION.fullmatch(section.id), "II, II.5 or II.goals"
    for statement in report.statements:
        wanted = f"{statement.section_id}-04 or {statement.section_id}-04b"
        yield statement.id, _ordinal(statement), wanted
    for figure in report.figures:
        stem = f"{figure.statement_id}."
        yield figure.id, _is_numbered(figure.id, stem), f"{stem}1"
    for indicator in report.indicators:
        wanted = f"{indicator.concept}.{indicator.measure.value}"
        good = _is_with_unit(indicator, wanted) and _CONCEPT.fullmatch(indicator.concept)
        yield indicator.id, good, wanted
    numbered = {target.id for target in report.targets}
    for target in report.targets:
        wanted = f"{target.indicator_id}@{target.year}"
        yield target.id, _is_next(target.id, wanted, numbered), wanted
    for deliverable in report.deliverables:
        stem = f"{deliverable.statement_id}.d"
        yield deliverable.id, _is_numbered(deliverable.id, stem), f"{stem}1"
    for entity in report.entities:
        yield entity.id, _ENTITY.fullmatch(entity.id), "entity.hengli"
    for term in report.glossary:
        yield term.id, _TERM.fullmatch(term.id), "term.banlie"


def _is_numbered(id: str, stem: str) -> bool:
    return re.fullmatch(r"[1-9]\d*", id.removeprefix(stem)) is not None and id.startswith(stem)


def _is_with_unit(indicator: Indicator, wanted: str) -> bool:
    """Whether the id has the usual form, or ends with the unit if the unit is not the usual one."""
    unit = re.sub(r"[^A-Za-z0-9]", "-", indicator.unit)
    return indicator.id in {wanted, f"{wanted}.{unit}"}


def _is_next(id: str, wanted: str, ids: set[str]) -> bool:
    """Whether the id is the usual one, or numbers a further target of the indicator and year."""
    if id == wanted:
        return True
    number = re.fullmatch(rf"{re.escape(wanted)}\.([2-9]|[1-9]\d+)", id)
    before = number and int(number[1]) - 1
    return (before == 1 and wanted in ids) or f"{wanted}.{before}" in ids


def _ordinal(statement: Statement) -> tuple[int, str] | None:
    """The ordinal of the sentence and the letter of the claim, if the id has both."""
    match = _ORDINAL.fullmatch(statement.id.removeprefix(f"{statement.section_id}-"))
    return None if match is None else (int(match[1]), match[2])


def series(context: CheckContext) -> Iterator[Finding]:
    """Ordinals run without a gap: sentences of a section, claims of a sentence, figures."""
    sentences: dict[str, dict[int, list[str]]] = {}
    for statement in context.report.statements:
        ordinal = _ordinal(statement)
        if ordinal is not None:
            claims = sentences.setdefault(statement.section_id, {})
            claims.setdefault(ordinal[0], []).append(ordinal[1])
    # A partial report leaves sentences out.
    for section, claims in sentences.items() if context.is_full else ():
        for number in range(1, max(claims) + 1):
            yield from _missing(f"{section}-{number:02d}", claims.get(number, []))
    yield from _numbered(figure.id for figure in context.report.figures)
    yield from _numbered(deliverable.id for deliverable in context.report.deliverables)


def _missing(sentence: str, letters: list[str]) -> Iterator[Finding]:
    last = max(letters, default="")
    wanted = ["", *map(chr, range(ord("b"), ord(last) + 1))] if last else [""]
    for letter in wanted:
        if letter not in letters:
            yield Finding.of("id-sequence", sentence + letter, "one")


def _numbered(ids: Iterable[str]) -> Iterator[Finding]:
    counts = Counter[str]()
    highest: dict[str, int] = {}
    for id in ids:
        match = re.fullmatch(r"(.*\.d?)(\d+)", id)
        if match is not None:
            counts[match[1]] += 1
            highest[match[1]] = max(int(match[2]), highest.get(match[1], 0))
    for stem, number in highest.items():
        if counts[stem] != number:
            yield Finding.of("id-sequence", f"{stem}1 to {stem}{number}", "several")


def kept(context: CheckContext) -> Iterator[Finding]:
    """No id of the published edition is gone: only a new major version may drop one.

    This holds for a document that restates the source of an edition that ships.
    """
    report = context.report
    for edition in map(load, editions()):
        same_major = _major(edition) == _major(report)
        if same_major and edition.source.sha256 == report.source.sha256:
            own = _all_ids(report)
            for id in _all_ids(edition):
                if id not in own:
                    yield Finding.of("id-lost", id, edition=edition.edition)


def shared(context: CheckContext) -> Iterator[Finding]:
    """A unit or an indicator is the same in all editions of the place that ship."""
    report = context.report
    if report.place.id != home() or report.coverage is Coverage.DRAFT:
        return
    for edition in editions():
        if edition == report.edition:
            continue
        shipped = load(edition)
        known: dict[str, Unit | Indicator] = {unit.code: unit for unit in report.units}
        known |= {indicator.id: indicator for indicator in report.indicators}
        for id, record in known.items():
            if shipped.get(id, record) != record:
                yield Finding.of("shared-record", id, edition=edition)


def _major(report: Report) -> str:
    return report.data_version.partition(".")[0]


def _all_ids(report: Report) -> dict[str, None]:
    records = (record for table in TABLES for record in getattr(report, table))
    ids = (getattr(record, "id", None) or getattr(record, "code", None) for record in records)
    return dict.fromkeys(filter(None, ids))


def order(context: CheckContext) -> Iterator[Finding]:
    """Every table is in the order of the source, and ids count in this order."""
    for table, records in _offsets(context).items():
        for (before, first), (name, second) in pairwise(records):
            if second < first:
                yield Finding.of("order", name, "place", before=before, table=table)
    yield from _counting(context)


def _offsets(context: CheckContext) -> dict[str, list[tuple[str, tuple[int, ...]]]]:
    """For each table the records' names and the basis of their order."""
    report, places = context.report, context.places
    figures = {figure.id: figure.span.start for figure in report.figures}
    return {
        "sections": [(s.id, (s.span.start, -s.span.end)) for s in report.sections],
        "statements": [(s.id, _first(s.spans)) for s in report.statements],
        "figures": [(f.id, (f.span.start,)) for f in report.figures],
        "numerals": [(f"source {n.span.start}", (n.span.start,)) for n in report.numerals],
        "targets": _target_places(report.targets, places, figures),
        "deliverables": [(d.id, (places[d.statement_id],)) for d in report.deliverables],
        "relations": [
            (f"{r.from_id} to {r.to_id}", (places[r.from_id], places[r.to_id]))
            for r in report.relations
        ],
        "glossary": [(g.id, _first(g.spans)) for g in report.glossary],
    }


def _target_places(
    targets: Iterable[Target], places: Mapping[str, int], figures: Mapping[str, int]
) -> list[tuple[str, tuple[int, ...]]]:
    """The statement and the figure. A target without one is anywhere in its statement."""
    placed: list[tuple[str, tuple[int, ...]]] = []
    for target in targets:
        place = (places[target.statement_id], figures.get(target.figure_id or "", 0))
        if target.figure_id is None and placed and placed[-1][1][0] == place[0]:
            place = (place[0], placed[-1][1][1])
        placed.append((target.id, place))
    return placed


def _first(spans: tuple[Span, ...]) -> tuple[int, ...]:
    return (min(span.start for span in spans),)


def _counting(context: CheckContext) -> Iterator[Finding]:
    """Sentences, claims, figures and deliverables are counted in their order."""
    report = context.report
    counted = [(s.id, s.section_id, _ordinal(s)) for s in report.statements]
    counted += [(f.id, f.statement_id, _last_number(f.id)) for f in report.figures]
    counted += [(d.id, f"{d.statement_id}.d", _last_number(d.id)) for d in report.deliverables]
    last: dict[str, tuple[int, str]] = {}
    for id, series_of, number in counted:
        if number is not None and number <= last.get(series_of, (0, "")):
            yield Finding.of("order", id, "count")
        last[series_of] = number or (0, "")


def _last_number(id: str) -> tuple[int, str] | None:
    match = re.search(r"(\d+)$", id)
    return (int(match[1]), "") if match else None
