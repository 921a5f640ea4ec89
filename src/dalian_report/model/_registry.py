"""The tables of the data: the record, the id and the links of each, stated once.

Columns are the fields of a record. Their types are in the record's class, and their meaning
is in the docstrings below the fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class TableForm(NamedTuple):
    """A table of a document."""

    name: str
    record: str
    """The class of its records, by name: it is imported when it is first used."""
    title: str
    """A name for one record, as a citation prints it."""
    key: str | None = "id"
    """The field that holds the id, or None for records without one."""
    links: Mapping[str, str] = {}
    """The fields that hold the id of another record, and the table of that record."""
    document: str = "report"


class Document(NamedTuple):
    """A kind of document."""

    file: str
    """The name of the shipped file. `{}` is the edition."""
    title: str
    header: Mapping[str, str]
    """The fields before the tables, and the name of the type of each."""


_VERSIONS = {"schema_version": "str", "data_version": "str"}

DOCUMENTS: Mapping[str, Document] = {
    "report": Document(
        "report-{}.json",
        "A government work report as data",
        {
            **_VERSIONS,
            "edition": "str",
            "year": "int",
            "place": "Place",
            "coverage": "Coverage",
            "source": "Source",
        },
    ),
    "observations": Document("observations.json", "Outcomes published elsewhere", _VERSIONS),
    "changes": Document("changes.json", "What the versions of the data changed", _VERSIONS),
}
"""The kinds of document, by name."""

_TABLES = (
    TableForm("sections", "Section", "Section", links={"parent_id": "sections"}),
    TableForm("statements", "Statement", "Statement, restated", links={"section_id": "sections"}),
    TableForm(
        "figures",
        "Figure",
        "Figure",
        links={"statement_id": "statements", "unit": "units", "indicator_id": "indicators"},
    ),
    TableForm("numerals", "Numeral", "Numeral", key=None),
    TableForm("units", "Unit", "Unit", key="code"),
    TableForm("indicators", "Indicator", "Indicator", links={"unit": "units"}),
    TableForm(
        "targets",
        "Target",
        "Target",
        links={
            "indicator_id": "indicators",
            "statement_id": "statements",
            "figure_id": "figures",
            "stretch_figure_id": "figures",
            "baseline_figure_id": "figures",
            "relative_to": "indicators",
        },
    ),
    TableForm("deliverables", "Deliverable", "Deliverable", links={"statement_id": "statements"}),
    TableForm("entities", "Entity", "Entity", links={"statement_ids": "statements"}),
    TableForm(
        "relations",
        "Relation",
        "Relation",
        key=None,
        links={"from_id": "statements", "to_id": "statements"},
    ),
    TableForm("glossary", "GlossaryEntry", "Glossary entry"),
    TableForm("observations", "Observation", "Outcome", document="observations"),
    TableForm("changes", "Change", "Change", key=None, document="changes"),
)

REGISTRY: Mapping[str, TableForm] = {table.name: table for table in _TABLES}
"""The tables of all documents, by name."""


def tables_in(document: str) -> tuple[TableForm, ...]:
    """The tables of a kind of document, in order."""
    return tuple(table for table in _TABLES if table.document == document)


def record_of(name: str) -> Any:
    """The class of the records of a table."""
    from dalian_report import model

    return getattr(model, REGISTRY[name].record)
