"""The records that belong to a record: it names them, or they name it."""

from __future__ import annotations

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
    from collections.abc import Callable, Sequence

    from dalian_report.lookup._lookups import Lookups

__all__ = ["Linked", "linked"]

Linked = dict[str, tuple[Any, ...]]
"""Records by the name of their table, in document order."""


def linked(report: Lookups, record: Any) -> Linked:
    """The records that belong to one of a report, by table. An empty table is left out."""
    for kind, links in _LINKS.items():
        if isinstance(record, kind):
            return {
                table: present
                for table, records in links(report, record).items()
                if (present := tuple(record for record in records if record is not None))
            }
    return {}


def _of_section(report: Lookups, section: Section) -> dict[str, Sequence[Any]]:
    return {
        "sections": report.children(section),
        "statements": report.statements_in(section),
        "figures": report.figures_in(section),
    }


def _of_statement(report: Lookups, statement: Statement) -> dict[str, Sequence[Any]]:
    return {
        "figures": report.figures_in(statement),
        "targets": report.targets_in(statement),
        "deliverables": report.deliverables_in(statement),
        "statements": report.related(statement),
        "entities": report.entities_in(statement),
        "glossary": report.terms_in(statement),
    }


def _of_figure(report: Lookups, figure: Figure) -> dict[str, Sequence[Any]]:
    return {
        "statements": [report.statement_of(figure)],
        "indicators": [report.indicator_of(figure)],
        "targets": report.targets_of(figure),
        "units": [report.unit(figure.unit)],
    }


def _of_target(report: Lookups, target: Target) -> dict[str, Sequence[Any]]:
    return {
        "indicators": [report.indicator_of(target)],
        "statements": [report.statement_of(target)],
        "figures": report.figures_of(target),
        "observations": report.observations_of(target),
    }


def _of_indicator(report: Lookups, indicator: Indicator) -> dict[str, Sequence[Any]]:
    return {
        "figures": report.figures_of(indicator),
        "targets": report.targets_of(indicator),
        "observations": report.observations_of(indicator),
    }


def _of_deliverable(report: Lookups, deliverable: Deliverable) -> dict[str, Sequence[Any]]:
    return {
        "statements": [report.statement_of(deliverable)],
        "observations": report.observations_of(deliverable),
    }


def _of_mentioned(report: Lookups, record: Any) -> dict[str, Sequence[Any]]:
    return {"statements": report.mentions(record)}


def _of_observation(report: Lookups, observation: Observation) -> dict[str, Sequence[Any]]:
    if observation.indicator_id is not None:
        return {"indicators": [report.indicator(observation.indicator_id)]}
    return {"deliverables": [report.deliverable(str(observation.deliverable_id))]}


_LINKS: dict[type, Callable[[Lookups, Any], dict[str, Sequence[Any]]]] = {
    Section: _of_section,
    Statement: _of_statement,
    Figure: _of_figure,
    Target: _of_target,
    Indicator: _of_indicator,
    Deliverable: _of_deliverable,
    Entity: _of_mentioned,
    GlossaryEntry: _of_mentioned,
    Observation: _of_observation,
}
