"""What belongs to a record: the records that it names, and those that name it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from dalian_report.model import (
    Deliverable,
    Entity,
    Figure,
    GlossaryEntry,
    Indicator,
    Observation,
    Section,
    Statement,
    Target,
)

if TYPE_CHECKING:
    from dalian_report.model import Span
    from dalian_report.report import Report

__all__ = ["Linked", "linked", "terms_of"]

Linked = dict[str, Sequence[Any]]
"""Records by the name of their table."""


def linked(report: Report, record: Any) -> Linked:
    """The records that belong to one, in document order."""
    for kind, links in _LINKS.items():
        if isinstance(record, kind):
            return links(report, record)
    return {}


def _of_section(report: Report, section: Section) -> Linked:
    return {
        "sections": report.children(section),
        "statements": report.statements_in(section),
        "figures": report.figures_in(section),
    }


def _of_statement(report: Report, statement: Statement) -> Linked:
    def of_it(table: str) -> list[Any]:
        return [one for one in getattr(report, table) if one.statement_id == statement.id]

    return {
        "figures": of_it("figures"),
        "targets": of_it("targets"),
        "deliverables": of_it("deliverables"),
        "statements": report.related(statement),
        "entities": [one for one in report.entities if statement.id in one.statement_ids],
        "glossary": terms_of(report, statement),
    }


def terms_of(report: Report, statement: Statement) -> list[GlossaryEntry]:
    """The terms of the glossary that stand in the spans of a statement."""
    return [
        entry
        for entry in report.glossary
        if any(_inside(span, statement.spans) for span in entry.spans)
    ]


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(outer.start <= span.start and span.end <= outer.end for outer in spans)


def _of_figure(report: Report, figure: Figure) -> Linked:
    ids = (figure.indicator_id,)
    return {
        "statements": [report.statement(figure.statement_id)],
        "indicators": [report.indicator(id) for id in ids if id is not None],
        "units": [report.unit(figure.unit)],
    }


def _of_target(report: Report, target: Target) -> Linked:
    figures = (target.figure_id, target.stretch_figure_id, target.baseline_figure_id)
    return {
        "indicators": [report.indicator(target.indicator_id)],
        "statements": [report.statement(target.statement_id)],
        "figures": [report.figure(id) for id in figures if id is not None],
        "observations": _observed(target.indicator_id),
    }


def _of_indicator(report: Report, indicator: Indicator) -> Linked:
    return {
        "figures": [one for one in report.figures if one.indicator_id == indicator.id],
        "targets": [one for one in report.targets if one.indicator_id == indicator.id],
        "observations": _observed(indicator.id),
    }


def _observed(id: str) -> list[Observation]:
    import dalian_report as dr

    return [one for one in dr.observations() if id in (one.indicator_id, one.deliverable_id)]


def _of_deliverable(report: Report, deliverable: Deliverable) -> Linked:
    return {
        "statements": [report.statement(deliverable.statement_id)],
        "observations": _observed(deliverable.id),
    }


def _of_entity(report: Report, entity: Entity) -> Linked:
    return {"statements": report.mentions(entity.id)}


def _of_term(report: Report, entry: GlossaryEntry) -> Linked:
    def names(statement: Statement) -> bool:
        return any(_inside(span, statement.spans) for span in entry.spans)

    return {"statements": [one for one in report.statements if names(one)]}


def _of_observation(report: Report, observation: Observation) -> Linked:
    record = report.get(observation.indicator_id or observation.deliverable_id)
    table = "deliverables" if observation.indicator_id is None else "indicators"
    return {table: [] if record is None else [record]}


_LINKS: dict[type, Callable[[Report, Any], Linked]] = {
    Section: _of_section,
    Statement: _of_statement,
    Figure: _of_figure,
    Target: _of_target,
    Indicator: _of_indicator,
    Deliverable: _of_deliverable,
    Entity: _of_entity,
    GlossaryEntry: _of_term,
    Observation: _of_observation,
}
