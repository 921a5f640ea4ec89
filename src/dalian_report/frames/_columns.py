"""The columns of each table for an engine: their types, and how a record fills them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import attrs
import narwhals as nw

from dalian_report import model
from dalian_report.model import _columns as record_columns
from dalian_report.model._intervals import Interval

if TYPE_CHECKING:
    from collections.abc import Callable

    from narwhals.dtypes import DType

    from dalian_report.cards._tables import CardTable
    from dalian_report.report import Report

DECIMAL = nw.Decimal(38, 9)
"""29 digits before the point, 9 behind it: the most that 128 bits hold, in a form that does not
depend on the records, so that tables of two reports can be stacked."""

_KINDS: dict[type, DType] = {
    str: nw.String(),
    bool: nw.Boolean(),
    int: nw.Int64(),
    Decimal: DECIMAL,
    date: nw.Date(),
    Fraction: nw.Float64(),
    Interval: nw.String(),
}


@attrs.frozen
class Column:
    """One column: its type, and its value in the row of a record."""

    name: str
    kind: DType
    value: Callable[[Any], Any]


def columns_of(record: type, report: Report | None) -> tuple[Column, ...]:
    """The columns of a class of records, and the edition and coverage of their report."""
    columns = [
        Column(
            column.name,
            nw.List(kind_of(column.kind)) if column.is_list else kind_of(column.kind),
            converted(column.kind, column.value),
        )
        for column in record_columns.columns_of(record)
    ]
    names = {column.name for column in columns}
    origin = (
        Column("edition", nw.String(), lambda _: None if report is None else report.edition),
        Column(
            "coverage",
            kind_of(model.Coverage),
            lambda _: None if report is None else report.coverage,
        ),
    )
    return (*columns, *(column for column in origin if column.name not in names))


def card_columns(table: CardTable) -> tuple[Column, ...]:
    """The columns of a table of verdicts: exact numbers as floats."""
    return tuple(
        Column(column.name, kind_of(column.kind), converted(column.kind, column.value))
        for column in table.columns
    )


def kind_of(kind: type) -> DType:
    """The type of a column of such values. A vocabulary is an Enum."""
    known = _KINDS.get(kind)
    members: Any = kind
    return nw.Enum([member.value for member in members]) if known is None else known


_CONVERTED: dict[type, Callable[[Any], Any]] = {
    date: date.fromisoformat,
    Fraction: float,
    Interval: str,
}


def converted(kind: type, value: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The value in the form that the engines read."""
    convert = _CONVERTED.get(kind)
    if convert is None:
        return value

    def converted(record: Any) -> Any:
        held = value(record)
        return None if held is None else convert(held)

    return converted
