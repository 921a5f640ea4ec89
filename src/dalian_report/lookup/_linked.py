"""The records that belong to a record: it names them, or they name it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dalian_report import model
from dalian_report.lookup._lookups import Lookups

if TYPE_CHECKING:
    from collections.abc import Callable

Linked = dict[str, tuple[Any, ...]]
"""Records by the name of their table, in document order."""

_Record = model.Statement | model.Indicator | model.Deliverable | model.Unit
_Links = dict[str, "Callable[[Lookups, Any], tuple[Any, ...] | _Record | None]"]


def linked(report: Lookups, record: Any) -> Linked:
    """The records that belong to one of a report, by table. An empty table is left out."""
    links = next((links for kind, links in _LINKS.items() if isinstance(record, kind)), _NONE)
    by_table = {table: _several(link(report, record)) for table, link in links.items()}
    return {table: records for table, records in by_table.items() if records}


def _several(records: tuple[Any, ...] | _Record | None) -> tuple[Any, ...]:
    """The records of a link that leads to several, to one, or to none."""
    if isinstance(records, tuple):
        return records
    return () if records is None else (records,)


def _unit_of(report: Lookups, figure: model.Figure) -> model.Unit:
    return report.unit(figure.unit)


def _deliverable_of(report: Lookups, observation: model.Observation) -> model.Deliverable | None:
    id = observation.deliverable_id
    return None if id is None else report.deliverable(id)


_LINKS: dict[type, _Links] = {
    model.Section: {
        "sections": Lookups.children,
        "statements": Lookups.statements_in,
        "figures": Lookups.figures_in,
    },
    model.Statement: {
        "figures": Lookups.figures_in,
        "targets": Lookups.targets_in,
        "deliverables": Lookups.deliverables_in,
        "statements": Lookups.related,
        "entities": Lookups.entities_in,
        "glossary": Lookups.terms_in,
    },
    model.Figure: {
        "statements": Lookups.statement_of,
        "indicators": Lookups.indicator_of,
        "targets": Lookups.targets_of,
        "units": _unit_of,
    },
    model.Target: {
        "indicators": Lookups.indicator_of,
        "statements": Lookups.statement_of,
        "figures": Lookups.figures_of,
        "observations": Lookups.observations_of,
    },
    model.Indicator: {
        "figures": Lookups.figures_of,
        "targets": Lookups.targets_of,
        "observations": Lookups.observations_of,
    },
    model.Deliverable: {
        "statements": Lookups.statement_of,
        "observations": Lookups.observations_of,
    },
    model.Entity: {"statements": Lookups.mentions},
    model.GlossaryEntry: {"statements": Lookups.mentions},
    model.Observation: {"indicators": Lookups.indicator_of, "deliverables": _deliverable_of},
}
"""By the kind of record: the tables of the records that belong to it, and the link to them."""

_NONE: _Links = {}
