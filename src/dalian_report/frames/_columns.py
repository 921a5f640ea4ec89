"""The columns of each table: their types, and how a record fills them."""

from __future__ import annotations

import types
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_origin

import attrs
import narwhals as nw

from dalian_report import model
from dalian_report.attainment import _wording as target_wording
from dalian_report.attainment._assessment import Assessment, Basis
from dalian_report.attainment._conformity import Verdict
from dalian_report.model._vocabulary import Sense, Stated, Strength

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from fractions import Fraction

    from narwhals.dtypes import DType

    from dalian_report.model._quantities import Interval

__all__ = ["DECIMAL", "RECORDS", "Column", "columns_of", "scorecard_columns"]

DECIMAL = nw.Decimal(38, 9)
"""29 digits before the point, 9 behind it: the most that 128 bits hold, in a form that does not
depend on the records, so that tables of two reports can be stacked."""

RECORDS: Mapping[str, type] = {
    "sections": model.Section,
    "statements": model.Statement,
    "figures": model.Figure,
    "numerals": model.Numeral,
    "units": model.Unit,
    "indicators": model.Indicator,
    "targets": model.Target,
    "deliverables": model.Deliverable,
    "entities": model.Entity,
    "relations": model.Relation,
    "glossary": model.GlossaryEntry,
    "observations": model.Observation,
}
"""The tables of records, and the class of each."""


@attrs.frozen
class Column:
    """One column: its type, and its value in the row of a record."""

    name: str
    kind: DType
    value: Callable[[Any], Any]


@cache
def columns_of(record: type) -> tuple[Column, ...]:
    """A column for every field of a class of records, in its order.

    A span has two, a list of spans two of lists; so have the hedge of the Chinese text and a
    citation one for each of their fields.
    """
    attrs.resolve_types(record)  # pyright: ignore[reportArgumentType]
    return tuple(
        column
        for field in attrs.fields(record)  # pyright: ignore[reportArgumentType]
        for column in _of_field(field.name, _without_none(field.type))
    )


def _without_none(type_: Any) -> Any:
    if get_origin(type_) is types.UnionType or type(None) in get_args(type_):
        return next(one for one in get_args(type_) if one is not type(None))
    return type_


def _of_field(name: str, type_: Any) -> Iterable[Column]:
    if type_ is model.Span or attrs.has(type_):
        for inner in columns_of(type_):
            yield Column(f"{name}_{inner.name}", inner.kind, _inner(name, inner))
    elif get_args(type_)[:1] == (model.Span,):
        for end in ("start", "end"):
            yield Column(f"{name}_{end}", nw.List(nw.Int64()), _ends(name, end))
    elif get_args(type_):
        yield Column(name, nw.List(nw.String()), lambda record: list(getattr(record, name)))
    elif name in {"date", "vintage"}:
        yield Column(name, nw.Date(), lambda record: date.fromisoformat(getattr(record, name)))
    else:
        yield Column(name, _kind(type_), lambda record: getattr(record, name))


def _inner(name: str, column: Column) -> Callable[[Any], Any]:
    def value(record: Any) -> Any:
        held = getattr(record, name)
        return None if held is None else column.value(held)

    return value


def _ends(name: str, end: str) -> Callable[[Any], list[int]]:
    return lambda record: [getattr(span, end) for span in getattr(record, name)]


def _kind(type_: type) -> DType:
    if issubclass(type_, StrEnum):
        return nw.Enum([member.value for member in type_])
    return {str: nw.String(), bool: nw.Boolean(), int: nw.Int64(), Decimal: DECIMAL}[type_]


def scorecard_columns() -> tuple[Column, ...]:
    """The columns of a scorecard: sets in their notation, ends of margin and ratio as floats."""
    text, number = nw.String(), nw.Float64()
    return (
        Column("target_id", text, lambda row: row.target.id),
        Column("indicator_id", text, lambda row: row.indicator.id),
        Column("name", text, lambda row: row.indicator.name),
        Column("year", nw.Int64(), lambda row: row.target.year),
        Column("sense", _kind(Sense), lambda row: row.target.sense),
        Column("strength", _kind(Strength), lambda row: row.target.strength),
        Column("unit", text, lambda row: row.indicator.unit),
        Column("wanted", text, target_wording.requirement),
        Column("required", text, lambda row: row.required and _set(row.required.met)),
        Column("open", text, lambda row: row.required and _set(row.required.grey)),
        Column("actual", text, lambda row: _set(row.actual)),
        Column("verdict", _kind(Verdict), lambda row: row.verdict),
        Column("stretch_verdict", _kind(Verdict), lambda row: row.stretch_verdict),
        Column("margin", text, lambda row: _set(row.margin)),
        Column("margin_low", number, lambda row: row.margin and _float(row.margin.lower)),
        Column("margin_high", number, lambda row: row.margin and _float(row.margin.upper)),
        Column("ratio", text, lambda row: _set(row.ratio)),
        Column("ratio_low", number, lambda row: row.ratio and _float(row.ratio.lower)),
        Column("ratio_high", number, lambda row: row.ratio and _float(row.ratio.upper)),
        Column("robust", nw.Boolean(), lambda row: row.robust),
        Column("hangs_on_reading", nw.Boolean(), lambda row: row.hangs_on_reading),
        Column("flips_at", number, lambda row: _float(row.flips_at)),
        Column("basis", _kind(Basis), lambda row: row.basis),
        Column("stated", _kind(Stated), lambda row: row.stated),
        Column("disagrees", nw.Boolean(), lambda row: row.disagrees),
        Column("comparability", text, lambda row: row.comparability),
        Column("observation_id", text, _of_observation(lambda found: found.id)),
        Column("vintage", nw.Date(), _of_observation(_vintage)),
        Column("source_publisher", text, _of_observation(lambda found: found.source.publisher)),
        Column("source_url", text, _of_observation(lambda found: found.source.url)),
        Column("source_read_at", text, _of_observation(lambda found: found.source.read_at)),
        Column("explanation", text, Assessment.explain),
    )


def _of_observation(of: Callable[[model.Observation], Any]) -> Callable[[Assessment], Any]:
    return lambda row: None if row.observation is None else of(row.observation)


def _vintage(found: model.Observation) -> date:
    return date.fromisoformat(found.vintage)


def _set(values: Interval | None) -> str | None:
    return None if values is None else str(values)


def _float(end: Decimal | Fraction | None) -> float | None:
    return None if end is None else float(end)
