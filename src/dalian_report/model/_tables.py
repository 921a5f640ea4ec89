"""The tables of a report, and how the shipped ones are read when first asked for."""

from __future__ import annotations

# At run time too, since the types of fields are resolved then.
from collections.abc import Callable, Mapping
from threading import RLock
from typing import TYPE_CHECKING, Any

import attrs

from dalian_report import model
from dalian_report.model._fields import as_tuple
from dalian_report.model._outline import Section
from dalian_report.model._registry import DOCUMENTS, tables_in

if TYPE_CHECKING:
    from typing import Self

TABLES = tuple(table.name for table in tables_in("report"))
"""The names of a report's tables, in document order."""

HEADER = tuple(DOCUMENTS["report"].header)
"""The fields before the tables."""

_reading = RLock()


@attrs.frozen(repr=False)
class Tables:
    """The fields of a report: all of its records, without the ways to reach them."""

    schema_version: str
    data_version: str
    edition: str
    year: int
    """The year that the report plans."""
    place: model.Place
    coverage: model.Coverage
    source: model.Source
    sections: tuple[Section, ...] = attrs.field(converter=as_tuple)
    statements: tuple[model.Statement, ...] = attrs.field(converter=as_tuple)
    figures: tuple[model.Figure, ...] = attrs.field(converter=as_tuple)
    numerals: tuple[model.Numeral, ...] = attrs.field(converter=as_tuple)
    units: tuple[model.Unit, ...] = attrs.field(converter=as_tuple)
    indicators: tuple[model.Indicator, ...] = attrs.field(converter=as_tuple)
    targets: tuple[model.Target, ...] = attrs.field(converter=as_tuple)
    deliverables: tuple[model.Deliverable, ...] = attrs.field(converter=as_tuple)
    entities: tuple[model.Entity, ...] = attrs.field(converter=as_tuple)
    relations: tuple[model.Relation, ...] = attrs.field(converter=as_tuple)
    glossary: tuple[model.GlossaryEntry, ...] = attrs.field(converter=as_tuple)
    _index: Any = attrs.field(
        default=attrs.Factory(lambda tables: tables._indexes(), takes_self=True),
        init=False,
        eq=False,
    )
    _read_table: Callable[[str], tuple[Any, ...]] | None = attrs.field(
        default=None, init=False, eq=False
    )

    @classmethod
    def reading(
        cls, header: Mapping[str, Any], read_table: Callable[[str], tuple[Any, ...]]
    ) -> Self:
        """A report whose tables are read when first asked for, for the shipped data."""
        report = cls.__new__(cls)
        report._fill({name: header[name] for name in HEADER}, read_table)
        return report

    def _fill(
        self, fields: Mapping[str, Any], read_table: Callable[[str], tuple[Any, ...]] | None
    ) -> None:
        for name, value in fields.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_index", self._indexes())
        object.__setattr__(self, "_read_table", read_table)

    def outcomes(self) -> tuple[model.Observation, ...]:
        """The outcomes that ship for this report, none for tables alone."""
        return ()

    def results(self) -> tuple[model.Observation, ...]:
        """The results that the report prints, as outcomes, none for tables alone."""
        return ()

    def _indexes(self) -> Any:
        """The indexes that lookups use. A subclass with lookups makes them."""
        return None

    def __repr__(self) -> str:
        return f"<Report {self.edition}, data {self.data_version}>"

    def __getstate__(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in (*HEADER, *TABLES)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self._fill(state, None)


class _ReadAtFirst:
    """A table's slot that reads the table when it is still empty.

    A `__getattr__` of the class would do the same, but would slow every look-up down by half:
    with one, the interpreter reaches each attribute and method the long way.
    """

    __slots__ = ("_name", "_slot")

    def __init__(self, name: str, slot: Any) -> None:
        self._name, self._slot = name, slot

    def __get__(self, report: Tables | None, kind: type | None = None) -> Any:
        if report is None:
            return self
        try:
            return self._slot.__get__(report)
        except AttributeError:
            return self._read(report)

    def _read(self, report: Tables) -> Any:
        with _reading:
            try:
                return self._slot.__get__(report)
            except AttributeError:
                self._slot.__set__(report, report._read_table(self._name))  # type: ignore[misc] # pyright: ignore
                return self._slot.__get__(report)

    def __set__(self, report: Tables, rows: tuple[Any, ...]) -> None:
        self._slot.__set__(report, rows)


for _name in TABLES:
    setattr(Tables, _name, _ReadAtFirst(_name, Tables.__dict__[_name]))
