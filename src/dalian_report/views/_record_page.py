"""Records as pages of readable text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dalian_report._plain_text import wrap
from dalian_report.attainment import _wording as target_wording
from dalian_report.attainment._card import published_row
from dalian_report.model import Figure, Observation, Section, Statement, Target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dalian_report.model import GlossaryEntry
    from dalian_report.report import Report

_MARGIN = 14
"""The columns of the names of fields."""


def page(report: Report, record: object, width: int) -> list[str]:
    """The lines of the page about a record. Nothing in them can steer a terminal."""
    writers: dict[type, Callable[[Report, Any, int], Iterator[str]]] = {
        Section: _section, Statement: _statement, Target: _target
    }  # fmt: skip
    return list(writers.get(type(record), _any)(report, record, width))


def _section(report: Report, section: Section, width: int) -> Iterator[str]:
    inside = {section.id}
    for inner in report.walk():
        if inner.parent_id in inside:
            inside.add(inner.id)
        if inner.id not in inside:
            continue
        yield from ([] if inner is section else [""])
        lead = "#" if inner is section else "##"
        yield from wrap(f"{lead} {inner.title} ({inner.id})", width, "  ")
        for statement in report.statements_in(inner, deep=False):
            yield ""
            yield from _claim(report, statement, width)


def _claim(report: Report, statement: Statement, width: int) -> Iterator[str]:
    yield from wrap(f"- {statement.text}", width, "  ")
    yield f"  ({statement.id}, {statement.kind.value})"
    for figure in report.figures_in(statement.section_id, deep=False):
        if figure.statement_id == statement.id:
            yield from wrap(f"  * {_figure(figure)}", width, "    ")


def _figure(figure: Figure) -> str:
    words = [figure.id, figure.status.value]
    if figure.year is not None:
        words.append(str(figure.year))
    if figure.original is not None:
        bound = figure.original.bound.value.replace("_", " ")
        words.append(f"Chinese {figure.original.text}: {bound}")
    return f"{figure.label}: {figure} ({', '.join(words)})"


def _statement(report: Report, statement: Statement, width: int) -> Iterator[str]:
    linked = report.linked(statement)
    section = report.section(statement.section_id)
    yield from wrap(f"# {statement.id}, {statement.kind.value}", width)
    yield ""
    yield from wrap(statement.text, width)
    yield ""
    yield from _field("section", f"{section.title} ({section.id})", width)
    for figure in linked.get("figures", ()):
        yield from _field("figure", _figure(figure), width)
    for target in linked.get("targets", ()):
        yield from _field("target", target.id, width)
    for deliverable in linked.get("deliverables", ()):
        words = f"{deliverable.action.value} {deliverable.object} ({deliverable.id})"
        yield from _field("to be done", words, width)
    for other in linked.get("statements", ()):
        yield from _field("see also", f"{other.text} ({other.id})", width)
    for entity in linked.get("entities", ()):
        yield from _field("names", f"{entity.name} ({entity.id})", width)
    for term in linked.get("glossary", ()):
        yield from _field("term", f"{term.en}, {term.zh} ({term.id}): {term.meaning}", width)
    for span in statement.spans:
        yield from _field("source", f"characters {span.start} to {span.end}", width)
    if statement.note is not None:
        yield from _field("note", statement.note, width)


def _target(report: Report, target: Target, width: int) -> Iterator[str]:
    row = published_row(report, target)
    statement = report.statement(target.statement_id)
    yield from wrap(f"# {row.indicator.name} ({target.id})", width, "  ")
    yield ""
    yield from _field("wanted", target_wording.requirement(row), width)
    if row.figure is not None:
        yield from _field("printed", _figure(row.figure), width)
    if row.stretch is not None:
        yield from _field("stretch", _figure(row.stretch), width)
    if target.baseline_figure_id is not None:
        yield from _field("year before", _figure(report.figure(target.baseline_figure_id)), width)
    yield from _field("kind", f"{target.sense.value}, {target.strength.value}", width)
    yield from _field("statement", f"{statement.text} ({statement.id})", width)
    yield from _field("definition", row.indicator.definition, width)
    yield from _field("outcome", row.explain(), width)
    if row.observation is not None:
        yield from _field("published", _published(row.observation), width)
    for note in (target.comparability, row.comparability, target.note):
        if note is not None:
            yield from _field("note", note, width)


def _published(observation: Observation) -> str:
    source = observation.source
    words = f"{source.publisher}, {source.title}, {source.date}, {observation.status.value}"
    copy = "" if source.read_at is None else f" (read in a copy: {source.read_at})"
    return f"{words} ({observation.id}) {source.url}{copy}".rstrip()


def _any(report: Report, record: Any, width: int) -> Iterator[str]:
    from dalian_report.documents._codec import plain

    for name, value in plain(record).items():
        text = str(value) if isinstance(value, str | int) else json.dumps(value, ensure_ascii=False)
        yield from _field(name, text, width)
    for table, records in report.linked(record).items():
        for one in records:
            words = one.text if isinstance(one, Statement) else str(getattr(one, "name", ""))
            yield from _field(table, f"{words} ({getattr(one, 'id', '')})".strip(), width)


def entry(term: GlossaryEntry, width: int) -> list[str]:
    """The lines about a term: its printed forms and its meaning."""
    printed = ", ".join((term.printed, *term.variants))
    return [
        *wrap(f"{term.en}  {term.zh}", width, "  "),
        *_field("  printed", printed, width),
        *_field("  means", term.meaning, width),
        *_field("  basis", f"{term.basis} ({term.id})", width),
    ]


def _field(name: str, text: str, width: int) -> list[str]:
    lead = f"{name.replace('_', ' '):{_MARGIN - 1}} "
    return wrap(f"{lead}{text}", width, " " * _MARGIN) or [lead.rstrip()]
